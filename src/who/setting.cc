#include "src/who/setting.h"

#include <algorithm>
#include <map>

#include "src/doc/dateline.h"

namespace annals::who {
namespace {

constexpr double kHeadline = 3, kOpening = 2, kElsewhere = 1;
constexpr double kFirstNamed = 0.5;
constexpr double kPlaceOfDeed =
    1.5;  // "in Iraq" tells more of where the report plays than "Iraq said"
constexpr double kClearLead = 1.15;  // how far the first must be ahead of the second

double weight_of(Index sentence) {
  return sentence == 0 ? kHeadline : sentence < 4 ? kOpening : kElsewhere;
}

}  // namespace

Setting::Setting(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                 const std::vector<Phrase>& phrases) {
  std::map<std::string, double, std::less<>> scores, places;
  local_.assign(doc.sentences.size(), "");
  for (const Atom& atom : atoms.all) {
    const Index s = doc.tokens[atom.first].sentence;
    if (atom.country != nullptr)
      scores[std::string(lexicons.countries.fold(atom.country->code))] +=
          weight_of(s) + (scores.empty() ? kFirstNamed : 0);
    else if (lexicons.countries.find(atom.code.country_view()) != nullptr)
      scores[std::string(atom.code.country_view())] += weight_of(s) / 2;
  }
  for (const Phrase& p : phrases) {
    const bool filed_from = p.first < dateline_end(doc, doc.sentences[p.sentence]);
    if ((!p.locative && !filed_from) || p.modifier || p.country == nullptr) continue;
    if (p.entity_kind != EntityKind::kCountry && p.entity_kind != EntityKind::kPlace) continue;
    const std::string code(lexicons.countries.fold(p.country->code));
    scores[code] += weight_of(p.sentence) * kPlaceOfDeed;
    places[code] += weight_of(p.sentence);
    if (filed_from) continue;  // the report's place, not the sentence's
    if (local_[p.sentence].empty())
      local_[p.sentence] = code;
    else if (local_[p.sentence] != code)
      local_[p.sentence] = "?";
  }
  if (scores.size() == 1) only_ = scores.begin()->first;
  report_ = leading({scores.begin(), scores.end()});
  place_ = leading({places.begin(), places.end()});
}

std::string Setting::leading(const std::vector<std::pair<std::string, double>>& scores) const {
  double first = 0, second = 0;
  std::string best;
  for (const auto& [code, score] : scores) {
    if (score > first) {
      second = first;
      first = score;
      best = code;
    } else {
      second = std::max(second, score);
    }
  }
  return first > second * kClearLead ? best : "";
}

std::string_view Setting::country(Index sentence) const {
  const std::string& local = local_[sentence];
  return local.empty() || local == "?" ? report_ : local;
}

std::string_view Setting::place(Index sentence) const {
  const std::string& local = local_[sentence];
  return local.empty() || local == "?" ? place_ : local;
}

}  // namespace annals::who
