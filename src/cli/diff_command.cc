// annals diff DB RUN RUN: what a re-run with a newer engine, data or options changed.
#include <algorithm>
#include <map>
#include <memory>

#include "src/base/json.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"
#include "src/cli/table.h"
#include "src/cli/why.h"
#include "src/story/changes.h"

namespace annals::cli {
namespace {

struct DiffArgs {
  std::string database, older, newer;
  std::string format = "table";
  bool reasons = false;
};

struct DiffCounts {
  std::int64_t added = 0, gone = 0, changed = 0, same = 0;
};

// One record that is not as it was.
struct Difference {
  const Revision& revision;
  std::vector<story::FieldChange> fields;

  [[nodiscard]] const Record& record() const { return revision.newer ? *revision.newer : *revision.older; }
  [[nodiscard]] const char* kind() const { return !revision.older ? "added" : !revision.newer ? "gone" : "changed"; }
};

std::string value_of(const std::optional<Record>& record, const std::string& field) {
  if (!record) return {};
  for (const WhyField& why : why_of(*record))
    if (why.field == field) return why.value;
  return {};
}

void print_table(Console& console, const Difference& one) {
  const Record& record = one.record();
  put(console, shortened(std::string(one.kind()) + "  " + record.event_type + "  " + record.doc + "  " + record.id, console.width) + "\n");
  put(console, "  " + sentence_around_trigger(record, console.width - 2) + "\n");
  for (const story::FieldChange& change : one.fields) {
    const std::string before = value_of(one.revision.older, change.field), after = value_of(one.revision.newer, change.field);
    const bool readable = before != after;  // else only what a table does not show is another
    put(console, "  " + wrapped(change.field + ": " + (readable ? before : change.before) + " -> " + (readable ? after : change.after),
                                console.width - 2, 4) + "\n");
  }
}

void print_csv(Console& console, const Difference& one) {
  const Record& record = one.record();
  const auto row = [&](const std::string& field, const std::string& before, const std::string& after) {
    std::string line;
    for (const std::string& cell : {std::string(one.kind()), record.doc, record.id, record.event_type, record.sentence.text, field, before, after})
      line += (line.empty() ? "" : ",") + csv_cell(cell);
    put(console, line + "\n");
  };
  if (one.fields.empty()) row("", "", "");
  for (const story::FieldChange& change : one.fields) row(change.field, change.before, change.after);
}

Json json_of(const Difference& one) {
  const auto record = [](const std::optional<Record>& side) { return side ? read_json(to_json(*side)) : Json(); };
  Json fields = Json::object();
  for (const story::FieldChange& change : one.fields) fields[change.field] = {read_json(change.before), read_json(change.after)};
  return {{"kind", one.kind()}, {"doc", one.revision.doc}, {"id", one.record().id}, {"fields", fields},
          {"older", record(one.revision.older)}, {"newer", record(one.revision.newer)}};
}

class DiffPrinter {
public:
  DiffPrinter(Console& console, const DiffArgs& args) : console_(console), args_(args) {
    if (args.format == "csv") put(console, "kind,doc,record,event_type,sentence,field,older,newer\n");
  }

  void take(const Revision& revision) {
    Difference one{revision, {}};
    if (revision.older && revision.newer) one.fields = story::changes_between(*revision.older, *revision.newer, options_of(revision));
    const bool same = revision.older && revision.newer && one.fields.empty();
    ++(same ? counts_.same : !revision.older ? counts_.added : !revision.newer ? counts_.gone : counts_.changed);
    if (same) return;
    if (args_.format == "json")
      put(console_, (std::exchange(begun_, true) ? ",\n" : "{\"changes\": [\n") + written(json_of(one)));
    else if (args_.format == "csv")
      print_csv(console_, one);
    else
      print_table(console_, one);
  }

  void finish(const RevisionCounts& articles) {
    if (args_.format == "csv") return;
    if (args_.format == "json") {
      const Json counts{{"added", counts_.added}, {"gone", counts_.gone}, {"changed", counts_.changed}, {"same", counts_.same},
                        {"articles", articles.articles}, {"only_older", articles.only_older}, {"only_newer", articles.only_newer}};
      put(console_, std::string(begun_ ? "" : "{\"changes\": [") + "],\n\"counts\": " + written(counts) + "}\n");
      return;
    }
    put(console_, std::to_string(counts_.added) + " added, " + std::to_string(counts_.gone) + " gone, " + std::to_string(counts_.changed) + " changed, " +
                      std::to_string(counts_.same) + " the same, in " + std::to_string(articles.articles) + " articles that both runs coded (" +
                      std::to_string(articles.only_older) + " only the first, " + std::to_string(articles.only_newer) + " only the second)\n");
  }

private:
  [[nodiscard]] story::ChangeOptions options_of(const Revision& revision) const {
    // Words of another version of the text stand elsewhere without being other words.
    return {.reasons = args_.reasons, .spans = revision.older_version == revision.newer_version};
  }

  Console& console_;
  const DiffArgs& args_;
  DiffCounts counts_;
  bool begun_ = false;
};

void list_runs(Console& console, const Store& store, const DiffArgs& args) {
  Json all = Json::array();
  if (args.format == "csv") put(console, "run,engine,data,options,articles,records,current,since,until\n");
  for (const StoredRun& one : store.runs()) {
    const Run& run = one.run;
    if (args.format == "json")
      all.push_back({{"run", run.id}, {"engine", run.engine}, {"data", run.data}, {"options", run.options}, {"articles", one.articles},
                     {"records", one.records}, {"current", one.current}, {"since", one.since.empty() ? Json() : Json(one.since)},
                     {"until", one.until.empty() ? Json() : Json(one.until)}});
    else if (args.format == "csv")
      put(console, csv_cell(run.id) + "," + csv_cell(run.engine) + "," + csv_cell(run.data) + "," + csv_cell(run.options) + "," +
                       std::to_string(one.articles) + "," + std::to_string(one.records) + "," + std::to_string(one.current) + "," + one.since + "," +
                       one.until + "\n");
    else
      put(console, run.id + "  " + run.engine + ", data " + run.data + "  " + std::to_string(one.articles) + " articles  " +
                       std::to_string(one.records) + " records, " + std::to_string(one.current) + " current\n");
  }
  if (args.format == "json") put(console, written(all) + "\n");
}

ExitCode run_diff(const DiffArgs& args, Console& console) {
  const Store store = open_store(args.database, StoreMode::kRead);
  if (args.older.empty()) {
    list_runs(console, store, args);
    return ExitCode::kDone;
  }
  if (args.newer.empty()) throw Error(ErrorKind::kUsage, "two runs are compared, and one was named", {}, "`annals diff DB` lists the runs");
  DiffPrinter printer(console, args);
  printer.finish(store.revisions(args.older, args.newer, [&](const Revision& revision) { printer.take(revision); }));
  return ExitCode::kDone;
}

}  // namespace

Command add_diff_command(App annals) {
  App app = annals.add_subcommand("diff", "List the runs of a database, or what one changed against another");
  const auto args = std::make_shared<DiffArgs>();
  app.add_option("DB", args->database, "The database; alone: its runs, oldest first").type_name("").required();
  app.add_option("RUN1", args->older, "A run, or the beginning of its id").type_name("");
  app.add_option("RUN2", args->newer, "The run that came after it").type_name("");
  app.add_option("--format", args->format, "table, json or csv").type_name("FORM").one_of({"table", "json", "csv"});
  app.add_flag("--reasons", args->reasons, "A field is also changed where only the rules behind it are others");
  return {app, [args](Console& console) { return run_diff(*args, console); }};
}

}  // namespace annals::cli
