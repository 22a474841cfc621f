// Options that several commands share, under the same names everywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "include/annals/coder.h"
#include "src/cli/arguments.h"
#include "src/cli/console.h"
#include "src/cli/printer.h"
#include "src/read/article_reader.h"

namespace annals::cli {

struct CoderArgs {
  std::string data;
  std::string models;
  std::vector<std::string> dictionaries;
  std::string gazetteer;
  std::string ontology;
};
// --data, --models, --dictionary, --gazetteer
void add_coder_options(App app, CoderArgs& args);
// --ontology, for commands that make records
void add_ontology_option(App app, CoderArgs& args);
// Throws Error(kNotFound) for a folder that is none.
CoderOptions coder_options(const CoderArgs& args);
// Loads data and models. Throws Error(kData | kModel | kNotFound).
Coder make_coder(const CoderArgs& args);

struct InputArgs {
  std::vector<std::string> files;
  std::string form = "auto";
  std::string published, outlet, url;
  std::vector<std::string> maps;  // "title=Headline"
  std::string data;  // where pages are read with another folder of lexicons
  unsigned threads = 0;
  bool apart = false;  // reports are not compared with each other
  bool quiet = false;
};
// FILE..., --input, --published, --outlet, --url, --map
void add_input_options(App app, InputArgs& args);
// --threads, --apart, --quiet
void add_run_options(App app, InputArgs& args);
// Throws Error(kUsage).
ReaderOptions reader_options(const InputArgs& args);

// What the reader met and made no article of, one line a kind.
void say_left_out(Console& console, const LeftOut& left_out);

struct OutputArgs {
  std::string format;  // empty: by what standard output is
  std::optional<double> min_confidence;
  std::string names;   // empty: by the command
  std::string output;  // a file; empty: standard output
};
enum class Tables { kAllowed, kNot };
// --format, --min-confidence, --names, --output
void add_output_options(App app, OutputArgs& args, Tables tables);
Format format_of(const OutputArgs& args, const Console& console);
// What was asked for, else `otherwise`.
Names names_of(const OutputArgs& args, Names otherwise);
Names names_of(const std::string& option);  // "role" or "all"
// What was asked for, else the default of that form.
double threshold_of(const OutputArgs& args, Format format);

}  // namespace annals::cli
