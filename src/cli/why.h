// Why a record says what it says: each field with its value, its words, and the rules or entries behind it.
//
//   WHY
//     event_type   ASSAULT “shelled” <- frame assault.shell
//     actor        Rebels [--- REB] <- argument subj; role rebel
#pragma once

#include <string>
#include <vector>

#include "include/annals/record.h"

namespace annals::cli {

struct WhyField {
  std::string field;
  std::string value;  // with its words
  std::string rules;  // several parted by "; "; empty where the record gives none
};

// In the order of the record, each field that has a value or a reason; rules as `because` has them.
std::vector<WhyField> why_of(const Record& record);

// Below the block of a record, at any width from 40 columns.
std::string why_block(const Record& record, std::size_t width);

// The record as JSON with a last field `why`: a list of "FIELD: VALUE <- RULES".
std::string to_json_with_why(const Record& record);

}  // namespace annals::cli
