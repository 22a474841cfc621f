// annals parse FILE...: sentences, tokens and trees as CoNLL-U.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"

namespace annals::cli {
namespace {

struct ParseArgs {
  InputArgs input;
  CoderArgs coder;
};

ExitCode run_parse(const ParseArgs& args, Console& console) {
  ArticleReader reader(args.input.files, reader_options(args.input));
  const Coder coder = make_coder(args.coder);
  Document doc;
  bool failed = false;
  while (const auto article = reader.next()) {
    if (!*article) {
      complain(console, article->error());
      failed = true;
      continue;
    }
    coder.annotate(article->value(), doc);
    put(console, write_conllu(doc));
  }
  flush(console);
  return failed ? ExitCode::kSomeInput : ExitCode::kDone;
}

}  // namespace

Command add_parse_command(CLI::App& annals) {
  CLI::App* app = annals.add_subcommand("parse", "Print sentences and trees as CoNLL-U");
  const auto args = std::make_shared<ParseArgs>();
  add_input_options(*app, args->input);
  add_coder_options(*app, args->coder);
  return {app, [args](Console& console) { return run_parse(*args, console); }};
}

}  // namespace annals::cli
