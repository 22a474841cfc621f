#include "src/who/phrases.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/who/chunks.h"
#include "src/who/links.h"
#include "src/who/refine.h"
#include "src/who/words.h"

namespace annals::who {
namespace {

struct RoleHit {
  Index first = 0, last = 0;
  const Role* role = nullptr;
  bool plural = false;
};

class Reader {
public:
  Reader(const Document& doc, const Lexicons& lexicons, const Atoms& atoms)
      : doc_(doc), lexicons_(lexicons), atoms_(atoms) {}

  std::vector<Phrase> run() {
    for (Index s = 0; s < doc_.sentences.size(); ++s) {
      Index owner = kNone;
      for (const Chunk& chunk : find_chunks(doc_, lexicons_, atoms_, s)) {
        const bool adjoins = owner != kNone && follows(out_[owner].last, chunk.first);
        const Index read =
            chunk.pronoun ? pronoun(chunk, s) : phrase(chunk, s, adjoins ? owner : kNone);
        owner = chunk.possessor ? read : kNone;
      }
    }
    return std::move(out_);
  }

private:
  // Only 's may stand between a possessor and what it possesses.
  [[nodiscard]] bool follows(Index last, Index first) const {
    return first == last + 1 || (first == last + 2 && !starts_upper(doc_.form(last + 1)));
  }

  Index pronoun(const Chunk& chunk, Index s) {
    const std::string_view lower = doc_.lower(chunk.first);
    if (lower == "this" || lower == "that" || lower == "what" || lower == "there" ||
        lower == "these" || lower == "something" || lower == "nothing" || lower == "everything" ||
        lower == "anything" || lower == "whatever")
      return kNone;
    Phrase p = base(chunk.first, chunk.last, s);
    p.kind = MentionKind::kPronoun;
    p.head = p.noun = chunk.first;
    p.relative = lower == "who" || lower == "whom" || lower == "which" || lower == "whose";
    p.plural = lower == "they" || lower == "them" || lower == "their" || lower == "we" ||
               lower == "us" || lower == "our" || lower == "those";
    if (one_of(lower, kPersonWords)) p.entity_kind = EntityKind::kPerson;
    if (lower == "she" || lower == "her" || lower == "hers" || lower == "herself")
      p.gender = Gender::kFeminine;
    if (lower == "he" || lower == "him" || lower == "his" || lower == "himself")
      p.gender = Gender::kMasculine;
    p.modifier = chunk.possessor;
    finish(p);
    return add(p);
  }

  Phrase base(Index first, Index last, Index s) const {
    Phrase p;
    p.first = p.full_first = first;
    p.last = p.full_last = last;
    p.sentence = s;
    return p;
  }

  Index add(Phrase p) {
    out_.push_back(std::move(p));
    return static_cast<Index>(out_.size() - 1);
  }

  // The token of [first, last] whose head lies outside; names prefer their first word.
  [[nodiscard]] Index tree_head(Index first, Index last) const {
    Index best = kNone;
    for (Index t = first; t <= last; ++t) {
      const Token& tok = doc_.tokens[t];
      if (tok.upos == Upos::kPunct || tok.upos == Upos::kDet) continue;
      const bool outside = tok.head == kNone || tok.head < first || tok.head > last;
      if (outside && (best == kNone || rank(tok) >= rank(doc_.tokens[best]))) best = t;
    }
    return best == kNone ? last : best;
  }
  static int rank(const Token& tok) {
    switch (tok.rel) {
    case Rel::kNsubj:
    case Rel::kNsubjPass:
    case Rel::kObj:
    case Rel::kIobj:
    case Rel::kOblAgent:
    case Rel::kRoot: return 2;
    case Rel::kObl:
    case Rel::kNmod:
    case Rel::kConj:
    case Rel::kAppos:
    case Rel::kNmodPoss: return 1;
    default: return 0;
    }
  }

  // "in a remote part" of somewhere.
  [[nodiscard]] bool stands_at(Index noun) const {
    if (noun == kNone || doc_.tokens[noun].upos != Upos::kNoun) return false;
    const Index word = child(doc_, noun, {Rel::kCase});
    return word != kNone && one_of(doc_.lower(word), kPlaceWords);
  }

  void finish(Phrase& p) const {
    const Token& head = doc_.tokens[p.head];
    p.subject = head.rel == Rel::kNsubj || head.rel == Rel::kNsubjPass;
    for (Index back = 1; back <= 2 && p.full_first >= back; ++back) {
      const Index t = p.full_first - back;
      if (t < doc_.sentences[p.sentence].first) break;
      if (one_of(doc_.lower(t), kPlaceWords) && doc_.tokens[t].upos == Upos::kAdp)
        p.locative = true;
      if (doc_.lower(t) == "of" && stands_at(head.head)) p.locative = true;
      if (doc_.tokens[t].upos != Upos::kDet) break;
    }
    for (Index t = p.first; t <= p.last; ++t) {
      const std::string_view lower = doc_.lower(t);
      if (p.gender == Gender::kUnknown && is(lower, WordClass::kFeminine))
        p.gender = Gender::kFeminine;
      if (p.gender == Gender::kUnknown && is(lower, WordClass::kMasculine))
        p.gender = Gender::kMasculine;
    }
    if (p.gender != Gender::kUnknown || p.name.size() < 2 || p.entity_kind != EntityKind::kPerson)
      return;
    const char gender = lexicons_.given_names.gender(p.name.front());
    if (gender == 'f') p.gender = Gender::kFeminine;
    if (gender == 'm') p.gender = Gender::kMasculine;
  }

  // "pro-Russian", "US-led": the state is not the phrase's own.
  [[nodiscard]] bool merely_leaning(const Atom& atom) const {
    if (atom.first >= 2 && joins_words(doc_, atom.first - 1) &&
        is(doc_.lower(atom.first - 2), WordClass::kLeaning))
      return true;
    return atom.last + 2 < doc_.tokens.size() && joins_words(doc_, atom.last + 1) &&
           is(doc_.lower(atom.last + 2), WordClass::kBacked);
  }

  // "Marthinus van Schalkwyk" is no van, "Christian Porter" no Christian.
  [[nodiscard]] bool is_part_of_name(Index t, const RoleMatch& hit, Index first, Index last) const {
    if (hit.length != 1 || t == last || !starts_upper(doc_.form(t + 1))) return false;
    if (is(doc_.lower(t), WordClass::kParticle)) return t > first && starts_upper(doc_.form(t - 1));
    return !hit.plural && starts_upper(doc_.form(t)) && doc_.tokens[t + 1].upos == Upos::kPropn &&
           atoms_.around(t + 1) == nullptr && lexicons_.given_names.gender(doc_.lower(t)) != 0 &&
           (t == first || doc_.tokens[t - 1].upos != Upos::kDet);
  }

  [[nodiscard]] std::vector<RoleHit> roles_in(Index first, Index last) const {
    std::vector<RoleHit> out;
    for (Index t = first; t <= last;) {
      const Atom* atom = atoms_.around(t);
      if (atom != nullptr) {
        t = atom->last + 1;
        continue;
      }
      const RoleMatch hit = lexicons_.roles.at(doc_, t, last + 1);
      // "left-wing" is no wing.
      const bool part_of_word = hit.length == 1 && t > first && joins_words(doc_, t - 1);
      if (!hit || part_of_word || is_part_of_name(t, hit, first, last)) {
        ++t;
        continue;
      }
      out.push_back({t, t + hit.length - 1, hit.role, hit.plural});
      t += hit.length;
    }
    return out;
  }

  [[nodiscard]] bool all_name_words(Index first, Index last) const {
    bool capital = false;
    for (Index t = first; t <= last; ++t) {
      if (!is_name_word(doc_, lexicons_, t)) return false;
      capital = capital || starts_upper(doc_.form(t));
    }
    return capital;
  }

  void set_name(Phrase& p, Index first, Index last) const {
    for (Index t = first; t <= last; ++t)
      if (!joins_words(doc_, t) && doc_.tokens[t].upos != Upos::kDet)
        p.name.push_back(to_lower(doc_.form(t)));
    p.kind = MentionKind::kName;
    p.noun = last;
  }

  // Determiners, adverbs and so on in front.
  void read_front(Phrase& p, Index& at, bool possessed) const {
    if (possessed) p.article = Article::kDefinite;
    for (; at < p.last && doc_.tokens[at].upos == Upos::kDet; ++at) {
      const std::string_view lower = doc_.lower(at);
      if (lower == "a" || lower == "an" || lower == "some" || lower == "another")
        p.article = Article::kIndefinite;
      else if (lower == "the" || lower == "this" || lower == "that" || lower == "these" ||
               lower == "those" || lower == "both")
        p.article = Article::kDefinite;
    }
  }

  void read_modifiers(Phrase& p, Index first, Index last) const {
    for (Index t = first; t <= last; ++t) {
      const std::string_view lower = doc_.lower(t);
      if (p.hedge == kNone && is(lower, WordClass::kHedge)) p.hedge = t;
      if (lower == "former" || lower == "ex" || lower == "ex-president" || lower == "ousted" || lower == "retired" || lower == "one-time" ||
          lower == "onetime" ||
          lower == "deposed")
        p.former = true;
      const Atom* atom = atoms_.around(t);
      if (atom == nullptr || atom->country == nullptr) continue;
      if (merely_leaning(*atom)) {
        p.for_others = true;
        continue;
      }
      if (p.country == nullptr) {
        p.country = atom->country;
        p.country_atom = atoms_.at[t];
      }
    }
  }

  Index phrase(const Chunk& chunk, Index s, Index owner) {
    Phrase p = base(chunk.first, chunk.last, s);
    p.owner = owner;
    if (owner != kNone) p.full_first = out_[owner].full_first;
    Index at = p.first;
    read_front(p, at, owner != kNone);
    p.head = tree_head(p.first, p.last);
    const Token& head = doc_.tokens[p.head];
    p.plural = (head.feats & kPlural) != 0;
    const bool known = read_head(p, at);
    finish(p);
    add_modifiers(p, s);
    if (!known) return kNone;
    return add(p);
  }

  // What the phrase is; false when it names nobody.
  bool read_head(Phrase& p, Index at) {
    const Atom* end = atoms_.around(p.last);
    std::vector<RoleHit> roles = roles_in(at, p.last);
    if (!roles.empty() && is_surname(p, at, roles)) roles.pop_back();
    if (end != nullptr && (roles.empty() || roles.back().last < end->first))
      return read_atom_head(p, at, *end, roles);
    if (!roles.empty() && roles.back().last == p.last) return read_role_head(p, at, roles.back());
    if (!roles.empty() && all_name_words(roles.back().last + 1, p.last)) {
      const RoleHit& hit = roles.back();
      set_role(p, hit);
      set_name(p, hit.last + 1, p.last);
      read_modifiers(p, at, hit.last);
      p.entity_kind =
          hit.role->kind == RoleClass::kPerson ? EntityKind::kPerson : EntityKind::kOrganization;
      if (hit.role->kind == RoleClass::kThing) p.entity_kind = EntityKind::kOther;
      prefix_owner(p, at, hit.first);
      return hit.role->kind != RoleClass::kQuantity;
    }
    return read_bare_name(p, at);
  }

  // "Martin King": a capitalised role behind an unknown name is a surname.
  [[nodiscard]] bool is_surname(const Phrase& p, Index at,
                                const std::vector<RoleHit>& roles) const {
    const RoleHit& hit = roles.back();
    if (hit.last != p.last || hit.role->kind != RoleClass::kPerson || hit.first != hit.last ||
        hit.first == at || p.article != Article::kBare || doc_.form(hit.last).back() == '.')
      return false;
    const Index before = hit.first - 1;
    const bool titled = roles.size() > 1 && roles[roles.size() - 2].last == before;
    return starts_upper(doc_.form(hit.last)) && !titled && atoms_.around(before) == nullptr &&
           doc_.tokens[before].upos == Upos::kPropn && starts_upper(doc_.form(before));
  }

  bool read_atom_head(Phrase& p, Index at, const Atom& atom, const std::vector<RoleHit>& roles) {
    p.atom = atoms_.at[p.last];
    p.noun = atom.last;
    p.kind = MentionKind::kName;
    if (atom.known != nullptr) {
      set_name(p, atom.first, atom.last);
      p.entity_kind = atom.known->person ? EntityKind::kPerson : EntityKind::kOrganization;
      if (!roles.empty()) set_role(p, roles.back());
      if (atom.first > at) read_modifiers(p, at, atom.first - 1);
      if (!roles.empty()) prefix_owner(p, at, roles.back().first);
      return true;
    }
    if (merely_leaning(atom)) return false;
    p.country = atom.country;
    p.country_atom = p.atom;
    switch (atom.kind) {
    case AtomKind::kCapital:
    case AtomKind::kTown: p.entity_kind = EntityKind::kPlace; break;
    case AtomKind::kPeople:
      // "Bosnian Serbs" are Bosnia's, "ethnic Albanians" of wherever they live.
      if (atom.first > at) {
        const Atom* before = atoms_.around(atom.first - 1);
        if (before != nullptr && before->country != nullptr) p.country = before->country;
        if (doc_.lower(atom.first - 1) == "ethnic") p.country = nullptr;
      }
      p.entity_kind = EntityKind::kNationality;
      p.kind = MentionKind::kNominal;
      p.plural = doc_.lower(atom.last).ends_with("s") || p.plural;
      break;
    case AtomKind::kAdjective:
      p.entity_kind = EntityKind::kNationality;
      p.modifier = doc_.tokens[p.head].rel == Rel::kAmod;
      p.plural = p.article == Article::kDefinite;
      break;
    default: p.entity_kind = EntityKind::kCountry;
    }
    if (atom.first > at && is(doc_.lower(atom.first - 1), WordClass::kDirection))
      p.entity_kind = EntityKind::kPlace;
    return true;
  }

  void set_role(Phrase& p, const RoleHit& hit) const {
    p.role = hit.role;
    p.role_plural = hit.plural;
    p.noun = hit.last;
    if (hit.role->kind == RoleClass::kQuantity) p.plural = true;
  }

  bool read_role_head(Phrase& p, Index at, const RoleHit& hit) {
    const bool capital = starts_upper(doc_.form(hit.last));
    if (is_manner(p, hit)) return false;
    if (hit.role->kind == RoleClass::kQuantity && doc_.tokens[p.last].upos == Upos::kNum &&
        counts_no_people(p.last + 1, p.sentence))
      return false;
    set_role(p, hit);
    p.plural = p.plural || hit.plural;
    switch (hit.role->kind) {
    case RoleClass::kPerson:
      p.entity_kind = p.plural ? EntityKind::kGroup : EntityKind::kPerson;
      break;
    case RoleClass::kBody: p.entity_kind = EntityKind::kOrganization; break;
    case RoleClass::kThing: p.entity_kind = thing_kind(hit); break;
    case RoleClass::kQuantity: p.entity_kind = EntityKind::kGroup; break;
    }
    read_modifiers(p, at, p.last);
    // "Industrial Relations Minister" is an office, whatever its letters.
    const bool office = hit.role->kind == RoleClass::kPerson && hit.role->state;
    if (capital && !office && hit.first > at && all_name_words(at, p.last))
      read_name_of_body(p, at);
    else
      prefix_owner(p, at, hit.first);
    return true;
  }

  // "of the Kenyan officers", "of them": people follow.
  [[nodiscard]] bool is_of_people(Index of, Index s) const {
    const Index last = doc_.sentences[s].last;
    for (Index t = of + 1; t < last && t <= of + 5; ++t) {
      if (doc_.lower(t) == "them" || doc_.form(t) == "us" || doc_.lower(t) == "whom") return true;
      if (const RoleMatch hit = lexicons_.roles.at(doc_, t, last)) return hit.plural && hit.role->kind == RoleClass::kPerson;
      const Upos upos = doc_.tokens[t].upos;
      if (upos != Upos::kDet && upos != Upos::kAdj && upos != Upos::kNum && upos != Upos::kPropn && upos != Upos::kPron) return false;
    }
    return false;
  }

  // "five years", "50%", "one of the reasons".
  [[nodiscard]] bool counts_no_people(Index next, Index s) const {
    if (next >= doc_.sentences[s].last) return false;
    const std::string_view lower = doc_.lower(next);
    if (lower == "of") return !is_of_people(next, s);
    return is(lower, WordClass::kTime) || lower == "%" || lower == "percent" ||
           lower == "km" || lower == "miles" || lower == "-" || lower == "to";
  }

  [[nodiscard]] bool is(std::string_view lower, WordClass what) const {
    return lexicons_.words.has(lower, what);
  }

  // "on board", "in court", "at home": no one's noun phrase.
  [[nodiscard]] bool is_manner(const Phrase& p, const RoleHit& hit) const {
    return p.first == p.last && hit.first == p.first && p.owner == kNone && !hit.plural &&
           p.first > doc_.sentences[p.sentence].first &&
           (doc_.tokens[p.first - 1].upos == Upos::kAdp || doc_.lower(p.first - 1) == "of") &&
           is(doc_.lower(p.first), WordClass::kManner);
  }

  [[nodiscard]] static EntityKind thing_kind(const RoleHit& hit) {
    return hit.role->is(RoleMark::kVehicle) ? EntityKind::kVehicle : EntityKind::kFacility;
  }

  // "the VLF", whatever the tagger says.
  [[nodiscard]] bool is_acronym_with_article(const Phrase& p) const {
    const std::string_view form = doc_.form(p.last);
    return p.article == Article::kDefinite && form.size() > 1 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // No role, no atom at the end: a name, or a noun that names nobody.
  bool read_bare_name(Phrase& p, Index at) {
    Index first = p.last + 1;
    while (first > at && is_name_word(doc_, lexicons_, first - 1)) --first;
    while (first <= p.last && !starts_upper(doc_.form(first)) &&
           !(is(doc_.lower(first), WordClass::kParticle) && first < p.last))
      ++first;
    const Token& last = doc_.tokens[p.last];
    if (first > p.last || (last.upos != Upos::kPropn && last.upos != Upos::kX &&
                           last.upos != Upos::kNoun && last.upos != Upos::kAdj))
      return read_number(p, at);
    // A common noun at the start of a sentence or in a headline is no name.
    if (last.upos != Upos::kPropn && first == p.last && !is_acronym_with_article(p)) return read_number(p, at);
    read_modifiers(p, at, p.last);
    Index name_first = first;
    while (name_first < p.last && atoms_.around(name_first) != nullptr &&
           atoms_.around(name_first)->kind == AtomKind::kAdjective)
      ++name_first;
    set_name(p, name_first, p.last);
    if (p.name.size() >= 2 && p.name.size() <= 5 && p.article == Article::kBare)
      p.entity_kind = EntityKind::kPerson;
    if ((p.locative && p.name.size() == 1) || is(doc_.lower(p.last), WordClass::kRegion))
      p.entity_kind = EntityKind::kPlace;
    return !p.name.empty();
  }

  // "twelve", "36": people counted.
  bool read_number(Phrase& p, Index) const {
    if (doc_.tokens[p.last].upos != Upos::kNum || counts_no_people(p.last + 1, p.sentence))
      return false;
    if (p.article == Article::kDefinite) {
      p.noun = p.last;
      p.plural = true;
      p.entity_kind = EntityKind::kGroup;
      return true;
    }
    switch (doc_.tokens[p.last].rel) {
    case Rel::kNsubj:
    case Rel::kNsubjPass:
    case Rel::kObj:
    case Rel::kOblAgent:
    case Rel::kConj: break;
    default: return false;
    }
    if (p.first < p.last && doc_.tokens[p.last - 1].upos == Upos::kSym) return false;
    p.noun = p.last;
    p.plural = true;
    p.entity_kind = EntityKind::kGroup;
    return true;
  }

  // A name that begins with another body's: "European Union Aviation Safety Agency".
  void read_name_of_body(Phrase& p, Index at) {
    if (const Atom* atom = atoms_.around(at);
        atom != nullptr && atom->known != nullptr && !atom->known->person && atom->first == at && atom->last < p.last)
      prefix_owner(p, at, atom->last + 1);
    set_name(p, at, p.last);
  }

  // The last word of the owner before a role: past plain words where a known body stands in front, "United Nations
  // arbitration court".
  [[nodiscard]] Index owner_end(Index at, Index before) const {
    Index t = before;
    while (t > at && atoms_.around(t) == nullptr && !starts_upper(doc_.form(t)) &&
           (doc_.tokens[t].upos == Upos::kNoun || doc_.tokens[t].upos == Upos::kAdj))
      --t;
    const Atom* atom = atoms_.around(t);
    const bool body = atom != nullptr && atom->known != nullptr && !atom->known->person;
    return body ? t : before;
  }

  // "Hamas fighters", "Kataeb Hezbollah official": the name in front owns the role.
  void prefix_owner(Phrase& p, Index at, Index role_first) {
    if (role_first <= at || p.owner != kNone) return;
    const Index before = owner_end(at, role_first - 1);
    const Atom* atom = atoms_.around(before);
    Phrase q;
    if (atom != nullptr) {
      if (atom->known == nullptr || atom->first < at) return;
      q = base(atom->first, atom->last, p.sentence);
      q.atom = atoms_.at[before];
      set_name(q, q.first, q.last);
      q.entity_kind = atom->known->person ? EntityKind::kPerson : EntityKind::kOrganization;
    } else if (const RoleHit role = role_before(at, before); role.role != nullptr) {
      q = base(role.first, role.last, p.sentence);
      set_role(q, role);
      q.entity_kind =
          role.role->kind == RoleClass::kBody ? EntityKind::kOrganization : EntityKind::kGroup;
      q.country = p.country;
      q.country_atom = p.country_atom;
      q.noun = role.last;
      prefix_owner(q, at, role.first);  // "a Berg administration official"
    } else {
      Index first = before + 1;
      while (first > at && is_name_word(doc_, lexicons_, first - 1) && atoms_.around(first - 1) == nullptr)
        --first;
      if (first > before || !starts_upper(doc_.form(first)) ||
          doc_.tokens[before].upos != Upos::kPropn)
        return;
      q = base(first, before, p.sentence);
      set_name(q, first, before);
      q.entity_kind = EntityKind::kOrganization;
      if (first == before) take_office(q, p.role);
    }
    q.modifier = true;
    q.head = tree_head(q.first, q.last);
    finish(q);
    p.owner = add(q);
  }

  // "the Berg regime": whose regime it is on the day.
  void take_office(Phrase& name, const Role* role) const {
    if (role == nullptr || !role->is(RoleMark::kRegime)) return;
    const KnownName* holder = lexicons_.names.in_office(doc_.form(name.first), doc_);
    if (holder == nullptr) return;
    name.entity_kind = EntityKind::kPerson;
    name.country = lexicons_.countries.find(holder->code.country_view());
  }

  // The role that ends right before another: "coalition" of "coalition bases".
  [[nodiscard]] RoleHit role_before(Index at, Index last) const {
    for (Index first = at; first <= last; ++first)
      if (const RoleMatch hit = lexicons_.roles.at(doc_, first, last + 1);
          hit && first + hit.length == last + 1 && !(first > at && joins_words(doc_, first - 1)))
        if ((hit.role->kind == RoleClass::kBody || hit.role->kind == RoleClass::kPerson) && !is(doc_.lower(last), WordClass::kRank))
          return {first, last, hit.role, hit.plural};
    return {};
  }

  // Whether a phrase that begins there owns this one, or its owner.
  [[nodiscard]] bool is_owner(const Phrase& p, Index first) const {
    for (Index owner = p.owner; owner != kNone; owner = out_[owner].owner)
      if (out_[owner].first == first) return true;
    return false;
  }

  // Words inside the phrase that name somebody of their own: "Israeli" of "Israeli strikes".
  void add_modifiers(const Phrase& p, Index s) {
    for (Index t = p.first; t <= p.last; ++t) {
      const Index a = atoms_.at[t];
      if (a == kNone) {
        t = add_role_modifier(p, t, s);
        continue;
      }
      const Atom& atom = atoms_.all[a];
      t = std::max(t, std::min(atom.last, p.last));
      if (a == p.atom || (atom.last == p.last && p.atom == kNone && !p.name.empty())) continue;
      if (is_owner(p, atom.first) || merely_leaning(atom)) continue;
      Phrase q = base(atom.first, atom.last, s);
      q.modifier = true;
      q.atom = a;
      q.kind = MentionKind::kName;
      q.head = tree_head(atom.first, atom.last);
      q.noun = atom.last;
      q.country = atom.country;
      q.country_atom = atom.country != nullptr ? a : kNone;
      if (atom.known != nullptr) {
        set_name(q, atom.first, atom.last);
        q.entity_kind = atom.known->person ? EntityKind::kPerson : EntityKind::kOrganization;
      } else {
        q.entity_kind = place_kind(atom);
      }
      finish(q);
      add(q);
    }
  }

  static EntityKind place_kind(const Atom& atom) {
    switch (atom.kind) {
    case AtomKind::kCapital:
    case AtomKind::kTown: return EntityKind::kPlace;
    case AtomKind::kCountry: return EntityKind::kCountry;
    default: return EntityKind::kNationality;
    }
  }

  // Articles, adjectives and states alone.
  [[nodiscard]] bool all_before_noun(Index first, Index end) const {
    for (Index t = first; t < end; ++t)
      if (doc_.tokens[t].upos != Upos::kDet && doc_.tokens[t].upos != Upos::kAdj &&
          (atoms_.around(t) == nullptr || atoms_.around(t)->country == nullptr))
        return false;
    return true;
  }

  // "police" of "a police raid", where the phrase itself names nobody.
  Index add_role_modifier(const Phrase& p, Index t, Index s) {
    if (p.noun != kNone) return t;
    const RoleMatch hit = lexicons_.roles.at(doc_, t, p.last);
    if (t > p.first && joins_words(doc_, t - 1)) return t;
    if (!hit || hit.role->kind == RoleClass::kQuantity || hit.role->kind == RoleClass::kThing)
      return t;
    // "general election", "major cabinet reshuffle".
    const Token& last = doc_.tokens[t + hit.length - 1];
    if (hit.role->sectors.empty() || (last.upos != Upos::kNoun && last.upos != Upos::kPropn &&
                                      hit.role->kind == RoleClass::kPerson))
      return t;
    Phrase q = base(t, t + hit.length - 1, s);
    q.modifier = true;
    set_role(q, {q.first, q.last, hit.role, hit.plural});
    q.head = tree_head(q.first, q.last);
    if (all_before_noun(p.first, t)) {
      q.first = q.full_first = p.first;
      q.article = p.article;
    }
    q.entity_kind =
        hit.role->kind == RoleClass::kBody ? EntityKind::kOrganization : EntityKind::kGroup;
    if (p.country != nullptr) q.country = p.country, q.country_atom = p.country_atom;
    if (q.country == nullptr && t > p.first)
      if (const Atom* atom = atoms_.around(t - 1); atom != nullptr && atom->country != nullptr) {
        q.country = atom->country;
        q.country_atom = atoms_.at[t - 1];
      }
    finish(q);
    add(q);
    return q.last;
  }

  const Document& doc_;
  const Lexicons& lexicons_;
  const Atoms& atoms_;
  std::vector<Phrase> out_;
};

}  // namespace

std::vector<Phrase> find_phrases(const Document& doc, const Lexicons& lexicons,
                                 const Atoms& atoms) {
  std::vector<Phrase> phrases = Reader(doc, lexicons, atoms).run();
  link_complements(doc, lexicons.words, phrases);
  link_appositions(doc, lexicons.words, phrases);
  share_roles(doc, atoms, phrases);
  prefer_defined_acronyms(doc, atoms, phrases);
  prefer_surnames(doc, atoms, phrases);
  drop_bare_quantities(doc, lexicons, phrases);
  return phrases;
}

}  // namespace annals::who
