#include "src/lexicon/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 9> kKindNames{
    "number", "scale", "ordinal", "vague", "none", "article", "before", "after", "clause"};
constexpr std::array<std::string_view, 6> kEffectNames{"at-least", "more",  "at-most",
                                                       "fewer",    "about", "same"};

template <std::size_t n>
std::optional<std::size_t> position(const std::array<std::string_view, n>& names,
                                    std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_bound(NumberKind kind) {
  return kind == NumberKind::kBefore || kind == NumberKind::kAfter || kind == NumberKind::kClause;
}

std::optional<NumberWord> read_row(const Table& table, const Table::Row& row, Faults& faults) {
  const auto kind = position(kKindNames, row.cells[1]);
  if (!kind) {
    faults.add(table.place(row, 1), "unknown kind '" + std::string(row.cells[1]) + "'",
               nearest_hint(row.cells[1], {kKindNames.begin(), kKindNames.end()}));
    return std::nullopt;
  }
  NumberWord out;
  out.words = row.cells[0];
  out.kind = static_cast<NumberKind>(*kind);
  if (is_bound(out.kind)) {
    const auto effect = position(kEffectNames, row.cells[2]);
    if (!effect) {
      faults.add(table.place(row, 2), "unknown effect '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kEffectNames.begin(), kEffectNames.end()}));
      return std::nullopt;
    }
    out.effect = static_cast<BoundEffect>(*effect);
    return out;
  }
  const auto value = parse_integer(row.cells[2]);
  if (!value || *value < 0) {
    faults.add(table.place(row, 2), "a value is a whole number");
    return std::nullopt;
  }
  out.value = *value;
  if (!row.cells[3].empty()) {
    out.most = parse_integer(row.cells[3]);
    if (!out.most || *out.most < out.value) {
      faults.add(table.place(row, 3), "the most is a whole number no less than the value");
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

Numbers Numbers::load(const std::filesystem::path& data_dir, Faults& faults) {
  Numbers numbers;
  const Table table =
      Table::read(data_dir / "numbers.tsv", {"words", "kind", "value", "most"}, faults);
  for (const Table::Row& row : table.rows())
    if (auto word = read_row(table, row, faults)) numbers.add(std::move(*word));
  numbers.examples_ = table.examples();
  return numbers;
}

void Numbers::add(NumberWord word) {
  const auto index = static_cast<std::uint32_t>(words_.size());
  const std::string_view key = keys_.emplace_back(word.words);
  switch (word.kind) {
  case NumberKind::kVague:
  case NumberKind::kZero: vague_.add_phrase(key, index); break;
  case NumberKind::kBefore: before_.add_phrase(key, index); break;
  case NumberKind::kAfter: after_.add_phrase(key, index); break;
  case NumberKind::kClause: clause_.add_phrase(key, index); break;
  default: single_[key].push_back(index);
  }
  if (word.kind != NumberKind::kAfter && word.kind != NumberKind::kClause)
    openers_[key.substr(0, key.find_first_of(" -"))] = true;
  words_.push_back(std::move(word));
}

const NumberWord* Numbers::find(std::string_view word, NumberKind kind) const {
  const auto found = single_.find(word);
  if (found == single_.end()) return nullptr;
  for (const std::uint32_t index : found->second)
    if (words_[index].kind == kind) return &words_[index];
  return nullptr;
}

bool Numbers::opens(std::string_view word) const {
  if (word.empty()) return false;
  const unsigned char first = static_cast<unsigned char>(word.front());
  if (is_ascii_digit(word.front()) || first >= 0x80 || word.find('$') != std::string_view::npos)
    return true;
  if (openers_.contains(word)) return true;
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && openers_.contains(word.substr(0, hyphen));
}

}  // namespace annals
