// What a number counts, and the words that say what became of it: data/quantities.tsv.
//
//   const QuantityWords words = QuantityWords::load(data_directory(), faults);
//   for (const QuantityWord& word : words.find("kill")) ...      // all kinds under that head word
//   words.noun(doc, token, CountKind::kPerson);                  // "PEASANTS", "policemen"
//
// Immutable after loading.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

enum class CountKind : std::uint8_t {
  kVerb,
  kEvent,
  kCount,
  kState,
  kPerson,
  kVehicle,
  kThing,
  kThrough,
  kToll,
  kFigure,
  kChange,
  kCurrency,
  kMeasure,
  kTime,
  kMonth,
  kLabel,
  kVote
};

// What must be counted for a predicate to give its role.
enum class CountedAs : std::uint8_t { kAny, kLiving, kPerson, kListed, kVehicle, kForces };

struct QuantityWord {
  std::string word;  // as the file has it
  std::string rest;  // of a verb in several words: all but the first ("life" of "lose life")
  CountKind kind = CountKind::kThing;
  std::optional<QuantityRole> role;
  std::vector<std::string> slots;
  CountedAs what = CountedAs::kAny;
  std::string unit;  // of a currency or measure

  [[nodiscard]] bool has(std::string_view slot) const;
};

class QuantityWords {
public:
  static QuantityWords load(const std::filesystem::path& data_dir, Faults& faults);

  // All rows under a word; verbs in several words stand under their first, the longest first.
  [[nodiscard]] std::span<const QuantityWord> find(std::string_view word) const;
  // The row of that kind for a token, by lemma, by form, and by what its singular may be: capitals
  // and taggers' errors leave plurals in the lemma.
  [[nodiscard]] const QuantityWord* noun(const Document& doc, Index token, CountKind kind) const;
  // The verb a form may belong to ("killed", "killing" -> "kill"), or empty.
  [[nodiscard]] std::string_view verb_of(std::string_view form) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  void add(QuantityWord word);
  void add_forms(std::string_view verb);

  std::deque<std::string> keys_;
  boost::unordered_flat_map<std::string_view, std::vector<QuantityWord>> rows_;
  boost::unordered_flat_map<std::string_view, std::string_view> forms_;
  std::vector<Example> examples_;
  std::size_t size_ = 0;
};

}  // namespace annals
