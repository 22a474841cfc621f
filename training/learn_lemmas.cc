// Learns how lemmas are made: annals_learn_lemmas OUT.tsv FILE.conllu... writes models/lemmas.tsv.
//
// The same files give the same bytes.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/conllu.h"
#include "src/syntax/features.h"
#include "src/syntax/lemmatizer.h"

namespace annals::training {
namespace {

syntax::LemmaRule rule_between(std::string_view lower, std::string_view lemma) {
  std::size_t same = 0;
  while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
  while (same > 0 && same < lower.size() &&
         (static_cast<unsigned char>(lower[same]) & 0xC0U) == 0x80U)
    --same;
  return {lower.size() - same, std::string(lemma.substr(same))};
}

std::string learn_lemmas(const std::vector<Document>& documents) {
  using Counts = std::map<syntax::LemmaRule, std::size_t>;
  std::map<std::string, std::map<std::string, Counts>> words;    // by group and form
  std::map<std::string, std::map<std::string, Counts>> endings;  // by group and ending
  std::vector<std::string_view> forms;
  std::vector<bool> spaced;
  syntax::SentenceView view;
  for (const Document& doc : documents)
    for (const Sentence& sent : doc.sentences) {
      forms.clear();
      for (Index t = sent.first; t < sent.last; ++t) forms.push_back(doc.form(t));
      spaced.assign(forms.size(), true);
      syntax::view_sentence(forms, spaced, view);
      for (Index t = sent.first; t < sent.last; ++t) {
        const Token& tok = doc.tokens[t];
        const std::string& lower = view.words[t - sent.first].lower;
        const std::string lemma = to_lower(doc.lemma(t));
        if (lemma == "_" || tok.upos == Upos::kX || doc.form(t).size() > 30) continue;
        ++words[syntax::lemma_group(tok.upos, tok.feats)][lower][rule_between(lower, lemma)];
      }
    }
  const auto most = [](const Counts& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  };
  for (const auto& [group, by_form] : words)
    for (const auto& [form, counts] : by_form)
      for (std::size_t n = 0; n <= std::min(form.size(), syntax::Lemmatizer::kLongestEnding); ++n)
        ++endings[group][form.substr(form.size() - n)][most(counts)->first];
  std::string out =
      "# How the end of a lower-case form is changed to get its lemma. Learned; see "
      "models/README.md.\n"
      "#   group   part of speech and inflection     ending  \"^word\" is a whole word; longest "
      "match wins\n"
      "#   strip   bytes taken from the end          append  what is put there\n"
      "# format   1\n# licence  CC-BY-SA-4.0\n# columns  group  ending  strip  append\n"
      "# source   UD English EWT and GUM, training parts\n";
  syntax::Lemmatizer made;
  const auto keep = [&](const std::string& group, const std::string& ending,
                        const syntax::LemmaRule& rule) {
    made.add(group, ending, rule);
    out += group + '\t' + ending + '\t' + std::to_string(rule.strip) + '\t' + rule.append + '\n';
  };
  for (const auto& [group, found] : endings) {
    std::map<std::string, syntax::LemmaRule> kept;
    std::vector<std::string> by_length;
    for (const auto& [ending, counts] : found) by_length.push_back(ending);
    std::stable_sort(by_length.begin(), by_length.end(),
                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const auto known = [&](std::string_view form) -> syntax::LemmaRule {
      for (std::size_t n = std::min(form.size(), syntax::Lemmatizer::kLongestEnding) + 1; n-- > 0;)
        if (const auto at = kept.find(std::string(form.substr(form.size() - n))); at != kept.end())
          return at->second;
      return {};
    };
    for (const std::string& ending : by_length) {
      const auto best = most(found.at(ending));
      if (best->second < 3 && !ending.empty()) continue;
      if (best->first == known(ending)) continue;
      kept[ending] = best->first;
      keep(group, ending, best->first);
    }
    for (const auto& [form, counts] : words[group])
      if (most(counts)->first != known(form)) keep(group, "^" + form, most(counts)->first);
  }
  return out;
}

int run(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "annals_learn_lemmas OUT.tsv FILE.conllu...\n");
    return 2;
  }
  std::vector<Document> documents;
  for (int i = 2; i < argc; ++i) read_conllu(read_file(argv[i]), documents.emplace_back());
  write_file(argv[1], learn_lemmas(documents));
  return 0;
}

}  // namespace
}  // namespace annals::training

int main(int argc, char** argv) {
  try {
    return annals::training::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "annals_learn_lemmas: %s\n", error.what());
    return 1;
  }
}
