// Records as they are shown: by the rules of disclosure, in JSON, CSV or as points.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "src/serve/service.h"
#include "src/store/record_reader.h"

namespace annals::serve {

class Shown {
public:
  Shown(Service& service, Desk& desk) : service_(service), desk_(desk), reader_(desk.database()) {}

  // As the command line prints it, but for what is not disclosed. Empty: there is no such record.
  std::string line(std::int64_t key);
  std::vector<std::string> lines(const std::vector<std::int64_t>& keys);
  Record record(std::int64_t key);

  Record disclosed(Record record);
  std::vector<Record> disclosed(std::vector<Record> records);
  const Disclosure& rules_for(const std::string& doc);

private:
  Service& service_;
  Desk& desk_;
  RecordReader reader_;
  std::map<std::string, Disclosure> rules_;  // by article
};

// The features of a record, parted by commas: one for each place that has coordinates, else one
// without geometry.
std::string features(const Record& record);

}  // namespace annals::serve
