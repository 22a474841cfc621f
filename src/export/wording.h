// How much of the reports' words leaves with a record, and whose names.
//
//   Wording wording{Words::kQuote, Names::kByRole};
//   apply(wording, record);
//
// Articles' texts never leave with records, whatever is asked for (docs/reference/exports.md).
#pragma once

#include <cstdint>

#include "include/annals/record.h"
#include "src/record/private_names.h"

namespace annals {

enum class Words : std::uint8_t {
  kFull,   // all that a record has: the evidence and its sentence
  kQuote,  // the evidence of each field; of the sentence its span and SHA-256
  kCodes,  // codes, spans, the sentence's SHA-256; of words only hedges, for a code without its doubt says another thing
};

struct Wording {
  Words words = Words::kQuote;
  Names names = Names::kByRole;
};

void apply(const Wording& wording, Record& record);

}  // namespace annals
