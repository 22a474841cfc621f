#include "src/lexicon/known_names.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "src/base/text.h"

namespace annals {
namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "2001", "2001-09" or "2001-09-11": its first or its last day.
enum class Edge { kFirst, kLast };
std::optional<Day> edge_of(std::string_view text, Edge edge) {
  const auto parts = split(text, '-');
  if (parts.size() > 3 || parts[0].size() != 4) return std::nullopt;
  const int year = number(parts[0]);
  const bool last = edge == Edge::kLast;
  if (parts.size() == 1) return make_day(year, last ? 12 : 1, last ? 31 : 1);
  const int month = number(parts[1]);
  if (parts.size() == 3) return make_day(year, month, number(parts[2]));
  if (!last) return make_day(year, month, 1);
  const auto next = month == 12 ? make_day(year + 1, 1, 1) : make_day(year, month + 1, 1);
  return next ? std::optional<Day>(*next - std::chrono::days(1)) : std::nullopt;
}

bool all_capitals(std::string_view text) {
  bool letters = false;
  for (const char c : text) {
    if (is_ascii_lower(c) || c == ' ') return false;
    letters = letters || is_ascii_upper(c);
  }
  return letters;
}

bool has_capital(std::string_view text) {
  return starts_upper(text) || std::any_of(text.begin(), text.end(), is_ascii_upper);
}

std::string typographic(std::string_view phrase) {
  std::string out;
  for (const char c : phrase) c == '\'' ? out += "’" : out += c;
  return out;
}

bool holds_on(const KnownName& entry, Day day) {
  return (!entry.from || *entry.from <= day) && (!entry.to || day <= *entry.to);
}

// Reports on somebody's death or fall still mean the office.
constexpr std::chrono::days kGrace(30);

// How many days a day lies outside an entry's years.
std::chrono::days distance(const KnownName& entry, Day day) {
  if (entry.from && day < *entry.from) return *entry.from - day;
  if (entry.to && *entry.to < day) return day - *entry.to;
  return std::chrono::days(0);
}

// Entries of a dictionary hold in their years and nowhere else.
bool is_strict(const KnownName& entry) {
  return !entry.dictionary.empty() && (entry.from || entry.to);
}

// Of two entries of a name, the second that of the later row; a strict one was tested before.
bool is_better(const KnownName& entry, const KnownName& best, const std::optional<Day>& day) {
  if (is_strict(entry) != is_strict(best)) return is_strict(entry);
  return !day || distance(entry, *day) <= distance(best, *day);
}

ActorCode code_on(const KnownName& entry, const std::optional<Day>& day) {
  if (!day || !entry.person || holds_on(entry, *day)) return entry.code;
  if (entry.to && *entry.to < *day && *day - *entry.to <= kGrace) return entry.code;
  ActorCode code;
  code.set_country(entry.code.country_view());
  if (entry.to && *entry.to < *day) code.add_sector(Sector::kEli);
  return code;
}

}  // namespace

void KnownNames::add_alias(std::string_view alias, std::uint32_t entry) {
  alias = trim(alias);
  // "The Times" is no newspaper without its article.
  if (alias.starts_with("the ")) alias.remove_prefix(4);
  if (alias.empty()) return;
  aliases_.push_back({entry, all_capitals(alias)});
  const auto value = static_cast<std::uint32_t>(aliases_.size() - 1);
  const std::string lower = to_lower(alias);
  trie_.add_phrase(lower, value);
  if (lower.find('\'') == std::string::npos) return;
  trie_.add_phrase(typographic(lower), value);
  // The tokenizer parts "peoples' democratic party" before the apostrophe.
  for (std::size_t at = lower.find("s' "); at != std::string::npos;
       at = lower.find("s' ", at + 3)) {
    std::string parted = lower;
    parted.insert(at + 1, " ");
    trie_.add_phrase(parted, value);
    trie_.add_phrase(typographic(parted), value);
  }
}

// Names are the same without regard to case, to the article, to hyphens and to the form of apostrophes.
std::string KnownNames::key_of(std::string_view alias) {
  alias = trim(alias);
  if (alias.starts_with("the ")) alias.remove_prefix(4);
  std::string key = typographic(to_lower(alias));
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

std::optional<KnownNames::Listed> KnownNames::listed(const Table& table, const Table::Row& row,
                                                     Faults& faults) {
  Listed out;
  KnownName& entry = out.entry;
  entry.name = row.cells[0];
  const auto code = parse_actor_code(row.cells[2]);
  if (!code) {
    faults.add(table.place(row, 2), "not a code: '" + std::string(row.cells[2]) + "'");
    return std::nullopt;
  }
  entry.code = *code;
  if (!row.cells[3].empty()) entry.from = edge_of(row.cells[3], Edge::kFirst);
  if (!row.cells[4].empty()) entry.to = edge_of(row.cells[4], Edge::kLast);
  if (entry.from.has_value() == row.cells[3].empty())
    faults.add(table.place(row, 3), "expected a year, a month (2001-09) or a day");
  if (entry.to.has_value() == row.cells[4].empty())
    faults.add(table.place(row, 4), "expected a year, a month (2001-09) or a day");
  if (entry.from && entry.to && *entry.to < *entry.from)
    faults.add(table.place(row, 4), "ends before it begins");
  out.aliases.emplace_back(row.cells[0]);
  for (const std::string_view alias : split(row.cells[1], ';')) out.aliases.emplace_back(alias);
  return out;
}

void KnownNames::lay_on_top(Layer&& layer, std::vector<Listed>& all) {
  for (const Listed& one : layer.listed)
    for (const std::string& alias : one.aliases) layer.taken.insert(key_of(alias));
  const auto taken = [&](const std::string& alias) { return layer.taken.contains(key_of(alias)); };
  std::erase_if(all, [&](Listed& below) {
    std::erase_if(below.aliases, taken);
    return taken(below.entry.name);
  });
  std::move(layer.listed.begin(), layer.listed.end(), std::back_inserter(all));
}

KnownNames KnownNames::load(const std::filesystem::path& data_dir, const Dictionaries& dictionaries,
                            Faults& faults) {
  KnownNames out;
  const std::vector<std::string_view> columns{"name", "aliases", "code", "from", "to"};
  std::vector<Layer> layers(dictionaries.size() + 1);
  const auto read = [&](std::string_view file, bool person, std::vector<Example>& examples) {
    for (const TableLayer& one : read_layers(data_dir, dictionaries, file, columns, faults)) {
      Layer& layer = layers[one.level];
      if (one.level == 0) examples = one.table.examples();
      for (const Table::Row& row : one.table.rows()) {
        if (const std::string_view name = removed_by(row.cells[0]); !name.empty()) {
          layer.taken.insert(key_of(name));
        } else if (auto listed = KnownNames::listed(one.table, row, faults)) {
          listed->entry.person = person;
          listed->entry.dictionary = one.dictionary;
          layer.listed.push_back(std::move(*listed));
        }
      }
    }
  };
  read("leaders.tsv", true, out.leader_examples_);
  read("groups.tsv", false, out.group_examples_);
  std::vector<Listed> all;
  for (Layer& layer : layers) lay_on_top(std::move(layer), all);
  for (Listed& one : all) {
    out.leader_count_ += one.entry.person ? 1 : 0;
    const auto entry = static_cast<std::uint32_t>(out.entries_.size());
    const std::string& name = one.entry.name;
    if (one.entry.person) out.surnames_.emplace(to_lower(std::string_view(name).substr(name.rfind(' ') + 1)), entry);
    out.entries_.push_back(std::move(one.entry));
    for (const std::string& alias : one.aliases)
      out.add_alias(alias, entry);
  }
  return out;
}

KnownNames KnownNames::load(const std::filesystem::path& data_dir, Faults& faults) {
  return load(data_dir, {}, faults);
}

const KnownName* KnownNames::in_office(std::string_view surname, const Document& doc) const {
  if (!doc.published()) return nullptr;
  const KnownName* found = nullptr;
  const auto [first, last] = surnames_.equal_range(to_lower(surname));
  for (auto one = first; one != last; ++one) {
    const KnownName& entry = entries_[one->second];
    if (!entry.code.has(Sector::kGov) || !holds_on(entry, *doc.published())) continue;
    if (found != nullptr && found->code.country != entry.code.country) return nullptr;
    found = &entry;
  }
  return found;
}

KnownMatch KnownNames::at(const Document& doc, Index first, Index last) const {
  while (last > first) {
    const auto found = trie_.longest(first, last, [&](Index t) { return doc.lower(t); });
    if (!found) return {};
    const std::string_view words =
        doc.text({doc.tokens[first].span.begin, doc.tokens[first + found.length - 1].span.end});
    if (!has_capital(words)) return {};
    const KnownName* best = nullptr;
    bool out_of_years = false;
    for (const std::uint32_t value : *found.values) {
      if (aliases_[value].capitals && !all_capitals(words)) continue;
      const KnownName& entry = entries_[aliases_[value].entry];
      if (is_strict(entry) && doc.published() && !holds_on(entry, *doc.published()))
        out_of_years = true;
      else if (best == nullptr || is_better(entry, *best, doc.published()))
        best = &entry;
    }
    if (best != nullptr) return {found.length, best, code_on(*best, doc.published())};
    if (!out_of_years) return {};
    last = first + found.length - 1;  // a shorter name may hold
  }
  return {};
}

}  // namespace annals
