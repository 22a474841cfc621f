// annals happenings DB [ID]: one happening from many reports, why they were joined, and people's own decisions.
#include <cstdio>
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"
#include "src/cli/table.h"
#include "src/store/summaries.h"
#include "src/story/match.h"

namespace annals::cli {
namespace {

struct HappeningsArgs {
  std::string database, id;
  FilterArgs filter;
  std::vector<std::string> join, split, compare;
  std::string who;
  std::uint64_t least_reports = 1;
};

std::string fields_text(const StoredLink& link) {
  std::string out;
  for (const auto& [name, weight, reason] : link.fields) {
    char text[32];
    std::snprintf(text, sizeof text, " %+.1f ", weight);
    out += "      " + name + text + reason + "\n";
  }
  return out;
}

void show(Console& console, const Store& store, const std::string& id) {
  const std::vector<StoredAccount> accounts = store.accounts_of(id);
  if (accounts.empty()) throw Error(ErrorKind::kUsage, "no happening '" + id + "' in this database");
  const std::vector<Record> records = store.records_of(id);
  if (!records.empty()) put(console, records.front().event_type + "  " + records.front().happening + "\n");
  for (const StoredAccount& one : accounts) {
    put(console, shortened(one.published + "  " + (one.outlet.empty() ? one.doc : one.outlet) + (one.told == "actual" ? "" : "  (" + one.told + ")") +
                               "  account " + one.id, console.width) + "\n");
    put(console, "    " + shortened(in_quotes(one.sentence), console.width - 4) + "\n");
  }
  for (const StoredLink& link : store.links_of(id)) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", link.score);
    put(console, "  " + link.a + " and " + link.b + ": " + text + "\n" + fields_text(link));
  }
}

void list(Console& console, const Store& store, const HappeningsArgs& args) {
  for (const HappeningSummary& one : happening_summaries(store, filter_of(args.filter), args.least_reports)) {
    const Record& record = one.first;
    const std::string day = record.date && !record.date->start.empty() ? record.date->start : "undated";
    const std::string place = record.places.empty() ? "" : record.places.front().name;
    put(console, shortened(one.id + "  " + day + "  " + std::to_string(one.reports) + (one.reports == 1 ? " report   " : " reports  ") +
                               record.event_type + (place.empty() ? "" : " in " + place) + "  " + sentence_around_trigger(record, console.width),
                           console.width) + "\n");
  }
}

ExitCode run_happenings(const HappeningsArgs& args, Console& console) {
  const auto pair = [](const std::vector<std::string>& two) { return std::pair(two.at(0), two.at(1)); };
  if (!args.join.empty() || !args.split.empty()) {
    Store store = open_store(args.database, StoreMode::kWrite);
    for (const auto* two : {&args.join, &args.split})
      if (!two->empty()) store.decide(pair(*two).first, pair(*two).second, two == &args.join, args.who);
    const JoinCounts counts = store.join();
    put(console, "kept; " + std::to_string(counts.happenings) + " happenings in all\n");
    return ExitCode::kDone;
  }
  const Store store = open_store(args.database, StoreMode::kRead);
  if (!args.compare.empty()) {
    const StoredLink link = store.compare(args.compare.at(0), args.compare.at(1));
    char text[64];
    std::snprintf(text, sizeof text, "%.1f of %.1f: %s\n", link.score, story::kEnough, link.joins ? "one happening" : "two happenings");
    put(console, text + fields_text(link));
  } else if (!args.id.empty()) {
    show(console, store, args.id);
  } else {
    list(console, store, args);
  }
  return ExitCode::kDone;
}

}  // namespace

Command add_happenings_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("happenings", "List what several reports tell of, and why they were joined");
  const auto args = std::make_shared<HappeningsArgs>();
  app->add_option("DB", args->database, "The database")->type_name("")->required();
  app->add_option("ID", args->id, "A happening, or an account in it: every report of it and why they were joined")->type_name("");
  add_filter_options(*app, args->filter);
  app->add_option("--least-reports", args->least_reports, "Only those that so many reports tell of")->type_name("N");
  app->add_option("--compare", args->compare, "Two accounts: what speaks for their being one, and what against")->type_name("ACCOUNT")->expected(2);
  app->add_option("--join", args->join, "Two accounts are one happening, whatever the rules say")->type_name("ACCOUNT")->expected(2);
  app->add_option("--split", args->split, "Two accounts are two happenings")->type_name("ACCOUNT")->expected(2);
  app->add_option("--who", args->who, "Who decides, kept with the decision")->type_name("NAME");
  return {app, [args](Console& console) { return run_happenings(*args, console); }};
}

}  // namespace annals::cli
