// annals events DB: records of a database, for reading.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/output_file.h"
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

ExitCode run_events(const EventsArgs& args, Format format, Console& console) {
  EventFilter filter = filter_of(args.filter);
  filter.versions = args.all_versions ? Versions::kAll : Versions::kCurrent;
  const double threshold = threshold_of(args.output, format);
  // A limit counts what is shown, so what is below the threshold must not use it up; a table
  // without one tells how many records it leaves out.
  const bool counts_left_out =
      format == Format::kTable && filter.limit == 0 && !args.output.min_confidence;
  if (!counts_left_out) filter.min_confidence = threshold;
  const Store store = open_store(args.database, StoreMode::kRead);
  const Names names = names_of(args.output, Names::kByRole);
  Printer printer(console, format, {.min_confidence = threshold, .names = names});
  std::string doc;
  store.events(filter, [&](const StoredEvent& ev) {
    if (format == Format::kJsonLines && names == Names::kAll) {
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

}  // namespace

Command add_events_command(App annals) {
  App app = annals.add_subcommand("events", "List records of a database");
  const auto args = std::make_shared<EventsArgs>();
  app.add_option("DB", args->database, "The database").type_name("").required();
  app.add_flag("--all-versions", args->all_versions, "Also records of superseded articles and earlier runs");
  add_filter_options(app, args->filter);
  app.add_option("--limit", args->filter.filter.limit, "At most so many records").type_name("N");
  add_output_options(app, args->output, Tables::kAllowed);
  return {app, [args](Console& console) {
            const Format format = format_of(args->output, console);
            return with_output(args->output, console, [&](Console& to) { return run_events(*args, format, to); });
          }};
}

}  // namespace annals::cli
