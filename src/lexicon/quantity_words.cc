#include "src/lexicon/quantity_words.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 17> kKindNames{
    "verb",   "event",  "count",    "state",   "person", "vehicle", "thing", "through", "toll",
    "figure", "change", "currency", "measure", "time",   "month",   "label", "vote"};
constexpr std::array<std::string_view, 6> kCountedNames{"any",    "living",  "person",
                                                        "listed", "vehicle", "forces"};

bool has_unit(CountKind kind) {
  return kind == CountKind::kCurrency || kind == CountKind::kMeasure;
}

bool read_what(const Table& table, const Table::Row& row, QuantityWord& out, Faults& faults) {
  if (has_unit(out.kind)) {
    out.unit = row.cells[4];
    if (out.unit.empty()) faults.add(table.place(row, 4), "a currency or measure needs its unit");
    return !out.unit.empty();
  }
  if (row.cells[4].empty()) return true;
  const auto what = std::find(kCountedNames.begin(), kCountedNames.end(), row.cells[4]);
  if (what == kCountedNames.end()) {
    faults.add(table.place(row, 4), "unknown '" + std::string(row.cells[4]) + "'",
               nearest_hint(row.cells[4], {kCountedNames.begin(), kCountedNames.end()}));
    return false;
  }
  out.what = static_cast<CountedAs>(what - kCountedNames.begin());
  return true;
}

std::optional<QuantityWord> read_row(const Table& table, const Table::Row& row, Faults& faults) {
  QuantityWord out;
  out.word = row.cells[0];
  const auto kind = std::find(kKindNames.begin(), kKindNames.end(), row.cells[1]);
  if (kind == kKindNames.end()) {
    faults.add(table.place(row, 1), "unknown kind '" + std::string(row.cells[1]) + "'",
               nearest_hint(row.cells[1], {kKindNames.begin(), kKindNames.end()}));
    return std::nullopt;
  }
  out.kind = static_cast<CountKind>(kind - kKindNames.begin());
  if (!row.cells[2].empty()) {
    out.role = parse_quantity_role(row.cells[2]);
    if (!out.role) {
      faults.add(
          table.place(row, 2), "unknown role '" + std::string(row.cells[2]) + "'",
          nearest_hint(row.cells[2], {kQuantityRoleNames.begin(), kQuantityRoleNames.end()}));
      return std::nullopt;
    }
  }
  for (const std::string_view slot : split_words(row.cells[3])) out.slots.emplace_back(slot);
  const bool predicate = out.kind == CountKind::kVerb || out.kind == CountKind::kEvent;
  if (predicate && (out.slots.empty() || !out.role)) {
    faults.add(table.place(row, 3), "a verb or event needs a role and at least one slot");
    return std::nullopt;
  }
  if (!read_what(table, row, out, faults)) return std::nullopt;
  return out;
}

// What a plural may be the plural of.
std::vector<std::string> singulars(std::string_view word) {
  std::vector<std::string> out;
  const auto cut = [&](std::string_view end, std::string_view instead) {
    if (word.size() > end.size() + 1 && word.ends_with(end))
      out.push_back(std::string(word.substr(0, word.size() - end.size())).append(instead));
  };
  cut("s", "");
  cut("es", "");
  cut("ies", "y");
  cut("men", "man");
  cut("children", "child");
  return out;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

}  // namespace

bool QuantityWord::has(std::string_view slot) const {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

QuantityWords QuantityWords::load(const std::filesystem::path& data_dir, Faults& faults) {
  QuantityWords words;
  const Table table =
      Table::read(data_dir / "quantities.tsv", {"word", "kind", "role", "slots", "what"}, faults);
  for (const Table::Row& row : table.rows())
    if (auto word = read_row(table, row, faults)) words.add(std::move(*word));
  for (auto& [key, rows] : words.rows_)
    std::stable_sort(rows.begin(), rows.end(), [](const QuantityWord& a, const QuantityWord& b) {
      return a.rest.size() > b.rest.size();
    });
  words.examples_ = table.examples();
  return words;
}

void QuantityWords::add(QuantityWord word) {
  std::string_view key = word.word;
  const std::size_t blank = key.find(' ');
  if (word.kind == CountKind::kVerb && blank != std::string_view::npos) {
    word.rest = key.substr(blank + 1);
    key = key.substr(0, blank);
  }
  const std::string_view kept = keys_.emplace_back(key);
  if (word.kind == CountKind::kVerb && word.rest.empty()) add_forms(kept);
  rows_[kept].push_back(std::move(word));
  ++size_;
}

// Regular forms, some of them nobody's: they are only looked up.
void QuantityWords::add_forms(std::string_view verb) {
  std::string stem(verb);
  const auto keep = [&](const std::string& form) {
    forms_.emplace(keys_.emplace_back(form), verb);
  };
  keep(stem);
  keep(stem + "s");
  if (stem.back() == 'e') stem.pop_back();
  keep(stem + "ed");
  keep(stem + "ing");
  if (stem.size() > 2 && !is_vowel(stem.back())) {
    keep(stem + stem.back() + "ed");
    keep(stem + stem.back() + "ing");
  }
  if (stem.back() == 'y') keep(stem.substr(0, stem.size() - 1) + "ied");
}

std::span<const QuantityWord> QuantityWords::find(std::string_view word) const {
  const auto found = rows_.find(word);
  if (found == rows_.end()) return {};
  return found->second;
}

const QuantityWord* QuantityWords::noun(const Document& doc, Index token, CountKind kind) const {
  const auto look = [&](std::string_view word) -> const QuantityWord* {
    for (const QuantityWord& row : find(word))
      if (row.kind == kind) return &row;
    return nullptr;
  };
  if (const QuantityWord* row = look(doc.lemma(token))) return row;
  if (const QuantityWord* row = look(doc.lower(token))) return row;
  for (const std::string& word : singulars(doc.lower(token)))
    if (const QuantityWord* row = look(word)) return row;
  return nullptr;
}

std::string_view QuantityWords::verb_of(std::string_view form) const {
  const auto found = forms_.find(form);
  return found == forms_.end() ? std::string_view{} : found->second;
}

}  // namespace annals
