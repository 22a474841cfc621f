// Happenings over many machines: the steps of `annals add`'s joining, each a function of what is given.
//
//   for (const annals::TravellingAccount& one : annals::accounts_to_travel(coded.records)) ...   // where reports are coded
//   links = annals::links_in_bucket(packed, bucket);          // once for each bucket: all accounts that have it
//   ids = annals::happenings_of(packed);                    // once for each part that links connect
//
// An account is what one report tells of one happening. Two that can be one have a bucket in common (type, place or party, day),
// and a happening lies within what links connect; so it is found whole wherever its part is, and equals what one machine finds.
// python/annals_spark deals them out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "include/annals/record.h"

namespace annals {

struct TravellingAccount {
  std::string id;
  std::vector<std::int64_t> buckets;  // hashes; none: it is a happening by itself
  std::string packed;                 // what comparing needs, for machines of one kind
  std::vector<std::string> records;   // ids of its mentions
};

// Those of one report's records, sums left out: these are no happenings.
std::vector<TravellingAccount> accounts_to_travel(std::span<const Record> records);

// Pairs of accounts, by index, that join and whose first bucket in common is this one, so that each pair comes out of one bucket.
// With `first`, only pairs of one of the first so many and one of those behind: of a bucket too full for one task, any two of its
// parts are such a call, and each part by itself. REQUIRES: all have the bucket.
std::vector<std::pair<std::size_t, std::size_t>> links_in_bucket(std::span<const std::string_view> packed, std::int64_t bucket,
                                                                 std::size_t first = 0);

// The happening of each account: the least id among its accounts. REQUIRES: whatever joins one of them is among them.
std::vector<std::string> happenings_of(std::span<const std::string_view> packed);

// A line of JSON Lines of a record without a happening, with this one filled in; other lines as they are.
std::string with_happening(std::string_view json, std::string_view happening);

// A tally over records as JSON Lines with their happenings, of which those that are sure enough to be shown count: of a
// happening, or of a sum, its part of `annals tally --format json`. Lines of one report stand in its order.
std::string tally_json(std::span<const std::string_view> lines, const std::string& role, Names names = Names::kByRole);

}  // namespace annals
