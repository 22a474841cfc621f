#include "src/voice/speakers.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"

namespace annals::voice {
namespace {

bool may_speak(const Document& doc, Index t) {
  const Upos upos = doc.tokens[t].upos;
  if (doc.tokens[t].rel == Rel::kExpl) return false;
  if (upos == Upos::kPron && any_of(doc.lower(t), {"there", "what"})) return false;
  return is_nominal(upos) || upos == Upos::kAdj || upos == Upos::kNum || upos == Upos::kDet;
}

bool is_relative(std::string_view word) { return any_of(word, {"who", "which", "that", "whom"}); }

Index agent_of(const Document& doc, Index verb) {
  for (const Index c : children(doc, verb, {Rel::kOblAgent, Rel::kObl}))
    if (doc.tokens[c].rel == Rel::kOblAgent || preposition(doc, c) == "by") return c;
  return kNone;
}

// "is reported to", "it was said": an "it" before a passive or copula names nobody.
bool is_dummy(const Document& doc, Index verb, Index subject) {
  return doc.lower(subject) == "it" &&
         (is_passive(doc, verb) || doc.tokens[verb].upos != Upos::kVerb);
}

// Of two, the one beside the verb: "the rebels, the ministry said, fled" may give both to "said".
Index subject_of(const Document& doc, Index verb) {
  Index best = kNone;
  for (const Index c : children(doc, verb, {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter}))
    if (best == kNone || c < verb) best = c;
  return best;
}

Index speaker(const Document& doc, Index verb, int depth);

// The subject of a clause for a verb inside it that has none of its own.
Index inherited(const Document& doc, Index clause, int depth) {
  const Index passive = child(doc, clause, {Rel::kNsubjPass});
  if (passive != kNone) return may_speak(doc, passive) ? passive : kNone;
  return speaker(doc, clause, depth + 1);
}

// "For one of them to say": the one just before a "to".
Index for_whom(const Document& doc, Index verb) {
  const Index head = doc.tokens[verb].head;
  if (head == kNone || !is_to_infinitive(doc, verb)) return kNone;
  const Index first = subtree(doc, verb).first;
  for (const Index c : children(doc, head, {Rel::kObl, Rel::kNmod}))
    if (c < verb && preposition(doc, c) == "for" && subtree(doc, c).second + 1 == first &&
        may_speak(doc, c))
      return c;
  return kNone;
}

Index speaker(const Document& doc, Index verb, int depth) {
  if (depth > 6) return kNone;
  if (is_passive(doc, verb)) return agent_of(doc, verb);
  const Index subject = subject_of(doc, verb);
  const Token& tok = doc.tokens[verb];
  if (subject != kNone) {
    if (is_dummy(doc, verb, subject)) return kNone;
    if (is_relative(doc.lower(subject)) && doc.tokens[subject].upos == Upos::kPron) {
      Index clause = verb;
      for (int step = 0; step < 4 && doc.tokens[clause].rel != Rel::kAclRelcl; ++step) {
        const Index up = doc.tokens[clause].head;
        if (up == kNone) break;
        clause = up;
      }
      if (doc.tokens[clause].rel == Rel::kAclRelcl && doc.tokens[clause].head != kNone)
        return doc.tokens[clause].head;
      return subject;
    }
    return may_speak(doc, subject) ? subject : kNone;
  }
  const Index head = tok.head;
  if (head == kNone) return kNone;
  // "Too close for one of them to say so"
  const Index meant = for_whom(doc, verb);
  if (meant != kNone) return meant;
  switch (tok.rel) {
  case Rel::kConj: {
    // "Said the party was for it, and said it was a shame": the one who said the first.
    const Index above = doc.tokens[head].head;
    if (doc.tokens[head].rel == Rel::kCcomp && above != kNone &&
        doc.lower(above) == doc.lower(verb) && doc.lower(head) != doc.lower(verb))
      return speaker(doc, above, depth + 1);
    return speaker(doc, head, depth + 1);
  }
  case Rel::kAdvcl:
  case Rel::kParataxis:
  case Rel::kDep: {
    // "misled people into thinking"
    const Index object = child(doc, head, {Rel::kObj});
    if (object != kNone && may_speak(doc, object) && preposition(doc, verb) == "into")
      return object;
    // "was quoted as saying", "fired on them, the army said, adding that"
    return is_nominal(doc.tokens[head].upos) && child(doc, head, {Rel::kCop}) == kNone
               ? head
               : inherited(doc, head, depth);
  }
  case Rel::kAcl: {
    if (!is_nominal(doc.tokens[head].upos)) return inherited(doc, head, depth);
    // "had no reason to assume", "got the chance to say"
    const Index above = doc.tokens[head].head;
    if (is_to_infinitive(doc, verb) && doc.tokens[head].rel == Rel::kObj && above != kNone)
      return speaker(doc, above, depth + 1);
    // "a time to tell you that", "the best way to show that"
    const bool occasion = any_of(doc.lemma(head), {"time", "way", "reason", "chance", "moment",
                                                   "opportunity", "place", "right", "ability"});
    if (is_to_infinitive(doc, verb) && occasion) return kNone;
    return head;
  }
  case Rel::kXcomp: {
    const Index object = child(doc, head, {Rel::kObj, Rel::kIobj});
    // "let me say", "told him to say"
    const bool lets = any_of(doc.lemma(head), {"let", "make", "help", "have"});
    if (object != kNone && may_speak(doc, object) && (lets || is_to_infinitive(doc, verb)))
      return object;
    return inherited(doc, head, depth);
  }
  default: return kNone;
  }
}

// Their writers speak through these.
bool is_personal_document(std::string_view lemma) {
  return any_of(lemma,
                {"statement",  "tweet",     "letter", "post",     "speech",       "interview",
                 "release",    "comment",   "remark", "message",  "email",        "e-mail",
                 "address",    "testimony", "note",   "memo",     "announcement", "communique",
                 "communiqué", "briefing",  "video",  "broadcast"});
}

Index first_of(const Document& doc, Index noun) {
  const Index owner = child(doc, noun, {Rel::kNmodPoss});
  if (owner != kNone && doc.tokens[owner].upos != Upos::kPron) return owner;
  for (const Index c : children(doc, noun, {Rel::kNmod, Rel::kObl, Rel::kOblAgent})) {
    const std::string prep = preposition(doc, c);
    if (any_of(prep, {"by", "from"}) && may_speak(doc, c)) return c;
  }
  // "a statement released by the ministry"
  for (const Index c : children(doc, noun, {Rel::kAcl}))
    if (is_passive(doc, c)) {
      const Index agent = agent_of(doc, c);
      // "a letter seen by the agency" is not the agency's
      const bool made = any_of(
          doc.lemma(c), {"release", "issue", "publish", "write", "sign", "post", "send", "make",
                         "deliver", "draft", "give", "record", "distribute", "circulate", "put"});
      if (agent != kNone && made) return agent;
    }
  return kNone;
}

}  // namespace

Index speaker_of_verb(const Document& doc, Index verb) {
  const Index found = speaker(doc, verb, 0);
  if (found == kNone) return kNone;
  const Index behind = person_behind(doc, found);
  return behind == kNone ? found : behind;
}

Index person_behind(const Document& doc, Index noun) {
  if (!is_personal_document(doc.lemma(noun))) return kNone;
  return first_of(doc, noun);
}

Index speaker_of_noun(const Document& doc, Index noun) {
  const Index first = first_of(doc, noun);
  if (first != kNone) return first;
  const Index owner = child(doc, noun, {Rel::kNmodPoss});
  if (owner != kNone) return owner;
  const Token& tok = doc.tokens[noun];
  if (tok.rel == Rel::kObj && tok.head != kNone &&
      any_of(doc.lemma(tok.head),
             {"make", "issue", "repeat", "voice", "express", "level", "release", "give", "publish",
              "raise", "bring", "file", "renew", "have", "spread", "air", "reiterate", "offer"}))
    return speaker_of_verb(doc, tok.head);
  return kNone;
}

namespace {

bool in_name_phrase(const Document& doc, Index t) {
  switch (doc.tokens[t].upos) {
  case Upos::kPropn:
  case Upos::kNoun:
  case Upos::kPron:
  case Upos::kAdj:
  case Upos::kDet:
  case Upos::kNum: return true;
  default: return false;
  }
}

// The head of the phrase around `t`, without stepping over punctuation.
Index phrase_head(const Document& doc, Index t, Index first, Index last) {
  for (int step = 0; step < 8; ++step) {
    const Token& tok = doc.tokens[t];
    const bool inner = tok.rel == Rel::kFlat || tok.rel == Rel::kCompound ||
                       tok.rel == Rel::kNmod || tok.rel == Rel::kNmodDesc ||
                       tok.rel == Rel::kAppos || tok.rel == Rel::kAmod || tok.rel == Rel::kDet;
    if (!inner || tok.head == kNone || tok.head < first || tok.head > last) return t;
    for (Index at = std::min(t, tok.head); at < std::max(t, tok.head); ++at)
      if (doc.tokens[at].upos == Upos::kPunct) return t;
    t = tok.head;
  }
  return t;
}

}  // namespace

Index speaker_beside(const Document& doc, Index verb) {
  const Sentence& sent = doc.sentences[doc.tokens[verb].sentence];
  // "said Nadia Holm of the union"
  Index at = verb + 1;
  Index nominal = kNone;
  while (at < sent.last && in_name_phrase(doc, at)) {
    if (is_nominal(doc.tokens[at].upos)) nominal = at;
    ++at;
  }
  const bool inverted = verb > sent.first && doc.tokens[verb - 1].upos == Upos::kPunct;
  if (inverted && nominal != kNone) return phrase_head(doc, nominal, verb + 1, sent.last - 1);
  // "the ministry of defence said"
  at = verb;
  while (at > sent.first &&
         (doc.tokens[at - 1].upos == Upos::kAdv || doc.tokens[at - 1].upos == Upos::kAux))
    --at;
  // "the governor, Nadia Holm, said": the name that the commas close in.
  if (at > sent.first + 1 && doc.lower(at - 1) == "," && doc.tokens[at - 2].upos == Upos::kPropn) --at;
  if (at == sent.first || !is_nominal(doc.tokens[at - 1].upos)) return kNone;
  const Index head = phrase_head(doc, at - 1, sent.first, verb - 1);
  return may_speak(doc, head) && !is_relative(doc.lower(head)) ? head : kNone;
}

namespace {

// "Council director | Alia Holm said": a parser may take the title for a subject of its own.
Span with_title(const Document& doc, Index head, Span span) {
  const Token& tok = doc.tokens[head];
  if (tok.head == kNone || tok.upos == Upos::kPron || (tok.rel != Rel::kNsubj && tok.rel != Rel::kNsubjPass)) return span;
  const std::vector<Index> subjects = children(doc, tok.head, {Rel::kNsubj, Rel::kNsubjPass});
  for (auto at = subjects.rbegin(); at != subjects.rend(); ++at) {
    if (*at >= head || doc.tokens[*at].upos == Upos::kPron) continue;
    const Index last = subtree(doc, *at).second;
    if (doc.tokens[last].upos == Upos::kPunct || last + 1 != token_at(doc, span.begin)) break;
    span = span.cover(noun_phrase(doc, *at));
  }
  return span;
}

}  // namespace

Span source_span(const Document& doc, Index head) {
  Span span = with_title(doc, head, noun_phrase(doc, head));
  // "coauthor Colette Heald", "a spokesman for the ministry", "representatives from Dorvik": what
  // follows without a comma still says who it is.
  for (const Index c : children(doc, head)) {
    const Token& tok = doc.tokens[c];
    if (c < head || tok.sentence != doc.tokens[head].sentence) continue;
    const auto [first, last] = subtree(doc, c);
    if (first <= head || doc.tokens[first - 1].span.end < span.end) continue;
    if (doc.tokens[first].upos == Upos::kPunct || doc.tokens[first - 1].upos == Upos::kPunct)
      continue;
    const bool title = tok.rel == Rel::kAppos && doc.tokens[first - 1].span.end == span.end;
    const bool place = tok.rel == Rel::kNmod && doc.tokens[first - 1].span.end == span.end &&
                       any_of(preposition(doc, c),
                              {"for", "from", "at", "with", "in", "within", "to", "on", "behind",
                               "against", "along", "among", "such as"}) &&
                       is_nominal(doc.tokens[head].upos) &&
                       doc.tokens[head].upos != Upos::kPron;
    // "the mayor and two farmers"
    const bool both = tok.rel == Rel::kConj && is_nominal(tok.upos) &&
                      doc.tokens[first].upos == Upos::kCconj &&
                      doc.tokens[first - 1].span.end == span.end;
    if (title || place || both) span = span.cover(noun_phrase(doc, c));
  }
  // "the general himself"
  if (head + 1 < doc.sentences[doc.tokens[head].sentence].last &&
      any_of(doc.lower(head + 1), {"himself", "herself", "itself", "themselves"}) &&
      doc.tokens[head].span.end == span.end)
    span = span.cover(doc.tokens[head + 1].span);
  return span;
}

}  // namespace annals::voice
