#include "include/annals/parser.h"

#include <algorithm>

#include "src/base/files.h"
#include "src/base/utf8.h"
#include "src/doc/conllu.h"
#include "src/pipeline/articles.h"
#include "src/read/read.h"
#include "src/syntax/syntax.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

// What went wrong inside costs the one input, never the batch (I-8).
template <class Work>
Result<std::string> guarded(const std::string& id, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    Place place = error.place();
    if (place.file.empty()) place.file = id;
    return Error(error.kind(), error.message(), std::move(place), error.hint());
  } catch (const std::exception& error) {
    return Error(ErrorKind::kInternal, error.what(), {id, 0, 0});
  }
}

// Throws Error(kInput) with the line.
void read_words(std::string_view conllu, Document& doc) {
  const std::size_t invalid = find_invalid_utf8(conllu);
  if (invalid != std::string_view::npos) {
    const auto lines = std::count(conllu.begin(), conllu.begin() + static_cast<std::ptrdiff_t>(invalid), '\n');
    throw Error(ErrorKind::kInput, "a byte that is not UTF-8", {{}, static_cast<std::uint64_t>(lines) + 1, 0},
                "convert the text, for example with iconv");
  }
  read_conllu_words(conllu, doc);
}

}  // namespace

struct Parser::Impl {
  Impl(const fs::path& data, const fs::path& models) : read(make_read_stage(data)), syntax(data, models) {}

  std::unique_ptr<Stage> read;
  Syntax syntax;
};

Parser::Parser(CoderOptions options)
    : impl_(std::make_unique<Impl>(options.data.empty() ? data_directory() : options.data,
                                   options.models.empty() ? model_directory() : options.models)) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Result<std::string> Parser::parse(const Article& article) const {
  if (auto error = refuse(article)) return std::move(*error);
  thread_local Document doc;
  return guarded(article.id, [&] {
    doc.reset(with_id(article));
    impl_->read->run(doc);
    impl_->syntax.annotate(doc);
    return write_conllu(doc);
  });
}

Result<std::string> Parser::parse_words(std::string_view conllu) const {
  thread_local Document doc;
  return guarded({}, [&] {
    read_words(conllu, doc);
    impl_->syntax.tag_and_parse(doc);
    return write_conllu_over(conllu, doc);
  });
}

std::optional<Error> Parser::check_words(std::string_view conllu) const {
  thread_local Document doc;
  try {
    read_words(conllu, doc);
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

}  // namespace annals
