// The commands, one file each. A command adds its options to the parser and says what to do when it
// was called.
#pragma once

#include <functional>

#include "src/cli/arguments.h"
#include "src/cli/console.h"

namespace annals::cli {

struct Command {
  App app;
  std::function<ExitCode(Console&)> run;
};

Command add_code_command(App annals);
Command add_add_command(App annals);
Command add_events_command(App annals);
Command add_export_command(App annals);
Command add_tally_command(App annals);
Command add_happenings_command(App annals);
Command add_brief_command(App annals);
Command add_diff_command(App annals);
Command add_forget_command(App annals);
Command add_cite_command(App annals);
Command add_extract_command(App annals);
Command add_explain_command(App annals);
Command add_parse_command(App annals);
Command add_annotate_command(App annals);
Command add_duplicates_command(App annals);
Command add_fetch_command(App annals);
Command add_data_command(App annals);
Command add_gazetteer_command(App annals);
Command add_serve_command(App annals);

}  // namespace annals::cli
