// annals tally DB: a running tally over happenings, beside what sources state of them all together.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"
#include "src/cli/table.h"
#include "src/cli/tally_plot.h"
#include "src/store/summaries.h"
#include "src/store/filter_names.h"
#include "src/story/tally.h"

namespace annals::cli {
namespace {

constexpr std::size_t kDateColumns = 12, kFigureColumns = 16, kIndent = 6;

struct TallyArgs {
  std::string database;
  FilterArgs filter;
  std::string role;
  std::string title, ledger, save;
  std::string format = "table";
  bool list = false;
  std::string names = "role";
};

// What is asked of a store.
struct Question {
  FilterArgs filter;
  std::string role, title;
};

// What the ledger said, with what the command line says besides on top of it.
Question asked(const TallyArgs& args, const Store& store) {
  Question out{args.filter, args.role, args.title};
  if (!args.ledger.empty()) {
    const auto kept = store.ledger(args.ledger);
    if (!kept)
      throw Error(ErrorKind::kUsage, "no ledger '" + args.ledger + "' in this database", {}, "`annals tally DB --ledgers` lists them");
    out.filter = read_filter_lines(*kept + filter_lines(args.filter));
    const LedgerOptions ledger = read_ledger(*kept);
    if (out.role.empty()) out.role = ledger.role;
    if (out.title.empty()) out.title = ledger.title;
  }
  if (out.role.empty()) out.role = "killed";
  return out;
}

std::string figure_text(std::optional<std::int64_t> best, std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  if (!best) return "no figure";
  const std::string value = std::to_string(*best);
  return min == max ? value : value + " (" + std::to_string(*min) + " to " + std::to_string(*max) + ")";
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t used = columns_of(text);
  return used < columns ? text + std::string(columns - used, ' ') : text + ' ';
}

std::string indented(std::size_t columns, const std::string& text, std::size_t width) {
  return std::string(columns, ' ') + shortened(text, width > columns ? width - columns : 1) + "\n";
}

std::string value_line(const story::Value& value, std::size_t width) {
  std::string out = padded(value.date, kDateColumns) + value.source;
  if (!value.words.empty()) out += ": " + in_quotes(value.words);
  if (!value.outlet.empty() && value.outlet != value.source) out += ", " + value.outlet;
  return indented(kIndent, out, width);
}

void print_happenings(Console& console, const story::Tally& tally) {
  for (const story::Counted& one : tally.happenings) {
    std::string line = padded(one.undated ? "~" + one.date : one.date, kDateColumns + 10);
    line += padded(one.alleged ? "alleged" : figure_text(one.best, one.min, one.max), kFigureColumns) + one.place;
    if (!one.denials.empty()) line += ", denied by " + one.denials.front().source;
    put(console, shortened(line, console.width) + "\n");
    for (const story::Value& value : one.sources) put(console, value_line(value, console.width));
  }
}

void print_gap(Console& console, const story::Tally& tally) {
  if (!tally.gap) return;
  const story::Gap& gap = *tally.gap;
  const auto of = [](std::size_t count, const char* what) { return count == 0 ? std::string() : "; " + std::to_string(count) + what; };
  put(console, "gap: the newest statement says " + std::to_string(gap.stated) + ", happenings in its time come to " +
                   std::to_string(gap.counted) + of(gap.without_figure.size(), " without a figure") +
                   of(gap.alleged.size(), " only alleged") + of(gap.outside.size(), " outside its time") + "\n");
}

void print_table(Console& console, const story::Tally& tally) {
  std::size_t counted = 0;
  for (const story::Counted& one : tally.happenings) counted += one.alleged ? 0 : 1;
  put(console, tally.role + ": " + figure_text(tally.best, tally.min, tally.max) + " in " + std::to_string(counted) +
                   " happenings (best: the newest report's figure)\n");
  put(console, terminal_plot(tally, console.width));
  print_happenings(console, tally);
  if (!tally.statements.empty()) put(console, "\nstated of all together\n");
  for (const story::Statement& one : tally.statements) {
    put(console, value_line(one.value, console.width));
    put(console, indented(kIndent + kDateColumns, in_quotes(one.value.quote), console.width));
  }
  print_gap(console, tally);
}

void print_csv(Console& console, const story::Tally& tally) {
  put(console, "kind,event,date,undated,place,best,min,max,alleged,source,report_date,words,quote,outlet,url,doc,record\n");
  const auto number = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string(); };
  for (const TallyRow& row : tally_rows(tally)) {
    const std::vector<std::string> cells{row.kind, row.event, row.date, row.undated ? "1" : "0", row.place, number(row.best),
                                         number(row.min), number(row.max), row.alleged ? "1" : "0", row.source, row.report_date,
                                         row.words, row.quote, row.outlet, row.url, row.doc, row.record};
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + csv_cell(cell);
    put(console, line + "\n");
  }
}

ExitCode run_tally(const TallyArgs& args, Console& console) {
  const bool writes = !args.save.empty();
  Store store = open_store(args.database, writes ? StoreMode::kWrite : StoreMode::kRead);
  if (args.list) {
    for (const std::string& name : store.ledgers()) put(console, name + "\n");
    return ExitCode::kDone;
  }
  const Question question = asked(args, store);
  const EventFilter wanted = filter_of(question.filter);
  if (writes) store.keep_ledger(args.save, ledger_lines(question.filter, question.role, question.title));
  const story::Tally tally = story::tally_of(shown(told(store, wanted), args.names), question.role);
  if (args.format == "json")
    put(console, story::to_json(tally) + "\n");
  else if (args.format == "csv")
    print_csv(console, tally);
  else if (args.format == "svg")
    put(console, svg_plot(tally, question.title));
  else
    print_table(console, tally);
  return ExitCode::kDone;
}

}  // namespace

Command add_tally_command(App annals) {
  App app = annals.add_subcommand("tally", "Sum a figure over happenings, beside what sources state");
  const auto args = std::make_shared<TallyArgs>();
  app.add_option("DB", args->database, "The database").type_name("").required();
  add_filter_options(app, args->filter);
  app.add_option("--role", args->role, "killed (without it), injured, detained ...; happenings counts the happenings themselves").type_name("ROLE");
  app.add_option("--format", args->format, "table, json, csv or svg").type_name("FORM").one_of({"table", "json", "csv", "svg"});
  app.add_option("--title", args->title, "A heading for the picture; else the role").type_name("TEXT");
  app.add_option("--save", args->save, "Keep these options in the database as a ledger").type_name("NAME");
  app.add_option("--ledger", args->ledger, "The options of a ledger; others given besides replace its own").type_name("NAME");
  add_names_option(app, args->names);
  app.add_flag("--ledgers", args->list, "List the ledgers");
  return {app, [args](Console& console) { return run_tally(*args, console); }};
}

}  // namespace annals::cli
