// The commands, one file each. A command adds its options to the parser and says what to do when it
// was called.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "src/cli/console.h"

namespace annals::cli {

struct Command {
  const CLI::App* app = nullptr;
  std::function<ExitCode(Console&)> run;
};

Command add_code_command(CLI::App& annals);
Command add_add_command(CLI::App& annals);
Command add_events_command(CLI::App& annals);
Command add_export_command(CLI::App& annals);
Command add_tally_command(CLI::App& annals);
Command add_happenings_command(CLI::App& annals);
Command add_brief_command(CLI::App& annals);
Command add_diff_command(CLI::App& annals);
Command add_forget_command(CLI::App& annals);
Command add_cite_command(CLI::App& annals);
Command add_extract_command(CLI::App& annals);
Command add_explain_command(CLI::App& annals);
Command add_parse_command(CLI::App& annals);
Command add_annotate_command(CLI::App& annals);
Command add_duplicates_command(CLI::App& annals);
Command add_fetch_command(CLI::App& annals);
Command add_data_command(CLI::App& annals);
Command add_gazetteer_command(CLI::App& annals);
Command add_serve_command(CLI::App& annals);

}  // namespace annals::cli
