#include "src/cli/options.h"

#include <filesystem>

namespace annals::cli {

void add_coder_options(App app, CoderArgs& args) {
  app.add_option("--data", args.data, "Folder of lexicons to use instead of the installed ones")
      .type_name("DIR");
  app.add_option("--models", args.models, "Folder of models to use instead of the installed ones")
      .type_name("DIR");
  app.add_option("--dictionary", args.dictionaries,
                 "Folder of your own names, roles and discards, on top; repeatable, later ones higher")
      .type_name("DIR")
      .repeatable();
  app.add_option("--gazetteer", args.gazetteer,
                 "Index of places to use instead of the installed one (annals gazetteer import)")
      .type_name("FILE");
}

void add_ontology_option(App app, CoderArgs& args) {
  app.add_option("--ontology", args.ontology, "Your own types and frames, beside PLOVER's or instead: a folder or a name")
      .type_name("DIR|NAME");
}

CoderOptions coder_options(const CoderArgs& args) {
  for (const std::string& folder : {args.data, args.models})
    if (!folder.empty() && !std::filesystem::is_directory(folder))
      throw Error(ErrorKind::kNotFound, "there is no such folder", {folder},
                  "as in --data /usr/share/annals/data");
  for (const std::string& folder : args.dictionaries)
    if (!std::filesystem::is_directory(folder))
      throw Error(ErrorKind::kNotFound, "there is no such folder", {folder},
                  "as in --dictionary dorvik, a folder with a groups.tsv");
  CoderOptions options;
  options.data = args.data;
  options.models = args.models;
  options.ontology = args.ontology;
  options.dictionaries.assign(args.dictionaries.begin(), args.dictionaries.end());
  options.gazetteer = args.gazetteer;
  return options;
}

Coder make_coder(const CoderArgs& args) { return Coder(coder_options(args)); }

void add_input_options(App app, InputArgs& args) {
  app.add_option(
         "FILE", args.files,
         "Files or folders: HTML pages, JSON Lines, CSV, text, feeds, web archives; - is standard input")
      .type_name("")
      .required();
  app.add_option("--input", args.form,
                 "Form of the input where name and content mislead: auto, jsonl, csv, text, feed, "
                 "jsonfeed, warc, html")
      .type_name("FORM")
      .one_of({"auto", "jsonl", "csv", "text", "feed", "jsonfeed", "warc", "html"});
  app.add_option("--published", args.published,
                 "Publication date of articles that have none: 2024-03-07")
      .type_name("DATE");
  app.add_option("--outlet", args.outlet, "Publisher of articles that name none")
      .type_name("NAME");
  app.add_option("--url", args.url, "Address of an article that has none").type_name("URL");
  app.add_option("--map", args.maps, "Column or key that holds a field: --map title=Headline")
      .type_name("FIELD=NAME")
      .repeatable();
}

void add_run_options(App app, InputArgs& args) {
  app.add_option("--threads", args.threads,
                 "Reports coded side by side; 0 is one a core. The output is the same")
      .type_name("N")
      .between(0U, 1024U);
  app.add_flag(
      "--apart", args.apart,
      "Code each report by itself, also sentences that an earlier one has; records come at once");
  app.add_flag("--quiet", args.quiet, "Say nothing on standard error but errors");
}

ReaderOptions reader_options(const InputArgs& args) {
  ReaderOptions options;
  if (args.form == "jsonl") options.form = ArticleForm::kJsonLines;
  if (args.form == "csv") options.form = ArticleForm::kCsv;
  if (args.form == "text") options.form = ArticleForm::kText;
  if (args.form == "feed") options.form = ArticleForm::kFeed;
  if (args.form == "jsonfeed") options.form = ArticleForm::kJsonFeed;
  if (args.form == "warc") options.form = ArticleForm::kWarc;
  if (args.form == "html") options.form = ArticleForm::kHtml;
  options.data = args.data;
  options.published = args.published;
  options.outlet = args.outlet;
  options.url = args.url;
  for (const std::string& map : args.maps) {
    const std::size_t equals = map.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == map.size())
      throw Error(ErrorKind::kUsage, "--map " + map + " is no FIELD=NAME", {},
                  "as in --map title=Headline");
    options.columns[map.substr(0, equals)] = map.substr(equals + 1);
  }
  return options;
}

void say_left_out(Console& console, const LeftOut& left_out) {
  for (const auto& [what, count] : left_out)
    remark(console, "left out: " + std::to_string(count) + " " + what);
}

void add_output_options(App app, OutputArgs& args, Tables tables) {
  const bool table = tables == Tables::kAllowed;
  Option format = app.add_option("--format", args.format,
                                 table ? "table, jsonl, csv or parquet; table on a terminal, else jsonl"
                                       : "jsonl, csv or parquet");
  format.type_name("FORM");
  if (table)
    format.one_of({"table", "jsonl", "csv", "parquet"});
  else
    format.one_of({"jsonl", "csv", "parquet"});
  app.add_option("--names", args.names, "Private persons: by their role, or all by name")
      .type_name("role|all")
      .one_of({"role", "all"});
  app.add_option("--output", args.output, "File to write instead of standard output").type_name("FILE");
  app.add_option("--min-confidence", args.min_confidence,
                 table ? "Least confidence of records shown: 0.5 in tables, else 0"
                       : "Least confidence of records written: 0")
      .type_name("0..1")
      .between(0.0, 1.0);
}

Format format_of(const OutputArgs& args, const Console& console) {
  if (args.format == "table") return Format::kTable;
  if (args.format == "csv") return Format::kCsv;
  if (args.format == "parquet") return Format::kParquet;
  if (args.format == "jsonl" || !args.output.empty()) return Format::kJsonLines;
  return console.out_is_terminal ? Format::kTable : Format::kJsonLines;
}

Names names_of(const OutputArgs& args, Names otherwise) {
  if (args.names.empty()) return otherwise;
  return names_of(args.names);
}

Names names_of(const std::string& option) { return option == "all" ? Names::kAll : Names::kByRole; }

double threshold_of(const OutputArgs& args, Format format) {
  if (args.min_confidence) return *args.min_confidence;
  return format == Format::kTable ? kDefaultMinConfidence : 0.0;
}

}  // namespace annals::cli
