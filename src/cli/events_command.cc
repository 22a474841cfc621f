// annals events DB and annals export DB: records out of a database.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"

namespace annals::cli {
namespace {

struct EventsArgs {
  std::string database;
  FilterArgs filter;
  bool all_versions = false;
  OutputArgs output;
};

std::string heading_of(const Record& record) {
  std::string out = record.outlet;
  for (const std::string& part : {record.published, record.url.empty() ? record.doc : record.url})
    if (!part.empty()) out += (out.empty() ? "" : " \xC2\xB7 ") + part;
  return out;
}

// How many records it printed.
std::uint64_t run_events(const EventsArgs& args, Format format, Console& console) {
  EventFilter filter = filter_of(args.filter);
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
  std::uint64_t records = 0;
  store.events(filter, [&](const StoredEvent& ev) {
    ++records;
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
  return records;
}

void add_database(CLI::App& app, EventsArgs& args) {
  app.add_option("DB", args.database, "The database")->type_name("")->required();
  app.add_flag("--all-versions", args.all_versions,
               "Also records of superseded articles and earlier runs");
}

}  // namespace

Command add_events_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("events", "List records of a database");
  const auto args = std::make_shared<EventsArgs>();
  add_database(*app, *args);
  add_filter_options(*app, args->filter);
  app->add_option("--limit", args->filter.filter.limit, "At most so many records")->type_name("N");
  add_output_options(*app, args->output, Tables::kAllowed);
  return {app, [args](Console& console) {
            run_events(*args, format_of(args->output, console), console);
            return ExitCode::kDone;
          }};
}

Command add_export_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("export", "Write all records of a database");
  const auto args = std::make_shared<EventsArgs>();
  add_database(*app, *args);
  add_output_options(*app, args->output, Tables::kNot);
  return {app, [args](Console& console) {
            const bool csv = args->output.format == "csv";
            const std::uint64_t records = run_events(*args, csv ? Format::kCsv : Format::kJsonLines, console);
            note_export(console, args->database, csv ? "csv" : "jsonl", filter_lines(args->filter), records);
            return ExitCode::kDone;
          }};
}

}  // namespace annals::cli
