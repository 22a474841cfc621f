// annals_cases: runs cases by file or file:line, and rewrites their expectations when $ACCEPT is 1.
//
//   annals_cases                        all of cases/, and a line on what waits in cases/todo/
//   annals_cases cases/assault.txt:41   the case that line 41 belongs to
//   ACCEPT=1 annals_cases cases/aid.txt
//
// Ends with 0 when all pass, 1 when one fails, 2 when a file cannot be read.
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "include/annals/coder.h"
#include "tests/case_runner.h"

namespace {

using annals::testing::Case;
using annals::testing::CaseFile;
using annals::testing::CaseResult;

struct Selection {
  std::filesystem::path path;
  std::uint64_t line = 0;  // 0: the whole file
};

Selection parse_selection(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size()) return {text, 0};
  const std::string digits = text.substr(colon + 1);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return {text, 0};
  return {text.substr(0, colon), std::stoull(digits)};
}

bool selected(const Selection& selection, const Case& test) {
  return selection.line == 0 || (test.place.line <= selection.line && selection.line < test.end);
}

struct Counts {
  std::size_t run = 0;
  std::size_t failed = 0;
};

Counts run_file(const Selection& selection, const annals::Coder& coder, bool accepting) {
  const CaseFile file = annals::testing::read_case_file(selection.path);
  std::vector<CaseResult> results(file.cases.size());
  Counts counts;
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    if (!selected(selection, file.cases[i])) continue;
    results[i] = annals::testing::run_case(file.cases[i], coder);
    ++counts.run;
    if (results[i].failures.empty()) continue;
    ++counts.failed;
    std::cout << file.cases[i].place.to_string() << ": " << file.cases[i].title << '\n';
    for (const auto& failure : results[i].failures)
      std::cout << "  " << failure.place.to_string() << ": " << failure.message << '\n';
  }
  if (accepting) annals::testing::accept(file, results);
  return counts;
}

// Cases that we know we get wrong: counted, and announced when they pass. They never fail the run.
void run_todo(const annals::Coder& coder, const std::filesystem::path& folder) {
  std::size_t waiting = 0;
  for (const auto& path : annals::testing::find_case_files(folder, annals::testing::Todo::kOnly)) {
    for (const Case& test : annals::testing::read_case_file(path).cases) {
      const bool passes = annals::testing::run_case(test, coder).failures.empty();
      if (passes)
        std::cout << test.place.to_string() << ": now passes, move it up: " << test.title << '\n';
      waiting += passes ? 0 : 1;
    }
  }
  std::cout << waiting << " cases wait in todo\n";
}

int run(const std::vector<std::string>& arguments) {
  const std::filesystem::path folder = std::filesystem::path(ANNALS_SOURCE_DIR) / "cases";
  const char* accept = std::getenv("ACCEPT");
  const bool accepting = accept != nullptr && std::string_view(accept) == "1";
  std::vector<Selection> selections;
  for (const std::string& argument : arguments) selections.push_back(parse_selection(argument));
  if (arguments.empty())
    for (auto& path : annals::testing::find_case_files(folder, annals::testing::Todo::kWithout))
      selections.push_back({std::move(path), 0});
  const annals::Coder coder;
  Counts total;
  for (const Selection& selection : selections) {
    const Counts counts = run_file(selection, coder, accepting);
    total.run += counts.run;
    total.failed += counts.failed;
  }
  std::cout << total.run << " cases, " << total.failed << " failed"
            << (accepting ? ", rewritten" : "") << '\n';
  if (arguments.empty()) run_todo(coder, folder);
  return total.failed > 0 && !accepting ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "annals_cases: " << error.what() << '\n';
    return 2;
  }
}
