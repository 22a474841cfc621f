// What the readers of PETRARCH's files share: lines without comments, codes, names as newspapers print them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "src/doc/document.h"
#include "src/lexicon/countries.h"
#include "src/lexicon/faults.h"

namespace annals::petrarch {

// One line after the other, without "#", ";" and "<!-- -->".
class Lines {
public:
  Lines(const std::string& file, std::string_view text, Faults& faults)
      : file_(file), left_(text), faults_(faults) {}

  // The next line that says something, trimmed; false at the end.
  bool next(std::string_view& line);
  // `at` is a part of the line that was read last; its column counts bytes from 1.
  void fault(std::string_view at, const std::string& message);
  // At the first column of another line.
  void fault(std::uint64_t line, const std::string& message);
  [[nodiscard]] std::uint64_t number() const { return number_; }

private:
  std::string_view without_comment(std::string_view text);

  const std::string& file_;
  std::string_view left_;
  Faults& faults_;
  std::uint64_t number_ = 0;
  const char* begin_ = nullptr;
  bool in_comment_ = false, done_ = false;
};

// Tells a part of a code that is lost, and why.
using Lost = std::function<void(std::string_view part, const std::string& why)>;

// "PSEREBHMS" cut in threes: what codebook section 4 knows is kept. "~" is the place of the owner's code and says
// nothing; dashes neither. `countries` null: a role's code, which has no country.
ActorCode code_of(std::string_view text, const Countries* countries, const Lost& lost);

// "GEORGE_W._BUSH": "George W. Bush"; "UN" and "BBC" stay; an article in front is left out. Words that are not in
// capitals only stay as they are.
std::string printed(std::string_view name);

// The head of a table; `what` it holds, its columns, and the name of the file it is from.
std::string head_of(std::string_view what, std::string_view columns, std::string_view source);

}  // namespace annals::petrarch
