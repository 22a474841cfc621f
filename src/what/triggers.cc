#include "src/what/triggers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/content.h"
#include "src/what/details.h"
#include "src/what/participants.h"
#include "src/what/rivals.h"

namespace annals::what {
namespace {

constexpr std::uint32_t kLongPhraseWindow = 10;  // the same for words under the head
constexpr std::uint32_t kPhraseWindow = 4;  // "took full control of": words that may stand between

// The topmost token of a phrase: the strike of "drone strike".
Index top_of(const Document& doc, Index first, Index last) {
  Index top = first;
  for (Index t = first; t <= last; ++t) {
    const Index above = doc.tokens[t].head;
    if (above != kNone && above >= first && above <= last) continue;
    top = t;
    if (doc.tokens[t].upos == Upos::kNoun) return t;
  }
  return top;
}

// Whether a phrase of nouns may begin with this word: "military action", "armed clash".
bool opens_noun_phrase(const Token& tok) {
  return tok.upos == Upos::kNoun || tok.upos == Upos::kPropn || tok.upos == Upos::kAdj ||
         tok.upos == Upos::kVerb;
}

bool part_fits(const Token& tok, char pos) {
  if (pos == 'v') return tok.upos == Upos::kVerb;
  if (pos == 'f') return tok.upos == Upos::kVerb || tok.upos == Upos::kAux;
  if (pos == 'n') return tok.upos == Upos::kNoun || tok.upos == Upos::kPropn;
  return tok.upos == Upos::kAdj || tok.upos == Upos::kVerb;
}

// "declared the Rapid Support Forces a rebel group": a word of a name.
bool is_inside_name(const Document& doc, Index token) {
  const Index head = doc.tokens[token].head;
  return head != kNone && head > token && starts_upper(doc.form(token)) && starts_upper(doc.form(head));
}

// "staged a raid at the protest" is no "stage protest": what a preposition rules is not the verb's own. Amounts are:
// "awarded $5 million in damages".
bool is_ruled_between(const Document& doc, Index left, Index noun) {
  const Token& found = doc.tokens[noun];
  const bool governed = found.rel == Rel::kObl || found.rel == Rel::kNmod || found.rel == Rel::kCompound;
  if (!is_nominal(found.upos) || !governed) return false;
  if (found.rel == Rel::kCompound && is_inside_name(doc, noun)) return true;
  if (doc.tokens[left].upos != Upos::kVerb && !is_nominal(doc.tokens[left].upos)) return false;
  for (Index t = left + 1; t < noun; ++t) {
    const bool amount = doc.lower(t) == "in" && doc.tokens[t - 1].upos == Upos::kNum;
    const bool particle = doc.tokens[t].rel == Rel::kCompoundPrt && t == left + 1;
    if (doc.tokens[t].upos == Upos::kAdp && !particle && doc.lower(t) != "of" && doc.lower(t) != "'s" && !amount) return true;
  }
  return false;
}

// The last token of the words after the head, or nothing. A word that hangs under the head may stand further off:
// "took the mayor of Dorvik into custody".
std::optional<Index> words_end(const Document& doc, Index head, std::span<const std::string> words, Index last) {
  Index at = head;
  for (const std::string& word : words) {
    Index next = at + 1;
    while (next < last && next - at <= kLongPhraseWindow) {
      if ((doc.lemma(next) == word || doc.lower(next) == word) &&
          (next - at <= kPhraseWindow || is_ancestor(doc, head, next)))
        break;
      ++next;
    }
    if (next >= last || next - at > kLongPhraseWindow || is_ruled_between(doc, at, next)) return std::nullopt;
    at = next;
  }
  return at;
}

// What a passive verb is done to: "security was increased", "the hostages held by rebels"; kNone where that tells a deed
// itself: "arrests were made".
Index passive_object(const Document& doc, const Frames& frames, Index verb) {
  const Token& tok = doc.tokens[verb];
  if (tok.upos != Upos::kVerb) return kNone;
  Index object = child(doc, verb, {Rel::kNsubjPass});
  const bool participle = (tok.feats & kParticiple) != 0 && !doc.lower(verb).ends_with("ing");
  if (object == kNone && tok.rel == Rel::kAcl && participle && tok.head < verb) object = tok.head;
  return object == kNone || frames.with_head(doc.lemma(object)).empty() ? object : kNone;
}

// "put in prison": the last word is no object.
bool ends_in_phrase(const FrameLemma& entry) {
  static const std::array<std::string_view, 12> kPrepositions{"in", "into", "on", "under", "behind", "to", "from", "for", "of", "with", "at", "as"};
  return entry.rest.size() > 1 &&
         std::find(kPrepositions.begin(), kPrepositions.end(), entry.rest[entry.rest.size() - 2]) != kPrepositions.end();
}

// The last token of the entry's words, or nothing. The object that ends an entry may be the `object` of a passive verb.
std::optional<Index> phrase_end(const Document& doc, Index head, Index object, const FrameLemma& entry, Index last) {
  if (const auto end = words_end(doc, head, entry.rest, last)) return end;
  if (object == kNone || entry.pos != 'v' || entry.rest.empty() || ends_in_phrase(entry)) return std::nullopt;
  if (doc.lemma(object) != entry.rest.back() && doc.lower(object) != entry.rest.back()) return std::nullopt;
  return words_end(doc, head, std::span(entry.rest).first(entry.rest.size() - 1), last);
}

// "dozens of rockets", "members of the army": what is counted or gathered counts as well.
bool is_measure(std::string_view lemma) {
  static const std::array<std::string_view, 24> kMeasures{
      "first",  "total",  "dozen",  "hundred", "thousand", "million", "ten",   "score",    "number",   "group",
      "part",   "member",  "series",   "ton",     "tonne", "kilogram", "majority", "half",
      "couple", "wave",    "string",   "rest",    "batch", "most"};
  return std::find(kMeasures.begin(), kMeasures.end(), lemma) != kMeasures.end();
}

}  // namespace

bool fits(const Scene& scene, const FrameTest& test, Index t) {
  return test.words.has(scene.doc().lemma(t)) || test.words.has(scene.doc().lower(t)) ||
         (test.classes & scene.classes(t)) != 0 ||
         ((test.classes & kIsSeveral) != 0 && scene.with_conjuncts(t).size() > 1);
}

namespace {

// "need told assault": one of the types named was told just before.
bool was_told(const FrameTest& test, TypeBits before) {
  for (std::size_t type = 0; type < kEventTypes.size(); ++type) {
    const auto one = static_cast<EventType>(type);
    if ((before & bit_of(one)) != 0 && test.words.has(to_lower(name_of(one)))) return true;
  }
  return false;
}

bool holds(const Scene& scene, const FrameTest& test, Index trigger, Index light, TypeBits before) {
  for (const std::string& place : test.places) {
    if (place == "told") {
      if (was_told(test, before)) return true;
      continue;
    }
    for (const Index t : arguments(scene, trigger, light, place)) {
      if (fits(scene, test, t)) return true;
      if (!is_measure(scene.doc().lemma(t)) && scene.token(t).upos != Upos::kNum) continue;
      for (const Index c : scene.children(t))
        if (scene.has_preposition(c, "of") && fits(scene, test, c)) return true;
    }
  }
  return false;
}

// The first that fails, or nullptr.
const FrameTest* failed_test(const Scene& scene, const Frame& frame, Index trigger, Index light, TypeBits before) {
  for (const FrameTest& test : frame.tests)
    if (holds(scene, test, trigger, light, before) != test.wanted) return &test;
  return nullptr;
}

bool passes(const Scene& scene, const Frame& frame, Index trigger, Index light, TypeBits before) {
  return failed_test(scene, frame, trigger, light, before) == nullptr;
}

// The nearest verb that only says that the noun's deed is done: "launch strikes", "respond with
// strikes".
Index light_verb(const Scene& scene, const Frames& frames, Index noun) {
  const Index above = scene.token(noun).head;
  if (above == kNone || scene.token(above).upos != Upos::kVerb) return kNone;
  const std::string_view lemma = scene.doc().lemma(above);
  // "calls the arrest incomprehensible" does not arrest.
  if (lemma == "call") {
    if (scene.child(above, {Rel::kXcomp}) != kNone) return kNone;
    for (const Index c : scene.children(noun))
      if (c > noun && scene.token(c).rel == Rel::kAmod) return kNone;
  }
  switch (scene.token(noun).rel) {
  case Rel::kObj:
  case Rel::kNsubjPass: return frames.is_light(lemma) ? above : kNone;
  case Rel::kObl:
    return frames.is_light_with(lemma) && scene.has_preposition(noun, "with") ? above : kNone;
  case Rel::kAcl:
  default: return kNone;
  }
}

// "the strikes launched by Norland"
Index light_participle(const Scene& scene, const Frames& frames, Index noun) {
  for (const Index c : scene.children(noun)) {
    const Rel rel = scene.token(c).rel;
    if ((rel == Rel::kAcl || rel == Rel::kAclRelcl) && frames.is_light(scene.doc().lemma(c)))
      return c;
  }
  return kNone;
}

// "2011 Sudmark protests: ...": a movement by its name is no mention (ruling 9).
bool is_named_by_year(const Scene& scene, Index noun) {
  const auto is_year = [&](Index t) {
    const std::string_view word = scene.doc().lower(t);
    return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20")) && is_ascii_digit(word[2]) &&
           is_ascii_digit(word[3]);
  };
  return std::any_of(scene.children(noun).begin(), scene.children(noun).end(), [&](Index c) {
    const Rel rel = scene.token(c).rel;
    return c < noun && (rel == Rel::kNummod || rel == Rel::kCompound || rel == Rel::kNmod) &&
           scene.token(c).upos == Upos::kNum && is_year(c);
  });
}

// The code of a bare type.
std::string_view cameo_of(const Frame& frame) {
  if (frame.own_type != nullptr) return frame.own_type->cameo;
  return kEventTypes[static_cast<std::size_t>(frame.type)].cameo;
}

Draft make_draft(Document& doc, const Frame& frame, Index token, Index light) {
  Draft draft;
  draft.frame = &frame;
  draft.light = light;
  draft.ev.type = frame.type;
  draft.ev.own = frame.own;
  draft.ev.frame = doc.intern(frame.name);
  draft.ev.cameo = doc.intern(!frame.cameo.empty() ? std::string_view(frame.cameo) : cameo_of(frame));
  draft.ev.trigger_head = token;
  draft.heads = {token};
  draft.ev.trigger = doc.tokens[token].span;
  draft.ev.sentence = doc.tokens[token].sentence;
  draft.ev.contexts = frame.contexts;
  draft.ev.because.push_back(
      {Field::kEventType, doc.intern("frame " + frame.name + (frame.ontology.empty() ? "" : " of " + frame.ontology))});
  return draft;
}

void add_drafts_of(const Scene& scene, Document& doc, const Frames& frames, const std::vector<FrameLemma>& entries,
                   Index token, const Sentence& sent, TypeBits before, const Frame*& found, std::vector<Draft>& drafts) {
  const Index object = entries.empty() ? kNone : passive_object(doc, frames, token);
  for (const FrameLemma& entry : entries) {
    const Frame& frame = frames.all()[entry.frame];
    const bool late = found != nullptr && !frame.extra;
    if (late && !doc.rivals) continue;
    const bool compound = entry.pos == 'n' && !entry.rest.empty();
    if (compound ? !opens_noun_phrase(doc.tokens[token]) : !part_fits(doc.tokens[token], entry.pos))
      continue;
    const auto end = phrase_end(doc, token, object, entry, sent.last);
    if (!end) continue;
    const Index head = compound ? top_of(doc, token, *end) : token;
    if (compound && !part_fits(doc.tokens[head], 'n')) continue;
    Index light = kNone;
    if (entry.pos == 'n') {
      light = light_verb(scene, frames, head);
      if (light == kNone) light = light_participle(scene, frames, head);
    }
    const FrameTest* failed = failed_test(scene, frame, head, light, before);
    if (failed != nullptr || late) {
      note_lost_frame(scene, doc, {span_of(doc, token, *end), head, light}, frame, failed, found);
      continue;
    }
    const bool bare_noun = entry.pos == 'n' && light == kNone;
    if (frame.type == EventType::kProtest && bare_noun && is_named_by_year(scene, head)) {
      note_lost_deed(doc, make_draft(doc, frame, head, light), "a movement by its name, not a deed told here");
      continue;
    }
    drafts.push_back(make_draft(doc, frame, head, light));
    drafts.back().entry = entry.entry;
    drafts.back().tells_no = std::find(entry.rest.begin(), entry.rest.end(), "no") != entry.rest.end();
    drafts.back().ev.trigger = span_of(doc, token, *end);
    if (!frame.extra) found = &frame;
  }
}

void add_drafts_at(const Scene& scene, Document& doc, const Frames& frames, Index token,
                   const Sentence& sent, TypeBits before, std::vector<Draft>& drafts) {
  const Frame* found = nullptr;
  const std::size_t lost = doc.rivals ? doc.rivals->size() : 0;
  if (frames.has_forms()) {
    // "said" stands for itself where the lemma is "say".
    std::vector<FrameLemma> forms;
    for (const FrameLemma& entry : frames.with_head(doc.lower(token)))
      if (entry.pos == 'f') forms.push_back(entry);
    add_drafts_of(scene, doc, frames, forms, token, sent, before, found, drafts);
  }
  add_drafts_of(scene, doc, frames, frames.with_head(doc.lemma(token)), token, sent, before, found, drafts);
  if (found != nullptr) forget_same_type(doc, lost, *found);
}

// Whether a word is one of speech, its arguments untested: what somebody unknown threatens to do
// has not been done either.
bool is_speech_word(const Document& doc, const Frames& frames, Index token, Index last) {
  const std::vector<FrameLemma>& entries = frames.with_head(doc.lemma(token));
  const Index object = entries.empty() ? kNone : passive_object(doc, frames, token);
  return std::any_of(entries.begin(), entries.end(), [&](const FrameLemma& entry) {
    return frames.all()[entry.frame].speech && part_fits(doc.tokens[token], entry.pos) && phrase_end(doc, token, object, entry, last);
  });
}

const Draft* draft_of(const std::vector<Draft>& drafts, Index head) {
  const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return draft.ev.trigger_head == head;
  });
  return head == kNone || found == drafts.end() ? nullptr : &*found;
}

void charge(const Scene& scene, Document& doc, const Draft& accusation, Draft& deed) {
  deed.ev.factuality = Factuality::kAlleged;
  // The accused is the doer of the deed alleged.
  if (deed.ev.actors.empty()) add_accused(scene, doc, accusation, deed);
  deed.ev.because.push_back({Field::kFactuality, doc.intern("content of an accusation")});
}

// "visited": who is visited receives; a deed of its own, the other way round.
Draft answer_of(Document& doc, const Draft& draft) {
  Draft out = draft;
  const Frame& frame = *draft.frame;
  out.answers = true;
  out.ev.type = frame.answer->type;
  out.ev.own = frame.answer->own;
  out.ev.cameo = doc.intern(frame.answer_cameo);
  out.ev.modes = 0;
  out.ev.own_modes = 0;
  std::swap(out.ev.actors, out.ev.recipients);
  out.ev.because.push_back({Field::kEventType, doc.intern("the answer to it")});
  return out;
}

// "suspended military cooperation" tells of no cooperation: it is what the conflict ends.
void drop_what_is_ended(Document& doc, std::vector<Draft>& drafts) {
  const auto is_conflict = [](const Draft& draft) {
    constexpr int kVerbalConflict = 3;  // quads 1 and 2 are cooperation (PLOVER.md)
    return kEventTypes[static_cast<std::size_t>(draft.ev.type)].quad >= kVerbalConflict;
  };
  const auto ends = [&](const Draft& conflict, const Draft& draft) {
    // A second deed of the same words ends nothing: "resigned in protest".
    return is_conflict(conflict) && !is_conflict(draft) && !conflict.frame->extra &&
           conflict.ev.trigger.contains(draft.ev.trigger) &&
           conflict.ev.trigger.size() > draft.ev.trigger.size();
  };
  std::vector<Draft> kept;
  for (const Draft& draft : drafts)
    if (std::none_of(drafts.begin(), drafts.end(),
                     [&](const Draft& other) { return ends(other, draft); }))
      kept.push_back(draft);
    else
      note_lost_deed(doc, draft, "what the conflict around it ends");
  drafts = std::move(kept);
}

}  // namespace

const OwnType* own_type_of(const Draft& draft) {
  return draft.ev.own == kNone ? nullptr : &(*draft.frame->own_types)[draft.ev.own];
}

Index clause_of(const Scene& scene, const Draft& draft) {
  if (draft.light != kNone) return draft.light;
  const Index head = draft.ev.trigger_head;
  if (scene.token(head).upos == Upos::kVerb) return head;
  const Index above = governor_predicate(scene.doc(), head);
  return above == kNone ? head : above;
}

Draft given_draft(const Scene& scene, Document& doc, const Frames& frames, Span words,
                  EventType type) {
  // Where participants stand when no frame knows the word.
  static const Frame kUsual = [] {
    Frame frame;
    frame.name = "usual places";
    frame.actor = {"subj", "by", "poss", "amod", "compound"};
    frame.recipient = {"obj", "on", "against", "of", "to", "with", "for"};
    return frame;
  }();
  const Index first = token_at(doc, words.begin);
  const Sentence& sent = doc.sentences[doc.tokens[first].sentence];
  Index last = first;
  while (last + 1 < sent.last && doc.tokens[last + 1].span.begin < words.end) ++last;
  // A frame that knows one of the words, the topmost word first.
  Index head = first;
  const Frame* best = nullptr;
  Index light = kNone;
  for (Index t = first; t <= last; ++t) {
    const Index above = doc.tokens[t].head;
    if (above == kNone || above < first || above > last) head = t;
  }
  // What its tests ask for is there, else at least its doer is the verb's subject, as with most.
  const auto is_usual = [](const Frame& frame) {
    const auto has_subject = [](const std::vector<std::string>& places) {
      return std::find(places.begin(), places.end(), "subj") != places.end();
    };
    return has_subject(frame.actor) || (frame.type == EventType::kAssault && has_subject(frame.recipient));
  };
  for (const bool tested : {true, false}) {
    for (Index t = first; t <= last && best == nullptr; ++t) {
      const Index at = t == first ? head : (t <= head ? t - 1 : t);
      const Index object = passive_object(doc, frames, at);
      for (const FrameLemma& entry : frames.with_head(doc.lemma(at))) {
        const Frame& frame = frames.all()[entry.frame];
        if (frame.type != type || !part_fits(doc.tokens[at], entry.pos)) continue;
        if (!phrase_end(doc, at, object, entry, sent.last)) continue;
        if (tested ? !passes(scene, frame, at, kNone, ~TypeBits{0}) : !is_usual(frame) && doc.tokens[at].upos == Upos::kVerb) continue;
        best = &frame;
        head = at;
        break;
      }
    }
  }
  if (doc.tokens[head].upos == Upos::kNoun) {
    light = light_verb(scene, frames, head);
    if (light == kNone) light = light_participle(scene, frames, head);
  }
  Draft draft = make_draft(doc, best != nullptr ? *best : kUsual, head, light);
  draft.ev.type = type;
  draft.ev.trigger = words;
  add_participants(scene, doc, {}, draft);
  return draft;
}

std::vector<Draft> find_drafts(const Scene& scene, Document& doc, const Frames& frames,
                               Index sentence, TypeBits before) {
  const Sentence sent = doc.sentences[sentence];
  std::vector<Draft> drafts;
  std::vector<Index> speech_heads;
  for (Index t = sent.first; t < sent.last; ++t) {
    add_drafts_at(scene, doc, frames, t, sent, before, drafts);
    if (is_speech_word(doc, frames, t, sent.last)) speech_heads.push_back(t);
  }
  drop_what_is_ended(doc, drafts);
  take_own_orders(scene, doc, drafts);
  std::vector<Index> deeds;
  for (const Draft& draft : drafts) deeds.push_back(draft.ev.trigger_head);
  std::vector<Draft> kept;
  for (Draft& draft : drafts) {
    const Index head = speech_above(scene, speech_heads, draft.ev.trigger_head);
    const Draft* speech = draft_of(drafts, head);
    const bool charged = speech != nullptr && speech->ev.type == EventType::kAccuse;
    const bool ordered = draft.ev.factuality == Factuality::kFuture;
    if (head != kNone && !charged && !ordered && !told_as_done(doc, draft.ev.trigger_head) &&
        !is_background(scene, draft.ev.trigger_head)) {
      note_lost_deed(doc, draft, "only the content of \"" + std::string(doc.form(head)) + "\", not told as done");
      continue;
    }
    if (is_speech_type(draft.ev.type) && is_purpose(scene, draft.ev.trigger_head)) {
      note_lost_deed(doc, draft, "a purpose: what is meant to be said has not been said");
      continue;
    }
    if (draft.frame->silent) continue;
    if (doc.told_entries) doc.told_entries->push_back(draft.entry);
    Draft deed = draft;
    deed.background = head != kNone && !charged && is_background(scene, draft.ev.trigger_head);
    add_participants(scene, doc, deeds, deed);
    if (charged && !ordered && !told_as_done(doc, draft.ev.trigger_head)) charge(scene, doc, *speech, deed);
    kept.push_back(std::move(deed));
    if (kept.back().frame->answer) kept.push_back(answer_of(doc, kept.back()));
  }
  return kept;
}

}  // namespace annals::what
