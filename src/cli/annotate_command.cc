// annals annotate [FILE...]: the rows of layers as JSON Lines.
#include <algorithm>
#include <memory>

#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/record/layers_json.h"

namespace annals::cli {
namespace {

struct AnnotateArgs {
  InputArgs input;
  CoderArgs coder;
  std::string layers;
};

// All, where none is named. Throws Error(kUsage).
std::vector<std::string> layers_of(const std::string& names) {
  if (names.empty()) return {kAnnotationLayers.begin(), kAnnotationLayers.end()};
  std::vector<std::string> out;
  for (const std::string_view name : split(names, ',')) {
    if (std::find(kAnnotationLayers.begin(), kAnnotationLayers.end(), name) == kAnnotationLayers.end())
      throw Error(ErrorKind::kUsage, "--layers: there is no layer '" + std::string(name) + "'", {},
                  "entities, coref, voices, dates, places, quantities");
    out.emplace_back(name);
  }
  return out;
}

ExitCode run_annotate(AnnotateArgs& args, Console& console) {
  if (args.input.files.empty()) args.input.files = {"-"};
  const std::vector<std::string> layers = layers_of(args.layers);
  ArticleReader reader(args.input.files, reader_options(args.input));
  const Coder coder = make_coder(args.coder);
  bool whole = true;
  while (const auto article = reader.next()) {
    const Result<std::string> rows = *article ? coder.layers(article->value(), layers) : Result<std::string>(article->error());
    if (rows) {
      put(console, *rows);
      continue;
    }
    complain(console, rows.error());
    whole = false;
  }
  flush(console);
  return whole ? ExitCode::kDone : ExitCode::kSomeInput;
}

}  // namespace

Command add_annotate_command(App annals) {
  App app = annals.add_subcommand("annotate", "Print what was found in articles, layer by layer");
  const auto args = std::make_shared<AnnotateArgs>();
  add_input_options(app, args->input);
  app.get_option("FILE").required(false);
  app.add_option("--layers", args->layers, "entities, coref, voices, dates, places, quantities; without it, all")
      .type_name("NAMES");
  add_coder_options(app, args->coder);
  return {app, [args](Console& console) {
            args->input.data = args->coder.data;
            return run_annotate(*args, console);
          }};
}

}  // namespace annals::cli
