// annals happenings DB [ID]: one happening from many reports, why they were joined, and people's own decisions.
#include <cstdio>
#include <memory>

#include "src/base/json.h"
#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"
#include "src/cli/table.h"
#include "src/record/private_names.h"
#include "src/store/summaries.h"
#include "src/story/fields.h"
#include "src/story/match.h"

namespace annals::cli {
namespace {

struct HappeningsArgs {
  std::string database, id;
  std::string format = "table";
  std::string names = "role";
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

// Who gives a value: "The Post, 2024-03-05; the ministry in The Echo, 2024-03-06, alleged"
std::string givers(const std::vector<story::Value>& from) {
  std::string out;
  for (const story::Value& one : from) {
    out += (out.empty() ? "" : "; ") + one.source;
    if (!one.outlet.empty() && one.outlet != one.source) out += " in " + one.outlet;
    if (!one.date.empty()) out += ", " + one.date;
    if (one.factuality != "actual") out += ", " + one.factuality;
  }
  return out;
}

void put_fields(Console& console, const std::vector<Record>& records) {
  for (const story::Field& field : story::fields_of(records)) {
    put(console, "  " + field.name + "  (" + field.rule + ")\n");
    for (std::size_t i = 0; i < field.values.size(); ++i) {
      const story::FieldValue& value = field.values[i];
      put(console, "  " + wrapped((field.best == i ? "* " : "  ") + value.text + ": " + givers(value.from), console.width - 2, 6) + "\n");
      for (const story::Value& one : value.from)
        if (field.values.size() > 1) put(console, "        " + shortened(in_quotes(one_line(one.quote)), console.width - 8) + "\n");
    }
  }
}

void show(Console& console, const Store& store, const HappeningsArgs& args, const std::vector<StoredAccount>& accounts) {
  const std::vector<Record> records = shown(store.records_of(args.id), args.names);
  if (!records.empty()) put(console, records.front().event_type + "  " + records.front().happening + "\n");
  put_fields(console, records);
  put(console, "  reports\n");
  for (const StoredAccount& one : accounts) {
    put(console, "  " + shortened(one.published + "  " + (one.outlet.empty() ? one.doc : one.outlet) + (one.told == "actual" ? "" : "  (" + one.told + ")") +
                                      "  account " + one.id, console.width - 2) + "\n");
    const auto said = std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.doc == one.doc; });
    if (said != records.end()) put(console, "      " + shortened(in_quotes(one_line(said->sentence.text)), console.width - 6) + "\n");
  }
  if (accounts.size() > 1) put(console, "  why they are one\n");
  for (const StoredLink& link : store.links_of(args.id)) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", link.score);
    put(console, "  " + link.a + " and " + link.b + ": " + text + "\n" + fields_text(link));
  }
}

void show_json(Console& console, const Store& store, const HappeningsArgs& args, const std::vector<StoredAccount>& accounts) {
  const std::vector<Record> records = shown(store.records_of(args.id), args.names);
  Json told = Json::array(), links = Json::array();
  for (const StoredAccount& one : accounts)
    told.push_back({{"account", one.id}, {"doc", one.doc}, {"outlet", text_or_null(one.outlet)}, {"url", text_or_null(one.url)},
                    {"published", text_or_null(one.published)}, {"told", one.told}});
  for (const StoredLink& link : store.links_of(args.id)) {
    Json fields = Json::object();
    for (const auto& [name, weight, reason] : link.fields) fields[name] = {weight, reason};
    links.push_back({{"accounts", {link.a, link.b}}, {"score", link.score}, {"fields", fields}});
  }
  const Json out{{"happening", records.empty() ? Json() : Json(records.front().happening)},
                 {"event_type", records.empty() ? Json() : Json(records.front().event_type)},
                 {"fields", read_json(story::to_json(story::fields_of(records)))}, {"accounts", told}, {"links", links}};
  put(console, written(out) + "\n");
}

Json line_of(const HappeningSummary& one) {
  const Record& record = one.first;
  return {{"happening", record.happening}, {"event_type", record.event_type},
          {"date_start", record.date ? text_or_null(record.date->start) : Json()}, {"date_end", record.date ? text_or_null(record.date->end) : Json()},
          {"place", record.places.empty() ? Json() : text_or_null(record.places.front().name)}, {"reports", one.reports},
          {"factuality", record.factuality}, {"sentence", record.sentence.text}, {"url", text_or_null(record.url)}};
}

void list(Console& console, const Store& store, const HappeningsArgs& args) {
  for (HappeningSummary& one : happening_summaries(store, filter_of(args.filter), args.least_reports)) {
    if (names_of(args.names) == Names::kByRole) hide_private_names(one.first);
    if (args.format == "json") {
      put(console, written(line_of(one)) + "\n");
      continue;
    }
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
    const std::vector<StoredAccount> accounts = store.accounts_of(args.id);
    if (accounts.empty()) throw Error(ErrorKind::kUsage, "no happening '" + args.id + "' in this database");
    (args.format == "json" ? show_json : show)(console, store, args, accounts);
  } else {
    list(console, store, args);
  }
  return ExitCode::kDone;
}

}  // namespace

Command add_happenings_command(App annals) {
  App app = annals.add_subcommand("happenings", "List what several reports tell of, and why they were joined");
  const auto args = std::make_shared<HappeningsArgs>();
  app.add_option("DB", args->database, "The database").type_name("").required();
  app.add_option("ID", args->id, "A happening, or an account in it: what its reports say of each field, and why they were joined").type_name("");
  add_filter_options(app, args->filter);
  app.add_option("--format", args->format, "table or json").type_name("FORM").one_of({"table", "json"});
  add_names_option(app, args->names);
  app.add_option("--least-reports", args->least_reports, "Only those that so many reports tell of").type_name("N");
  app.add_option("--compare", args->compare, "Two accounts: what speaks for their being one, and what against").type_name("ACCOUNT").count(2);
  app.add_option("--join", args->join, "Two accounts are one happening, whatever the rules say").type_name("ACCOUNT").count(2);
  app.add_option("--split", args->split, "Two accounts are two happenings").type_name("ACCOUNT").count(2);
  app.add_option("--who", args->who, "Who decides, kept with the decision").type_name("NAME");
  return {app, [args](Console& console) { return run_happenings(*args, console); }};
}

}  // namespace annals::cli
