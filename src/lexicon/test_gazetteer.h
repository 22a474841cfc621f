// An invented dump in GeoNames' form, and a folder that goes with the test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/files.h"
#include "src/lexicon/geonames.h"

namespace annals::testing {

class TestFolder {
public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "annals_places_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TestFolder() {
    std::error_code none;
    std::filesystem::remove_all(path_, none);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
  std::filesystem::path path_;
};

// What a row of a dump says; the other cells are empty.
struct DumpRow {
  int id;
  std::string name, others, lat, lon, feature;  // "P.PPL"
  std::string country, admin1, population = "0";
};

inline std::string dump_line(const DumpRow& row) {
  const std::vector<std::string> cells{
      std::to_string(row.id), row.name,    row.name,   row.others, row.lat, row.lon,
      row.feature.substr(0, 1), row.feature.substr(2), row.country, "",  row.admin1, "", "", "",
      row.population, "", "1", "Europe/Oslo", "2026-11-01"};
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : "\t") + cell;
  return line + "\n";
}

struct Imported {
  GeonamesCounts counts;
  std::vector<std::string> faults;
  std::uint64_t hidden = 0;
};

// Writes the index of the dump.
inline Imported import_dump(const std::string& dump, const std::filesystem::path& output,
                            const GeonamesOptions& options = {}) {
  Imported out;
  const auto report = [&](const Error& error) { out.faults.emplace_back(error.what()); };
  GeonamesImport import(data_directory(), options, output, report);
  std::istringstream in(dump);
  import.read(in, "dump.txt", report);
  out.counts = import.finish({"dump.txt"});
  out.hidden = import.hidden();
  return out;
}

}  // namespace annals::testing
