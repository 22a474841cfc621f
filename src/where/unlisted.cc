#include "src/where/unlisted.h"

#include <algorithm>
#include <array>
#include <set>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/where/hits.h"
#include "src/where/setting.h"

namespace annals::where {
namespace {

constexpr Index kLongestRun = 5;

bool is_name_word(const Document& doc, Index token) {
  const Token& tok = doc.tokens[token];
  return tok.upos == Upos::kPropn && has_capital(doc.form(token));
}

bool is_hyphen(const Document& doc, Index token) {
  const std::string_view text = doc.form(token);
  return text == "-" || text == "\u2019" || text == "'";
}

// The tokens of the run of names that starts here; hyphens between two of them belong to it.
Index run_end(const Document& doc, Index first, Index last) {
  Index end = first + 1;
  while (end < last) {
    if (is_name_word(doc, end)) {
      ++end;
    } else if (is_hyphen(doc, end) && end + 1 < last && is_name_word(doc, end + 1) &&
               doc.tokens[end].span.end == doc.tokens[end + 1].span.begin) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

bool is_acronym(std::string_view text) {
  return text.size() < 6 && std::ranges::none_of(text, [](char c) { return is_ascii_lower(c); });
}

// Words of names that are a person's in this report: behind "Mr", or joined to another name by the
// tree.
std::set<std::string_view> person_words(const Document& doc, const PlaceNouns& nouns) {
  std::set<std::string_view> words;
  for (Index token = 0; token < doc.tokens.size(); ++token) {
    const Token& tok = doc.tokens[token];
    if (tok.upos != Upos::kPropn) continue;
    if (tok.rel == Rel::kFlat && tok.head < doc.tokens.size()) {
      words.insert(doc.lower(token));
      words.insert(doc.lower(tok.head));
    }
    if (token > 0 && doc.tokens[token - 1].sentence == tok.sentence) {
      std::string_view before = doc.lower(token - 1);
      if (before.ends_with('.')) before.remove_suffix(1);
      if (nouns.has(before, PlaceRole::kHonorific)) words.insert(doc.lower(token));
    }
  }
  return words;
}

class Finder {
public:
  Finder(const Document& doc, const PlaceNouns& nouns, const Gazetteer& gazetteer)
      : doc_(doc), nouns_(nouns), gazetteer_(gazetteer), persons_(person_words(doc, nouns)) {}

  // What the run is, with kind kCountry for nothing.
  // `inside`: a place that a table knows stands behind it and a comma.
  bool read(Unlisted& run, Index sentence_first, Index sentence_last, bool inside) const {
    const std::string_view head = doc_.lower(run.last - 1);
    const Index top = head_of(doc_, run.first, run.last);
    const bool at = at_before(doc_, nouns_, run.first);
    run.locative = at || stands_locative(doc_, nouns_, top);
    const Index behind = run.last;
    if (inside && at && plain_name(run)) {
      run.rule = "with the larger place behind a comma";
      return true;
    }
    const bool modifies =
        behind < sentence_last && doc_.tokens[top].head != kNone &&
        doc_.tokens[top].head >= behind &&
        (doc_.tokens[top].rel == Rel::kCompound || doc_.tokens[top].rel == Rel::kAmod) &&
        !is_land(doc_.tokens[top].head);
    if (run.last > run.first + 1) {
      if (nouns_.has(head, PlaceRole::kFacility)) {
        // "the Central Bank Building" stands anywhere; "Garissa University said" is an
        // organisation.
        if (!run.locative || modifies) return false;
        run.kind = PlaceKind::kFacility;
        run.rule = "a facility's name";
        return true;
      }
      if (nouns_.has(head, PlaceRole::kSuffix)) {
        if (nouns_.has(head, PlaceRole::kTitle) || modifies) return false;
        run.kind = PlaceKind::kAdmin;
        run.rule = "a name with a word for land";
        return run.locative || !preposition(doc_, top).empty();
      }
    }
    if (modifies || !plain_name(run)) return false;
    if (names_settlement(run.first, sentence_first)) {
      run.rule = "beside a word for a settlement";
      return true;
    }
    // "out of the Heglig area"
    const bool area = behind < sentence_last && nouns_.has(doc_.lower(behind), PlaceRole::kArea);
    if (area && !preposition(doc_, behind).empty()) {
      run.rule = "beside a word for a stretch of land";
      return true;
    }
    if (!at) return false;
    if (behind < sentence_last && is_land(behind)) {
      run.rule = "beside a word for a stretch of land";
      return true;
    }
    // "in Morrow's view" is a person's; "in Dorvik's main square" is a town's.
    const bool owns = behind < sentence_last && doc_.tokens[behind].upos == Upos::kPart;
    if (owns && (doc_.tokens[top].head == kNone || !is_land(doc_.tokens[top].head))) return false;
    const std::string_view before = doc_.lower(run.first - 1);
    if (before == "of" || nouns_.has(before, PlaceRole::kArea)) {
      run.rule = "beside a word for a stretch of land";
      return true;
    }
    run.rule = "behind a preposition of place";
    static constexpr std::array<std::string_view, 5> kPlain{"in", "near", "outside", "inside",
                                                            "around"};
    return run.first > sentence_first && std::ranges::find(kPlain, before) != kPlain.end() &&
           (before != "around" || run.last < sentence_last);
  }

private:
  [[nodiscard]] bool is_land(Index token) const {
    const std::string_view lower = doc_.lower(token);
    return nouns_.has(lower, PlaceRole::kArea) || nouns_.has(lower, PlaceRole::kFacility);
  }

  // "the small town of X", "the village X".
  [[nodiscard]] bool names_settlement(Index first, Index sentence_first) const {
    static constexpr std::array<std::string_view, 11> kSettlements{
        "city",         "town",          "village",  "hamlet",   "municipality", "suburb",
        "neighborhood", "neighbourhood", "district", "province", "governorate"};
    if (first < sentence_first + 2) return false;
    const Index noun = doc_.lower(first - 1) == "of" ? first - 2 : first - 1;
    return std::ranges::find(kSettlements, doc_.lower(noun)) != kSettlements.end();
  }

  // "Syrian", "Syrians".
  [[nodiscard]] bool is_people(std::string_view lower) const {
    if (!gazetteer_.demonym(lower).empty()) return true;
    return lower.ends_with('s') && !gazetteer_.demonym(lower.substr(0, lower.size() - 1)).empty();
  }

  // No month, acronym, person or organisation.
  bool plain_name(const Unlisted& run) const {
    if (run.last - run.first > 3) return false;
    for (Index token = run.first; token < run.last; ++token) {
      const std::string_view lower = doc_.lower(token);
      if (nouns_.has(lower, PlaceRole::kNoPlace) || nouns_.has(lower, PlaceRole::kOrganisation) ||
          nouns_.has(lower, PlaceRole::kHonorific) || nouns_.has(lower, PlaceRole::kInFront) ||
          persons_.contains(lower) || is_acronym(doc_.form(token)) || is_people(lower)) {
        return is_hyphen(doc_, token);
      }
    }
    const std::string_view last = doc_.form(run.last - 1);
    // "in Buddhism", "in Marxism", "in Mathematics".
    return !last.ends_with("ism") && !last.ends_with("ics") && !is_title_case(doc_, sentence(run));
  }

  const Sentence& sentence(const Unlisted& run) const {
    return doc_.sentences[doc_.tokens[run.first].sentence];
  }

  const Document& doc_;
  const PlaceNouns& nouns_;
  const Gazetteer& gazetteer_;
  std::set<std::string_view> persons_;
};

}  // namespace

std::vector<Unlisted> find_unlisted(const Document& doc, const PlaceNouns& nouns,
                                    const Gazetteer& gazetteer, const std::vector<bool>& taken) {
  std::vector<Unlisted> found, rest;
  std::set<std::string_view> names;
  const Finder finder(doc, nouns, gazetteer);
  for (const Sentence& sent : doc.sentences) {
    for (Index token = sent.first; token < sent.last;) {
      if (!is_name_word(doc, token)) {
        ++token;
        continue;
      }
      Unlisted run{token, run_end(doc, token, sent.last), PlaceKind::kOther, false, {}};
      token = run.last;
      const bool free = std::none_of(taken.begin() + run.first, taken.begin() + run.last,
                                     [](bool claimed) { return claimed; });
      if (!free || run.last - run.first > kLongestRun) continue;
      const bool inside = run.last + 1 < sent.last && doc.form(run.last) == "," && taken[run.last + 1];
      if (finder.read(run, sent.first, sent.last, inside)) {
        found.push_back(run);
        names.insert(doc.text(span_of(doc, run.first, run.last - 1)));
      } else {
        rest.push_back(run);
      }
    }
  }
  for (Unlisted& run : rest) {
    if (!names.contains(doc.text(span_of(doc, run.first, run.last - 1)))) continue;
    run.rule = "as elsewhere in the report";
    found.push_back(run);
  }
  return found;
}

}  // namespace annals::where
