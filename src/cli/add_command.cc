// annals add DB FILE...: codes articles and keeps them with their records.
#include <array>
#include <memory>
#include <mutex>
#include <set>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/run_reports.h"
#include "src/cli/store_door.h"

namespace annals::cli {
namespace {

constexpr std::size_t kMostTurnedAway = 50;  // that are told one by one

struct AddArgs {
  std::string database;
  InputArgs input;
  CoderArgs coder;
};

// A store used by the thread that reads and the thread that writes.
class SharedStore {
public:
  SharedStore(Store store, Run run) : store_(std::move(store)), run_(std::move(run)) {}

  // Whether it need not be coded: it is there, or was forgotten.
  bool has(const Article& article) {
    const std::lock_guard lock(mutex_);
    if (const auto stone = store_.tombstone_of(article)) {
      turned_away_.push_back((article.url.empty() ? article.id : article.url) + " was forgotten on " + stone->forgotten + " by its " + stone->kind +
                             (stone->reason.empty() ? "" : " (" + stone->reason + ")") + " and is left out");
      return true;
    }
    return store_.has(article, run_.id);
  }
  [[nodiscard]] const std::vector<std::string>& turned_away() const { return turned_away_; }
  void add(const Coded& coded, const std::vector<ArticleJoin::CarriedOf>& carried) {
    std::vector<CarriedFrom> from;
    for (const auto& [doc, sentences] : carried) {
      if (doc == coded.article.id) continue;  // a version of it
      from.push_back({doc, {}});
      for (const CarriedSentence& one : sentences)
        from.back().sentences.emplace_back(one.first, one.second);
    }
    const std::lock_guard lock(mutex_);
    const Added added = store_.add(coded.article, coded.records, run_, from);
    ++counts_[static_cast<std::size_t>(added)];
    if (added != Added::kForgotten) records_ += coded.records.size();
  }
  JoinCounts join() { return store_.join(); }
  // Gives `join` the articles of the days around that are in the store.
  void join_around(Day day, ArticleJoin& join) {
    const std::lock_guard lock(mutex_);
    for (Day near = day - kJoinedDays; near <= day + kJoinedDays; near += std::chrono::days(1))
      if (joined_days_.insert(near).second)
        store_.published(near, [&](const Article& article) { join.add_known(article); });
  }
  // "3 new, 1 new version, 12 unchanged; 57 records"
  [[nodiscard]] std::string summary(std::uint64_t skipped) const {
    const auto count = [&](Added added) { return counts_[static_cast<std::size_t>(added)]; };
    const std::uint64_t forgotten = count(Added::kForgotten) + turned_away_.size();
    return std::to_string(count(Added::kNew)) + " new, " +
           std::to_string(count(Added::kNewVersion)) + " in a new version, " +
           std::to_string(count(Added::kRecoded)) + " coded anew, " +
           std::to_string(count(Added::kUnchanged) + skipped - turned_away_.size()) + " unchanged" +
           (forgotten == 0 ? "" : ", " + std::to_string(forgotten) + " forgotten and left out") + "; " +
           std::to_string(records_) + " records written";
  }

private:
  std::mutex mutex_;
  Store store_;
  Run run_;
  std::set<Day> joined_days_;
  std::array<std::uint64_t, 5> counts_{};
  std::vector<std::string> turned_away_;
  std::uint64_t records_ = 0;
};

ExitCode run_add(const AddArgs& args, Console& console) {
  (void)reader_options(args.input);
  Store opened = open_store(args.database, StoreMode::kWrite);
  const Coder coder = make_coder(args.coder);
  SharedStore store(std::move(opened), {coder.run_id(), coder.engine(), coder.data_version(), ""});
  RunHooks hooks;
  hooks.skip = [&](const Article& article) { return store.has(article); };
  hooks.each_whole = [&](const Coded& coded, const auto& carried) {
    store.add(coded, carried);
    return coded.records.size();
  };
  hooks.earlier = [&](const Article& article, ArticleJoin& join) {
    if (article.published) store.join_around(*article.published, join);
  };
  const RunCounts counts = run_reports(coder, args.input, console, hooks);
  const JoinCounts joined = store.join();
  for (std::size_t i = 0; i < store.turned_away().size() && i < kMostTurnedAway; ++i) remark(console, store.turned_away()[i]);
  if (!args.input.quiet)
    put(console, store.summary(counts.skipped) + "; " + std::to_string(joined.happenings) + " happenings in all\n");
  flush(console);
  return counts.failed > 0 ? ExitCode::kSomeInput : ExitCode::kDone;
}

}  // namespace

Command add_add_command(App annals) {
  App app = annals.add_subcommand("add", "Code articles and keep them in a database");
  const auto args = std::make_shared<AddArgs>();
  app.add_option("DB", args->database, "The database, one file; made if it is not there")
      .type_name("")
      .required();
  add_input_options(app, args->input);
  add_run_options(app, args->input);
  add_coder_options(app, args->coder);
  add_ontology_option(app, args->coder);
  return {app, [args](Console& console) {
            args->input.data = args->coder.data;
            return run_add(*args, console);
          }};
}

}  // namespace annals::cli
