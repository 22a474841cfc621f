// For tests of this folder: reports in a notation of their own. Words parted by blanks, sentences ended by a dot, the
// predicate of each marked with a star; all other words hang on it.
#pragma once

#include <set>
#include <string>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/conllu.h"
#include "src/when/when.h"

namespace annals {

inline std::string_view upos_of(std::string_view word, bool first) {
  static const std::set<std::string_view> kAuxiliaries{"will", "would", "have", "had", "is", "was"};
  static const std::set<std::string_view> kPrepositions{"on", "in", "at", "of", "for", "since", "from", "to", "by",
                                                        "over", "during", "between", "until"};
  if (kAuxiliaries.count(word) > 0) return "AUX";
  if (kPrepositions.count(word) > 0) return "ADP";
  if (word == "his") return "PRON";
  if (word == "the" || word == "The" || word == "a") return "DET";
  if (is_ascii_digit(word[0])) return "NUM";
  if (!is_ascii_alpha(word[0])) return "PUNCT";
  return is_ascii_upper(word[0]) && !first ? "PROPN" : "NOUN";
}

// The notation above as read_plain_trees takes it.
inline std::string tree_of(std::string_view report) {
  std::vector<std::vector<std::string_view>> sentences(1);
  for (const std::string_view word : split_words(report)) {
    sentences.back().push_back(word);
    if (word == ".") sentences.emplace_back();
  }
  std::string out;
  for (const auto& words : sentences) {
    std::string root = "0";
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].ends_with('*')) root = std::to_string(i + 1);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool verb = words[i].ends_with('*');
      const std::string word(words[i].substr(0, words[i].size() - (verb ? 1 : 0)));
      const std::string upos(verb ? "VERB" : upos_of(word, i == 0));
      const std::string rel = verb ? "root" : upos == "AUX" ? "aux" : upos == "ADP" ? "case" : "obl";
      const std::string feats = verb && word.ends_with("ed") ? " Tense=Past|VerbForm=Fin" : "";
      out += word + " " + to_lower(word) + " " + upos + " " + (verb ? "0" : root) + " " + rel + feats + "\n";
    }
    if (!words.empty()) out += "\n";
  }
  return out;
}

inline std::string days_of(const std::optional<DayRange>& days) {
  if (!days) return "unresolved";
  const std::string start = to_string(days->start);
  return days->start == days->end ? start : start + ".." + to_string(days->end);
}
inline std::string days_of(const TimeExpression& time) { return days_of(time.days); }

inline void read(std::string_view published, std::string_view report, Document& doc,
                 std::string url = {}) {
  static const auto stage = make_when_stage(data_directory());
  Article article;
  article.url = std::move(url);
  if (!published.empty()) article.published = parse_day(published).value();
  read_plain_trees(tree_of(report), doc, article);
  stage->run(doc);
}

}  // namespace annals
