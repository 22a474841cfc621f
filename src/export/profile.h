// Tables with the columns of other event data, so that what reads those reads ours (docs/reference/profiles.md).
//
//   for (const ProfileColumn& column : columns_of(Profile::kPolecat)) ...
//   const ProfileRow row = polecat_row(record);   // cells in the order of the columns
//
// Their columns come first, under their names and in their order; then ours, which hold what theirs have no place for.
#pragma once

#include <string>
#include <vector>

#include "include/annals/record.h"
#include "src/record/columns.h"

namespace annals {

enum class Profile : std::uint8_t {
  kPolecat,  // a row a record
  kUcdpGed,  // a row a happening in which people were killed
};

struct ProfileColumn {
  std::string name;
  ColumnType type = ColumnType::kText;
};

const std::vector<ProfileColumn>& polecat_columns();
const std::vector<ProfileColumn>& ged_columns();
inline const std::vector<ProfileColumn>& columns_of(Profile profile) {
  return profile == Profile::kPolecat ? polecat_columns() : ged_columns();
}

using ProfileRow = std::vector<std::string>;  // empty is unknown

// POLECAT's row of a record.
ProfileRow polecat_row(const Record& record);

// GED's rows: of each happening told as fact in which somebody was killed, in the order of days. Records of one happening
// may stand anywhere among the others.
std::vector<ProfileRow> ged_rows(const std::vector<Record>& records);

}  // namespace annals
