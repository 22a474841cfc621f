#include "src/syntax/lemmatizer.h"

#include <charconv>

#include "src/base/text.h"
#include "src/lexicon/table.h"

namespace annals::syntax {

std::string lemma_group(Upos upos, std::uint32_t feats) {
  std::string group(name_of(upos));
  const auto part = [&](std::uint32_t bit, std::string_view name) {
    if ((feats & bit) != 0) group += name;
  };
  switch (upos) {
  case Upos::kVerb:
  case Upos::kAux:
    part(kPast, "+past");
    part(kGerund, "+ing");
    if ((feats & kPast) == 0) part(kParticiple, "+ing");
    if ((feats & kFinite) != 0 && (feats & kPast) == 0) part(kThirdPerson, "+third");
    break;
  case Upos::kNoun:
  case Upos::kPropn: part(kPlural, "+plural"); break;
  case Upos::kAdj:
  case Upos::kAdv:
    part(kComparative, "+more");
    part(kSuperlative, "+most");
    break;
  default: break;
  }
  return group;
}

Lemmatizer Lemmatizer::load(const std::filesystem::path& models, Faults& faults) {
  Lemmatizer out;
  const Table table =
      Table::read(models / "lemmas.tsv", {"group", "ending", "strip", "append"}, faults);
  for (const Table::Row& row : table.rows()) {
    const std::string_view digits = row.cells[2];
    LemmaRule rule;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), rule.strip);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      faults.add(table.place(row, 2), "'" + std::string(digits) + "' is no number of bytes");
      continue;
    }
    rule.append = row.cells[3];
    out.add(row.cells[0], row.cells[1], std::move(rule));
  }
  return out;
}

void Lemmatizer::lay_over(const std::filesystem::path& data, Faults& faults) {
  const Table table = Table::read(data / "lemmas.tsv", {"pos", "form", "lemma"}, faults);
  for (const Table::Row& row : table.rows()) {
    const LemmaRule rule{row.cells[1].size(), std::string(row.cells[2])};
    const std::string ending = "^" + std::string(row.cells[1]);
    if (row.cells[0] == "verb") {
      for (const char* group : {"VERB", "VERB+past", "VERB+third", "VERB+ing"})
        add(group, ending, rule);
    } else if (row.cells[0] == "noun") {
      add("NOUN+plural", ending, rule);
    } else {
      faults.add(table.place(row), "'" + std::string(row.cells[0]) + "' is neither verb nor noun");
    }
  }
}

void Lemmatizer::add(std::string_view group, std::string_view ending, LemmaRule rule) {
  rules_.insert_or_assign(std::string(group) + '\t' + std::string(ending), std::move(rule));
}

const LemmaRule& Lemmatizer::rule(std::string_view lower, Upos upos, std::uint32_t feats) const {
  std::string key = lemma_group(upos, feats) + '\t';
  const std::size_t group = key.size();
  key += '^';
  key += lower;
  if (const auto found = rules_.find(key); found != rules_.end()) return found->second;
  for (std::size_t length = std::min(lower.size(), kLongestEnding) + 1; length-- > 0;) {
    key.resize(group);
    key += lower.substr(lower.size() - length);
    if (const auto found = rules_.find(key); found != rules_.end()) return found->second;
  }
  return same_;
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view lower, Upos upos,
                              std::uint32_t feats) const {
  const LemmaRule& found = rule(lower, upos, feats);
  // Lower-casing may change the number of bytes; then the form's own end is not what the rule is
  // about.
  const bool proper = upos == Upos::kPropn && form.size() == lower.size();
  std::string out(proper ? form : lower);
  if (found.strip > out.size() || (found.strip == out.size() && found.append.empty())) return out;
  std::size_t cut = out.size() - found.strip;
  if (cut < out.size() && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) return out;
  out.resize(cut);
  return out + found.append;
}

}  // namespace annals::syntax
