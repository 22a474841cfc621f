#include "src/who/noun_phrases.h"

#include <algorithm>
#include <map>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/who/chunks.h"
#include "src/who/words.h"

namespace annals::who {
namespace {



constexpr bool in(Rel rel, std::initializer_list<Rel> rels) {
  for (const Rel one : rels)
    if (one == rel) return true;
  return false;
}

bool is_possessive_ending(std::string_view form) {
  return form == "'s" || form == "’s" || form == "'" || form == "’";
}

bool is_question_word(std::string_view lower) {
  return any_of(lower, {"what", "who", "which", "whom", "whose", "whoever", "whatever", "whichever", "whomever"});
}

class Finder {
public:
  Finder(const Document& doc, const WordClasses& words)
      : doc_(doc), words_(words), children_(doc.tokens.size()), extents_(doc.tokens.size()) {
    std::vector<Index> order;
    for (Index t = 0; t < doc.tokens.size(); ++t) {
      extents_[t] = {t, t};
      if (doc.tokens[t].head == kNone)
        order.push_back(t);
      else
        children_[doc.tokens[t].head].push_back(t);
    }
    for (std::size_t i = 0; i < order.size(); ++i)
      order.insert(order.end(), children_[order[i]].begin(), children_[order[i]].end());
    for (std::size_t i = order.size(); i-- > 0;)
      if (const Index head = doc.tokens[order[i]].head; head != kNone) extents_[head].cover(extents_[order[i]]);
    name_.assign(doc.tokens.size(), kNone);
    for (Index n = 0; n < doc.names.size(); ++n)
      for (Index t = doc.names[n].first; t < doc.names[n].last; ++t) name_[t] = n;
    mention_.assign(doc.tokens.size(), kNone);
    for (Index m = 0; m < doc.mentions.size(); ++m)
      if (const Index head = doc.mentions[m].head; head != kNone && mention_[head] == kNone) mention_[head] = m;
    for (const Token& tok : doc.tokens)
      if (is_nominal(tok.upos)) ++(tok.rel == Rel::kCompound ? uses_[tok.lemma].compound : uses_[tok.lemma].head);
    time_.assign(doc.tokens.size(), false);
    for (const TimeExpression& time : doc.times)
      if (time.head != kNone) time_[time.head] = true;
    place_.assign(doc.tokens.size(), false);
    for (const PlaceMention& place : doc.places)
      if (place.head != kNone) place_[place.head] = true;
  }

  std::vector<NounPhrase> run() {
    std::vector<NounPhrase> phrases;
    for (Index t = 0; t < doc_.tokens.size(); ++t)
      if (names_something(t)) phrases.push_back(phrase(t));
    std::stable_sort(phrases.begin(), phrases.end(), [](const NounPhrase& a, const NounPhrase& b) {
      return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
    return phrases;
  }

private:
  struct Uses {
    int head = 0, compound = 0;
  };
  struct Extent {
    Index first = 0, last = 0;
    void cover(Extent other) {
      first = std::min(first, other.first);
      last = std::max(last, other.last);
    }
  };

  [[nodiscard]] Rel rel(Index t) const { return doc_.tokens[t].rel; }
  [[nodiscard]] Upos upos(Index t) const { return doc_.tokens[t].upos; }

  [[nodiscard]] Index child_with(Index t, std::initializer_list<Rel> rels) const {
    for (const Index c : children_[t])
      if (in(rel(c), rels)) return c;
    return kNone;
  }

  // ---- which words head one ----

  [[nodiscard]] bool names_something(Index t) const {
    switch (upos(t)) {
    case Upos::kNoun:
    case Upos::kPropn: return noun_names(t);
    case Upos::kNum:
      return rel(t) != Rel::kDiscourse && !in(rel(t), {Rel::kNummod, Rel::kCompound, Rel::kFlat, Rel::kFixed, Rel::kAmod, Rel::kAdvmod, Rel::kDet});
    case Upos::kPron: return pronoun_names(t);
    case Upos::kDet:
      return in(rel(t), {Rel::kNsubj, Rel::kNsubjPass, Rel::kObj}) && determiner(doc_.lower(t)) == Determiner::kOther;
    case Upos::kAdv: return doc_.lower(t) == "there" && rel(t) == Rel::kAdvmod;
    default: return false;
    }
  }

  [[nodiscard]] bool noun_names(Index t) const {
    if (in(rel(t), {Rel::kFlat, Rel::kNmodDesc, Rel::kGoeswith, Rel::kFixed, Rel::kDiscourse, Rel::kCase, Rel::kCc, Rel::kAmod,
                    Rel::kAdvmod, Rel::kReparandum}))
      return false;
    if (rel(t) == Rel::kCompound) return compound_names(t);
    const std::string_view lower = doc_.lower(t);
    if (any_of(lower, {"a.m.", "p.m.", "am", "pm", "etc", "etc."})) return false;
    return !is_adverbial(t) && !is_amount_of(t);
  }

  // "for example", "in front of": the noun names nothing.
  [[nodiscard]] bool is_adverbial(Index t) const {
    const Index preposition = child_with(t, {Rel::kCase});
    if (preposition == kNone || preposition > t) return false;
    return words_.has(std::string(doc_.lower(preposition)) + ' ' + std::string(doc_.lemma(t)), WordClass::kAdverbial);
  }

  // "time" of "a lot of time".
  [[nodiscard]] bool is_amount_of(Index t) const {
    const Index head = doc_.tokens[t].head;
    if (rel(t) != Rel::kNmod || head == kNone || head > t) return false;
    const Index of = child_with(t, {Rel::kCase});
    return of != kNone && doc_.lower(of) == "of" && words_.has(doc_.lemma(head), WordClass::kAmount);
  }

  // "you" of "you guys".
  [[nodiscard]] bool leans(Index t) const {
    const Index head = doc_.tokens[t].head;
    return upos(t) == Upos::kPron && head != kNone && head == t + 1 && upos(head) == Upos::kNoun &&
           any_of(doc_.lower(t), {"you", "we", "us"});
  }

  // "science competition", but not a part of the name that the whole is. A noun that the report uses in no other way
  // names a kind, not a thing: "web page".
  [[nodiscard]] bool compound_names(Index t) const {
    const Index head = doc_.tokens[t].head;
    if (!is_nominal(upos(head))) return false;
    if (name_[t] != kNone && name_[t] == name_[head]) return place_[t] && doc_.names[name_[t]].type != NameType::kPlace;
    if (name_[t] != kNone) return true;
    if ((t + 1 < doc_.tokens.size() && joins_words(doc_, t + 1)) || (t > 0 && joins_words(doc_, t - 1))) return false;
    const Uses& uses = uses_.at(doc_.tokens[t].lemma);
    return uses.head > 0 || uses.compound > 2;
  }

  [[nodiscard]] bool pronoun_names(Index t) const {
    const std::string_view lower = doc_.lower(t);
    if (rel(t) == Rel::kExpl || is_question_word(lower) || lower == "there" || leans(t)) return false;
    if (rel(t) == Rel::kNmodUnmarked && (lower.ends_with("self") || lower.ends_with("selves"))) return false;
    return lower != "that" || !is_relative(t);
  }

  // "that" at the head of a relative clause.
  [[nodiscard]] bool is_relative(Index t) const {
    for (Index up = doc_.tokens[t].head; up != kNone; up = doc_.tokens[up].head) {
      if (extents_[up].first < t && extents_[up].first + 1 < t) return false;
      if (in(rel(up), {Rel::kAclRelcl, Rel::kAcl, Rel::kAdvclRelcl})) return true;
    }
    return false;
  }

  // ---- how far it reaches ----

  [[nodiscard]] bool belongs(Index head, Index c) const {
    switch (rel(c)) {
    case Rel::kCase: return c > head && is_possessive_ending(doc_.form(c));
    case Rel::kDet:
    case Rel::kDetPredet:
    case Rel::kAmod:
    case Rel::kNummod:
    case Rel::kCompound:
    case Rel::kFlat:
    case Rel::kFixed:
    case Rel::kGoeswith:
    case Rel::kNmodPoss:
    case Rel::kNmodDesc:
    case Rel::kAcl:
    case Rel::kAclRelcl:
    case Rel::kObj:
    case Rel::kXcomp:
    case Rel::kCcomp: return true;
    // "2006 to 2009": two of them.
    case Rel::kNmod: return c > head && !(upos(head) == Upos::kNum && upos(c) == Upos::kNum);
    // "Dorvik, Norland" and "March 7, 2024", but "Marrat (2013)".
    case Rel::kNmodUnmarked:
      return upos(c) != Upos::kNum || upos(head) == Upos::kNum || !is_parted(c);
    case Rel::kAdvmod: return c > head ? !is_parted(c) : words_.has(doc_.lower(c), WordClass::kDegree);
    case Rel::kObl: return c > head;
    case Rel::kAdvcl: return c > head && !is_parted(c);
    default: return leans(c);
    }
  }

  // Whether a comma, bracket or dash stands before it.
  [[nodiscard]] bool is_parted(Index c) const {
    const Index first = extents_[c].first;
    return upos(first) == Upos::kPunct ||
           (first > 0 && upos(first - 1) == Upos::kPunct && doc_.tokens[first - 1].sentence == doc_.tokens[c].sentence);
  }

  [[nodiscard]] Extent extent(Index t) const {
    Extent out{t, t};
    for (const Index c : children_[t])
      if (belongs(t, c)) out.cover(extents_[c]);
    while (out.last > t && upos(out.last) == Upos::kPunct && !closes_inside(out)) --out.last;
    while (out.first < t && upos(out.first) == Upos::kPunct && !opens_inside(out)) ++out.first;
    if (out.last + 1 < doc_.tokens.size() && doc_.tokens[out.last + 1].sentence == doc_.tokens[t].sentence &&
        left_open(out) && is_closing(doc_.form(out.last + 1)))
      ++out.last;
    return out;
  }

  static bool is_closing(std::string_view form) { return any_of(form, {")", "]", "\"", "”", "''", "’"}); }
  static bool is_opening(std::string_view form) { return any_of(form, {"(", "[", "\"", "“", "``", "‘"}); }

  // Whether a bracket or quotation mark in it has no second one.
  [[nodiscard]] bool left_open(Extent e) const {
    int open = 0;
    for (Index t = e.first; t <= e.last; ++t) {
      const std::string_view form = doc_.form(t);
      if (form == "\"")
        open = open > 0 ? open - 1 : open + 1;
      else if (is_opening(form))
        ++open;
      else if (is_closing(form) && open > 0)
        --open;
    }
    return open > 0;
  }
  [[nodiscard]] bool closes_inside(Extent e) const {
    return is_closing(doc_.form(e.last)) && left_open({e.first, e.last - 1});
  }
  [[nodiscard]] bool opens_inside(Extent e) const {
    if (!is_opening(doc_.form(e.first))) return false;
    for (Index t = e.first + 1; t <= e.last; ++t)
      if (is_closing(doc_.form(t))) return true;
    return false;
  }

  // ---- what it says of itself ----

  [[nodiscard]] NounPhrase phrase(Index t) const {
    NounPhrase p;
    const Extent reach = extent(t);
    p.head = t;
    p.first = reach.first;
    p.last = reach.last;
    p.sentence = doc_.tokens[t].sentence;
    p.mention = mention_[t];
    p.subject = in(rel(t), {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter});
    p.plural = (doc_.tokens[t].feats & kPlural) != 0;
    if (upos(t) == Upos::kPron)
      p.kind = MentionKind::kPronoun;
    else if (name_[t] != kNone || upos(t) == Upos::kPropn)
      p.kind = MentionKind::kName;
    read_dependents(p);
    read_words(p);
    read_name(p);
    read_nature(p);
    return p;
  }

  void read_dependents(NounPhrase& p) const {
    for (const Index c : children_[p.head]) {
      if (rel(c) == Rel::kDet) p.determiner = determiner(doc_.lower(c));
      if (rel(c) == Rel::kNmodPoss) p.determiner = Determiner::kPossessive;
      if (c < p.first || c > p.last) continue;
      if (!in(rel(c), {Rel::kDet, Rel::kDetPredet, Rel::kPunct, Rel::kCase, Rel::kFlat, Rel::kAdvmod, Rel::kNmodPoss}))
        p.modified = true;
    }
  }

  static Determiner determiner(std::string_view lower) {
    if (lower == "the") return Determiner::kThe;
    if (lower == "a" || lower == "an") return Determiner::kA;
    return any_of(lower, {"this", "that", "these", "those"}) ? Determiner::kThis : Determiner::kOther;
  }

  void read_words(NounPhrase& p) const {
    Index first = p.first, last = p.last;
    if (first < p.head && any_of(doc_.lower(first), {"the", "a", "an", "this", "that", "these", "those"})) ++first;
    if (last > p.head && is_possessive_ending(doc_.form(last))) --last;
    for (Index t = first; t <= last; ++t) {
      if (t > first) p.words += ' ';
      p.words += doc_.lower(t);
    }
  }

  void read_name(NounPhrase& p) const {
    if (name_[p.head] == kNone) return;
    const Name& name = doc_.names[name_[p.head]];
    p.name_type = name.type;
    for (Index t = name.first; t < name.last; ++t) {
      if (t > name.first) p.name += ' ';
      p.name += doc_.lower(t);
    }
  }

  void read_nature(NounPhrase& p) const {
    const std::string_view lower = doc_.lower(p.head);
    if ((doc_.tokens[p.head].feats & kFeminine) != 0 || words_.has(lower, WordClass::kFeminine)) p.gender = Gender::kFeminine;
    if ((doc_.tokens[p.head].feats & kMasculine) != 0 || words_.has(lower, WordClass::kMasculine)) p.gender = Gender::kMasculine;
    if (time_[p.head] || upos(p.head) == Upos::kNum) p.nature = Nature::kTime;
    if (place_[p.head]) p.nature = Nature::kPlace;
    if (!p.name.empty()) {
      if (p.name_type == NameType::kPerson) p.nature = Nature::kPerson;
      if (p.name_type == NameType::kOrganization) p.nature = Nature::kGroup;
      if (p.name_type == NameType::kNorp) p.nature = Nature::kPeople;
      if (any_of(name_of(p.name_type), {"FAC", "VEHICLE", "EVENT", "MISC"})) p.nature = Nature::kThing;
      return;
    }
    if (p.mention != kNone && p.kind == MentionKind::kNominal) {
      const EntityKind kind = doc_.mentions[p.mention].entity_kind;
      if (kind == EntityKind::kPerson) p.nature = p.plural ? Nature::kPeople : Nature::kPerson;
      if (kind == EntityKind::kGroup) p.nature = Nature::kPeople;
      if (kind == EntityKind::kOrganization) p.nature = Nature::kGroup;
    }
    if (p.gender != Gender::kUnknown) p.nature = Nature::kPerson;
  }

  const Document& doc_;
  const WordClasses& words_;
  std::vector<std::vector<Index>> children_;
  std::vector<Extent> extents_;
  std::vector<Index> name_, mention_;  // of each token
  std::vector<bool> time_, place_;
  std::map<Symbol, Uses> uses_;        // of each lemma of a noun
};

}  // namespace

std::vector<NounPhrase> find_noun_phrases(const Document& doc, const WordClasses& words) { return Finder(doc, words).run(); }

}  // namespace annals::who
