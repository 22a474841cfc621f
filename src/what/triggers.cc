#include "src/what/triggers.h"

#include <algorithm>
#include <optional>

#include "src/doc/tree.h"
#include "src/what/arguments.h"

namespace annals::what {
namespace {

constexpr int kMaxContentDepth = 12;        // steps from a deed up to the speech act around it
constexpr std::uint32_t kPhraseWindow = 4;  // "took full control of": words that may stand between

bool one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool part_fits(const Token& tok, char pos) {
  if (pos == 'v') return tok.upos == Upos::kVerb;
  if (pos == 'n') return tok.upos == Upos::kNoun;
  return tok.upos == Upos::kAdj || tok.upos == Upos::kVerb;
}

// The last token of the entry's words after the head, or nothing.
std::optional<Index> phrase_end(const Document& doc, Index head, const FrameLemma& entry,
                                Index last) {
  Index at = head;
  for (const std::string& word : entry.rest) {
    Index next = at + 1;
    while (next < last && next - at <= kPhraseWindow && doc.lemma(next) != word &&
           doc.lower(next) != word)
      ++next;
    if (next >= last || next - at > kPhraseWindow) return std::nullopt;
    at = next;
  }
  return at;
}

Index mention_at(const Document& doc, Index token) {
  Index around = kNone;
  for (Index m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    if (mention.head == token) return m;
    if (mention.span.contains(doc.tokens[token].span) &&
        (around == kNone || mention.span.size() < doc.mentions[around].span.size()))
      around = m;
  }
  return around;
}

// Whether an argument can act. Without a mention only names and personal pronouns can.
bool is_agent(const Document& doc, Index token) {
  const Index m = mention_at(doc, token);
  if (m == kNone) {
    const std::string_view word = doc.lower(token);
    return doc.tokens[token].upos == Upos::kPropn ||
           (doc.tokens[token].upos == Upos::kPron && word != "it" && word != "this" &&
            word != "that");
  }
  switch (doc.mentions[m].entity_kind) {
  case EntityKind::kPerson:
  case EntityKind::kGroup:
  case EntityKind::kOrganization:
  case EntityKind::kCountry:
  case EntityKind::kNationality: return true;
  default: return !doc.mentions[m].code.empty();
  }
}

bool passes(const Document& doc, const Frame& frame, Index trigger, Index light) {
  for (const FrameTest& test : frame.tests) {
    bool hit = false;
    for (const Index t : arguments(doc, trigger, light, test.place))
      hit = hit || one_of(doc.lemma(t), test.words) || one_of("any", test.words) ||
            (one_of("agent", test.words) && is_agent(doc, t));
    if (hit != test.wanted) return false;
  }
  return true;
}

Participant participant(Document& doc, Index token, const std::string& place) {
  Participant out;
  out.mention = mention_at(doc, token);
  if (out.mention == kNone) {
    out.text = noun_phrase(doc, token);
  } else {
    const Mention& mention = doc.mentions[out.mention];
    out.text = mention.span;
    out.code = mention.code;
    out.hedge = mention.hedge;
    out.code_evidence = mention.code_evidence;
  }
  out.because = doc.intern(place);
  return out;
}

// Compounds and adjectives name a doer only when they name somebody: "Israeli", "police", not
// "heavy".
bool may_name(const Document& doc, Index token, const std::string& place) {
  const Index m = mention_at(doc, token);
  if (place == "amod" || place == "compound") return m != kNone && !doc.mentions[m].code.empty();
  if (m != kNone && doc.mentions[m].entity_kind == EntityKind::kPlace &&
      doc.mentions[m].code.empty())
    return false;
  return is_nominal(doc.tokens[token].upos);
}

void fill(Document& doc, const Draft& draft, const std::vector<std::string>& places, Field field,
          std::vector<Participant>& out, std::vector<Reason>& because) {
  for (const std::string& place : places) {
    for (const Index t : arguments(doc, draft.ev.trigger_head, draft.light, place)) {
      if (t == draft.ev.trigger_head || !may_name(doc, t, place)) continue;
      Participant who = participant(doc, t, place);
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const Participant& p) { return p.text == who.text; });
      if (!known) out.push_back(std::move(who));
    }
    if (out.empty()) continue;
    because.push_back({field, doc.intern("argument " + place)});
    return;
  }
}

std::uint64_t bit(Mode mode) { return std::uint64_t{1} << static_cast<unsigned>(mode); }

void add_modes(Document& doc, Draft& draft) {
  const Index head = draft.ev.trigger_head;
  const auto near = [&](const std::vector<std::string>& words) {
    if (one_of(doc.lemma(head), words)) return true;
    for (const Index t : children(doc, head))
      if (one_of(doc.lemma(t), words)) return true;
    return false;
  };
  for (const FrameMode& mode : draft.frame->modes)
    if (mode.words.empty() || near(mode.words)) draft.ev.modes |= bit(mode.mode);
  if (draft.frame->content.empty()) return;
  const auto [first, last] = subtree(doc, head);
  std::optional<Mode> found, otherwise;
  for (const FrameMode& mode : draft.frame->content) {
    if (mode.words.empty()) otherwise = mode.mode;
    for (Index t = first; t <= last && !found; ++t)
      if (t != head && one_of(doc.lemma(t), mode.words)) found = mode.mode;
  }
  if (!found) found = otherwise;
  if (found) draft.ev.modes |= bit(*found);
}

// The nearest verb that only says that the noun's deed is done: "launch strikes".
Index light_verb(const Document& doc, const Frames& frames, Index noun) {
  const Rel rel = doc.tokens[noun].rel;
  const Index above = doc.tokens[noun].head;
  if (above == kNone || (rel != Rel::kObj && rel != Rel::kNsubjPass)) return kNone;
  return doc.tokens[above].upos == Upos::kVerb && frames.is_light(doc.lemma(above)) ? above : kNone;
}

std::optional<Draft> draft_at(Document& doc, const Frames& frames, Index token,
                              const Sentence& sent) {
  for (const FrameLemma& entry : frames.with_head(doc.lemma(token))) {
    if (!part_fits(doc.tokens[token], entry.pos)) continue;
    const auto end = phrase_end(doc, token, entry, sent.last);
    if (!end) continue;
    const Frame& frame = frames.all()[entry.frame];
    const Index light = entry.pos == 'n' ? light_verb(doc, frames, token) : kNone;
    if (!passes(doc, frame, token, light)) continue;
    Draft draft;
    draft.frame = &frame;
    draft.light = light;
    draft.ev.type = frame.type;
    draft.ev.frame = doc.intern(frame.name);
    draft.ev.cameo =
        doc.intern(frame.cameo.empty() ? kEventTypes[static_cast<std::size_t>(frame.type)].cameo
                                       : frame.cameo);
    draft.ev.trigger_head = token;
    draft.ev.trigger = span_of(doc, token, *end);
    draft.ev.sentence = doc.tokens[token].sentence;
    draft.ev.because.push_back({Field::kEventType, doc.intern("frame " + frame.name)});
    return draft;
  }
  return std::nullopt;
}

bool is_content_link(Rel rel) {
  switch (rel) {
  case Rel::kXcomp:
  case Rel::kCcomp:
  case Rel::kAcl:
  case Rel::kObj:
  case Rel::kObl:
  case Rel::kNmod:
  case Rel::kConj:
  case Rel::kCompound: return true;
  default: return false;
  }
}

// The speech act that a deed is the content of: the token of its word, or kNone.
Index speech_above(const Document& doc, const std::vector<Index>& speech_heads, Index trigger) {
  Index at = trigger;
  for (int i = 0; i < kMaxContentDepth && at != kNone && is_content_link(doc.tokens[at].rel); ++i) {
    at = doc.tokens[at].head;
    if (std::find(speech_heads.begin(), speech_heads.end(), at) != speech_heads.end()) return at;
  }
  return kNone;
}

// Whether a word is one of speech, its arguments untested: what somebody unknown threatens to do
// has not been done either.
bool is_speech_word(const Document& doc, const Frames& frames, Index token, Index last) {
  for (const FrameLemma& entry : frames.with_head(doc.lemma(token)))
    if (frames.all()[entry.frame].speech && part_fits(doc.tokens[token], entry.pos) &&
        phrase_end(doc, token, entry, last))
      return true;
  return false;
}

void add_participants(Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  fill(doc, draft, draft.frame->actor, Field::kActor, ev.actors, ev.because);
  fill(doc, draft, draft.frame->recipient, Field::kRecipient, ev.recipients, ev.because);
  std::erase_if(ev.recipients, [&](const Participant& p) {
    return std::any_of(ev.actors.begin(), ev.actors.end(),
                       [&](const Participant& a) { return a.text == p.text; });
  });
  if (!draft.frame->mutual) return;
  ev.actors.insert(ev.actors.end(), ev.recipients.begin(), ev.recipients.end());
  ev.recipients.clear();
}

}  // namespace

Index clause_of(const Document& doc, const Draft& draft) {
  if (draft.light != kNone) return draft.light;
  const Index head = draft.ev.trigger_head;
  if (doc.tokens[head].upos == Upos::kVerb) return head;
  const Index above = governor_predicate(doc, head);
  return above == kNone ? head : above;
}

std::vector<Draft> find_drafts(Document& doc, const Frames& frames, Index sentence) {
  const Sentence sent = doc.sentences[sentence];
  std::vector<Draft> drafts;
  for (Index t = sent.first; t < sent.last; ++t)
    if (auto draft = draft_at(doc, frames, t, sent)) drafts.push_back(std::move(*draft));
  std::vector<Index> speech_heads;
  for (Index t = sent.first; t < sent.last; ++t)
    if (is_speech_word(doc, frames, t, sent.last)) speech_heads.push_back(t);
  std::vector<Draft> kept;
  for (Draft& draft : drafts) {
    const Index head = speech_above(doc, speech_heads, draft.ev.trigger_head);
    const auto speech = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& other) {
      return head != kNone && other.ev.trigger_head == head;
    });
    if (head != kNone && (speech == drafts.end() || speech->ev.type != EventType::kAccuse))
      continue;
    add_participants(doc, draft);
    add_modes(doc, draft);
    if (head != kNone) {
      draft.ev.factuality = Factuality::kAlleged;
      // The accused is the doer of the deed alleged.
      if (draft.ev.actors.empty())
        fill(doc, *speech, speech->frame->recipient, Field::kActor, draft.ev.actors,
             draft.ev.because);
      draft.ev.because.push_back({Field::kFactuality, doc.intern("content of an accusation")});
    }
    kept.push_back(draft);
  }
  return kept;
}

}  // namespace annals::what
