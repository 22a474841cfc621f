#include "include/annals/batch.h"

#include "src/pipeline/join.h"
#include "src/pipeline/run.h"

namespace annals {

struct Batch::Impl {
  Impl(const Coder& coder, Source from, const BatchOptions& options)
      : source(std::move(from)), run(coder, [this] { return article(); }, options.threads) {
    if (!options.apart) join.emplace(WholeCopies::kPass);
  }

  std::optional<Incoming> article() {
    if (join) return join->next();
    std::optional<Result<Article>> one = source();
    if (!one) return std::nullopt;
    return incoming(std::move(*one));
  }

  // All of the source, once.
  void read() {
    if (!join || is_read) return;
    while (std::optional<Result<Article>> one = source()) join->add(incoming(std::move(*one)));
    join->end();
    is_read = true;
  }

  Source source;
  std::optional<ArticleJoin> join;  // none: each article by itself
  bool is_read = false;
  CodingRun run;
};

Batch::Batch(const Coder& coder, Source source, BatchOptions options)
    : impl_(std::make_unique<Impl>(coder, std::move(source), options)) {}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

std::optional<Result<Coded>> Batch::next() {
  impl_->read();
  std::optional<Result<Coded>> coded = impl_->run.next();
  if (coded && impl_->join) impl_->join->settle(*coded);
  return coded;
}

}  // namespace annals
