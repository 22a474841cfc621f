#include "src/cli/run_reports.h"

#include <atomic>
#include <map>

#include "src/cli/progress.h"
#include "src/pipeline/run.h"
#include "src/read/article_reader.h"

namespace annals::cli {
namespace {

// A file of the wrong kind may have a fault in every line.
constexpr std::uint64_t kMostMessages = 50;

class ReportRun {
public:
  ReportRun(const InputArgs& args, Console& console, const RunHooks& hooks)
      : args_(args), console_(console), hooks_(hooks), progress_(console, args.quiet),
        reader_(args.files, reader_options(args)) {}

  RunCounts run(const Coder& coder) {
    if (args_.apart)
      code_all(
          coder, [this] { return next(); }, [this](Result<Coded>&& coded) { take(coded); },
          args_.threads);
    else
      run_joined(coder);
    progress_.clear();
    if (counts_.failed > kMostMessages)
      remark(console_, std::to_string(counts_.failed - kMostMessages) + " more of these");
    if (!args_.quiet) {
      say_foreign();
      say_left_out(console_, reader_.left_out());
    }
    counts_.skipped = skipped_;
    return counts_;
  }

private:
  // Reads all, then codes.
  void run_joined(const Coder& coder) {
    ArticleJoin join(hooks_.each_whole ? WholeCopies::kCode : WholeCopies::kPass);
    while (std::optional<Incoming> incoming = next()) {
      if (incoming->article && hooks_.earlier) hooks_.earlier(incoming->article.value(), join);
      join.add(std::move(*incoming));
    }
    join.end();
    const auto take_joined = [&](Result<Coded>&& coded) {
      if (hooks_.each_whole) return take(coded, join.carried(coded));
      join.settle(coded);
      take(coded);
    };
    code_all(
        coder, [&] { return join.next(); }, take_joined, args_.threads);
    say_joined(join);
  }

  void say_joined(const ArticleJoin& join) {
    if (join.sharing() == 0 || args_.quiet) return;
    progress_.clear();
    remark(console_,
           "of " + std::to_string(counts_.reports) + " reports " + std::to_string(join.sharing()) +
               " carry sentences of earlier ones, " + std::to_string(join.whole()) +
               " nothing else; each is counted once (--apart codes reports by themselves)");
  }

  std::optional<Incoming> next() {
    for (;;) {
      std::optional<Result<Article>> article = reader_.next();
      bytes_ = reader_.bytes_read();
      if (!article) return std::nullopt;
      Incoming one = incoming(std::move(*article));
      if (one.pass) ++foreign_[one.article.value().language];
      if (!one.article || !hooks_.skip || !hooks_.skip(one.article.value())) return one;
      ++skipped_;
    }
  }

  void say_foreign() {
    std::string listed;
    std::uint64_t all = 0;
    for (const auto& [language, count] : foreign_) {
      listed += (listed.empty() ? "" : ", ") + std::to_string(count) + " " + language;
      all += count;
    }
    if (all > 0)
      remark(console_,
             "not coded: " + std::to_string(all) + " reports in other languages (" + listed + ")");
  }

  void take(const Result<Coded>& coded, const std::vector<ArticleJoin::CarriedOf>& carried = {}) {
    if (!coded) {
      ++counts_.failed;
      if (counts_.failed > kMostMessages) return;
      progress_.clear();
      complain(console_, coded.error());
      return;
    }
    ++counts_.reports;
    if (!coded.value().article.published) say_undated();
    records_ +=
        hooks_.each_whole ? hooks_.each_whole(coded.value(), carried) : hooks_.each(coded.value());
    progress_.step(counts_.reports + skipped_, records_, bytes_);
  }

  void say_undated() {
    if (std::exchange(said_undated_, true) || args_.quiet) return;
    progress_.clear();
    remark(console_, "without a publication date relative dates (\"on Tuesday\") stay unresolved; "
                     "--published 2024-03-07 gives one");
  }

  const InputArgs& args_;
  Console& console_;
  const RunHooks& hooks_;
  Progress progress_;
  ArticleReader reader_;
  RunCounts counts_;
  std::uint64_t records_ = 0;
  // Written where articles are read, read where they are written.
  std::atomic<std::uint64_t> bytes_ = 0, skipped_ = 0;
  std::map<std::string, std::uint64_t> foreign_;
  bool said_undated_ = false;
};

}  // namespace

RunCounts run_reports(const Coder& coder, const InputArgs& args, Console& console,
                      const RunHooks& hooks) {
  return ReportRun(args, console, hooks).run(coder);
}

}  // namespace annals::cli
