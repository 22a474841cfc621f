// What an export is made of: gathered while its records pass, told in Parquet's footer and in datapackage.json.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "include/annals/record.h"

namespace annals {

// Who publishes places of ours owes this (NOTICE).
inline constexpr const char* kPlacesCredit =
    "Names, numbers and coordinates of places: GeoNames (https://www.geonames.org), CC BY 4.0";

struct ExportFacts {
  std::set<std::string> engines, data, runs;
  std::map<std::string, std::set<std::string>> outlets;  // by licence as the articles give it; empty is unknown
  std::uint64_t records = 0;

  void add(const Record& record);

  // For a file's own metadata: engine, data, run, schema, licence, attribution.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata() const;
};

}  // namespace annals
