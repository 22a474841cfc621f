// Reads CoNLL-U or plain text, writes CoNLL-U: what bench/syntax.py scores.
//
//   annals_syntax_tool tokens FILE.conllu    keeps sentences and tokens, tags and parses
//   annals_syntax_tool lemmas GOLD.conllu    the same, and counts the right lemmas
//   annals_syntax_tool raw GOLD.conllu       takes only the text and its paragraphs
//   annals_syntax_tool text FILE             paragraphs parted by empty lines
//   annals_syntax_tool speed GOLD.conllu     words per second from raw text
#include <chrono>
#include <cstdio>
#include <string>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/conllu.h"
#include "src/syntax/syntax.h"

namespace annals {
namespace {

// The text of `from` with its passages alone.
void keep_passages(const Document& from, Document& doc) {
  Article article;
  article.text = std::string(from.text());
  doc.reset(std::move(article));
  for (const Passage& passage : from.passages) doc.passages.add(passage);
}

void read_text(std::string text, Document& doc) {
  Article article;
  article.text = std::move(text);
  doc.reset(std::move(article));
  const std::string_view all = doc.text();
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = all.find("\n\n", at);
    if (end == std::string_view::npos) end = all.size();
    if (end > at) {
      Passage passage;
      passage.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      doc.passages.add(passage);
    }
    at = end + 1;
  }
}

void print_speed(const Syntax& engine, const Document& gold) {
  Document doc;
  std::size_t words = 0;
  const auto begin = std::chrono::steady_clock::now();
  double seconds = 0;
  while (seconds < 2) {
    keep_passages(gold, doc);
    engine.annotate(doc);
    words += doc.tokens.size();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  std::printf("%.0f words per second\n", static_cast<double>(words) / seconds);
}

// How many lemmas are right, case aside; with the tags this engine gives.
void print_lemmas(const Document& gold, const Document& doc) {
  std::size_t right = 0;
  for (Index t = 0; t < gold.tokens.size(); ++t)
    right += to_lower(gold.lemma(t)) == to_lower(doc.lemma(t)) ? 1U : 0U;
  std::printf("Lemmas %.2f\n",
              100.0 * static_cast<double>(right) / static_cast<double>(gold.tokens.size()));
}

int run(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "annals_syntax_tool tokens|lemmas|raw|text|speed FILE\n");
    return 2;
  }
  const std::string verb = argv[1];
  const Syntax engine(data_directory(), model_directory());
  const std::string input = read_file(argv[2]);
  Document given, doc;
  std::string out;
  if (verb == "text" || verb == "raw") {
    if (verb == "text") {
      read_text(input, doc);
    } else {
      read_conllu(input, given);
      keep_passages(given, doc);
    }
    engine.annotate(doc);
    out = write_conllu(doc);
  } else if (verb == "speed") {
    read_conllu(input, given);
    print_speed(engine, given);
  } else {
    read_conllu_words(input, doc);
    engine.tag_and_parse(doc);
    if (verb == "lemmas") {
      read_conllu(input, given);
      print_lemmas(given, doc);
    } else {
      out = write_conllu_over(input, doc);
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}

}  // namespace
}  // namespace annals

int main(int argc, char** argv) {
  try {
    return annals::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "annals_syntax_tool: %s\n", error.what());
    return 1;
  }
}
