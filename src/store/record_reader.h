// The lines of records, by key: as they were kept, with what the store knows besides.
#pragma once

#include <string>
#include <string_view>

#include "src/store/database.h"

namespace annals {

class RecordReader {
public:
  explicit RecordReader(const Database& db);

  // One line of JSON Lines: as to_json wrote it, its happening filled in and the articles that came
  // to carry its sentence under `copies`. Empty: no such record. The view lives until the next
  // call.
  std::string_view line(std::int64_t key);

private:
  Statement json_, carriers_;
  std::string line_;
};

}  // namespace annals
