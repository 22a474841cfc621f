#include "src/what/arguments.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"

namespace annals::what {
namespace {

// Raising and coordination chains longer than this are mistakes of the parser.
constexpr int kMaxClimb = 6;
constexpr int kMaxPhraseDepth = 3;
constexpr Index kMaxGap = 2;  // tokens between a relative pronoun and what it stands for

bool is_relative(std::string_view word) {
  return word == "who" || word == "that" || word == "which" || word == "whom";
}

// The mention that the relative pronoun was found to be one with, or kNone.
Index named_before(const Scene& scene, Index pronoun) {
  const Document& doc = scene.doc();
  const Index m = scene.mention(pronoun);
  if (m == kNone || doc.mentions[m].head != pronoun || doc.mentions[m].entity == kNone)
    return kNone;
  for (Index before = m; before-- > 0;) {
    const Mention& mention = doc.mentions[before];
    if (mention.head == kNone ||
        scene.token(mention.head).sentence != scene.token(pronoun).sentence)
      return kNone;
    if (mention.entity == doc.mentions[m].entity && mention.kind != MentionKind::kPronoun)
      return mention.head;
  }
  return kNone;
}

// What a relative pronoun stands for: the noun its clause hangs on.
Index antecedent(const Scene& scene, Index token) {
  if (token == kNone || scene.token(token).upos == Upos::kNoun ||
      !is_relative(scene.doc().lower(token)))
    return token;
  if (const Index named = named_before(scene, token); named != kNone) return named;
  Index at = scene.token(token).head;
  for (int i = 0; i < kMaxClimb && at != kNone; ++i) {
    const Rel rel = scene.token(at).rel;
    const Index above = scene.token(at).head;
    if ((rel == Rel::kAclRelcl || rel == Rel::kAcl) && above != kNone &&
        is_nominal(scene.token(above).upos))
      return above;
    if (rel == Rel::kAclRelcl || rel == Rel::kAcl) break;
    at = above;
  }
  // The parser hung the clause elsewhere: the name or noun right before the pronoun.
  const Index first = scene.doc().sentences[scene.token(token).sentence].first;
  for (Index t = token; t-- > first && t + kMaxGap >= token;)
    if (const Index m = scene.mention(t); m != kNone) return scene.doc().mentions[m].head;
  return kNone;
}

// "Around 15,000 soldiers are deployed": parsers take such a subject for a phrase with a
// preposition.
Index rough_subject(const Scene& scene, Index verb) {
  for (const Index c : scene.children(verb)) {
    if (c > verb) break;
    if (scene.token(c).rel != Rel::kObl) continue;
    const bool counted =
        scene.token(c).upos == Upos::kNum || scene.child(c, {Rel::kNummod}) != kNone;
    if (counted && (scene.has_preposition(c, "around") || scene.has_preposition(c, "about") ||
                    scene.has_preposition(c, "over")))
      return c;
  }
  return kNone;
}

Index surface_subject(const Scene& scene, Index verb) {
  const Index own = scene.child(verb, {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter});
  return own == kNone ? rough_subject(scene, verb) : antecedent(scene, own);
}

bool is_infinitive(const Scene& scene, Index verb) { return scene.has_mark(verb, "to"); }

// Who plans in "X has a plan to attack", "X's plan to attack": nobody else can be told.
Index planner(const Scene& scene, Index noun) {
  const Index owner = scene.child(noun, {Rel::kNmodPoss});
  if (owner != kNone) return owner;
  const Rel rel = scene.token(noun).rel;
  const Index above = scene.token(noun).head;
  if (above == kNone) return kNone;
  if (rel == Rel::kObj || rel == Rel::kObl) return surface_subject(scene, above);
  return kNone;
}

void add(const Scene& scene, Index token, std::vector<Index>& out) {
  token = antecedent(scene, token);
  if (token == kNone) return;
  for (const Index t : scene.with_conjuncts(token))
    if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
}

void add_prepositional(const Scene& scene, Index head, std::string_view wanted,
                       std::vector<Index>& out) {
  for (const Index t : scene.children(head)) {
    const Rel rel = scene.token(t).rel;
    if ((rel == Rel::kObl || rel == Rel::kOblAgent || rel == Rel::kNmod) &&
        scene.has_preposition(t, wanted))
      add(scene, t, out);
  }
}

// The clause a verb shares its objects with: "detained and questioned two men".
Index shared_object(const Scene& scene, Index verb) {
  for (const Index later : scene.children(verb)) {
    if (scene.token(later).rel != Rel::kConj) continue;
    const Index obj = scene.child(later, {Rel::kObj});
    if (obj != kNone && scene.child(later, {Rel::kNsubj, Rel::kNsubjPass}) == kNone) return obj;
  }
  return kNone;
}

// "the boat that the navy struck", with or without its pronoun.
Index relative_object(const Scene& scene, Index verb) {
  if (scene.token(verb).rel != Rel::kAclRelcl) return kNone;
  const Index head = scene.token(verb).head;
  return head != kNone && surface_subject(scene, verb) != head ? head : kNone;
}

// "killing at least four people": "at least" makes parsers take the object for a phrase with a
// preposition.
bool is_bare_oblique(const Scene& scene, Index verb, Index t) {
  if (t < verb || scene.token(t).rel != Rel::kObl || !is_nominal(scene.token(t).upos)) return false;
  return scene.child(t, {Rel::kCase}) == kNone && scene.child(t, {Rel::kNummod}) != kNone &&
         scene.mention(t) != kNone && !scene.is_time(t);
}

void add_object(const Scene& scene, Index verb, std::vector<Index>& out) {
  if (is_passive(scene, verb)) return add(scene, subject(scene, verb), out);
  // "told villagers that soldiers had killed a priest": a conjunction beside an object is no relative pronoun.
  std::size_t objects = 0;
  for (const Index t : scene.children(verb)) objects += scene.token(t).rel == Rel::kObj ? 1 : 0;
  for (const Index t : scene.children(verb))
    if (scene.token(t).rel == Rel::kObj && !(objects > 1 && scene.doc().lower(t) == "that")) add(scene, t, out);
  // "urging Sudmark not to fire": parsers that see two objects where there is one.
  if (out.empty())
    for (const Index t : scene.children(verb))
      if (scene.token(t).rel == Rel::kIobj) add(scene, t, out);
  if (out.empty())
    for (const Index t : scene.children(verb))
      if (is_bare_oblique(scene, verb, t)) add(scene, t, out);
  if (out.empty()) add(scene, relative_object(scene, verb), out);
  if (out.empty()) add(scene, shared_object(scene, verb), out);
}

void add_near(const Scene& scene, Index token, int depth, std::vector<Index>& out) {
  if (depth > kMaxPhraseDepth) return;
  for (const Index c : scene.children(token)) {
    switch (scene.token(c).rel) {
    case Rel::kCcomp:
    case Rel::kAdvcl:
    case Rel::kAcl:
    case Rel::kAclRelcl:
    case Rel::kParataxis:
    case Rel::kConj:
    case Rel::kPunct: continue;
    default: break;
    }
    out.push_back(c);
    add_near(scene, c, depth + 1, out);
  }
}

void add_clauses(const Scene& scene, Index token, std::vector<Index>& out) {
  for (const Index c : scene.children(token)) {
    const Rel rel = scene.token(c).rel;
    if (rel == Rel::kXcomp || rel == Rel::kCcomp || rel == Rel::kAcl) out.push_back(c);
    if (rel == Rel::kAdvcl && is_infinitive(scene, c)) out.push_back(c);
    // "warned the rebels that he will fire": parsers take what is said to somebody for a clause about him.
    if (rel == Rel::kObj || rel == Rel::kIobj)
      for (const Index below : scene.children(c))
        if (scene.token(below).rel == Rel::kAclRelcl && scene.has_mark(below, "that")) out.push_back(below);
  }
}

// "threatens to annex the valley if the rebels do not leave": the subjects of what it depends on.
void add_conditions(const Scene& scene, Index token, std::vector<Index>& out) {
  for (const Index c : scene.children(token)) {
    const Rel rel = scene.token(c).rel;
    if (rel == Rel::kXcomp || rel == Rel::kCcomp || (rel == Rel::kAdvcl && is_infinitive(scene, c))) add_conditions(scene, c, out);
    if (rel == Rel::kAdvcl && (scene.has_mark(c, "if") || scene.has_mark(c, "unless")))
      if (const Index whose = scene.child(c, {Rel::kNsubj}); whose != kNone) add(scene, whose, out);
  }
}

// What a deed's clause is told with: "killed when a bus plunged", "a bus plunged, killing 40".
void add_circumstances(const Scene& scene, Index token, std::vector<Index>& out) {
  for (int i = 0; i < kMaxClimb && token != kNone; ++i) {
    for (const Index c : scene.children(token))
      if (scene.token(c).rel == Rel::kAdvcl || scene.token(c).rel == Rel::kParataxis)
        for (const Index t : scene.with_conjuncts(c)) out.push_back(t);
    const Rel rel = scene.token(token).rel;
    if (rel != Rel::kAdvcl && rel != Rel::kConj && rel != Rel::kXcomp) return;
    token = scene.token(token).head;
    if (token != kNone) out.push_back(token);
  }
}

void add_sentence(const Scene& scene, Index token, std::vector<Index>& out) {
  const Sentence& sent = scene.doc().sentences[scene.token(token).sentence];
  for (Index t = sent.first; t < sent.last; ++t)
    if (t != token) out.push_back(t);
}

// The nearest who can act on one side of the trigger, with those coordinated.
void add_nearest(const Scene& scene, Index trigger, bool behind, std::vector<Index>& out) {
  const Sentence& sent = scene.doc().sentences[scene.token(trigger).sentence];
  for (Index t = trigger; behind ? ++t < sent.last : t-- > sent.first;) {
    const Index m = scene.mention(t);
    if (m == kNone || scene.doc().mentions[m].head != t || !scene.is_agent(t)) continue;
    return add(scene, t, out);
  }
}

// "extradited a man to Sudmark", "severed ties with Sudmark", "refused to talk with the rebels":
// what parsers hang on the object, or what the verb's own clause says.
void add_from_below(const Scene& scene, Index verb, std::string_view place,
                    std::vector<Index>& out) {
  if (place != "to" && place != "from" && place != "with" && place != "against") return;
  for (const Index c : scene.children(verb)) {
    const Rel rel = scene.token(c).rel;
    if (c < verb || (rel != Rel::kObj && rel != Rel::kXcomp)) continue;
    for (const Index t : scene.children(c))
      if (t > c && scene.has_preposition(t, place) && is_nominal(scene.token(t).upos))
        add(scene, t, out);
    if (!out.empty()) return;
  }
}

void of_verb(const Scene& scene, Index verb, std::string_view place, std::vector<Index>& out) {
  if (place == "subj") {
    if (!is_passive(scene, verb)) add(scene, subject(scene, verb), out);
    if (out.empty() && is_passive(scene, verb)) add_prepositional(scene, verb, "by", out);
  } else if (place == "obj") {
    add_object(scene, verb, out);
  } else if (place == "iobj") {
    for (const Index t : scene.children(verb))
      if (scene.token(t).rel == Rel::kIobj) add(scene, t, out);
  } else if (place != "poss" && place != "compound" && place != "amod") {
    add_prepositional(scene, verb, place, out);
    if (out.empty()) add_from_below(scene, verb, place, out);
  }
}

// "could see action against Sudmark": what parsers hang on the verb although it belongs to its
// object.
void add_from_verb(const Scene& scene, Index noun, std::string_view place,
                   std::vector<Index>& out) {
  const Index verb = scene.token(noun).head;
  const Rel rel = scene.token(noun).rel;
  if (verb == kNone || (rel != Rel::kObj && !(rel == Rel::kObl && (place == "with" || place == "between")))) return;
  if (place != "against" && place != "on" && place != "between" && place != "with") return;
  for (const Index c : scene.children(verb))
    if (c > noun && scene.token(c).rel == Rel::kObl && scene.has_preposition(c, place))
      add(scene, c, out);
}

void of_noun(const Scene& scene, Index noun, Index light, std::string_view place,
             std::vector<Index>& out) {
  if (place == "subj") {
    if (light != kNone) of_verb(scene, light, "subj", out);
    return;
  }
  const Rel wanted = place == "poss"       ? Rel::kNmodPoss
                     : place == "compound" ? Rel::kCompound
                                           : Rel::kAmod;
  if (place == "poss" || place == "compound" || place == "amod") {
    for (const Index t : scene.children(noun))
      if (scene.token(t).rel == wanted) add(scene, t, out);
  } else if (place != "obj" && place != "iobj") {
    add_prepositional(scene, noun, place, out);
    if (out.empty() && light != kNone) add_prepositional(scene, light, place, out);
    if (out.empty()) add_from_verb(scene, noun, place, out);
  }
}

// "after gunmen stormed the port": what the parser takes for a preposition may open a clause.
bool is_governed(const Scene& scene, Index noun) {
  constexpr std::array<std::string_view, 7> kAlsoOpening{"after", "before", "since", "until", "when", "while", "because"};
  const Index word = scene.child(noun, {Rel::kCase});
  return word != kNone && std::find(kAlsoOpening.begin(), kAlsoOpening.end(), scene.doc().lower(word)) == kAlsoOpening.end();
}

// Who stands to the left of a verb whose subject the parser lost: the first name or group of its
// clause that no preposition governs.
Index lost_subject(const Scene& scene, Index verb) {
  const Document& doc = scene.doc();
  const Token& tok = doc.tokens[verb];
  if (tok.upos != Upos::kVerb || ((tok.feats & kFinite) == 0 && scene.child(verb, {Rel::kAuxPass}) == kNone)) return kNone;
  Index found = kNone;
  for (Index t = verb; t-- > doc.sentences[tok.sentence].first;) {
    const std::string_view word = doc.lower(t);
    const Rel is = doc.tokens[t].rel;
    const bool inside = is == Rel::kAmod || (is == Rel::kAclRelcl && doc.tokens[t].head < t);  // a phrase on the way
    if (word == ";" || word == ":" || word == "that" || (doc.tokens[t].upos == Upos::kVerb && !inside)) break;
    const Index m = scene.mention(t);
    if (m == kNone || doc.mentions[m].head != t || !scene.is_agent(t)) continue;
    const Rel rel = doc.tokens[t].rel;
    if (is_governed(scene, t) || rel == Rel::kNmodPoss || rel == Rel::kCompound ||
        rel == Rel::kAmod || rel == Rel::kConj)
      continue;
    found = t;
  }
  return found;
}

// A clause of its own ("stormed", not "storming", "to storm") has a subject of its own.
bool is_told_fully(const Scene& scene, Index verb) {
  const Token& tok = scene.token(verb);
  // "after a woman, who had called for help, was killed"
  const Index helper = scene.child(verb, {Rel::kAuxPass});
  if (helper != kNone && (scene.token(helper).feats & kFinite) != 0) return true;
  return (tok.feats & kFinite) != 0 && (tok.feats & (kParticiple | kGerund)) == 0 && !is_infinitive(scene, verb) &&
         !scene.doc().lower(verb).ends_with("ing");
}

// "broadcast a tape of the rebel chief threatening": who speaks is on the tape, not the station.
Index recorded_speaker(const Scene& scene, Index record) {
  if (!scene.is(record, WordClass::kRecording)) return kNone;
  for (const Index c : scene.children(record))
    if (scene.is_agent(c) && (scene.has_preposition(c, "of") || scene.has_preposition(c, "from") ||
                              scene.has_preposition(c, "by") || scene.has_preposition(c, "with")))
      return c;
  return kNone;
}

// "in response to soldiers shooting a farmer": who stands right before the verb shoots, though a parser hangs it on the response.
Index agent_before(const Scene& scene, Index verb, Index noun) {
  if (scene.is_agent(noun) || !scene.doc().lower(verb).ends_with("ing") || verb == 0) return kNone;
  const Index before = verb - 1;
  return scene.token(before).head == noun && scene.has_preposition(before, "to") && scene.is_agent(before) ? before : kNone;
}

// "accused the army of killing", "praised the mayor for freeing", "kept the rebels from attacking": who a gerund behind
// such a word is said of is the object above, not the subject.
Index controller(const Scene& scene, Index gerund, Index above) {
  constexpr std::array<std::string_view, 7> kOfObject{"of", "for", "from", "with", "into", "over", "against"};
  // "accused the rebels of an aggression by shelling the town"
  const bool by_accused = scene.has_mark(gerund, "by") && scene.doc().lemma(above) == "accuse";
  const bool said_of_object = by_accused || std::any_of(kOfObject.begin(), kOfObject.end(), [&](std::string_view word) {
    return scene.has_mark(gerund, word) || scene.has_preposition(gerund, word);
  });
  // "sent soldiers to arrest the mayor": who is sent does it.
  const bool sent = is_infinitive(scene, gerund) && scene.is(above, WordClass::kSending);
  if ((!said_of_object && !sent) || is_passive(scene, above)) return kNone;
  const Index object = antecedent(scene, scene.child(above, {Rel::kObj}));
  return object != kNone && (said_of_object || scene.is_agent(object)) ? object : kNone;
}

// "A priest held hostage for a month": what looks like an object tells what the priest was.
bool tells_captivity(const Scene& scene, Index verb) {
  const Index object = scene.child(verb, {Rel::kObj});
  return scene.is(object, WordClass::kCaptive) && scene.child(verb, {Rel::kNsubj}) == kNone &&
         scene.child(object, {Rel::kDet}) == kNone && !scene.doc().lower(verb).ends_with("ing");
}

}  // namespace

// The tree decides before the features do: taggers call many an active "killed" a passive.
bool is_passive(const Scene& scene, Index verb) {
  // A passive subject without auxiliary beside an object is a slip of the parser.
  if (scene.child(verb, {Rel::kAuxPass}) != kNone) return true;
  if (scene.child(verb, {Rel::kNsubjPass, Rel::kCsubjPass}) != kNone)
    return scene.child(verb, {Rel::kObj}) == kNone;
  const Index helper = scene.child(verb, {Rel::kAux, Rel::kCop});
  if (helper != kNone && scene.doc().lemma(helper) == "be" &&
      !scene.doc().lower(verb).ends_with("ing") && scene.child(verb, {Rel::kObj}) == kNone)
    return true;
  const Token& tok = scene.token(verb);
  if (tok.rel == Rel::kAcl && tells_captivity(scene, verb)) return true;
  if (scene.child(verb, {Rel::kNsubj, Rel::kObj}) != kNone) return false;
  // What shares its subject shares its voice: "stopped 31 boats and detained around 120 people".
  if (tok.rel == Rel::kConj && tok.head != kNone && tok.head < verb &&
      scene.token(tok.head).upos == Upos::kVerb)
    return is_passive(scene, tok.head);
  // "are reported killed"
  if (tok.rel == Rel::kXcomp && (tok.feats & kParticiple) != 0 &&
      !scene.doc().lower(verb).ends_with("ing"))
    return true;
  if (tok.rel == Rel::kAcl || tok.rel == Rel::kAmod)
    return (tok.feats & kGerund) == 0 && !scene.doc().lower(verb).ends_with("ing") &&
           !is_infinitive(scene, verb);
  return (tok.feats & kPassive) != 0;
}

Index subject(const Scene& scene, Index verb) {
  for (int i = 0; i < kMaxClimb && verb != kNone; ++i) {
    const Index own = surface_subject(scene, verb);
    if (own != kNone) return own;
    const Index above = scene.token(verb).head;
    if (above == kNone) return lost_subject(scene, verb);
    switch (scene.token(verb).rel) {
    case Rel::kXcomp: {
      const Index controller = scene.child(above, {Rel::kObj, Rel::kIobj});
      if (controller != kNone) return controller;
      verb = above;
      break;
    }
    case Rel::kAdvcl:
      if (const Index speaker = recorded_speaker(scene, scene.child(above, {Rel::kObj})); speaker != kNone) return speaker;
      if (const Index object = controller(scene, verb, above); object != kNone) return object;
      if (is_told_fully(scene, verb)) {
        const Index lost = lost_subject(scene, verb);
        // "demands answers after … was killed": who demands was not killed.
        const bool own_clause = scene.child(verb, {Rel::kMark}) != kNone && scene.child(verb, {Rel::kAuxPass}) != kNone;
        if (lost != kNone || own_clause) return lost;
      }
      verb = above;
      break;
    case Rel::kConj:
      // "demands answers after a woman, who had called for help, was killed": no "and", no shared subject.
      if (scene.child(verb, {Rel::kAuxPass}) != kNone && scene.child(verb, {Rel::kCc}) == kNone)
        if (const Index lost = lost_subject(scene, verb); lost != kNone) return lost;
      verb = above;
      break;
    case Rel::kParataxis: verb = above; break;
    case Rel::kAcl:
      if (const Index speaker = recorded_speaker(scene, above); speaker != kNone) return speaker;
      if (const Index nearer = agent_before(scene, verb, above); nearer != kNone) return nearer;
      // "his second time visiting": the time visits nobody.
      return is_infinitive(scene, verb) || !scene.is_agent(above) ? planner(scene, above) : above;
    case Rel::kAclRelcl: return above;
    default: return lost_subject(scene, verb);
    }
  }
  return kNone;
}

std::vector<Index> arguments(const Scene& scene, Index trigger, Index light,
                             std::string_view place) {
  std::vector<Index> out;
  if (place == "near") {
    add_near(scene, trigger, 0, out);
    if (light != kNone) add_near(scene, light, 0, out);
  } else if (place == "clause_subj") {
    const Index above = governor_predicate(scene.doc(), light != kNone ? light : trigger);
    if (above != kNone) add(scene, subject(scene, above), out);
  } else if (place == "head") {
    if (scene.token(trigger).head != kNone) out.push_back(scene.token(trigger).head);
  } else if (place == "when") {
    add_circumstances(scene, trigger, out);
  } else if (place == "sentence") {
    add_sentence(scene, trigger, out);
  } else if (place == "words_before" || place == "words_after") {
    add_sentence(scene, trigger, out);
    std::erase_if(out, [&](Index t) { return (t < trigger) != (place == "words_before"); });
  } else if (place == "previous" || place == "next") {
    add_nearest(scene, trigger, place == "next", out);
  } else if (place == "clause") {
    add_clauses(scene, trigger, out);
  } else if (place == "content_subj") {
    std::vector<Index> heads;
    add_clauses(scene, trigger, heads);
    for (const Index head : heads)
      if (const Index own = scene.child(head, {Rel::kNsubj, Rel::kNsubjPass}); own != kNone) add(scene, own, out);
  } else if (place == "if_subj") {
    add_conditions(scene, trigger, out);
  } else if (place == "clause_obj") {
    std::vector<Index> heads;
    add_clauses(scene, trigger, heads);
    for (const Index head : heads)
      if (scene.token(head).upos == Upos::kVerb) add_object(scene, head, out);
  } else if (const Upos upos = scene.token(trigger).upos;
             upos == Upos::kVerb || upos == Upos::kAux) {
    of_verb(scene, trigger, place, out);
  } else {
    of_noun(scene, trigger, light, place, out);
    // A predicate adjective or noun has a subject of its own: "was open to talks".
    if (out.empty() && place == "subj" && light == kNone)
      add(scene, surface_subject(scene, trigger), out);
  }
  return out;
}

}  // namespace annals::what
