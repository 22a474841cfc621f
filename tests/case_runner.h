// Runs the cases of cases/ through the public Coder and says, line by line, what differs.
//
//   Coder coder;
//   CaseResult result = run_case(test, coder);
//   for (const Failure& failure : result.failures) std::cerr << failure.place.to_string() <<
//   failure.message;
#pragma once

#include <string>
#include <vector>

#include "include/annals/coder.h"
#include "tests/case_file.h"

namespace annals::testing {

struct Failure {
  Place place;
  std::string message;
};

struct CaseResult {
  std::vector<Failure> failures;
  // The expectations as they would have to be to pass, for ACCEPT=1; ends with an empty line.
  std::vector<std::string> accepted;
};

CaseResult run_case(const Case& test, const Coder& coder);

// The comparison alone: what `records` lack of the blocks of `test`.
std::vector<Failure> compare(const Case& test, const std::vector<Record>& records);

// One record in the language of cases, with every field that it has.
std::vector<std::string> print_record(const Record& record);

// Writes the file again with new expectations for the cases that failed.
void accept(const CaseFile& file, const std::vector<CaseResult>& results);

}  // namespace annals::testing
