// annals data check: every file of data/, all faults at once. annals data import: another coder's actors.
#include <memory>

#include "src/base/files.h"
#include "src/cli/commands.h"
#include "src/lexicon/check.h"
#include "src/lexicon/petrarch.h"

namespace annals::cli {
namespace {

ExitCode run_check(const std::string& folder, Console& console) {
  const DataReport report =
      check_data(folder.empty() ? data_directory() : std::filesystem::path(folder));
  for (const Error& fault : report.faults.all()) complain(console, fault);
  std::size_t entries = 0;
  for (const auto& [file, count] : report.entries) {
    entries += count;
    put(console, std::to_string(count) + "\t" + file + "\n");
  }
  put(console, std::to_string(entries) + " entries, " + std::to_string(report.examples.size()) +
                   " examples, " + std::to_string(report.faults.all().size()) + " faults\n");
  flush(console);
  return report.faults.empty() ? ExitCode::kDone : ExitCode::kSetup;
}

struct ImportOptions {
  std::string actors;
  std::string out;
};

// What was not understood is told with its place and costs only itself: the import is still done.
ExitCode run_import(const ImportOptions& options, Console& console) {
  Faults of_data, lost;
  const Countries countries = Countries::load(data_directory(), of_data);
  of_data.throw_if_any();
  const std::string text = read_file(options.actors);
  const auto actors = read_petrarch_actors(options.actors, text, countries, lost);
  const std::filesystem::path folder(options.out);
  std::filesystem::create_directories(folder);
  write_file(folder / "groups.tsv", to_groups_table(actors, options.actors));
  for (const Error& fault : lost.all()) complain(console, fault);
  std::size_t names = 0, rows = 0;
  for (const PetrarchActor& actor : actors) {
    names += actor.names.size();
    rows += actor.codes.size();
  }
  put(console, std::to_string(names) + " names of " + std::to_string(actors.size()) + " actors, " +
                   std::to_string(rows) + " rows written, " + std::to_string(lost.all().size()) +
                   " parts not understood\n");
  flush(console);
  return ExitCode::kDone;
}

}  // namespace

Command add_data_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("data", "Check the lexicons, import those of other coders");
  app->require_subcommand(1);
  const auto folder = std::make_shared<std::string>();
  CLI::App* check = app->add_subcommand("check", "Read every file and report all faults at once");
  check->add_option("DIR", *folder, "The folder, if not the installed one")->type_name("");
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* import = app->add_subcommand("import", "Turn a PETRARCH or TABARI actor file into a groups.tsv");
  import->add_option("--actors", options->actors, "The actor file")->type_name("FILE")->required();
  import->add_option("--out", options->out, "The folder that gets groups.tsv")->type_name("DIR")->required();
  return {app, [folder, options, import](Console& console) {
            return import->parsed() ? run_import(*options, console) : run_check(*folder, console);
          }};
}

}  // namespace annals::cli
