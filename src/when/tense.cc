#include "src/when/tense.h"

namespace annals::when {
namespace {

constexpr int kHighestClimb = 12;

// What the auxiliaries of a predicate say.
struct Auxiliaries {
  bool will = false;  // will, shall, and modals of what has not happened
  bool have = false;  // has, have
  bool had = false;
  bool be_present = false;
  bool be_past = false;
  bool did = false;
  bool to = false;
};

Auxiliaries auxiliaries(const Document& doc, Index verb) {
  Auxiliaries out;
  const Sentence& sent = doc.sentences[doc.tokens[verb].sentence];
  const Index first = verb > sent.first + 12 ? verb - 12 : sent.first;
  for (Index t = first; t < sent.last && t < verb + 6; ++t) {
    const Token& tok = doc.tokens[t];
    if (tok.head != verb) continue;
    if (tok.rel == Rel::kMark && doc.view(tok.lower) == "to") out.to = true;
    if (tok.rel != Rel::kAux && tok.rel != Rel::kAuxPass && tok.rel != Rel::kCop) continue;
    const std::string_view word = doc.view(tok.lower);
    if (word == "will" || word == "wo" || word == "'ll" || word == "’ll" || word == "shall" ||
        word == "would" || word == "may" || word == "might" || word == "could" ||
        word == "should" || word == "must" || word == "can")
      out.will = true;
    else if (word == "has" || word == "have" || word == "'ve" || word == "’ve")
      out.have = true;
    else if (word == "had")
      out.had = true;
    else if (word == "is" || word == "are" || word == "am" || word == "'m" || word == "’m" ||
             word == "'re" || word == "’re")
      out.be_present = true;
    else if (word == "was" || word == "were" || word == "been")
      out.be_past = true;
    else if (word == "did")
      out.did = true;
  }
  return out;
}

// The values of the class in data/times.tsv, weaker ones last.
constexpr int kDeadlineOnly = 3;    // "gave", "extended"
constexpr int kInfinitiveOnly = 4;  // "ordered"

enum class Asks : std::uint8_t { kPlain, kInfinitive, kDeadline };

bool is_plan(const Document& doc, const TimeWords& words, Index t, Asks asks) {
  const Token& tok = doc.tokens[t];
  const auto plan = [&](Symbol symbol) {
    const TimeWord* word = words.find(doc.view(symbol));
    if (word == nullptr || !word->is(TimeClass::kPlan)) return false;
    const int value = word->value(TimeClass::kPlan);
    return asks == Asks::kDeadline || value < kDeadlineOnly ||
           (value == kInfinitiveOnly && asks == Asks::kInfinitive);
  };
  if (tok.upos == Upos::kNoun || tok.upos == Upos::kPropn) return doc.view(tok.lemma) == "deadline";
  return plan(tok.lemma) || plan(tok.lower);
}

// "plans a strike on Friday", unlike "demands an answer on Friday", which a headline may say of the
// past.
bool is_own_plan(const Document& doc, const TimeWords& words, Index t) {
  const TimeWord* word = words.find(doc.lemma(t));
  return word != nullptr && word->is(TimeClass::kPlan) && word->value(TimeClass::kPlan) == 2;
}

bool is_timetable_verb(const Document& doc, const TimeWords& words, Index t) {
  const TimeWord* word = words.find(doc.lemma(t));
  return word != nullptr && word->is(TimeClass::kBegin);
}

// "the first man to be jailed" has been; "an event to be held" has not.
bool is_ranked(const Document& doc, const TimeWords& words, Index noun) {
  const Sentence& sent = doc.sentences[doc.tokens[noun].sentence];
  for (Index t = sent.first; t < noun; ++t) {
    if (doc.tokens[t].head != noun) continue;
    const TimeWord* word = words.find(doc.lower(t));
    if (word != nullptr && (word->is(TimeClass::kOrdinal) || word->is(TimeClass::kShift)))
      return true;
    if (doc.lower(t) == "only" || doc.lower(t) == "latest") return true;
  }
  return false;
}

// "called for a strike on Friday", "demanded elections in May": the day may be the thing's.
bool thing_between(const Document& doc, Index verb, Index time) {
  for (Index t = verb + 1; t < time; ++t)
    if (doc.tokens[t].head == verb &&
        (doc.tokens[t].rel == Rel::kObj || doc.tokens[t].rel == Rel::kObl))
      return true;
  return false;
}

// "if they do not leave by Friday"
bool is_condition(const Document& doc, Index verb) {
  for (Index t = doc.sentences[doc.tokens[verb].sentence].first; t < verb; ++t) {
    const bool mark = doc.tokens[t].head == verb && doc.tokens[t].rel == Rel::kMark;
    if (mark && (doc.lower(t) == "if" || doc.lower(t) == "unless")) return true;
  }
  return false;
}

// "Sunday's planned march", "a march due on Sunday"
bool is_called_planned(const Document& doc, const TimeWords& words, Index noun) {
  const Sentence& sent = doc.sentences[doc.tokens[noun].sentence];
  for (Index t = noun > sent.first + 6 ? noun - 6 : sent.first; t < noun; ++t) {
    const Token& tok = doc.tokens[t];
    if (tok.head == noun && (tok.rel == Rel::kAmod || tok.rel == Rel::kCase) &&
        is_plan(doc, words, t, Asks::kPlain))
      return true;
  }
  return false;
}

// What is asked on the way up from the time.
struct Question {
  Index time;
  bool deadline;                 // "by Friday", "until Friday", "moved to Friday"
  bool from_infinitive = false;  // the predicate below was an infinitive
};

// What one predicate above the time says; kUnknown: ask the next one up.
Direction of_predicate(const Document& doc, const TimeWords& words, Index t, const Question& asked,
                       bool& decided) {
  const Token& tok = doc.tokens[t];
  const Auxiliaries aux = auxiliaries(doc, t);
  const std::string_view lower = doc.view(tok.lower);
  decided = true;
  const bool from_infinitive = asked.from_infinitive;
  // A time before it belongs to no "strike called for Friday" but to "the union on Friday called".
  const bool passive_plan = ((tok.feats & kParticiple) != 0 || tok.upos == Upos::kAdj) &&
                            (tok.rel != Rel::kAcl || asked.time > t);
  const Asks asks = from_infinitive ? Asks::kInfinitive : Asks::kPlain;
  if (asked.deadline && is_plan(doc, words, t, Asks::kDeadline)) return Direction::kFuture;
  if (is_plan(doc, words, t, asks) && (from_infinitive || passive_plan) &&
      (!aux.have || aux.be_past))
    return Direction::kFuture;
  if (asked.deadline && is_condition(doc, t)) return Direction::kUnknown;
  if (aux.will && !aux.have) return Direction::kFuture;
  if (from_infinitive && lower == "going") return Direction::kFuture;
  if (from_infinitive && (lower == "is" || lower == "are")) return Direction::kFuture;
  if (aux.to || (tok.feats & kInfinitive) != 0) {
    if (aux.be_present) return Direction::kFuture;  // "is to meet"
    if (tok.rel == Rel::kAcl && tok.head < t && !is_ranked(doc, words, tok.head))
      return Direction::kFuture;
    decided = aux.did;
    return aux.did ? Direction::kPast : Direction::kUnknown;
  }
  if (aux.have || aux.had || aux.be_past || aux.did) return Direction::kPast;
  // "plans announced in January"
  if ((tok.feats & kPast) != 0 && (tok.feats & kParticiple) != 0 && tok.rel == Rel::kAcl)
    return Direction::kPast;
  if (aux.be_present && lower.ends_with("ing") && tok.upos == Upos::kVerb)
    return Direction::kFuture;
  if ((tok.feats & kPast) != 0 && (tok.feats & kParticiple) == 0)
    return is_plan(doc, words, t, Asks::kInfinitive) && thing_between(doc, t, asked.time)
               ? Direction::kUnknown
               : Direction::kPast;
  if ((tok.feats & kPresent) != 0 && (tok.feats & kFinite) != 0)
    return is_timetable_verb(doc, words, t) || is_own_plan(doc, words, t) ? Direction::kFuture
                                                                          : Direction::kUnknown;
  decided = false;
  return Direction::kUnknown;
}

bool is_predicate(const Document& doc, Index t) {
  const Upos upos = doc.tokens[t].upos;
  return upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kAdj;
}

}  // namespace

Direction direction_of(const Document& doc, const TimeWords& words, Index head,
                       bool deadline) {
  Question asked{head, deadline};
  Index t = head;
  for (int climb = 0; t != kNone && climb < kHighestClimb; ++climb, t = doc.tokens[t].head) {
    const Token& tok = doc.tokens[t];
    if (is_predicate(doc, t)) {
      bool decided = false;
      const Direction direction = of_predicate(doc, words, t, asked, decided);
      if (decided) return direction;
      asked.from_infinitive = (tok.feats & kInfinitive) != 0;
    } else {
      const TimeWord* word = words.find(doc.lemma(t));
      const bool plan = asked.from_infinitive && word != nullptr && word->is(TimeClass::kPlan) &&
                        word->value(TimeClass::kPlan) != kDeadlineOnly;
      // "a plan to leave on Friday"
      const Asks asks = deadline ? Asks::kDeadline : Asks::kPlain;
      if (plan || is_plan(doc, words, t, asks)) return Direction::kFuture;
      if (is_called_planned(doc, words, t)) return Direction::kFuture;
      const Auxiliaries aux = auxiliaries(doc, t);
      if (aux.will) return Direction::kFuture;
      if (aux.be_past) return Direction::kPast;
      if (aux.be_present && t == head) return Direction::kFuture;  // "the vote is on Monday"
    }
  }
  return Direction::kUnknown;
}

bool lasts_until_now(const Document& doc, Index head) {
  Index t = head;
  for (int climb = 0; t != kNone && climb < kHighestClimb; ++climb, t = doc.tokens[t].head) {
    if (!is_predicate(doc, t)) continue;
    const Auxiliaries aux = auxiliaries(doc, t);
    if (aux.have && !aux.will) return true;
    if ((doc.tokens[t].feats & kInfinitive) == 0) return false;
  }
  return false;
}

}  // namespace annals::when
