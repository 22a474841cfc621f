#include "src/lexicon/known_names.h"

#include <algorithm>
#include <charconv>

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

// How many days a day lies outside an entry's years.
std::chrono::days distance(const KnownName& entry, Day day) {
  if (entry.from && day < *entry.from) return *entry.from - day;
  if (entry.to && *entry.to < day) return day - *entry.to;
  return std::chrono::days(0);
}

ActorCode code_on(const KnownName& entry, const std::optional<Day>& day) {
  if (!day || !entry.person || holds_on(entry, *day)) return entry.code;
  ActorCode code;
  code.set_country(entry.code.country_view());
  if (entry.to && *entry.to < *day) code.add_sector(Sector::kEli);
  return code;
}

}  // namespace

void KnownNames::add_alias(std::string_view alias, std::uint32_t entry) {
  alias = trim(alias);
  for (const std::string_view article : {"the ", "The "})
    if (alias.starts_with(article)) alias.remove_prefix(article.size());
  if (alias.empty()) return;
  aliases_.push_back({entry, all_capitals(alias)});
  const auto value = static_cast<std::uint32_t>(aliases_.size() - 1);
  const std::string lower = to_lower(alias);
  trie_.add_phrase(lower, value);
  if (lower.find('\'') != std::string::npos) trie_.add_phrase(typographic(lower), value);
}

void KnownNames::add(const Table& table, const Table::Row& row, bool person, Faults& faults) {
  KnownName entry;
  entry.name = row.cells[0];
  entry.person = person;
  const auto code = parse_actor_code(row.cells[2]);
  if (!code) {
    faults.add(table.place(row, 2), "not a code: '" + std::string(row.cells[2]) + "'");
    return;
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
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(std::move(entry));
  add_alias(row.cells[0], index);
  for (const std::string_view alias : split(row.cells[1], ';')) add_alias(alias, index);
}

KnownNames KnownNames::load(const std::filesystem::path& data_dir, Faults& faults) {
  KnownNames out;
  const std::vector<std::string_view> columns{"name", "aliases", "code", "from", "to"};
  const Table leaders = Table::read(data_dir / "leaders.tsv", columns, faults);
  for (const Table::Row& row : leaders.rows()) out.add(leaders, row, true, faults);
  out.leader_count_ = out.entries_.size();
  out.leader_examples_ = leaders.examples();
  const Table groups = Table::read(data_dir / "groups.tsv", columns, faults);
  for (const Table::Row& row : groups.rows()) out.add(groups, row, false, faults);
  out.group_examples_ = groups.examples();
  return out;
}

KnownMatch KnownNames::at(const Document& doc, Index first, Index last) const {
  const auto found = trie_.longest(first, last, [&](Index t) { return doc.lower(t); });
  if (!found) return {};
  const std::string_view words =
      doc.text({doc.tokens[first].span.begin, doc.tokens[first + found.length - 1].span.end});
  if (!has_capital(words)) return {};
  const KnownName* best = nullptr;
  for (const std::uint32_t value : *found.values) {
    if (aliases_[value].capitals && !all_capitals(words)) continue;
    const KnownName& entry = entries_[aliases_[value].entry];
    if (best == nullptr || !doc.published() ||
        distance(entry, *doc.published()) <= distance(*best, *doc.published()))
      best = &entry;
  }
  if (best == nullptr) return {};
  return {found.length, best, code_on(*best, doc.published())};
}

}  // namespace annals
