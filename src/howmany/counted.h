// What a number counts, and numbers that count nothing: dates, years, ages, labels, votes.
#pragma once

#include "src/howmany/numerals.h"

namespace annals::howmany {

enum class CountedClass : std::uint8_t { kNothing, kUnknown, kName, kPerson, kForces, kVehicle, kThing };

// Persons of any kind.
constexpr bool is_person(CountedClass kind) {
  return kind == CountedClass::kPerson || kind == CountedClass::kForces;
}

struct Counted {
  Index token = kNone;  // "people"; the number's own last token where nothing is named
  Index first = 0;      // the phrase, from the number's first token to what is counted
  Index last = 0;
  Index top = kNone;  // the token of the phrase that hangs on something outside it
  CountedClass kind = CountedClass::kNothing;
  Index number = 0;      // the number's last token
  bool group = false;    // "one of the three leaders": the three, who are only counted from
  bool of_them = false;  // "five of whom", "of them": a part of something named before
};

// `before` is the numeral to the left, or null.
Counted find_counted(const Document& doc, const QuantityWords& words, const Numeral& numeral,
                     const Numeral* before);

// Whether the number is one that CODEBOOK.md does not call a quantity.
bool counts_nothing(const Document& doc, const QuantityWords& words, const Numeral& numeral,
                    const Counted& counted);

// Whether what is counted is fit for a predicate's row.
bool accepts(CountedAs what, CountedClass kind);

}  // namespace annals::howmany
