// annals parse [FILE...]: sentences, trees and names as CoNLL-U.
#include <fstream>
#include <iostream>
#include <memory>

#include "include/annals/parser.h"
#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"

namespace annals::cli {
namespace {

struct ParseArgs {
  InputArgs input;
  CoderArgs coder;
  bool conllu = false;
};

// Whether all could be read.
bool parse_articles(const ParseArgs& args, const Parser& parser, Console& console) {
  ArticleReader reader(args.input.files, reader_options(args.input));
  bool whole = true;
  const auto fault = [&](const Error& error) {
    complain(console, error);
    whole = false;
  };
  while (const auto article = reader.next()) {
    if (!*article) {
      fault(article->error());
      continue;
    }
    const Result<std::string> parsed = parser.parse(article->value());
    if (parsed)
      put(console, *parsed);
    else
      fault(parsed.error());
  }
  return whole;
}

// Documents one after the other ("# newdoc" parts them), so that memory does not grow with the file, and no longer than
// kSentences of it at once. A faulty sentence costs itself.
class ConlluDoor {
public:
  ConlluDoor(std::string name, const Parser& parser, Console& console)
      : name_(std::move(name)), parser_(parser), console_(console) {}

  // Whether all could be read.
  bool run(std::istream& in) {
    std::string line;
    for (std::uint64_t number = 1; std::getline(in, line); ++number) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (trim(line).empty()) {
        end_sentence();
        continue;
      }
      if (line.starts_with("# newdoc") || sentences_ == kSentences) {
        end_sentence();
        end_document();
      }
      if (sentence_.empty()) begun_ = number - 1;
      sentence_ += line + '\n';
    }
    end_sentence();
    end_document();
    return whole_;
  }

private:
  static constexpr std::size_t kSentences = 2000;

  void end_sentence() {
    if (sentence_.empty()) return;
    if (const auto fault = parser_.check_words(sentence_)) {
      const Place place{name_, begun_ + fault->place().line, fault->place().column};
      complain(console_, Error(fault->kind(), fault->message(), place, fault->hint()));
      whole_ = false;
    } else {
      document_ += sentence_ + '\n';
      ++sentences_;
    }
    sentence_.clear();
  }

  void end_document() {
    if (document_.empty()) return;
    const Result<std::string> parsed = parser_.parse_words(document_);
    if (parsed) {
      put(console_, *parsed);
    } else {
      complain(console_, parsed.error());
      whole_ = false;
    }
    document_.clear();
    sentences_ = 0;
  }

  std::string name_;
  const Parser& parser_;
  Console& console_;
  std::string sentence_, document_;
  std::uint64_t begun_ = 0;  // lines before the sentence
  std::size_t sentences_ = 0;
  bool whole_ = true;
};

bool parse_conllu_files(const ParseArgs& args, const Parser& parser, Console& console) {
  bool whole = true;
  for (const std::string& name : args.input.files) {
    std::ifstream file;
    if (name != "-") file.open(name, std::ios::binary);
    if (name != "-" && !file) {
      complain(console, Error(ErrorKind::kNotFound, "the file cannot be opened", {name, 0, 0}));
      whole = false;
      continue;
    }
    whole = ConlluDoor(name, parser, console).run(name == "-" ? std::cin : file) && whole;
  }
  return whole;
}

ExitCode run_parse(ParseArgs& args, Console& console) {
  if (args.input.files.empty()) args.input.files = {"-"};
  const Parser parser(coder_options(args.coder));
  const bool whole = args.conllu ? parse_conllu_files(args, parser, console) : parse_articles(args, parser, console);
  flush(console);
  return whole ? ExitCode::kDone : ExitCode::kSomeInput;
}

}  // namespace

Command add_parse_command(App annals) {
  App app = annals.add_subcommand("parse", "Print sentences, trees and names as CoNLL-U");
  const auto args = std::make_shared<ParseArgs>();
  add_input_options(app, args->input);
  app.get_option("FILE").required(false);
  app.add_flag("--conllu", args->conllu, "The input is CoNLL-U: keep its words and sentences");
  add_coder_options(app, args->coder);
  return {app, [args](Console& console) {
            args->input.data = args->coder.data;
            return run_parse(*args, console);
          }};
}

}  // namespace annals::cli
