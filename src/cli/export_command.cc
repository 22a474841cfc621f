// annals export DB: records of a database, to be passed on.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/filter_options.h"
#include "src/cli/options.h"
#include "src/cli/output_file.h"
#include "src/cli/store_door.h"
#include "src/export/package.h"

namespace annals::cli {
namespace {

struct ExportArgs {
  std::string database;
  FilterArgs filter;
  bool all_versions = false;
  OutputArgs output;
  std::string text = "quote";
  std::string profile;
};

Wording wording_of(const ExportArgs& args) {
  Wording wording;
  if (args.text == "full") wording.words = Words::kFull;
  if (args.text == "none") wording.words = Words::kCodes;
  wording.names = names_of(args.output, Names::kByRole);
  return wording;
}

std::optional<Profile> profile_of(const ExportArgs& args) {
  if (args.profile.empty()) return std::nullopt;
  return args.profile == "polecat" ? Profile::kPolecat : Profile::kUcdpGed;
}

// Without a word, a profile is CSV and records are JSON Lines.
Form form_of(const ExportArgs& args) {
  if (args.output.format == "parquet") return Form::kParquet;
  const bool csv = args.output.format == "csv" || (args.output.format.empty() && !args.profile.empty());
  return csv ? Form::kCsv : Form::kJsonLines;
}

// GED's rows are sums, which leave out what tables leave out.
double threshold_of(const ExportArgs& args) {
  return args.output.min_confidence.value_or(args.profile == "ucdp_ged" ? kDefaultMinConfidence : 0.0);
}

ExportFacts write_records(const ExportArgs& args, Console& to) {
  EventFilter filter = filter_of(args.filter);
  filter.versions = args.all_versions ? Versions::kAll : Versions::kCurrent;
  filter.min_confidence = threshold_of(args);
  const Store store = open_store(args.database, StoreMode::kRead);
  const Wording wording = wording_of(args);
  const auto writer = make_writer(to.out, form_of(args), profile_of(args));
  ExportFacts facts;
  store.events(filter, [&](const StoredEvent& ev) {
    Record record = ev.record();
    apply(wording, record);
    facts.add(record);
    writer->add(record);
    check(to);
  });
  writer->finish(facts);
  flush(to);
  return facts;
}

ExitCode run_export(const ExportArgs& args, Console& console) {
  const auto note = [&](const ExportFacts& facts) {
    static constexpr const char* kForms[] = {"jsonl", "csv", "parquet"};
    note_export(console, args.database, kForms[static_cast<std::size_t>(form_of(args))], filter_lines(args.filter),
                facts.records, args.output.output);
  };
  if (args.output.output.empty()) {
    note(write_records(args, console));
    return ExitCode::kDone;
  }
  require_describable(args.output.output);
  OutputFile file(args.output.output, console);
  const ExportFacts facts = write_records(args, file.console());
  file.finish();
  describe(args.output.output, form_of(args), profile_of(args), wording_of(args), facts);
  note(facts);
  return ExitCode::kDone;
}

}  // namespace

Command add_export_command(App annals) {
  App app = annals.add_subcommand("export", "Write records of a database for others");
  const auto args = std::make_shared<ExportArgs>();
  app.add_option("DB", args->database, "The database").type_name("").required();
  app.add_flag("--all-versions", args->all_versions, "Also records of superseded articles and earlier runs");
  app.add_option("--text", args->text, "How much of the reports' words leaves: full, quote or none")
      .type_name("HOW")
      .one_of({"full", "quote", "none"});
  app.add_option("--profile", args->profile, "Columns of other data: polecat or ucdp_ged")
      .type_name("NAME")
      .one_of({"polecat", "ucdp_ged"});
  add_filter_options(app, args->filter, TextQuery::kNot);
  add_output_options(app, args->output, Tables::kNot);
  return {app, [args](Console& console) { return run_export(*args, console); }};
}

}  // namespace annals::cli
