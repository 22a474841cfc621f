// annals explain "SENTENCE": how a text was read, layer by layer, and why each field is what it is.
#include <iostream>
#include <iterator>
#include <memory>

#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/layers_text.h"
#include "src/cli/options.h"
#include "src/cli/table.h"
#include "src/doc/document.h"
#include "src/read/article_fields.h"

namespace annals::cli {
namespace {

struct ExplainArgs {
  std::vector<std::string> words;
  std::string published;
  CoderArgs coder;
};

ExitCode run_explain(const ExplainArgs& args, Console& console) {
  InputArgs input;
  input.published = args.published;
  const ArticleReader checks_the_date(std::vector<std::string>{}, reader_options(input));
  Article article;
  article.text = join(args.words, " ");
  if (article.text == "-")
    article.text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  article = complete_article(std::move(article), reader_options(input), {"the text"}).value();
  const Coder coder = make_coder(args.coder);
  Document doc;
  doc.rivals.emplace();
  coder.annotate(article, doc);
  put(console, layers_text(doc));
  const Coded coded = coder.code(article).value();
  put(console, coded.records.empty() ? "no record\n" : "records\n\n");
  for (const Record& record : coded.records)
    put(console, record_block(record, console.width) + reasons_text(record) + "\n");
  put(console, rivals_text(doc));
  flush(console);
  return ExitCode::kDone;
}

}  // namespace

Command add_explain_command(App annals) {
  App app = annals.add_subcommand("explain", "Show how a sentence was read, and why");
  const auto args = std::make_shared<ExplainArgs>();
  app.add_option("TEXT", args->words, "A sentence or a report; - is standard input")
      .type_name("")
      .required();
  app.add_option("--published", args->published, "Publication date: 2024-03-07")
      .type_name("DATE");
  add_coder_options(app, args->coder);
  add_ontology_option(app, args->coder);
  return {app, [args](Console& console) { return run_explain(*args, console); }};
}

}  // namespace annals::cli
