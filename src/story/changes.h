// What is other about a record than it was, field by field.
//
//   for (const FieldChange& change : changes_between(older, newer)) ...   // "places": [] -> [{"text": "Dorvik", ...}]
#pragma once

#include <string>
#include <vector>

#include "include/annals/record.h"

namespace annals::story {

struct FieldChange {
  std::string field;          // as in the record
  std::string before, after;  // JSON
};

struct ChangeOptions {
  bool reasons = false;  // `because` counts
  bool spans = true;     // where words stand counts; not between two versions of a text
};

// In the order of the record. Ids, the run with its engine and data, and the happening, which is joined anew each time, never
// count, nor does `copies`, which tells of other articles.
std::vector<FieldChange> changes_between(const Record& older, const Record& newer, const ChangeOptions& options = {});

}  // namespace annals::story
