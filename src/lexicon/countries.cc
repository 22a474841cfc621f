#include "src/lexicon/countries.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals {
namespace {

// "Germans", "Iraqis"; but "the French", "the Chinese", "the Swiss" take no s.
bool takes_plural_s(std::string_view adjective) {
  return !adjective.ends_with("sh") && !adjective.ends_with("ch") && !adjective.ends_with("ese") &&
         !adjective.ends_with("s") && !adjective.ends_with("é") && !adjective.ends_with("è");
}

bool all_capitals(std::string_view text) {
  bool letters = false;
  for (const char c : text) {
    if (is_ascii_lower(c)) return false;
    letters = letters || is_ascii_upper(c);
  }
  return letters;
}

std::string_view without_article(std::string_view phrase) {
  for (const std::string_view article : {"the ", "The "})
    if (phrase.starts_with(article)) phrase.remove_prefix(article.size());
  return phrase;
}

// ’ for ': texts use both.
std::string typographic(std::string_view phrase) {
  std::string out;
  for (const char c : phrase) c == '\'' ? out += "’" : out += c;
  return out;
}

std::vector<std::string_view> parts(std::string_view cell) {
  return cell.empty() ? std::vector<std::string_view>{} : split(cell, ';');
}

}  // namespace

void Countries::add(PhraseTrie& trie, Dictionary* dictionary, std::string_view phrase,
                    std::uint32_t country) {
  phrase = trim(phrase);
  Word word;
  word.country = country;
  if (phrase.starts_with("?")) {
    word.doubtful = true;
    phrase.remove_prefix(1);
  }
  phrase = without_article(phrase);
  if (phrase.empty()) return;
  word.capitals = phrase.size() <= 6 && all_capitals(phrase);
  words_.push_back(word);
  const auto value = static_cast<std::uint32_t>(words_.size() - 1);
  const std::string lower = to_lower(phrase);
  trie.add_phrase(lower, value);
  if (lower.find('\'') != std::string::npos) trie.add_phrase(typographic(lower), value);
  if (dictionary != nullptr && !word.doubtful && country != kNone) dictionary->emplace(lower, country);
}

void Countries::add_row(const Table::Row& row, std::uint32_t country) {
  add(names_, &name_words_, row.cells[1], country);
  for (const std::string_view alias : parts(row.cells[2])) add(names_, &name_words_, alias, country);
  for (const std::string_view adjective : parts(row.cells[3])) {
    add(adjectives_, &adjective_words_, adjective, country);
    if (takes_plural_s(adjective)) add(people_, nullptr, std::string(adjective) + "s", country);
  }
  for (const std::string_view people : parts(row.cells[4])) add(people_, nullptr, people, country);
  for (const std::string_view capital : parts(row.cells[5])) add(capitals_, nullptr, capital, country);
}

Countries Countries::load(const std::filesystem::path& data_dir, Faults& faults) {
  Countries out;
  const Table table = Table::read(
      data_dir / "countries.tsv",
      {"code", "name", "aliases", "adjectives", "people", "capitals", "state", "unless"}, faults);
  for (const Table::Row& row : table.rows()) {
    const std::string_view code = row.cells[0];
    if (code == "---") {
      out.add_row(row, kNone);
      continue;
    }
    if (code.size() != 3 || !all_capitals(code)) {
      faults.add(table.place(row), "a code is three capitals, as ISO 3166-1 alpha-3 has them");
      continue;
    }
    if (row.cells[1].empty()) {
      faults.add(table.place(row), "a state without a name");
      continue;
    }
    const auto index = static_cast<std::uint32_t>(out.countries_.size());
    if (!out.codes_.emplace(std::string(code), index).second) {
      faults.add(table.place(row), "a second row for '" + std::string(code) + "'");
      continue;
    }
    Country country{std::string(code),
                    std::string(row.cells[1]),
                    std::string(row.cells[6].empty() ? code : row.cells[6]),
                    {},
                    {}};
    out.add_row(row, index);
    for (const std::string_view capital : parts(row.cells[5])) country.capitals.emplace_back(capital);
    for (const std::string_view name : parts(row.cells[7])) country.unless.emplace_back(name);
    out.countries_.push_back(std::move(country));
  }
  for (const Table::Row& row : table.rows())
    if (!row.cells[6].empty() && !out.codes_.contains(row.cells[6]))
      faults.add(table.place(row, 6), "no state has the code '" + std::string(row.cells[6]) + "'");
  out.examples_ = table.examples();
  return out;
}

const Country* Countries::find(std::string_view code) const {
  const auto found = codes_.find(code);
  return found == codes_.end() ? nullptr : &countries_[found->second];
}

std::string_view Countries::fold(std::string_view code) const {
  const Country* country = find(code);
  return country == nullptr ? code : std::string_view(country->state);
}

CountryMatch Countries::match(const PhraseTrie& trie, const Document& doc, Index first,
                              Index last) const {
  const std::string_view form = doc.form(first);
  if (!starts_upper(form)) return {};
  const auto found = trie.longest(first, last, [&](Index t) { return doc.lower(t); });
  if (!found || ends_none(trie, doc, first)) return {};
  CountryMatch out;
  for (const bool doubtful : {false, true})
    for (const std::uint32_t value : *found.values) {
      const Word& word = words_[value];
      if (word.country == kNone) return {};
      if (word.doubtful != doubtful || (word.capitals && !all_capitals(form))) continue;
      const Country* country = &countries_[word.country];
      if (out.country == nullptr) {
        out.country = country;
        out.length = found.length;
      } else if (country != out.country) {
        out.others.push_back(country);
      }
    }
  return out;
}

bool Countries::ends_none(const PhraseTrie& trie, const Document& doc, Index token) const {
  if (token == 0) return false;
  const auto longer = trie.longest(token - 1, token + 1, [&](Index t) { return doc.lower(t); });
  return longer && longer.length > 1 && words_[longer.values->front()].country == kNone;
}

CountryMatch Countries::name_at(const Document& doc, Index first, Index last) const {
  return match(names_, doc, first, last);
}
CountryMatch Countries::adjective_at(const Document& doc, Index first, Index last) const {
  return match(adjectives_, doc, first, last);
}
CountryMatch Countries::people_at(const Document& doc, Index first, Index last) const {
  return match(people_, doc, first, last);
}
CountryMatch Countries::capital_at(const Document& doc, Index first, Index last) const {
  return match(capitals_, doc, first, last);
}

const Country* Countries::by_name(std::string_view words) const {
  const auto found = name_words_.find(to_lower(without_article(words)));
  return found == name_words_.end() ? nullptr : &countries_[found->second];
}

const Country* Countries::by_adjective(std::string_view words) const {
  const auto found = adjective_words_.find(to_lower(words));
  return found == adjective_words_.end() ? nullptr : &countries_[found->second];
}

}  // namespace annals
