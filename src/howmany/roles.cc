#include "src/howmany/roles.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::howmany {
namespace {

constexpr int kMostSteps = 8;  // up from a number to what governs it

bool is_verbal(const Document& doc, Index token) { return doc.tokens[token].upos == Upos::kVerb; }

// "rose to 37", "stands at 37", not "reported on both sides".
bool is_place_of_a_figure(std::string_view preposition) {
  return !any_of(preposition, {"on", "in", "from", "for", "with", "after", "before", "during",
                               "since", "within"});
}

}  // namespace

bool is_be(std::string_view word) {
  return any_of(word, {"be", "is", "are", "was", "were", "been", "being", "get", "got", "gets"});
}

std::optional<RoleFinding> RoleFinder::find(const Numeral& numeral, const Counted& counted) const {
  if (auto found = by_count(numeral, counted)) return found;
  if (counted.group) return by_clause_on(counted);
  // "Three dead and another three wounded": a state on the number itself is nearer than the verb.
  if (has_state_of_its_own(counted))
    if (auto found = by_state(counted)) return found;
  auto climbed = by_climbing(counted);
  // "Killed three and wounded 27 others": a verb between the number and its governor is nearer.
  auto near = by_verb_before(counted);
  if (near && climbed && climbed->governor < near->governor) return near;
  // "A toll of one person wounded".
  if (climbed && !climbed->because.starts_with("toll")) return climbed;
  if (auto found = by_state(counted)) return found;
  if (climbed) return climbed;
  if (auto found = by_clause_on(counted)) return found;
  if (numeral.kind == NumeralKind::kArticle)
    return is_person(counted.kind) ? by_list(counted) : std::nullopt;
  if (auto found = by_neighbours(counted)) return found;
  return by_noun(counted);
}

// "12 deaths", "40 arrests", "21 known attacks".
RoleFinder::Finding RoleFinder::by_count(const Numeral& numeral, const Counted& counted) const {
  const QuantityWord* row = words_.noun(doc_, counted.token, CountKind::kCount);
  if (row == nullptr || counted.token <= numeral.core_last) return std::nullopt;
  // "Two bodies were found", but not "both legislative bodies".
  const Index verb = governor_predicate(doc_, counted.token);
  if (!row->slots.empty() && (verb == kNone || !row->has(doc_.lemma(verb)))) return std::nullopt;
  QuantityRole role = row->role.value_or(QuantityRole::kOther);
  // Who counts no casualties counts no dead.
  if (role == QuantityRole::kOther && numeral.kind == NumeralKind::kZero)
    role = QuantityRole::kKilled;
  return RoleFinding{role, counted.token, "count " + row->word};
}

RoleFinder::Finding RoleFinder::by_climbing(const Counted& counted) const {
  Index at = counted.top;
  CountedClass kind = counted.kind;
  for (int step = 0; step < kMostSteps; ++step) {
    const Token& tok = doc_.tokens[at];
    const Index head = tok.head;
    if (head == kNone) return std::nullopt;
    const bool verb = is_verbal(doc_, head);
    const std::string before = preposition(doc_, at);
    switch (tok.rel) {
    case Rel::kConj:
    case Rel::kAppos:
    case Rel::kNummod:
    case Rel::kCompound:
    case Rel::kFlat:
    case Rel::kNmodUnmarked:
    case Rel::kDet:
    case Rel::kAmod:
      if (verb) return std::nullopt;
      at = head;
      continue;
    case Rel::kNsubj:
    case Rel::kNsubjPass:
    case Rel::kNsubjOuter:
    case Rel::kOblUnmarked:
      if (!verb) {
        if (doc_.lower(head) == "more") {  // "a thousand more were hurt"
          at = head;
          continue;
        }
        if (auto found = state(head, kind)) return found;
        // "Several teenagers were among those killed".
        if (preposition(doc_, head) == "among")
          if (auto found = role_of_noun(head)) return found;
        if (!is_passive(head)) return std::nullopt;
      }
      if (tok.rel == Rel::kOblUnmarked && !is_person(kind) &&
          kind != CountedClass::kNothing)
        return std::nullopt;
      return by_verb(head, is_passive(head) ? "obj" : "subj", kind);
    case Rel::kObj:
    case Rel::kIobj: return by_verb(head, "obj", kind);
    case Rel::kOblAgent: return by_verb(head, "subj", kind);
    case Rel::kObl:
    case Rel::kNmod: {
      if (verb) {
        if (is_place_of_a_figure(before))
          if (auto found = by_toll(head)) return found;
        if (before == "by" && is_passive(head)) return by_verb(head, "subj", kind);
        // A bound word taken for a preposition: "Around 15,000 are deployed".
        if (counted.top == at && at >= counted.first) {
          const Index marker = child(doc_, at, {Rel::kCase});
          const bool bound = marker == kNone || (marker >= counted.first && marker < at);
          if (bound && at < head) return by_verb(head, is_passive(head) ? "obj" : "subj", kind);
          if (bound) return by_verb(head, "obj", kind);
        }
        if (any_of(before, {"including", "among", "along with", "together with", "as well as"}))
          return by_verb(head, is_passive(head) ? "obj" : "subj", kind);
        // "Caused injuries to six shoppers".
        for (const Index c : children(doc_, head, {Rel::kObj}))
          if (auto found = by_event(c, before, kind)) return found;
        return by_row(head, before, kind);
      }
      // "Revised from 41 to 37".
      if (before == "to" && doc_.tokens[head].upos == Upos::kNum && doc_.tokens[head].head != kNone)
        return by_toll(doc_.tokens[head].head);
      if (auto found = by_event(head, before, kind)) return found;
      const bool through = words_.noun(doc_, head, CountKind::kThrough) != nullptr ||
                           words_.noun(doc_, head, CountKind::kPerson) != nullptr ||
                           doc_.tokens[head].upos == Upos::kNum;
      if (!through || !any_of(before, {"of", "including", ""})) return std::nullopt;
      at = head;
      continue;
    }
    default: return std::nullopt;
    }
  }
  return std::nullopt;
}

RoleFinder::Finding RoleFinder::by_verb(Index verb, std::string_view slot, CountedClass kind,
                                        int depth) const {
  if (depth > 4) return std::nullopt;
  // "Nine are missing", where the tree makes a verb of the state.
  if (slot == "subj")
    for (const Index c : children(doc_, verb, {Rel::kAux, Rel::kCop}))
      if (is_be(doc_.lower(c)))
        if (auto found = state(verb, kind)) return found;
  auto found = by_row(verb, slot, kind);
  if (found && depth == 0 && slot == "obj" && harms_otherwise(verb, found->role, kind)) {
    found->role = QuantityRole::kOther;
    found->because.insert(0, "both ");
  }
  if (!found) found = by_toll(verb);
  return found ? found : by_complement(verb, slot, kind, depth);
}

// The row of a verb for one of its places: subj, obj or a preposition.
RoleFinder::Finding RoleFinder::by_row(Index verb, std::string_view slot, CountedClass kind) const {
  std::span<const QuantityWord> rows = words_.find(doc_.lemma(verb));
  if (rows.empty()) rows = words_.find(words_.verb_of(doc_.lower(verb)));
  if (rows.empty()) rows = words_.find(doc_.lower(verb));
  const bool object = slot == "obj";
  for (const QuantityWord& row : rows)
    if (row.kind == CountKind::kVerb && accepts(row.what, kind) &&
        (row.has(slot) || (object && row.has(is_passive(verb) ? "pass" : "act"))) &&
        (row.rest.empty() || has_rest(verb, row.rest)))
      return RoleFinding{*row.role, verb, "verb " + row.word + " " + std::string(slot)};
  return std::nullopt;
}

// "Killing and injuring 15", "15 people were killed or wounded": dead and hurt are told together,
// and of neither the number.
bool RoleFinder::harms_otherwise(Index verb, QuantityRole role, CountedClass kind) const {
  if (role > QuantityRole::kInjured) return false;
  Index first = verb, second = kNone;
  if (doc_.tokens[verb].rel == Rel::kConj && doc_.tokens[verb].head < verb) {
    first = doc_.tokens[verb].head;
    second = verb;
  } else {
    second = child(doc_, verb, {Rel::kConj});
  }
  if (second == kNone || second != first + 2 ||
      !any_of(doc_.lower(first + 1), {"and", "or", "/", "&"}))
    return false;
  const Finding other = by_row(first == verb ? second : first, "obj", kind);
  return other && other->role <= QuantityRole::kInjured && other->role != role;
}

// "are believed to have died", "were reported killed", "left 12 dead", "were shot and killed".
RoleFinder::Finding RoleFinder::by_complement(Index verb, std::string_view slot, CountedClass kind,
                                              int depth) const {
  for (const Index c : children(doc_, verb, {Rel::kXcomp, Rel::kCcomp, Rel::kAdvcl})) {
    if (doc_.tokens[c].rel != Rel::kXcomp &&
        child(doc_, c, {Rel::kNsubj, Rel::kNsubjPass}) != kNone)
      continue;
    if (doc_.tokens[c].rel == Rel::kAdvcl && slot == "subj") continue;
    if (auto found = state(c, kind)) return found;
    if (doc_.tokens[c].rel == Rel::kAdvcl || !is_verbal(doc_, c)) continue;
    if (auto found = by_verb(c, is_passive(c) ? "obj" : "subj", kind, depth + 1)) return found;
  }
  for (const Index c : children(doc_, verb, {Rel::kConj})) {
    if (c < verb || child(doc_, c, {Rel::kNsubj, Rel::kNsubjPass}) != kNone) continue;
    if (slot == "obj" && !is_passive(verb) && child(doc_, c, {Rel::kObj}) != kNone) continue;
    if (slot == "obj" && is_passive(verb)) {
      if (auto found = state(c, kind)) return found;
    }
    if (is_verbal(doc_, c))
      if (auto found = by_verb(c, slot, kind, depth + 1)) return found;
  }
  return std::nullopt;
}

RoleFinder::Finding RoleFinder::by_event(Index noun, std::string_view preposition,
                                         CountedClass kind) const {
  const QuantityWord* toll = words_.noun(doc_, noun, CountKind::kToll);
  if (toll != nullptr && accepts(CountedAs::kLiving, kind))
    return RoleFinding{*toll->role, noun, "toll " + toll->word};
  for (const QuantityWord& row : words_.find(doc_.lemma(noun)))
    if (row.kind == CountKind::kEvent && row.has(preposition) && accepts(row.what, kind))
      return RoleFinding{*row.role, noun, "event " + row.word + " " + std::string(preposition)};
  const QuantityWord* row = words_.noun(doc_, noun, CountKind::kEvent);
  if (row != nullptr && row->has(preposition) && accepts(row->what, kind))
    return RoleFinding{*row->role, noun, "event " + row->word + " " + std::string(preposition)};
  return std::nullopt;
}

// "The death toll rose to 37", "put the toll at 37", "the number of dead rose to 37".
RoleFinder::Finding RoleFinder::by_toll(Index verb) const {
  for (const Index noun : children(doc_, verb, {Rel::kNsubj, Rel::kNsubjPass, Rel::kObj})) {
    if (const QuantityWord* row = words_.noun(doc_, noun, CountKind::kToll))
      return RoleFinding{*row->role, noun, "toll " + row->word};
    // "The wounded include a child".
    const QuantityWord* group = words_.noun(doc_, noun, CountKind::kCount);
    if (group != nullptr && group->role <= QuantityRole::kDisplaced &&
        any_of(doc_.lemma(verb), {"include", "number", "total"}))
      return RoleFinding{*group->role, noun, "toll " + group->word};
    const bool plural = (doc_.tokens[noun].feats & kPlural) != 0;
    if (plural || words_.noun(doc_, noun, CountKind::kFigure) == nullptr) continue;
    for (const Index c : children(doc_, noun, {Rel::kNmod}))
      if (auto found = role_of_noun(c)) return found;
  }
  return std::nullopt;
}

// The role a noun phrase has by itself: "the dead", "people killed", "arrests".
RoleFinder::Finding RoleFinder::role_of_noun(Index noun) const {
  if (const QuantityWord* row = words_.noun(doc_, noun, CountKind::kCount))
    return RoleFinding{*row->role, noun, "count " + row->word};
  // "The number of protesters".
  const QuantityWord* person = words_.noun(doc_, noun, CountKind::kPerson);
  if (person != nullptr && person->role)
    return RoleFinding{*person->role, noun, "noun " + person->word};
  Counted counted;
  counted.token = counted.top = counted.first = counted.last = noun;
  counted.kind = CountedClass::kPerson;
  return by_clause_on(counted);
}

// "12 people killed in", "12 people who died", "those arrested".
RoleFinder::Finding RoleFinder::by_clause_on(const Counted& counted) const {
  // "One of the two women who were hurt": the clause is told of the two.
  const Index inner =
      counted.top < counted.token ? child(doc_, counted.token, {Rel::kNummod}) : kNone;
  const bool others = inner != kNone && inner > counted.number;
  for (const Index noun : {others ? counted.top : counted.token, counted.top})
    for (const Index c : children(doc_, noun, {Rel::kAcl, Rel::kAclRelcl, Rel::kParataxis})) {
      if (c < noun || is_that_clause(doc_, c)) continue;
      const bool relative = doc_.tokens[c].rel == Rel::kAclRelcl;
      // "A plot to kill": who is killed is another.
      if (!relative && preposition(doc_, c) == "to" && !is_passive(c)) continue;
      std::string_view slot = "obj";
      if (relative && !is_passive(c)) {
        const Index subject = child(doc_, c, {Rel::kNsubj});
        if (subject == kNone || any_of(doc_.lower(subject), {"who", "that", "which"}))
          slot = "subj";
      } else if (!relative && doc_.lower(c).ends_with("ing")) {
        slot = "subj";
      } else if (doc_.tokens[c].rel == Rel::kParataxis && child(doc_, c, {Rel::kObj}) != kNone) {
        continue;
      }
      if (auto found = by_verb(c, slot, counted.kind)) return found;
      // "The prisoners that Norland plans to release".
      if (relative && slot == "obj" && !is_passive(c))
        for (const Index x : children(doc_, c, {Rel::kXcomp}))
          if (child(doc_, x, {Rel::kObj}) == kNone)
            if (auto found = by_row(x, "obj", counted.kind)) return found;
      if (slot == "obj")
        if (auto found = state(c, counted.kind)) return found;
    }
  return std::nullopt;
}

// "12 dead", "20 wounded in", "12 wounded soldiers", "left 30 injured".
RoleFinder::Finding RoleFinder::by_state(const Counted& counted) const {
  for (Index t = counted.first + 1; t < counted.token; ++t)
    if (auto found = state(t, counted.kind))
      if (doc_.tokens[t].upos != Upos::kAux) return found;
  const Sentence& sent = doc_.sentences[doc_.tokens[counted.first].sentence];
  Index next = counted.last + 1;
  while (next < sent.last && next < counted.last + 3 &&
         (any_of(doc_.lower(next), {"more", "others", "left", "people"}) ||
          doc_.tokens[next].upos == Upos::kAdv))
    ++next;
  if (next >= sent.last) return std::nullopt;
  auto found = state(next, counted.kind);
  if (!found) return std::nullopt;
  for (const Index c : children(doc_, next, {Rel::kObj, Rel::kCcomp}))
    if (words_.noun(doc_, c, CountKind::kMonth) == nullptr) return std::nullopt;
  // "Two gunmen killed three": what follows shows that it is no participle.
  if (next + 1 < sent.last) {
    const Upos upos = doc_.tokens[next + 1].upos;
    const bool object = upos == Upos::kDet || upos == Upos::kNum || upos == Upos::kNoun ||
                        upos == Upos::kPropn || upos == Upos::kPron;
    const bool time = words_.noun(doc_, next + 1, CountKind::kMonth) != nullptr ||
                      any_of(doc_.lower(next + 1), {"yesterday", "today", "last", "this"});
    if (object && !time) return std::nullopt;
  }
  return found;
}

// Whether a word right after what is counted hangs on it.
bool RoleFinder::has_state_of_its_own(const Counted& counted) const {
  const Index end = std::min(doc_.sentences[doc_.tokens[counted.first].sentence].last,
                             counted.last + 4);
  for (Index t = counted.last + 1; t < end; ++t)
    if (doc_.tokens[t].head == counted.top && doc_.tokens[t].rel != Rel::kPunct) return true;
  return false;
}

RoleFinder::Finding RoleFinder::state(Index token, CountedClass kind) const {
  if (!accepts(CountedAs::kLiving, kind)) return std::nullopt;
  const QuantityWord* row = words_.noun(doc_, token, CountKind::kState);
  if (row == nullptr) return std::nullopt;
  return RoleFinding{*row->role, token, "state " + row->word};
}

// Vehicles and protesters are counted as such, whatever is told of them.
RoleFinder::Finding RoleFinder::by_noun(const Counted& counted) const {
  for (const CountKind kind : {CountKind::kPerson, CountKind::kVehicle, CountKind::kThrough}) {
    const QuantityWord* row = words_.noun(doc_, counted.token, kind);
    // "Fined 60 protesters": what is done to them, nobody here knows, but they do not take part in it.
    if (kind == CountKind::kPerson && doc_.tokens[counted.top].rel == Rel::kObj) continue;
    if (row != nullptr && row->role)
      return RoleFinding{*row->role, governor(counted), "noun " + row->word};
  }
  // "Eighteen countries took part": what acts like a person only where it is the subject.
  if (doc_.tokens[counted.top].rel != Rel::kNsubj) return std::nullopt;
  const QuantityWord* thing = words_.noun(doc_, counted.token, CountKind::kThing);
  if (thing != nullptr && thing->role)
    return RoleFinding{*thing->role, governor(counted), "noun " + thing->word};
  return std::nullopt;
}

Index RoleFinder::governor(const Counted& counted) const {
  const Index head = doc_.tokens[counted.top].head;
  if (head == kNone) return kNone;
  const Rel rel = doc_.tokens[counted.top].rel;
  if (rel == Rel::kNmod && is_nominal(doc_.tokens[head].upos)) return head;
  return governor_predicate(doc_, counted.top);
}

// "down" of "shoot down", "life" of "lose life", "into custody" of "take into custody".
bool RoleFinder::has_rest(Index verb, std::string_view rest) const {
  const std::size_t blank = rest.find(' ');
  const std::string_view noun = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
  for (const Index c : children(doc_, verb)) {
    if (doc_.lemma(c) != noun && doc_.lower(c) != noun) continue;
    if (blank == std::string_view::npos || preposition(doc_, c) == rest.substr(0, blank))
      return true;
  }
  // "Treated 18 protesters for injuries", where the tree hangs it on the object.
  if (blank == std::string_view::npos) return false;
  for (const Index object : children(doc_, verb, {Rel::kObj}))
    for (const Index c : children(doc_, object, {Rel::kNmod}))
      if (doc_.lemma(c) == noun && preposition(doc_, c) == rest.substr(0, blank)) return true;
  return false;
}

bool RoleFinder::is_passive(Index verb) const {
  if (child(doc_, verb, {Rel::kAuxPass, Rel::kNsubjPass}) != kNone) return true;
  const Token& tok = doc_.tokens[verb];
  if ((tok.feats & kPassive) != 0) return true;
  for (const Index c : children(doc_, verb, {Rel::kAux, Rel::kCop}))
    if (is_be(doc_.lower(c)) && !doc_.lower(verb).ends_with("ing")) return true;
  return false;
}

}  // namespace annals::howmany
