#include "training/corpus.h"

#include <algorithm>
#include <map>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/conllu.h"
#include "src/syntax/splitter.h"

namespace annals::training {
namespace {

std::string upper(std::string text) {
  for (char& c : text)
    if (is_ascii_lower(c)) c = static_cast<char>(c - 32);
  return text;
}

// Headlines keep short words small, but for the first.
void to_headline(Example& example) {
  for (std::size_t i = 0; i < example.forms.size(); ++i) {
    std::string& form = example.forms[i];
    if (!is_ascii_lower(form.front()) || !example.spaced[i]) continue;
    const Upos upos = example.gold_tags[i].upos;
    const bool small = form.size() < 4 && (upos == Upos::kAdp || upos == Upos::kDet ||
                                           upos == Upos::kCconj || upos == Upos::kPart);
    if (small && i > 0) continue;
    form.front() = static_cast<char>(form.front() - 32);
  }
}

}  // namespace

void read_treebank(const std::filesystem::path& file, std::size_t times,
                   std::vector<Example>& out) {
  Document doc;
  read_conllu(read_file(file), doc);
  const std::size_t begin = out.size();
  for (const Sentence& sent : doc.sentences) {
    const std::size_t size = sent.last - sent.first;
    if (size > syntax::kLongestSentence) continue;
    Example example;
    for (Index t = sent.first; t < sent.last; ++t) {
      const Token& tok = doc.tokens[t];
      example.forms.emplace_back(doc.form(t));
      example.lemmas.emplace_back(doc.lemma(t));
      example.spaced.push_back(t == sent.first || tok.span.begin > doc.tokens[t - 1].span.end);
      example.gold_tags.push_back({tok.upos, tok.feats});
      example.tree.head.push_back(static_cast<std::int16_t>(
          tok.head == kNone ? size : static_cast<std::size_t>(tok.head - sent.first)));
      example.tree.rel.push_back(tok.rel);
    }
    out.push_back(std::move(example));
  }
  const std::size_t end = out.size();
  for (std::size_t n = 1; n < times; ++n)
    for (std::size_t i = begin; i < end; ++i) out.push_back(out[i]);
}

void add_case_copies(std::vector<Example>& examples, std::size_t every) {
  const std::size_t count = examples.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (examples[i].forms.size() < 3) continue;
    const std::size_t turn = i % every;
    if (turn != 0 && turn != every / 2) continue;
    Example copy = examples[i];
    copy.copy = true;
    if (turn == 0)
      for (std::string& form : copy.forms) form = upper(std::move(form));
    else
      to_headline(copy);
    examples.push_back(std::move(copy));
  }
}

std::vector<syntax::Tag> number_tags(std::vector<Example>& examples) {
  std::map<std::pair<Upos, std::uint32_t>, std::uint16_t> index;
  for (const Example& example : examples)
    for (const syntax::Tag& tag : example.gold_tags) index.try_emplace({tag.upos, tag.feats});
  std::vector<syntax::Tag> tags;
  for (auto& [key, number] : index) {
    number = static_cast<std::uint16_t>(tags.size());
    tags.push_back({key.first, key.second});
  }
  for (Example& example : examples) {
    for (const syntax::Tag& tag : example.gold_tags)
      example.tags.push_back(index.at({tag.upos, tag.feats}));
    syntax::view_sentence({example.forms.begin(), example.forms.end()}, example.spaced,
                          example.view);
  }
  return tags;
}

}  // namespace annals::training
