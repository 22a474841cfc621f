// What commands and public headers say of a store's happenings and tallies.
#pragma once

#include <vector>

#include "include/annals/database.h"
#include "src/store/store.h"
#include "src/story/tally.h"

namespace annals {

// EventDatabase::happenings.
std::vector<HappeningSummary> happening_summaries(const Store& store, EventFilter filter, std::size_t least_reports);

// A tally as a table: happenings with their denials, then statements.
std::vector<TallyRow> tally_rows(const story::Tally& tally);

}  // namespace annals
