// The files of cases/: reports with the records that must come of them (cases/README.md is the
// manual).
//
//   CaseFile file = read_case_file("cases/assault.txt");
//   for (const Case& test : file.cases) std::cout << test.title << '\n';
//
// A file is kept line by line, so that accepting new expectations leaves everything else as it was.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"

namespace annals::testing {

// A word of an expectation. `occurrence` is the n of "words" #n; 0: any place where these words
// stand.
struct Part {
  std::string text;
  bool quoted = false;
  std::uint32_t occurrence = 0;
};

// The words of one line. Throws Error(kInput) on an unclosed quotation mark.
std::vector<Part> read_parts(std::string_view line, const Place& place);

struct FieldLine {
  std::string key;  // "killed", "where" ...
  std::vector<Part> parts;
  std::uint64_t line = 0;
};

// What one record must be. `type` is "none" for a record that must not be; `none_type` narrows it
// to a type.
struct Block {
  std::string type;
  std::string none_type;
  std::vector<FieldLine> fields;
  std::uint64_t line = 0;
};

// A line of the examples' language: `who "The envoy" UNO`.
struct Assertion {
  std::vector<Part> parts;
  std::uint64_t line = 0;
};

struct Case {
  std::string title;
  Article article;
  std::string from;
  std::vector<Block> blocks;
  std::vector<Assertion> assertions;
  bool only = false;
  Place place;                     // of the title
  std::uint64_t expectations = 0;  // lines [expectations, end) hold what must come out; 1-based
  std::uint64_t end = 0;
};

struct CaseFile {
  std::filesystem::path path;
  std::vector<std::string> lines;
  std::vector<Case> cases;
};

// Throws Error(kInput | kNotFound) with the line of the first fault.
CaseFile read_case_file(const std::filesystem::path& path);
CaseFile parse_case_file(std::string_view text, const std::filesystem::path& path);

// All .txt files below `folder`, sorted; those in a folder "todo" only when asked for.
enum class Todo : std::uint8_t { kWithout, kOnly };
std::vector<std::filesystem::path> find_case_files(const std::filesystem::path& folder, Todo todo);

}  // namespace annals::testing
