// annals data check: every file of data/, all faults at once.
#include <memory>

#include "src/base/files.h"
#include "src/cli/commands.h"
#include "src/lexicon/check.h"

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

}  // namespace

Command add_data_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("data", "Check the lexicons: annals data check");
  app->require_subcommand(1);
  const auto folder = std::make_shared<std::string>();
  CLI::App* check = app->add_subcommand("check", "Read every file and report all faults at once");
  check->add_option("DIR", *folder, "The folder, if not the installed one")->type_name("");
  return {app, [folder](Console& console) { return run_check(*folder, console); }};
}

}  // namespace annals::cli
