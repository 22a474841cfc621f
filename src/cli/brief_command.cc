// annals brief DB --date D: what a day's reports brought.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/store_door.h"
#include "src/store/filter_names.h"
#include "src/story/brief.h"

namespace annals::cli {
namespace {

struct BriefArgs {
  std::string database, date;
  std::string format = "text";
  std::string names = "role";
};

std::vector<story::LedgerRecords> ledgers_of(const Store& store, const BriefArgs& args) {
  std::vector<story::LedgerRecords> out;
  for (const std::string& name : store.ledgers()) {
    const LedgerOptions ledger = read_ledger(store.ledger(name).value_or(""));
    out.push_back({name, ledger.role, shown(told(store, ledger.filter), args.names)});
  }
  return out;
}

ExitCode run_brief(const BriefArgs& args, Console& console) {
  const Result<Day> day = parse_day(args.date);
  if (!day) throw Error(ErrorKind::kUsage, "--date: " + day.error().message(), {}, day.error().hint());
  const Store store = open_store(args.database, StoreMode::kRead);
  EventFilter filter;
  filter.published = *day;
  const story::Brief brief = story::brief_of(shown(told(store, filter), args.names), *day, ledgers_of(store, args));
  put(console, args.format == "html"       ? story::html_of(brief)
               : args.format == "markdown" ? story::markdown_of(brief)
                                           : story::text_of(brief, console.width));
  return ExitCode::kDone;
}

}  // namespace

Command add_brief_command(App annals) {
  App app = annals.add_subcommand("brief", "What the reports of one day brought, with the words that say so");
  const auto args = std::make_shared<BriefArgs>();
  app.add_option("DB", args->database, "The database").type_name("").required();
  app.add_option("--date", args->date, "The day of publication: 2024-03-07").type_name("DATE").required();
  app.add_option("--format", args->format, "text, markdown or html").type_name("FORM").one_of({"text", "markdown", "html"});
  add_names_option(app, args->names);
  return {app, [args](Console& console) { return run_brief(*args, console); }};
}

}  // namespace annals::cli
