// Reads CoNLL-U or plain text, writes CoNLL-U: what bench/syntax.py scores.
//
//   annals_syntax_tool tokens GOLD.conllu    keeps sentences and tokens, tags and parses
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
#include "src/syntax/tokenizer.h"

namespace annals {
namespace {

// CoNLL-U with clitics as multiword tokens, as UD writes them.
std::string with_multiwords(const Document& doc) {
  std::string out;
  Index sentence = 0, t = 0;
  const std::string plain = write_conllu(doc);
  for (const std::string_view line : split(plain, '\n')) {
    if (!line.empty() && is_ascii_digit(line.front())) {
      const Index last = doc.sentences[sentence].last;
      const auto glued = [&](Index i) {
        return i < last && doc.tokens[i].span.begin == doc.tokens[i - 1].span.end;
      };
      const auto joined = [&](Index i) {
        if (!glued(i)) return false;
        const std::string_view left = doc.lower(i - 1), right = doc.lower(i);
        if (syntax::is_clitic(right)) return true;
        if ((right == "'" || right == "’") && doc.tokens[i].upos == Upos::kPart) return true;
        return (left == "can" && right == "not") || (left == "gon" && right == "na") ||
               (left == "got" && right == "ta") || (left == "wan" && right == "na") ||
               (left == "gim" && right == "me") || (left == "lem" && right == "me");
      };
      const Index first = doc.sentences[sentence].first;
      if (joined(t + 1) && !(t > first && joined(t))) {
        Index end = t + 1;
        while (joined(end + 1)) ++end;
        const Span whole{doc.tokens[t].span.begin, doc.tokens[end].span.end};
        out += std::to_string(t - first + 1) + '-' + std::to_string(end - first + 1) + '\t' +
               std::string(doc.text(whole)) + "\t_\t_\t_\t_\t_\t_\t_\t" +
               (glued(end + 1) ? "SpaceAfter=No" : "_") + '\n';
      }
      if (++t == last) ++sentence;
    }
    out += line;
    out += '\n';
  }
  return out;
}

// The given CoNLL-U with this engine's tags and trees in the place of its own.
std::string with_answers(std::string_view given, const Document& doc) {
  std::string out;
  Index t = 0;
  for (const std::string_view line : split(given, '\n')) {
    const auto cells = split(line, '\t');
    const bool word =
        cells.size() == 10 && cells[0].find_first_not_of("0123456789") == std::string_view::npos;
    if (!word) {
      out += line;
      out += '\n';
      continue;
    }
    const Token& tok = doc.tokens[t++];
    const Index head = tok.head == kNone ? 0 : tok.head - doc.sentences[tok.sentence].first + 1;
    out += std::string(cells[0]) + '\t' + std::string(cells[1]) + '\t' +
           std::string(doc.view(tok.lemma)) + '\t' + std::string(name_of(tok.upos)) + "\t_\t_\t" +
           std::to_string(head) + '\t' + std::string(name_of(tok.rel)) + "\t_\t" +
           std::string(cells[9]) + '\n';
  }
  return out;
}

// The text of `from` with its passages alone.
void keep_passages(const Document& from, Document& doc) {
  Article article;
  article.text = std::string(from.text());
  doc.reset(std::move(article));
  for (const Passage& passage : from.passages) doc.passages.add(passage);
}

void keep_sentences(const Document& from, Document& doc) {
  keep_passages(from, doc);
  for (const Sentence& sent : from.sentences) doc.sentences.add(sent);
  for (const Token& gold : from.tokens) {
    Token tok;
    tok.span = gold.span;
    tok.sentence = gold.sentence;
    tok.lower = doc.intern(from.view(gold.lower));
    doc.tokens.add(tok);
  }
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
  Document given, doc;
  if (verb == "text") {
    read_text(read_file(argv[2]), doc);
    engine.annotate(doc);
  } else {
    const std::string conllu = read_file(argv[2]);
    read_conllu(conllu, given);
    if (verb == "speed") {
      print_speed(engine, given);
      return 0;
    }
    if (verb == "raw") {
      keep_passages(given, doc);
      engine.annotate(doc);
    } else {
      keep_sentences(given, doc);
      engine.tag_and_parse(doc);
      if (verb == "lemmas") {
        print_lemmas(given, doc);
        return 0;
      }
      const std::string out = with_answers(conllu, doc);
      std::fwrite(out.data(), 1, out.size(), stdout);
      return 0;
    }
  }
  const std::string out = with_multiwords(doc);
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
