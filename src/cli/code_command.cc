// annals code FILE...: records of articles, printed.
#include <memory>

#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/output_file.h"
#include "src/cli/run_reports.h"
#include "src/cli/shard.h"
#include "src/cli/table.h"

namespace annals::cli {
namespace {

struct CodeArgs {
  InputArgs input;
  OutputArgs output;
  CoderArgs coder;
  bool why = false;
  std::string shard;
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

// Tables are for reading; the other forms are for who has the articles at hand, and their words must be the articles'.
PrinterOptions printer_options(const CodeArgs& args, Format format) {
  return {.min_confidence = threshold_of(args.output, format),
          .why = args.why,
          .names = names_of(args.output, format == Format::kTable ? Names::kByRole : Names::kAll)};
}

RunCounts print_reports(const CodeArgs& args, const Coder& coder, Format format, Console& console,
                        std::function<bool(const Article&)> skip = {}) {
  Printer printer(console, format, printer_options(args, format));
  RunHooks hooks;
  hooks.each = [&](const Coded& coded) {
    if (format == Format::kTable) printer.begin_report(heading_of(coded.article));
    for (const Record& record : coded.records) printer.print(record);
    return coded.records.size();
  };
  hooks.skip = std::move(skip);
  const RunCounts counts = run_reports(coder, args.input, console, hooks);
  printer.finish(counts.reports);
  return counts;
}

ExitCode exit_code_of(std::uint64_t failed) { return failed > 0 ? ExitCode::kSomeInput : ExitCode::kDone; }

// All that decides what the records of a shard are, but its input.
std::string run_text(const CodeArgs& args, const Coder& coder, Format format) {
  const PrinterOptions options = printer_options(args, format);
  std::string out = coder.run_id() + "\n" + args.input.form + "\n" + args.input.published + "\n" + args.input.outlet +
                    "\n" + args.input.url + "\n" + std::to_string(options.min_confidence) +
                    (options.why ? " why" : "") + (options.names == Names::kAll ? " names" : "");
  for (const std::string& map : args.input.maps) out += "\n" + map;
  return out;
}

ExitCode run_shard(CodeArgs args, Format format, Console& console) {
  if (args.output.output.empty())
    throw Error(ErrorKind::kUsage, "--shard needs a folder to write to", {}, "--output DIR");
  if (format == Format::kTable)
    throw Error(ErrorKind::kUsage, "a shard is no table", {}, "with --format jsonl, csv or parquet");
  const Shard shard = parse_shard(args.shard);
  const Share share = share_of(shard, args.input.files);
  args.input.files = share.files;
  args.input.apart = true;  // what another shard reads cannot be compared with
  std::filesystem::create_directories(args.output.output);
  const Coder coder = make_coder(args.coder);
  const char* extension = format == Format::kCsv ? "csv" : format == Format::kParquet ? "parquet" : "jsonl";
  const ShardFile file(args.output.output, shard, share, extension, run_text(args, coder, format));
  if (const auto failed = file.failures_before()) {
    if (!args.input.quiet) remark(console, file.path().string() + " is done");
    return exit_code_of(*failed);
  }
  OutputFile output(file.path(), console);
  std::function<bool(const Article&)> skip;
  if (share.by_article)
    skip = [&shard, index = std::uint64_t{0}](const Article&) mutable { return !shard.has(index++); };
  const RunCounts counts = print_reports(args, coder, format, output.console(), skip);
  output.finish();
  file.mark_done(counts.reports, counts.failed);
  return exit_code_of(counts.failed);
}

ExitCode run_code(const CodeArgs& args, Console& console) {
  (void)reader_options(args.input);  // a wrong option is told before models are loaded
  const bool sharded = !args.shard.empty();
  const Format format = format_of(args.output, console);
  if (args.why && (format == Format::kCsv || format == Format::kParquet))
    throw Error(ErrorKind::kUsage, "--why has no place in CSV and Parquet", {}, "with --format table or jsonl");
  if (sharded) return run_shard(args, format, console);
  const Coder coder = make_coder(args.coder);
  return with_output(args.output, console,
                     [&](Console& to) { return exit_code_of(print_reports(args, coder, format, to).failed); });
}

}  // namespace

Command add_code_command(App annals) {
  App app = annals.add_subcommand("code", "Code articles and print their records");
  const auto args = std::make_shared<CodeArgs>();
  add_input_options(app, args->input);
  add_output_options(app, args->output, Tables::kAllowed);
  add_run_options(app, args->input);
  add_coder_options(app, args->coder);
  add_ontology_option(app, args->coder);
  app.add_flag("--why", args->why, "Spell out why each field of a record is what it is");
  app.add_option("--shard", args->shard, "Code the I-th of N shares into a file of its own in the folder --output")
      .type_name("I/N");
  return {app, [args](Console& console) {
            args->input.data = args->coder.data;
            return run_code(*args, console);
          }};
}

}  // namespace annals::cli
