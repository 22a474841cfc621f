// One record as a block that people read, at any width from 40 columns.
//
//   ASSAULT · 0.87 · Washington [USA GOV] → vessels [--- CRM, “alleged”]
//     when      2025-09-01 to 2025-11-26 “Since then”
//     where     Caribbean Sea “Caribbean”; Eastern Pacific “eastern Pacific”
//     how many  attacks at least 21 “21 known”; killed at least 83 “at least 83”
//     sum       of separate events
//     “Since then, Washington has carried out 21 known *attacks* on vessels in the Caribbean …”
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"

namespace annals::cli {

std::string record_block(const Record& record, std::size_t width);

// "── Valley Post · 2024-03-07 · Rebels shell Dorvik ──────"
std::string heading_line(std::string_view heading, std::size_t width);

// In quotation marks.
std::string in_quotes(std::string_view words);

// One line, whatever white space the text has.
std::string one_line(std::string_view text);

// Lines of at most `width` columns; those after the first begin with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

// The values of fields, as the block has them; when_text says "undated" where there is no date.
std::string who_list(const std::vector<RecordActor>& actors);
std::string when_text(const Record& record);
std::string where_text(const Record& record);
std::string how_many_text(const Record& record);

// At most `width` columns; cut at a blank, with "…".
std::string shortened(std::string_view text, std::size_t width);

// The sentence in at most `width` columns around its trigger, which stands between stars; "…" where
// it was cut.
std::string sentence_around_trigger(const Record& record, std::size_t width);

// Columns that a text takes, one a code point.
std::size_t columns_of(std::string_view text);

// "USA MIL", "--- CRM"; empty when nothing is known.
std::string code_text(const std::string& country, const std::vector<std::string>& sectors);

// "at least 83", "about 15,000", "24 to 99", "at most 40"
std::string bounds_text(const RecordQuantity& quantity);

}  // namespace annals::cli
