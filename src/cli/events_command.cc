// annals events DB and annals export DB: records out of a database.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"

namespace annals::cli {
namespace {

struct EventsArgs {
  std::string database;
  EventFilter filter;
  std::string since, until;
  bool all_versions = false;
  OutputArgs output;
};

std::optional<Day> day_of(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Result<Day> day = parse_day(text);
  if (!day)
    throw Error(ErrorKind::kUsage, std::string(option) + ": " + day.error().message(), {},
                day.error().hint());
  return *day;
}

std::string heading_of(const Record& record) {
  std::string out = record.outlet;
  for (const std::string& part : {record.published, record.url.empty() ? record.doc : record.url})
    if (!part.empty()) out += (out.empty() ? "" : " \xC2\xB7 ") + part;
  return out;
}

ExitCode run_events(const EventsArgs& args, Format format, Console& console) {
  EventFilter filter = args.filter;
  filter.since = day_of("--since", args.since);
  filter.until = day_of("--until", args.until);
  filter.versions = args.all_versions ? Versions::kAll : Versions::kCurrent;
  const double threshold = threshold_of(args.output, format);
  // A limit counts what is shown, so what is below the threshold must not use it up; a table
  // without one tells how many records it leaves out.
  const bool counts_left_out =
      format == Format::kTable && filter.limit == 0 && !args.output.min_confidence;
  if (!counts_left_out) filter.min_confidence = threshold;
  const Store store = open_store(args.database, StoreMode::kRead);
  Printer printer(console, format, threshold);
  std::string doc;
  store.events(filter, [&](const StoredEvent& ev) {
    if (format == Format::kJsonLines) {
      put(console, std::string(ev.json) + "\n");  // as it was kept; nothing to read
      return;
    }
    const Record record = ev.record();
    if (format == Format::kTable && record.doc != doc) printer.begin_report(heading_of(record));
    doc = record.doc;
    printer.print(record);
  });
  printer.finish(0);
  return ExitCode::kDone;
}

void add_database(CLI::App& app, EventsArgs& args) {
  app.add_option("DB", args.database, "The database")->type_name("")->required();
  app.add_flag("--all-versions", args.all_versions,
               "Also records of superseded articles and earlier runs");
}

void add_lists(CLI::App& app, EventFilter& filter) {
  const auto list = [&](const char* name, std::vector<std::string>& values, const char* help,
                        const char* type) {
    app.add_option(name, values, help)->type_name(type)->delimiter(',')->allow_extra_args(false);
  };
  list("--type", filter.types, "Types, parted by commas: ASSAULT,COERCE", "TYPE");
  list("--mode", filter.modes, "Modes: drone,aerial", "MODE");
  list("--context", filter.contexts, "Contexts: election", "CONTEXT");
  list("--factuality", filter.factualities, "actual, alleged, future, hypothetical, negated",
       "HOW");
}

void add_filters(CLI::App& app, EventsArgs& args) {
  EventFilter& filter = args.filter;
  const auto text = [&](const char* name, std::string& value, const char* help, const char* type) {
    app.add_option(name, value, help)->type_name(type);
  };
  add_lists(app, filter);
  text("--actor", filter.actor, "Code of an actor: USA is any that begins so, \"USA MIL\" both",
       "CODE");
  text("--recipient", filter.recipient, "Code of a recipient, as --actor", "CODE");
  text("--country", filter.country, "Country of an actor, a recipient or a place", "CODE");
  text("--since", args.since, "First day, included", "DATE");
  text("--until", args.until, "Last day, included", "DATE");
  text("--place", filter.place, "Words of a place: gaza finds Gaza City", "WORDS");
  text("--text", filter.text, "Words of the sentence: ceasefire OR truce", "QUERY");
  text("--source", filter.source, "Words of who vouches", "WORDS");
  text("--outlet", filter.outlet, "Publisher, its whole name", "NAME");
  app.add_option("--limit", filter.limit, "At most so many records")->type_name("N");
}

}  // namespace

Command add_events_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("events", "List records of a database");
  const auto args = std::make_shared<EventsArgs>();
  add_database(*app, *args);
  add_filters(*app, *args);
  add_output_options(*app, args->output, Tables::kAllowed);
  return {app, [args](Console& console) {
            return run_events(*args, format_of(args->output, console), console);
          }};
}

Command add_export_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("export", "Write all records of a database");
  const auto args = std::make_shared<EventsArgs>();
  add_database(*app, *args);
  add_output_options(*app, args->output, Tables::kNot);
  return {app, [args](Console& console) {
            const bool csv = args->output.format == "csv";
            return run_events(*args, csv ? Format::kCsv : Format::kJsonLines, console);
          }};
}

}  // namespace annals::cli
