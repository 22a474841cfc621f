#include "src/voice/statements.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"
#include "src/voice/speakers.h"

namespace annals::voice {
namespace {

std::vector<Index> subtree_tokens(const Document& doc, Index root) {
  const Sentence& sent = doc.sentences[doc.tokens[root].sentence];
  std::vector<Index> out;
  for (Index t = sent.first; t < sent.last; ++t)
    if (t == root || is_ancestor(doc, root, t)) out.push_back(t);
  return out;
}

void remove_subtree(const Document& doc, Index root, std::vector<Index>& tokens) {
  std::erase_if(tokens, [&](Index t) { return t == root || is_ancestor(doc, root, t); });
}

// Case words and marks before a phrase ("of attacking") are the link, not what is said.
void drop_link_words(const Document& doc, Index content, std::vector<Index>& tokens) {
  for (const Index c : children(doc, content, {Rel::kMark, Rel::kCase}))
    if (c < content) remove_subtree(doc, c, tokens);
}

// "Said the party was for it, and said it was a shame": the second is a statement of its own.
void drop_said_again(const Document& doc, Index verb, Index content, std::vector<Index>& tokens) {
  for (const Index c : children(doc, content, {Rel::kConj}))
    if (doc.lower(c) == doc.lower(verb) && child(doc, c, {Rel::kNsubj}) == kNone)
      remove_subtree(doc, c, tokens);
}

bool is_personal(const Document& doc, Index noun) {
  return doc.tokens[noun].upos == Upos::kPron || doc.tokens[noun].upos == Upos::kPropn;
}

bool is_clausal(Rel rel) {
  return rel == Rel::kCcomp || rel == Rel::kParataxis || rel == Rel::kDep;
}

class StatementFinder {
public:
  StatementFinder(const Document& doc, const Cues& cues, const std::vector<Reading>& readings)
      : doc_(doc), cues_(cues), readings_(readings) {}

  std::vector<Statement> run() {
    for (Index t = 0; t < doc_.tokens.size(); ++t) {
      const WordClass kind = word_class(doc_, t);
      if (kind == WordClass::kVerb) read_verb(t);
      if (kind == WordClass::kNoun) read_noun(t);
      if (kind == WordClass::kAdjective || is_moved(t)) read_adjective(t);
      read_phrase(t);
    }
    for (const Sentence& sent : doc_.sentences) read_headline(sent);
    link_citing();
    return std::move(found_);
  }

private:
  [[nodiscard]] bool is_said(Index cue) const {
    const Factuality value = readings_[cue].factuality;
    return value != Factuality::kNegated && value != Factuality::kHypothetical;
  }

  // "This suggests that": a thing told before, nobody who could be asked.
  [[nodiscard]] bool points_back(Index source) const {
    return source != kNone && any_of(doc_.lower(source),
                                     {"this", "that", "these", "those", "which", "who"});
  }

  [[nodiscard]] static bool is_clause_frame(std::string_view frame) {
    return any_of(frame, {"that", "quote", "inserted", "phrase", "ing", "like"});
  }

  // Adds one statement; the source may be nobody.
  void add(const Cue& cue, Index cue_head, Span cue_words, Index source, std::vector<Index> tokens,
           std::string_view frame, Index content_head) {
    std::erase_if(tokens, [&](Index t) { return t == cue_head || t == source; });
    if (tokens.empty()) return;
    Statement out;
    out.kind = cue.kind;
    out.content_head = content_head;
    out.clause = is_clause_frame(frame);
    out.vouches = cue.kind != CueKind::kMind && is_said(cue_head) && !points_back(source);
    out.cue_head = cue_head;
    out.cue = cue_words;
    out.source_head = source;
    if (source != kNone) out.source = source_span(doc_, source);
    out.own_words = source != kNone && any_of(doc_.lower(source), {"i", "we"});
    out.tokens = std::move(tokens);
    out.because = "cue " + cue.words + " " + std::string(frame);
    found_.push_back(std::move(out));
  }

  bool read_content(const Cue& cue, Index verb, Index holder) {
    // A clause before a phrase before a bare object: "confirmed the attack" is a statement only
    // without a clause. Of clauses the complement comes first: "when asked, she said that".
    for (const int rank : {0, 1, 2})
      for (const Index c : children(doc_, holder))
        for (const std::string& frame : frames_of(doc_, c)) {
          const bool question = cue.has("that") && asks_within(verb, c);
          if (rank_of(c, frame) != rank || !(cue.has(frame) || question)) continue;
          if (is_subject_clause(holder, c) || is_overtaken(holder, c)) continue;
          // "denied visas to Norland": no infinitive
          if (frame == "to" && !question && cue.kind != CueKind::kAccuse &&
              word_class(doc_, c) == WordClass::kNoun && child(doc_, c, {Rel::kCop}) == kNone)
            continue;
          if (frame == "obj" && !question &&
              (is_personal(doc_, c) || cue.kind == CueKind::kAsk || is_given(verb)))
            continue;
          std::vector<Index> tokens = subtree_tokens(doc_, c);
          drop_link_words(doc_, c, tokens);
          drop_said_again(doc_, verb, c, tokens);
          const std::vector<Index> more = clauses_beside(holder, c);
          for (const Index other : more) {
            const std::vector<Index> its = subtree_tokens(doc_, other);
            tokens.insert(tokens.end(), its.begin(), its.end());
          }
          std::sort(tokens.begin(), tokens.end());
          const std::size_t before = found_.size();
          add(cue, verb, cue_span(doc_, verb), speaker_of_content(verb), std::move(tokens),
              question ? "that" : frame, c);
          if (found_.size() > before) found_.back().more_heads = more;
          return true;
        }
    return false;
  }

  // "Said that the road was cut, that nobody came through, and that food ran out": a parser may hang
  // each on the verb.
  [[nodiscard]] std::vector<Index> clauses_beside(Index verb, Index c) const {
    std::vector<Index> out;
    if (doc_.tokens[c].rel != Rel::kCcomp) return out;
    for (const Index other : children(doc_, verb, {Rel::kCcomp, Rel::kConj, Rel::kParataxis})) {
      const Index mark = child(doc_, other, {Rel::kMark});
      if (other > c && mark != kNone && doc_.lower(mark) == "that") out.push_back(other);
    }
    return out;
  }

  // "Holding the bridge requires tanks": the subject of a plain verb is not what is asked for.
  [[nodiscard]] bool is_subject_clause(Index verb, Index c) const {
    return doc_.tokens[c].rel == Rel::kCsubj && c < verb && !is_passive(doc_, verb) &&
           child(doc_, verb, {Rel::kExpl, Rel::kNsubj}) == kNone;
  }

  // "Had it held, I think the town would stand", "that said, he knows the way": of two complements
  // the one behind the verb.
  [[nodiscard]] bool is_overtaken(Index verb, Index c) const {
    if (c > verb || doc_.tokens[c].rel != Rel::kCcomp) return false;
    const std::vector<Index> all = children(doc_, verb, {Rel::kCcomp});
    return !all.empty() && all.back() > verb;
  }

  // "You know I was there", "see, we did that too": words that keep a talk going.
  [[nodiscard]] bool is_filler(Index verb) const {
    if (!any_of(doc_.lower(verb), {"know", "see"})) return false;
    if (child(doc_, verb, {Rel::kAux, Rel::kMark, Rel::kCc}) != kNone) return false;
    const Index subject = child(doc_, verb, {Rel::kNsubj});
    if (subject != kNone && doc_.lower(subject) != "you") return false;
    if (subject == kNone && doc_.tokens[verb].head != kNone) return false;
    const Index clause = child(doc_, verb, {Rel::kCcomp});
    if (clause == kNone || child(doc_, clause, {Rel::kMark}) != kNone) return false;
    return !any_of(doc_.lower(subtree(doc_, clause).first),
                   {"what", "how", "why", "where", "who", "whether", "when", "if", "which"});
  }

  [[nodiscard]] int rank_of(Index content, std::string_view frame) const {
    if (frame == "obj") return asks_within(doc_.tokens[content].head, content) ? 0 : 2;
    return doc_.tokens[content].rel == Rel::kCcomp ? 0 : 1;
  }

  // "Know how to leave", "see if it holds": a question within, whatever
  // the parser calls it.
  [[nodiscard]] bool asks_within(Index verb, Index c) const {
    const Rel rel = doc_.tokens[c].rel;
    if (c < verb) return false;
    if (rel == Rel::kAdvcl)
      return any_of(preposition(doc_, c), {"if", "whether"}) &&
             any_of(doc_.lemma(verb), {"see", "know", "ask", "wonder", "determine", "check",
                                       "find", "doubt", "say"}) &&
             subtree(doc_, c).first == verb + 1;
    // "Explained how it works", "do not know what they want": parsers take the word that asks for
    // an object. Where nothing is asked ("know what it is") it mostly is one.
    if (rel == Rel::kObj) {
      if (child(doc_, c, {Rel::kAclRelcl, Rel::kAdvclRelcl, Rel::kCop}) == kNone) return false;
      if (doc_.lemma(verb) != "explain" && negation(doc_, verb) == kNone) return false;
    } else if (rel != Rel::kXcomp && rel != Rel::kCcomp) {
      return false;
    }
    return any_of(doc_.lower(subtree(doc_, c).first),
                  {"what", "how", "why", "where", "who", "whether", "when"});
  }

  // "They were denied visas", "ten states were admitted into the union": given or let in, not said.
  [[nodiscard]] bool is_given(Index verb) const {
    if (child(doc_, verb, {Rel::kIobj}) != kNone) return true;
    if (is_passive(doc_, verb) && child(doc_, verb, {Rel::kObj}) != kNone) return true;
    for (const Index c : children(doc_, verb, {Rel::kObl}))
      if (doc_.lemma(verb) == "admit" && any_of(preposition(doc_, c), {"into", "to"})) return true;
    return false;
  }

  // "Cited a source that": the source is the object.
  [[nodiscard]] Index speaker_of_content(Index verb) const {
    if (any_of(doc_.lemma(verb), {"cite", "quote"})) {
      const Index object = child(doc_, verb, {Rel::kObj, Rel::kNsubjPass});
      if (object != kNone) return object;
    }
    const Index speaker = speaker_of_verb(doc_, verb);
    // A finite verb has somebody who speaks, even where the tree has lost the subject.
    const bool finite = (doc_.tokens[verb].feats & kFinite) != 0 && !is_passive(doc_, verb);
    if (speaker == kNone && finite &&
        child(doc_, verb, {Rel::kExpl, Rel::kNsubj, Rel::kNsubjPass}) == kNone)
      return speaker_beside(doc_, verb);
    return speaker;
  }

  void read_verb(Index verb) {
    if (is_filler(verb)) return;
    for (const std::string& key : keys_of(doc_, verb))
      for (const Cue& cue : cues_.find(key, CuePos::kVerb)) {
        if (read_content(cue, verb, verb)) return;
        const Index object = child(doc_, verb, {Rel::kObj, Rel::kNsubjPass, Rel::kOblAgent});
        const bool through_object =
            key.find(' ') != std::string::npos || cue.kind == CueKind::kAccuse;
        if (through_object && object != kNone && read_content(cue, verb, object)) return;
        if (cue.has("that") && read_behind_object(cue, verb)) return;
        const bool aside = cue.has("quote") || cue.kind == CueKind::kMind;
        if (aside && read_inserted(cue, verb)) return;
      }
  }

  // "It was announced by the ministry that troops had left": a parser may hang the clause on those
  // who are told, or who tell.
  bool read_behind_object(const Cue& cue, Index verb) {
    for (const Index object :
         children(doc_, verb,
                  {Rel::kObj, Rel::kIobj, Rel::kOblAgent, Rel::kNsubjPass, Rel::kObl})) {
      if (doc_.tokens[object].rel != Rel::kObl &&
          !cues_.find(doc_.lemma(object), CuePos::kNoun).empty())
        continue;
      for (const Index c : children(doc_, object, {Rel::kAcl, Rel::kAclRelcl, Rel::kCcomp})) {
        if (c < verb || !is_that_clause(doc_, c)) continue;
        std::vector<Index> tokens = subtree_tokens(doc_, c);
        drop_link_words(doc_, c, tokens);
        add(cue, verb, cue_span(doc_, verb), speaker_of_content(verb), std::move(tokens), "that",
            c);
        return true;
      }
    }
    return false;
  }

  // "Rebels attacked, the mayor said", "as the mayor said": the cue hangs on what is said.
  bool read_inserted(const Cue& cue, Index verb) {
    const Token& tok = doc_.tokens[verb];
    if (cue.kind == CueKind::kAsk || cue.kind == CueKind::kAccuse || is_passive(doc_, verb))
      return false;
    const Index subject = child(doc_, verb, {Rel::kNsubj});
    const Index teller = subject == kNone ? speaker_beside(doc_, verb) : speaker_of_verb(doc_, verb);
    if (subject == kNone && teller == kNone) return false;
    const bool as = tok.rel == Rel::kAdvcl && preposition(doc_, verb) == "as";
    // "As he assumes that office", "as people learn more": such a verb has what it governs.
    if (!cue.has("that") || child(doc_, verb, {Rel::kXcomp, Rel::kCcomp}) != kNone) return false;
    const Index object = child(doc_, verb, {Rel::kObj});
    if (object != kNone && doc_.lower(object) != "it" &&
        !any_of(doc_.lemma(verb), {"tell", "inform", "remind", "assure"}))
      return false;
    const bool hangs = tok.rel == Rel::kParataxis || tok.rel == Rel::kDep ||
                       (tok.rel == Rel::kConj && child(doc_, verb, {Rel::kCc}) == kNone);
    const auto [first, last] = subtree(doc_, verb);
    // "The raid was a mistake I think": two words that need no comma.
    const bool bare = cue.kind == CueKind::kBelieve && hangs && last == first + 1 && subject != kNone &&
                      any_of(doc_.lower(subject), {"i", "we"});
    if (cue.kind == CueKind::kMind && !as) return false;  // "you know", "I mean": words of talk
    if ((hangs || as) && tok.head != kNone && (bare || set_off(verb))) {
      // "As far as I can tell": the clause around it is meant.
      Index host = tok.head;
      while (as && doc_.tokens[host].upos == Upos::kAdv && doc_.tokens[host].head != kNone)
        host = doc_.tokens[host].head;
      std::vector<Index> tokens = subtree_tokens(doc_, host);
      remove_subtree(doc_, verb, tokens);
      if (tokens.empty()) return false;
      // "X, Tasnim reported; Y followed": what stands after a semicolon is another statement.
      drop_far_side(verb, tokens);
      add(cue, verb, cue_span(doc_, verb), teller, std::move(tokens),
          "inserted", host);
      if (!found_.empty()) found_.back().detached = true;
      return true;
    }
    for (const Index c : children(doc_, verb))
      if (c < verb && c != subject && is_clausal(doc_.tokens[c].rel) &&
          word_class(doc_, c) == WordClass::kVerb) {
        std::vector<Index> tokens = subtree_tokens(doc_, c);
        add(cue, verb, cue_span(doc_, verb), teller, std::move(tokens),
            "inserted", c);
        found_.back().detached = true;
        return true;
      }
    return false;
  }

  // A comma, dash or quotation mark parts the inserted clause from the rest.
  [[nodiscard]] bool set_off(Index verb) const {
    const auto [first, last] = subtree(doc_, verb);
    const Sentence& sent = doc_.sentences[doc_.tokens[verb].sentence];
    // "The systems differ; the examples show" is a sentence of its own.
    for (const Index at : {first, first > sent.first ? first - 1 : first})
      if (any_of(doc_.lower(at), {";", ":"})) return false;
    const bool before = first > sent.first && doc_.tokens[first - 1].upos == Upos::kPunct;
    const bool own =
        doc_.tokens[first].upos == Upos::kPunct || doc_.tokens[last].upos == Upos::kPunct;
    return before || own || doc_.lower(first) == "as";
  }

  void drop_far_side(Index verb, std::vector<Index>& tokens) const {
    const auto [first, last] = subtree(doc_, verb);
    for (const Index t : tokens) {
      if (t < last || doc_.lower(t) != ";") continue;
      std::erase_if(tokens, [t](Index other) { return other >= t; });
      return;
    }
    static_cast<void>(first);
  }

  void read_noun(Index noun) {
    if (doc_.lemma(noun) == "charge" && preposition(doc_, noun) == "in") return;
    // "Told the paper in a statement that": the verb says it.
    const Index verb = doc_.tokens[noun].head;
    if (doc_.tokens[noun].rel == Rel::kObl && verb != kNone && preposition(doc_, noun) == "in" &&
        is_saying(verb))
      return;
    for (const Cue& cue : cues_.find(doc_.lemma(noun), CuePos::kNoun))
      for (const Index c : children(doc_, noun))
        for (const std::string& frame : frames_of(doc_, c)) {
          if (!cue.has(frame)) continue;
          if (frame == "of" && speaker_like(c)) continue;
          Index source = speaker_of_noun(doc_, noun);
          if (source == kNone && vouches_itself(noun)) source = noun;
          // "The fact that", "news that": nobody is named and nothing is doubted.
          if (source == kNone && cue.kind == CueKind::kAssert) return;
          if (!is_said(noun) && cue.kind == CueKind::kAssert) return;
          std::vector<Index> tokens = subtree_tokens(doc_, c);
          drop_link_words(doc_, c, tokens);
          add(cue, noun, doc_.tokens[noun].span, source, std::move(tokens), frame, c);
          return;
        }
  }

  [[nodiscard]] bool is_saying(Index verb) const {
    const auto entries = cues_.find(doc_.lemma(verb), CuePos::kVerb);
    return std::any_of(entries.begin(), entries.end(),
                       [](const Cue& cue) { return cue.has("that"); });
  }

  // "We are convinced", and not "it was determined".
  [[nodiscard]] bool is_moved(Index verb) const {
    const Index holder = child(doc_, verb, {Rel::kNsubjPass});
    return word_class(doc_, verb) == WordClass::kVerb && holder != kNone &&
           doc_.lower(holder) != "it" && (doc_.tokens[verb].feats & kParticiple) != 0 &&
           is_passive(doc_, verb);
  }

  // "I am sure that", "they were concerned the law would change", whatever the parser makes of the
  // participle: it tells of the one it is said of.
  void read_adjective(Index adjective) {
    if (child(doc_, adjective, {Rel::kExpl}) != kNone) return;
    for (const Cue& cue : cues_.find(doc_.lower(adjective), CuePos::kAdjective)) {
      if (!read_content(cue, adjective, adjective)) continue;
      const Index holder = child(doc_, adjective, {Rel::kNsubjPass});
      Statement& last = found_.back();
      if (last.source_head == kNone && last.cue_head == adjective && holder != kNone &&
          child(doc_, adjective, {Rel::kOblAgent}) == kNone) {
        last.source_head = holder;
        last.source = source_span(doc_, holder);
      }
      return;
    }
  }

  // "The claims of the minister" against "claims of fraud".
  [[nodiscard]] bool speaker_like(Index noun) const { return is_personal(doc_, noun); }

  [[nodiscard]] bool vouches_itself(Index noun) const {
    return any_of(doc_.lemma(noun),
                  {"report", "statement", "account", "document", "letter", "tweet", "message",
                   "testimony", "affidavit", "announcement", "intelligence"});
  }

  // "According to the army": the phrase hangs on its speaker, the speaker on what is said.
  void read_phrase(Index t) {
    if (doc_.lower(t) != "according" && doc_.tokens[t].rel != Rel::kCase) return;
    Index speaker = kNone;
    Span words = doc_.tokens[t].span;
    std::string phrase(doc_.lower(t));
    for (const Index f : children(doc_, t, {Rel::kFixed})) {
      phrase.append(" ").append(doc_.lower(f));
      words = words.cover(doc_.tokens[f].span);
    }
    if (doc_.tokens[t].rel == Rel::kCase) speaker = doc_.tokens[t].head;
    if (doc_.lower(t) == "according" && phrase == "according") {
      // A parser may take "according" for a verb with an oblique.
      if (t + 1 >= doc_.sentences[doc_.tokens[t].sentence].last || doc_.lower(t + 1) != "to")
        return;
      phrase = "according to";
      words = words.cover(doc_.tokens[t + 1].span);
      const Index oblique = child(doc_, t, {Rel::kObl, Rel::kNmod});
      if (oblique != kNone) speaker = oblique;
    }
    auto entries = cues_.find(phrase, CuePos::kPreposition);
    Index noun = kNone;
    if (entries.empty() && phrase == "in" && speaker != kNone) {
      // "In the words of the abbot"
      noun = speaker;
      const Index whose = child(doc_, noun, {Rel::kNmod});
      entries = cues_.find("in the " + std::string(doc_.lower(noun)) + " of", CuePos::kPreposition);
      if (entries.empty() || whose == kNone || preposition(doc_, whose) != "of") return;
      words = words.cover(doc_.tokens[noun].span);
      words = words.cover(doc_.tokens[child(doc_, whose, {Rel::kCase})].span);
      speaker = whose;
    }
    if (entries.empty() || speaker == kNone) return;
    if (any_of(doc_.lower(speaker), {"which", "whom", "that", "what"})) return;
    const Index adjunct = noun != kNone ? noun : doc_.tokens[speaker].head == t ? t : speaker;
    const Index clause = clause_of(adjunct);
    if (clause == kNone || clause == adjunct) return;
    const Index behind = person_behind(doc_, speaker);
    std::vector<Index> tokens = subtree_tokens(doc_, clause);
    remove_subtree(doc_, adjunct, tokens);
    // The head of a relative clause stays with the sentence around it.
    if (doc_.tokens[clause].rel == Rel::kAclRelcl) drop_link_words(doc_, clause, tokens);
    add(entries.front(), t, words, behind == kNone ? speaker : behind, std::move(tokens), "phrase",
        clause);
  }

  // The clause an adjunct speaks for: the sentence's when it opens or closes the sentence, else the
  // nearest.
  [[nodiscard]] Index clause_of(Index adjunct) const {
    const auto [first, last] = subtree(doc_, adjunct);
    const Sentence& sent = doc_.sentences[doc_.tokens[adjunct].sentence];
    const bool opens = first == sent.first;
    const bool comma = doc_.tokens[first].upos == Upos::kPunct ||
                       (first > sent.first && doc_.tokens[first - 1].upos == Upos::kPunct);
    Index at = doc_.tokens[adjunct].head;
    std::size_t steps = doc_.tokens.size();
    while (at != kNone && steps-- > 0) {
      const Token& tok = doc_.tokens[at];
      if (tok.head == kNone) return at;
      const bool boundary =
          tok.rel == Rel::kCcomp || tok.rel == Rel::kAclRelcl || tok.rel == Rel::kParataxis;
      if (boundary && !opens) return at;
      const bool clause =
          tok.upos == Upos::kVerb &&
          (tok.rel == Rel::kAdvcl || tok.rel == Rel::kConj || tok.rel == Rel::kCcomp);
      if (clause && !opens && !comma) return at;
      at = tok.head;
    }
    return kNone;
  }

  // "Police: ten held in raid".
  void read_headline(const Sentence& sent) {
    if (sent.passage >= doc_.passages.size() ||
        doc_.passages[sent.passage].kind != PassageKind::kHeadline)
      return;
    Index colon = sent.first;
    while (colon < sent.last && colon < sent.first + 6 && doc_.lower(colon) != ":") {
      const Upos upos = doc_.tokens[colon].upos;
      if (!is_nominal(upos) && upos != Upos::kAdj && upos != Upos::kDet) return;
      ++colon;
    }
    if (colon == sent.first || colon + 2 >= sent.last || doc_.lower(colon) != ":") return;
    Statement out;
    bool predicate = false;
    for (Index t = colon + 1; t < sent.last; ++t) {
      out.tokens.push_back(t);
      predicate = predicate || doc_.tokens[t].upos == Upos::kVerb;
    }
    if (!predicate) return;
    out.cue_head = colon;
    out.cue = doc_.tokens[colon].span;
    out.source_head = colon - 1;
    out.source = span_of(doc_, sent.first, colon - 1);
    out.because = "headline colon";
    found_.push_back(std::move(out));
  }

  // "Tasnim, citing officials, reported": the officials stand behind Tasnim. Where nobody reports,
  // they vouch.
  void link_citing() {
    for (Index t = 0; t < doc_.tokens.size(); ++t) {
      if (!any_of(doc_.lower(t), {"citing", "quoting"}) || doc_.tokens[t].head == kNone) continue;
      const Index object = child(doc_, t, {Rel::kObj});
      if (object == kNone || child(doc_, t, {Rel::kCcomp}) != kNone) continue;
      Statement out;
      const Index head = doc_.tokens[t].head;
      for (const Statement& other : found_)
        if (other.cue_head == head || other.source_head == head) {
          out.tokens = other.tokens;
          out.behind = true;
          break;
        }
      if (out.tokens.empty()) {
        if (doc_.tokens[head].upos != Upos::kVerb) continue;
        // "accused him, citing a report" gives grounds; only a plain telling is laid on the cited.
        if (doc_.tokens[object].upos != Upos::kPropn && !cites_people(object)) continue;
        out.tokens = subtree_tokens(doc_, head);
      }
      remove_subtree(doc_, t, out.tokens);
      if (out.tokens.empty()) continue;
      out.cue_head = t;
      out.cue = doc_.tokens[t].span;
      out.source_head = object;
      out.source = source_span(doc_, object);
      out.because = "citing";
      found_.push_back(std::move(out));
    }
  }

  [[nodiscard]] bool cites_people(Index noun) const {
    return any_of(doc_.lemma(noun),
                  {"source", "official", "witness", "report", "police", "statement", "media",
                   "resident", "officer", "spokesman", "spokeswoman", "spokesperson", "document",
                   "agency", "group", "leader", "minister", "ministry", "army"});
  }

  const Document& doc_;
  const Cues& cues_;
  const std::vector<Reading>& readings_;
  std::vector<Statement> found_;
};

}  // namespace

std::vector<Statement> find_statements(const Document& doc, const Cues& cues,
                                       const std::vector<Reading>& readings) {
  return StatementFinder(doc, cues, readings).run();
}

}  // namespace annals::voice
