// annals forget DB: takes reports out of a database for good.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"
#include "src/cli/table.h"

namespace annals::cli {
namespace {

constexpr std::size_t kMostLines = 20;
constexpr std::size_t kHashShown = 16;

struct ForgetArgs {
  std::string database, url, doc, outlet, person, reason;
  bool dry_run = false;
};

std::optional<Forgetting> asked_of(const ForgetArgs& args) {
  const std::pair<const std::string*, ForgetBy> ways[] = {
      {&args.url, ForgetBy::kUrl}, {&args.doc, ForgetBy::kDoc}, {&args.outlet, ForgetBy::kOutlet}, {&args.person, ForgetBy::kPerson}};
  for (const auto& [name, by] : ways)
    if (!name->empty()) return Forgetting{by, *name, args.reason};
  return std::nullopt;
}

std::string counted(std::int64_t count, const std::string& one) { return std::to_string(count) + " " + one + (count == 1 ? "" : "s"); }

template <class Items, class Line> void put_some(Console& console, const Items& items, Line&& line) {
  for (std::size_t i = 0; i < items.size() && i < kMostLines; ++i) put(console, "  " + shortened(line(items[i]), console.width - 2) + "\n");
  if (items.size() > kMostLines) put(console, "  and " + std::to_string(items.size() - kMostLines) + " more\n");
}

std::string report_line(const ForgottenReport& one) {
  std::string out = one.published.empty() ? "undated" : one.published;
  if (!one.outlet.empty()) out += "  " + one.outlet;
  return out + "  " + (one.url.empty() ? one.doc : one.url) + "  " + counted(one.records, "record");
}

std::string export_line(const StoredExport& one) {
  std::string out = one.exported + "  " + one.format + "  " + counted(one.records, "record") + "  to " + (one.path.empty() ? "standard output" : one.path);
  return one.filters.empty() ? out : out + "  " + one_line(one.filters);
}

void tell(Console& console, const Forgotten& done, bool dry_run) {
  std::int64_t records = 0;
  for (const ForgottenReport& one : done.reports) records += one.records;
  put(console, std::string(dry_run ? "would forget " : "forgot ") + counted(static_cast<std::int64_t>(done.reports.size()), "report") + " with " +
                   counted(records, "record") + ", of " + counted(done.happenings, "happening") + "\n");
  put_some(console, done.reports, report_line);
  if (done.reports.empty()) put(console, "  none is here; what was named is not added either\n");
  if (!done.ledgers.empty()) put(console, "ledgers that name the person:\n");
  put_some(console, done.ledgers, [](const std::string& name) { return name; });
  if (!done.carriers.empty()) put(console, "reports that stay and have sentences of them, word for word or nearly so:\n");
  put_some(console, done.carriers, [](const std::string& doc) { return doc; });
  if (!done.exports.empty()) put(console, "exports made while they were here, which you have to see to:\n");
  put_some(console, done.exports, export_line);
}

void list(Console& console, const Store& store) {
  for (const Tombstone& one : store.tombstones())
    put(console, one.forgotten + "  " + one.kind + "  " + one.hash.substr(0, kHashShown) + (one.reason.empty() ? "" : "  " + one.reason) + "\n");
}

ExitCode run_forget(const ForgetArgs& args, Console& console) {
  const std::optional<Forgetting> asked = asked_of(args);
  if (!asked || args.dry_run) {
    const Store store = open_store(args.database, StoreMode::kRead);
    if (asked)
      tell(console, store.would_forget(*asked), true);
    else
      list(console, store);
    return ExitCode::kDone;
  }
  (void)open_store(args.database, StoreMode::kRead);  // a store that is not there is not made
  Store store = open_store(args.database, StoreMode::kWrite);
  tell(console, store.forget(*asked), false);
  return ExitCode::kDone;
}

}  // namespace

Command add_forget_command(App annals) {
  App app = annals.add_subcommand("forget", "Take reports out of a database for good");
  const auto args = std::make_shared<ForgetArgs>();
  app.add_option("DB", args->database, "The database; alone: what it forgot").type_name("").required();
  offer_one_of("What, one of these", {
    app.add_option("--url", args->url, "The report of an address").type_name("URL"),
    app.add_option("--doc", args->doc, "The report of that id").type_name("ID"),
    app.add_option("--outlet", args->outlet, "All reports of a publisher, its whole name").type_name("NAME"),
    app.add_option("--person", args->person, "All reports that name a person, in this spelling").type_name("NAME")});
  app.add_option("--reason", args->reason, "Why, kept with the tombstone").type_name("TEXT");
  app.add_flag("--dry-run", args->dry_run, "Only tell what would go");
  return {app, [args](Console& console) { return run_forget(*args, console); }};
}

}  // namespace annals::cli
