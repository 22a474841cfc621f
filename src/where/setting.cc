#include "src/where/setting.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::where {
namespace {

// A tree that the parser got wrong may be deep; more steps than this tell nothing any more.
constexpr int kMaxSteps = 8;
// How many words may stand between "in" and the name: "in the old northern Syrian port city of X".
constexpr int kMaxBack = 8;

bool is_capital(const Document& doc, Index token) { return starts_upper(doc.form(token)); }

bool is_proper(const Document& doc, Index token) { return doc.tokens[token].upos == Upos::kPropn; }

bool adjacent(const Document& doc, Index left, Index right) {
  return doc.tokens[left].span.end == doc.tokens[right].span.begin;
}

// The lower-case form without the full stop of "Gen.", "Sen.".
std::string_view bare(const Document& doc, Index token) {
  std::string_view text = doc.lower(token);
  if (text.size() > 1 && text.ends_with('.')) text.remove_suffix(1);
  return text;
}

bool is_area(const Document& doc, const PlaceNouns& nouns, Index token) {
  return nouns.has(doc.lower(token), PlaceRole::kArea) ||
         nouns.has(doc.lemma(token), PlaceRole::kArea);
}

bool is_site(const Document& doc, const PlaceNouns& nouns, Index token) {
  return is_area(doc, nouns, token) || nouns.has(doc.lower(token), PlaceRole::kFacility) ||
         nouns.has(doc.lower(token), PlaceRole::kBareFacility);
}

// "in front", "out of", "according to": the first word of several case markers decides.
std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

bool phrase_locative(const Document& doc, const PlaceNouns& nouns, Index token, int steps);

// "the siege of X", "the city of X", "north of X".
bool of_locative(const Document& doc, const PlaceNouns& nouns, Index head, int steps) {
  if (nouns.has(doc.lemma(head), PlaceRole::kHappening)) return true;
  if (nouns.has(doc.lower(head), PlaceRole::kDirection)) return true;
  return is_site(doc, nouns, head) && phrase_locative(doc, nouns, head, steps + 1);
}

bool phrase_locative(const Document& doc, const PlaceNouns& nouns, Index token, int steps) {
  const Token& tok = doc.tokens[token];
  if (steps > kMaxSteps) return false;
  const std::string prepositions = preposition(doc, token);
  if (!prepositions.empty()) {
    const std::string_view first = first_word(prepositions);
    if (nouns.has(first, PlaceRole::kAt)) return true;
    if (tok.head == kNone) return false;
    if (first == "to" || first == "into" || first == "toward" || first == "towards") {
      return nouns.has(doc.lemma(tok.head), PlaceRole::kTravel);
    }
    return first == "of" && of_locative(doc, nouns, tok.head, steps);
  }
  if (tok.head == kNone) return false;
  switch (tok.rel) {
  case Rel::kConj:
  case Rel::kAppos:
  case Rel::kFlat:
  case Rel::kList:
  case Rel::kNmodDesc:
  case Rel::kNmodUnmarked:
  case Rel::kDep: return phrase_locative(doc, nouns, tok.head, steps + 1);
  case Rel::kCompound:
  case Rel::kNmodPoss:
  case Rel::kAmod:
  case Rel::kNmod:
    return is_site(doc, nouns, tok.head) && phrase_locative(doc, nouns, tok.head, steps + 1);
  case Rel::kObj:
  case Rel::kNsubjPass: return nouns.has(doc.lemma(tok.head), PlaceRole::kReaches);
  default: return false;
  }
}

// Whether two neighbouring tokens are words of one name: the tree joins them.
bool joined(const Document& doc, Index left, Index right) {
  const Token &a = doc.tokens[left], &b = doc.tokens[right];
  const auto naming = [](Rel rel) {
    return rel == Rel::kCompound || rel == Rel::kFlat || rel == Rel::kFixed ||
           rel == Rel::kGoeswith || rel == Rel::kAmod || rel == Rel::kAppos ||
           rel == Rel::kNmodDesc || rel == Rel::kNmodUnmarked || rel == Rel::kNummod;
  };
  if (b.head == left) return naming(b.rel);
  if (a.head == right) return naming(a.rel);
  return a.head != kNone && a.head == b.head && naming(a.rel) &&
         (naming(b.rel) || b.rel == Rel::kCase);
}

// Whether the words of [first, last) and their neighbour are joined, by any of their tokens.
bool joined_any(const Document& doc, Index first, Index last, Index other) {
  for (Index token = first; token < last; ++token) {
    if (token < other ? joined(doc, token, other) : joined(doc, other, token)) return true;
  }
  return false;
}

bool starts_sentence(const Document& doc, Index token) {
  return doc.sentences[doc.tokens[token].sentence].first == token;
}

// The name of a state or of a large part of one, and of nobody: what follows it in capitals is the
// state's. Washington is a city as well, and "Washington Post" is not the state's.
bool names_state(const Gazetteer& gazetteer, const Hit& hit) {
  if (gazetteer.name_class(hit.folded) == NameClass::kGiven) return false;
  const GazetteerEntry& place = gazetteer.entry(hit.uses.front().entry);
  if (place.origin == PlaceOrigin::kIndex) return false;
  return std::all_of(hit.uses.begin(), hit.uses.end(), [&](const PlaceUse& use) {
    const GazetteerEntry& other = gazetteer.entry(use.entry);
    return other.origin == PlaceOrigin::kIndex || other.kind == PlaceKind::kCountry ||
           other.kind == PlaceKind::kAdmin;
  });
}

// What the tokens behind a name make of it.
void look_right(const Document& doc, const PlaceNouns& nouns, const Gazetteer& gazetteer,
                const Hit& hit, bool title_case, Setting& setting) {
  const Index end = doc.sentences[doc.tokens[hit.first].sentence].last;
  const Index next = hit.last;
  if (next >= end) return;
  const std::string_view lower = doc.lower(next);
  if (doc.form(next) == "-" && adjacent(doc, next - 1, next)) {
    setting.hyphened = true;
    // "UK-Algerian", "Saint-Denis-Sud".
    const bool goes_on =
        next + 1 < end && adjacent(doc, next, next + 1) && is_capital(doc, next + 1);
    setting.in_name = goes_on && (!names_state(gazetteer, hit) ||
                                  !gazetteer.demonym(doc.lower(next + 1)).empty());
    return;
  }
  if (nouns.has(lower, PlaceRole::kThing)) {
    setting.in_name = true;
    return;
  }
  if (is_area(doc, nouns, next) && !is_capital(doc, next)) setting.area_after = true;
  // "Baghdad airport", "Baghdad international airport".
  for (Index token = next; token < end && token < next + 3; ++token) {
    if (is_capital(doc, token) && !title_case) break;
    if (nouns.has(doc.lower(token), PlaceRole::kBareFacility)) {
      setting.facility_last = token;
      return;
    }
    if (doc.tokens[token].upos != Upos::kAdj) break;
  }
  const Upos upos = doc.tokens[next].upos;
  const bool nominal = upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj;
  if (!is_capital(doc, next) || !nominal || (title_case && upos != Upos::kPropn)) return;
  if (nouns.has(lower, PlaceRole::kSuffix)) {
    // "Brooklyn District Attorney", "Washington State Department of Health".
    const bool goes_on = next + 1 < end && is_capital(doc, next + 1) &&
                         (nouns.has(doc.lower(next + 1), PlaceRole::kTitle) ||
                          nouns.has(doc.lower(next + 1), PlaceRole::kOrganisation));
    setting.titled = goes_on;
    if (goes_on) return;
    setting.suffix_last = next;
    setting.area_after = true;
  }
  for (Index token = next; token < end && token < next + 5; ++token) {
    if (!is_capital(doc, token)) break;
    if (!nouns.has(doc.lower(token), PlaceRole::kFacility)) continue;
    if (nouns.has(doc.lower(token), PlaceRole::kOrganisation)) break;
    setting.facility_last = token;
    setting.institution = nouns.has(doc.lower(token), PlaceRole::kInstitution);
  }
  if (setting.facility_last != kNone || setting.suffix_last != kNone) return;
  if (nouns.has(bare(doc, next), PlaceRole::kTitle)) {
    setting.titled = true;
    return;
  }
  // "U.S. Centers for Disease Control": the state's own body. "Washington Post" is not the town's.
  const bool state = names_state(gazetteer, hit);
  if (nouns.has(lower, PlaceRole::kOrganisation)) {
    (state ? setting.titled : setting.in_name) = true;
    return;
  }
  if (nouns.has(lower, PlaceRole::kNoPlace) || nouns.has(lower, PlaceRole::kDirection) ||
      !gazetteer.demonym(lower).empty()) {
    return;
  }
  if (!joined_any(doc, hit.first, hit.last, next)) return;
  const bool flat = doc.tokens[next].rel == Rel::kFlat;
  (flat ? setting.in_person : state ? setting.titled : setting.in_name) = true;
}

// What the tokens in front of a name make of it.
void look_left(const Document& doc, const PlaceNouns& nouns, const Gazetteer& gazetteer,
               const Hit& hit, bool title_case, Setting& setting) {
  const Index begin = doc.sentences[doc.tokens[hit.first].sentence].first;
  if (hit.first == begin) return;
  const Index previous = hit.first - 1;
  const std::string_view lower = bare(doc, previous);
  if (lower == "of" && previous > begin) {
    const Index front = previous - 1;
    if (is_capital(doc, front) && nouns.has(doc.lower(front), PlaceRole::kInFront) &&
        (!starts_sentence(doc, front) || is_proper(doc, front))) {
      setting.in_name = true;
    }
    setting.area_before = is_area(doc, nouns, front);
    return;
  }
  if (doc.form(previous) == "-" && previous > begin && adjacent(doc, previous, hit.first) &&
      adjacent(doc, previous - 1, previous) && is_capital(doc, previous - 1) &&
      !names_state(gazetteer, hit)) {
    setting.in_name = setting.joined_left = true;  // "Cuvette-Ouest"
    return;
  }
  if (!is_capital(doc, previous)) {
    setting.area_before = is_area(doc, nouns, previous);
    return;
  }
  if (nouns.has(lower, PlaceRole::kHonorific)) {
    setting.in_person = true;
    return;
  }
  if (title_case && !is_proper(doc, previous)) return;
  if (starts_sentence(doc, previous) && !is_proper(doc, previous)) return;
  if (!is_proper(doc, previous) && doc.tokens[previous].upos != Upos::kNoun) return;
  if (nouns.has(lower, PlaceRole::kDirection) || nouns.has(lower, PlaceRole::kNoPlace) ||
      !gazetteer.demonym(lower).empty() || is_area(doc, nouns, previous)) {
    return;
  }
  if (!joined_any(doc, hit.first, hit.last, previous)) return;
  setting.joined_left = true;
  const bool flat = doc.tokens[hit.first].rel == Rel::kFlat;
  (flat ? setting.in_person : setting.in_name) = true;
}

// "BAGHDAD, Iraq (Agency) -- ": the name opens its passage, and a dash or a colon comes soon.
bool is_dateline(const Document& doc, const Hit& hit) {
  const Sentence& sent = doc.sentences[doc.tokens[hit.first].sentence];
  if (hit.first - sent.first > 6 || doc.passages.size() <= sent.passage) return false;
  if (sent.span.begin != doc.passages[sent.passage].span.begin) return false;
  for (Index token = sent.first; token < hit.first; ++token) {
    const std::string_view text = doc.form(token);
    if (text != "," && text != "/" && !starts_upper(text)) return false;
  }
  int parentheses = 0;
  bool comma = false;  // "Dorvik, Norland: "; a name alone before a colon is a topic
  for (Index token = hit.last; token < sent.last && token < hit.last + 12; ++token) {
    const std::string_view text = doc.form(token);
    if (text == "\u2014" || text == "\u2013" || text == "--") return true;
    if (text == ":" && comma) return true;
    if (text == "-" || text == ":") return !adjacent(doc, token - 1, token) || parentheses > 0;
    comma |= text == ",";
    parentheses += text == "(" ? 1 : 0;
    if (parentheses == 0 && text != "," && text != "." && !starts_upper(text)) return false;
  }
  return false;
}

}  // namespace

Index head_of(const Document& doc, Index first, Index last) {
  for (Index token = first; token < last; ++token) {
    const Index head = doc.tokens[token].head;
    if (head == kNone || head < first || head >= last) return token;
  }
  return first;
}

bool stands_locative(const Document& doc, const PlaceNouns& nouns, Index token) {
  return phrase_locative(doc, nouns, token, 0);
}

bool at_before(const Document& doc, const PlaceNouns& nouns, Index first) {
  const Index begin = doc.sentences[doc.tokens[first].sentence].first;
  Index token = first;
  for (int steps = 0; steps < kMaxBack && token > begin; ++steps) {
    --token;
    const std::string_view lower = doc.lower(token);
    const Upos upos = doc.tokens[token].upos;
    if (lower == "of") {
      if (token == begin) return false;
      const Index noun = token - 1;
      if (!is_area(doc, nouns, noun) && !nouns.has(doc.lower(noun), PlaceRole::kDirection))
        return false;
      token = noun;
      continue;
    }
    if (nouns.has(lower, PlaceRole::kAt)) return true;
    const bool modifier = upos == Upos::kDet || upos == Upos::kAdj || upos == Upos::kNum ||
                          nouns.has(lower, PlaceRole::kDirection) || is_area(doc, nouns, token) ||
                          lower == "-" || (upos == Upos::kAdv && steps == 0);
    if (!modifier) return false;
  }
  return false;
}

Setting setting_of(const Document& doc, const PlaceNouns& nouns, const Gazetteer& gazetteer,
                   const Hit& hit) {
  Setting setting;
  const Sentence& sent = doc.sentences[doc.tokens[hit.first].sentence];
  const bool title_case = is_title_case(doc, sent);
  setting.head = head_of(doc, hit.first, hit.last);
  look_right(doc, nouns, gazetteer, hit, title_case, setting);
  look_left(doc, nouns, gazetteer, hit, title_case, setting);
  for (Index token = hit.first; token < hit.last; ++token) {
    setting.proper |= doc.tokens[token].upos == Upos::kPropn;
  }
  setting.dateline = is_dateline(doc, hit);
  setting.at = at_before(doc, nouns, hit.first);
  const std::string prepositions = preposition(doc, setting.head);
  setting.other_preposition =
      !setting.at && (!prepositions.empty() ||
                      (hit.first > sent.first && doc.tokens[hit.first - 1].upos == Upos::kAdp));
  const Token& tok = doc.tokens[setting.head];
  setting.speaks = tok.rel == Rel::kNsubj && tok.head != kNone &&
                   nouns.has(doc.lemma(tok.head), PlaceRole::kSpeech);
  // "Gaza officials": the preposition before a name that modifies the next noun is that noun's.
  const bool listed =
      hit.last < sent.last &&
      (doc.lower(hit.last) == "and" || doc.lower(hit.last) == "," || doc.lower(hit.last) == "or");
  const bool modifies = !listed && (tok.rel == Rel::kCompound || tok.rel == Rel::kAmod) &&
                        tok.head != kNone && tok.head >= hit.last &&
                        doc.tokens[tok.head].upos != Upos::kVerb && !is_site(doc, nouns, tok.head);
  setting.locative =
      setting.dateline || (!setting.titled && !setting.hyphened && !modifies &&
                           (setting.at || stands_locative(doc, nouns, setting.head)));
  return setting;
}

}  // namespace annals::where
