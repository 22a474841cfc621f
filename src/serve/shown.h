// Records as they are shown: by the rules of disclosure, in JSON, CSV or as points.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "src/serve/service.h"

namespace annals::serve {

class Shown {
public:
  Shown(Service& service, Desk& desk) : service_(service), desk_(desk), held_(service.held(desk)) {}

  // As the command line prints it, but for what is not disclosed. Empty: there is no such record.
  std::string line(std::int64_t key);
  // Of all, parted by commas, behind what is there.
  void add_lines(const std::vector<std::int64_t>& keys, std::string& out);
  Record record(std::int64_t key);

  Record disclosed(Record record);
  std::vector<Record> disclosed(std::vector<Record> records);
  const Disclosure& rules_for(const std::string& doc);

private:
  void add_line(std::int64_t key, std::string& out);
  std::string read_line(std::int64_t key);

  Service& service_;
  Desk& desk_;
  std::shared_ptr<Holdings> held_;
  std::map<std::string, Disclosure> rules_;  // by article
};

// The features of a record, parted by commas: one for each place that has coordinates, else one
// without geometry.
std::string features(const Record& record);

}  // namespace annals::serve
