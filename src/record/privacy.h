// Private persons by their role: for pages that people read, unless they ask for the names.
//
//   by_role(record).sentence.text;    // "Police shot [a teacher], killing him."
//
// A private person is one whom a record names as actor, recipient or source, who has no office and is in none of our lists of
// persons and bodies. Persons whom only the quoted sentence names are not known to a record, and stay.
#pragma once

#include <string>

#include "include/annals/record.h"

namespace annals {

// Whether the name belongs to a private person, as far as the record tells.
bool is_private(const RecordActor& who, const Record& record);

// The record with names of private persons, and their parts, replaced by what they are; spans keep pointing to the words of the
// report. For showing only: what comes out is not what the report says.
Record by_role(Record record);

}  // namespace annals
