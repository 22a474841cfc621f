// annals code FILE...: records of articles, printed.
#include <memory>

#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/run_reports.h"
#include "src/cli/table.h"

namespace annals::cli {
namespace {

struct CodeArgs {
  InputArgs input;
  OutputArgs output;
  CoderArgs coder;
  bool why = false;
};

// Who published it, when, and how it begins.
std::string heading_of(const Article& article) {
  std::string out;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) out += (out.empty() ? "" : " \xC2\xB7 ") + std::string(part);
  };
  add(article.outlet);
  if (article.published) add(to_string(*article.published));
  const std::string_view text = trim(article.text);
  add(shortened(article.title.empty() ? text.substr(0, text.find('\n')) : article.title, 60));
  return out;
}

ExitCode run_code(const CodeArgs& args, Console& console) {
  (void)reader_options(args.input);  // a wrong option is told before models are loaded
  const Format format = format_of(args.output, console);
  if (args.why && format == Format::kCsv)
    throw Error(ErrorKind::kUsage, "--why has no place in CSV", {}, "with --format table or jsonl");
  const Coder coder = make_coder(args.coder);
  Printer printer(console, format, threshold_of(args.output, format), args.why);
  RunHooks hooks;
  hooks.each = [&](const Coded& coded) {
    if (format == Format::kTable) printer.begin_report(heading_of(coded.article));
    for (const Record& record : coded.records) printer.print(record);
    return coded.records.size();
  };
  const RunCounts counts = run_reports(coder, args.input, console, hooks);
  printer.finish(counts.reports);
  return counts.failed > 0 ? ExitCode::kSomeInput : ExitCode::kDone;
}

}  // namespace

Command add_code_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("code", "Code articles and print their records");
  const auto args = std::make_shared<CodeArgs>();
  add_input_options(*app, args->input);
  add_output_options(*app, args->output, Tables::kAllowed);
  add_run_options(*app, args->input);
  add_coder_options(*app, args->coder);
  add_ontology_option(*app, args->coder);
  app->add_flag("--why", args->why, "Spell out why each field of a record is what it is");
  return {app, [args](Console& console) {
            args->input.data = args->coder.data;
            return run_code(*args, console);
          }};
}

}  // namespace annals::cli
