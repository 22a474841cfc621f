// annals extract FILE...: articles out of pages and other files, as JSON Lines.
#include <memory>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/read/article_json.h"

namespace annals::cli {
namespace {

struct ExtractArgs {
  InputArgs input;
  bool why = false;
};

ExitCode run_extract(const ExtractArgs& args, Console& console) {
  ArticleReader reader(args.input.files, reader_options(args.input));
  const WithReasons reasons = args.why ? WithReasons::kYes : WithReasons::kNo;
  bool whole = true;
  while (const auto article = reader.next()) {
    if (*article) {
      put(console, article_json(article->value(), reader.page(), reasons) + "\n");
      continue;
    }
    complain(console, article->error());
    whole = false;
  }
  flush(console);
  return whole ? ExitCode::kDone : ExitCode::kSomeInput;
}

}  // namespace

Command add_extract_command(App annals) {
  App app = annals.add_subcommand("extract", "Print the articles of pages and other files as JSON Lines");
  const auto args = std::make_shared<ExtractArgs>();
  add_input_options(app, args->input);
  app.add_flag("--why", args->why,
               "Also what was dropped of a page and why, and where each field was found");
  app.add_option("--data", args->input.data,
                 "Folder of the lexicons to use instead of the installed one")
      .type_name("DIR");
  return {app, [args](Console& console) { return run_extract(*args, console); }};
}

}  // namespace annals::cli
