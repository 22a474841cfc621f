// What the reports of one happening say of each field, side by side, and which value is the best by a rule that is named.
//
//   for (const Field& field : fields_of(store.records_of(id)))
//     for (const FieldValue& value : field.values) ...      // "5" by whom, "at least 3" by whom
//
// Nothing is decided here for good: the best value is a view, and all others stand beside it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/story/value.h"

namespace annals::story {

struct FieldValue {
  std::string key;          // what makes two values the same: of sides without a name their code
  std::string text;         // "5", "at least 83", "2024-03-05", "Dorvik, NOR", "Rebels [--- REB]"
  std::vector<Value> from;  // by date of the report
};

struct Field {
  std::string name;  // told, date, place, actor, recipient, modes, or the role of a quantity
  std::vector<FieldValue> values;  // by the first report that gives them
  std::optional<std::size_t> best;  // none where no report tells a figure as fact
  std::string rule;
};

// Fields that no record has are left out. REQUIRES: the records are of one happening.
std::vector<Field> fields_of(std::span<const Record> records);

// [{"field", "best", "rule", "values": [{"value", "from": [...]}]}] as one line.
std::string to_json(std::span<const Field> fields);

// "5", "at least 83", "at most 40", "24 to 99"
std::string bounds_of(const Value& value);

}  // namespace annals::story
