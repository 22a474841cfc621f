// What each stage found, row by row, with the entry or rule that gave it.
#pragma once

#include <string>

#include "include/annals/record.h"
#include "src/doc/document.h"

namespace annals::cli {

// Passages, sentences with their trees, and the layers of who, when, where, howmany and voice.
// Layers without rows are left out; of stances those that are not plainly actual are shown.
std::string layers_text(const Document& doc);

// What lost and why, from Document::rivals: nothing where none was asked for.
std::string rivals_text(const Document& doc);

// The entries and rules behind a record, field by field.
std::string reasons_text(const Record& record);

}  // namespace annals::cli
