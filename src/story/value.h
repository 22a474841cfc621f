// One value of one field as one report gives it, with the words that say so; and which of several is the best.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "include/annals/record.h"

namespace annals::story {

struct Value {
  std::optional<std::int64_t> min, max;  // of figures; both ends included; an absent end is open
  std::string source;      // who vouches, else the outlet, else the report's id
  std::string date;        // of the report
  std::string outlet;
  std::string doc, url;
  std::string record;      // its id
  std::string words;       // "at least 83"
  std::string quote;       // its sentence
  std::string factuality;  // as the record has it; what is not `actual` must be shown with this
  std::string hedge;       // words that make a description of its sides doubtful, parted by "; "
};

// `words` are those of the number, else none.
Value value_of(const Record& record, const RecordQuantity* number = nullptr);

// What a record gives for a role: "two soldiers and a policeman were killed" is one figure of three. Parts of other numbers
// do not count.
std::optional<Value> figure_of(const Record& record, const std::string& role);

std::int64_t low(const Value& value);
std::int64_t high(const Value& value);
std::int64_t middle(const Value& value);  // "at least 83" speaks of 83, "up to 40" of 40

// By day of the report, then article and record.
bool is_before(const Value& a, const Value& b);

inline constexpr const char* kBestFigureRule = "the newest report's figure; of one day what most outlets give; of those the lowest";
// REQUIRES: there is one.
std::int64_t best_figure(std::span<const Value> values);

// "2025-09-02", "2025-09-01/2025-09-10"; empty when the record has no day of its own.
std::string day_text(const Record& record);
// In days; very long for none.
std::size_t length_of(const std::string& day_text);

// Canonical name, else the words.
std::string name_of(const RecordPlace& place);
inline constexpr const char* kBestPlaceRule = "what most outlets give first; of those the first in the alphabet";
// The place that tells where; empty if no record has one.
std::string best_place(std::span<const Record* const> records);

// Whose voice a report is counted as: its outlet, else itself.
const std::string& voice_of(const Value& value);
const std::string& voice_of(const Record& record);

}  // namespace annals::story
