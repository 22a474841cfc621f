// Which place a name means: every use of it gets a score from what the place is, what stands beside
// the name and which countries the report is about; the best one wins and the others stay as
// readings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/places_nouns.h"
#include "src/where/hits.h"
#include "src/where/setting.h"

namespace annals::where {

// How often a report names each state, by name, by adjective or by a town that is in no other.
class CountryWeights {
public:
  void add(std::string_view country, double weight) { weights_[std::string(country)] += weight; }
  [[nodiscard]] double of(std::string_view country) const;
  // The state that two thirds of all weight lie on, or empty.
  [[nodiscard]] std::string_view dominant() const;

private:
  std::map<std::string, double, std::less<>> weights_;
};

struct Scored {
  PlaceUse use;
  double score = 0;
};

struct Candidate {
  Hit hit;
  Setting setting;
  std::vector<double> boosts;  // by use: what stands beside this very mention
  bool qualified = false;      // a larger place behind a comma holds it, or it is that larger place
  bool beside_country = false;  // "the Syrian city of X", "X in Syria"
  bool accepted = false;
  bool elsewhere =
      false;  // the only towns of the name lie in countries that the report does not name
  std::vector<Scored> readings;  // best first; filled by resolve()
  std::string_view rule;         // the strongest reason, for `because`
};

// Finds, weighs and judges all names of a report. The order is that of the text.
std::vector<Candidate> resolve(const Document& doc, const Gazetteer& gazetteer,
                               const PlaceNouns& nouns, CountryWeights& countries);

}  // namespace annals::where
