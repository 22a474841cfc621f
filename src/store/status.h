// What a store holds as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/store/database.h"
#include "src/store/revisions.h"

namespace annals {

// Newest versions of articles of one outlet under one licence.
struct OutletCount {
  std::string outlet, licence;  // as the articles have them; may be empty
  std::int64_t articles = 0;
  std::string first, last;  // published
};
struct StoreStatus {
  std::int64_t schema = 0, articles = 0, records = 0, happenings = 0;
  std::string first, as_of;  // days of publication
  std::vector<Run> runs;  // `options` left empty
  std::vector<OutletCount> outlets;
};
StoreStatus status_of(const Database& db);
// Those with most articles first.
std::vector<OutletCount> outlets_of(const Database& db);
// The newest day of publication; empty: none is known.
std::string as_of(const Database& db);

// Names of private persons in records of any version (Record::private_names).
std::vector<std::string> private_names(const Database& db);

}  // namespace annals
