// The columns of our tables, each described once (python/src/arrow.h); docs/reference/python.md lists them.
#pragma once

#include "include/annals/database.h"
#include "include/annals/record.h"
#include "python/src/arrow.h"

namespace annals::python {

// As in CSV, but lists stay lists of structs, and days are days.
void describe(Row& row, const Record& record);
void describe(Row& row, const RecordActor& actor);
void describe(Row& row, const RecordPlace& place);
void describe(Row& row, const RecordPlaceReading& reading);
void describe(Row& row, const RecordQuantity& quantity);
void describe(Row& row, const RecordCopy& copy);
void describe(Row& row, const std::pair<std::string, std::vector<std::string>>& reason);

void describe(Row& row, const HappeningSummary& happening);
void describe(Row& row, const TallyRow& tally);

}  // namespace annals::python
