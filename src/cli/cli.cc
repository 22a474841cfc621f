#include "src/cli/cli.h"

#include <algorithm>
#include <new>

#include "include/annals/record.h"
#include "src/base/files.h"
#include "src/base/text.h"
#include "src/cli/commands.h"

namespace annals::cli {
namespace {

constexpr const char* kFooter =
    "annals COMMAND --help lists the options of a command.\n"
    "Exit codes: 0 done; 1 some input could not be read, the rest was done; 2 a command line that "
    "makes no sense;\n"
    "3 data or models missing or faulty; 4 the database; 5 writing failed; 6 a bug of ours.";

std::string version_text() {
  std::string data = "unknown";
  try {
    data = trim(read_file(data_directory() / "VERSION"));
  } catch (const Error&) {
    // Asked for its version, a broken installation should still answer.
  }
  return "annals " ANNALS_VERSION ", data " + data + ", schema " + std::to_string(kSchemaVersion);
}

std::vector<Command> add_commands(App app) {
  return {add_code_command(app),   add_add_command(app),     add_events_command(app),
          add_export_command(app), add_tally_command(app), add_happenings_command(app),
          add_brief_command(app), add_diff_command(app), add_forget_command(app), add_cite_command(app),
          add_explain_command(app), add_parse_command(app), add_annotate_command(app),
          add_duplicates_command(app), add_fetch_command(app), add_extract_command(app),
          add_data_command(app),   add_gazetteer_command(app),
          add_serve_command(app)};
}

ExitCode run_chosen(const std::vector<Command>& commands, Console& console) {
  for (const Command& command : commands)
    if (command.app.parsed()) return command.run(console);
  return ExitCode::kUsage;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
  ExitCode code = ExitCode::kInternal;
  try {
    CommandLine line("annals", "Reads news reports and keeps an auditable record of political events.");
    line.set_version(version_text);
    line.set_footer(kFooter);
    line.app().require_subcommand();
    const std::vector<Command> commands = add_commands(line.app());
    if (const std::optional<std::string> asked = line.parse(arguments)) {
      put(console, *asked);
      code = ExitCode::kDone;
    } else {
      code = run_chosen(commands, console);
    }
  } catch (const BrokenPipe&) {
    code = ExitCode::kDone;
  } catch (const Error& error) {
    complain(console, error);
    code = exit_code_of(error.kind());
  } catch (const std::bad_alloc&) {
    complain(console, Error(ErrorKind::kIo, "out of memory", {}, "fewer --threads need less"));
    code = ExitCode::kIo;
  } catch (const std::exception& error) {
    complain(console, Error(ErrorKind::kInternal, error.what(), {}, "this is a bug of ours"));
  }
  return static_cast<int>(code);
}

}  // namespace annals::cli
