#include "src/who/chunks.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"
#include "src/who/words.h"

namespace annals::who {
namespace {

constexpr std::array<std::string_view, 4> kPossessive{"'s", "’s", "'", "’"};

class Cutter {
public:
  Cutter(const Document& doc, const Lexicons& lexicons, const Atoms& atoms, Index sentence)
      : doc_(doc), lexicons_(lexicons), atoms_(atoms), sent_(doc.sentences[sentence]) {
    cover_roles();
  }

  std::vector<Chunk> run() {
    for (Index t = sent_.first; t < sent_.last; ++t) step(t);
    close();
    return std::move(out_);
  }

private:
  // "chief of staff": words that a role of several words holds together.
  void cover_roles() {
    held_.assign(sent_.last - sent_.first, false);
    is_role_.assign(sent_.last - sent_.first, false);
    for (Index t = sent_.first; t < sent_.last; ++t) {
      const RoleMatch hit = lexicons_.roles.at(doc_, t, sent_.last);
      for (Index i = t; i < t + hit.length; ++i) {
        is_role_[i - sent_.first] = true;
        if (i > t) held_[i - sent_.first] = true;
      }
    }
  }

  // A word of the tree's that behaves like a verb: the root, or one with an object clause.
  [[nodiscard]] bool governs(Index t) const {
    const Token& tok = doc_.tokens[t];
    if (tok.rel == Rel::kRoot) return true;
    const Token& next = doc_.tokens[t + 1];
    return next.upos == Upos::kSconj && (next.head == kNone || next.head > t);
  }

  [[nodiscard]] bool opens_object(Index t) const {
    const std::string_view lower = doc_.lower(t);
    return doc_.tokens[t].upos == Upos::kDet || doc_.tokens[t].upos == Upos::kNum ||
           lower == "down" || lower == "up" || lower == "out";
  }

  [[nodiscard]] bool held(Index t) const {
    const Atom* atom = atoms_.around(t);
    return held_[t - sent_.first] || (atom != nullptr && atom->first < t);
  }

  void step(Index t) {
    const Token& tok = doc_.tokens[t];
    const std::string_view lower = doc_.lower(t);
    if (open_ && held(t)) {
      last_ = t;
      return;
    }
    if (open_ && one_of(lower, kPossessive) &&
        (tok.upos == Upos::kPart || tok.rel == Rel::kCase || lower.size() > 1)) {
      out_.push_back({first_, last_, true, false});
      open_ = false;
      return;
    }
    const Atom* atom = atoms_.around(t);
    if (tok.upos == Upos::kPron && atom == nullptr) {
      close();
      if (tok.rel != Rel::kExpl) out_.push_back({t, t, (tok.feats & kPossessive_) != 0, true});
      return;
    }
    if (lexicons_.words.has(lower, WordClass::kTime) && atom == nullptr && !is_hyphenated(t)) return close();
    if (open_ && is_verb_of_headline(t)) return close();
    if (tok.upos == Upos::kDet && atom == nullptr) {
      if (open_ && last_ + 1 == t && is_between_names(t)) {
        last_ = t;
        return;
      }
      close();
      return begin(t);
    }
    if (!may_stand_inside(t)) return close();
    if (open_ && (parts_from_last(t) || begins_name_after_state(t) || is_word_of_headline(t)))
      close();
    if (is_word_of_headline(t)) return;
    if (!open_) begin(t);
    last_ = t;
  }

  // "25-year-old".
  [[nodiscard]] bool is_hyphenated(Index t) const {
    return (t > sent_.first && joins_words(doc_, t - 1)) ||
           (t + 1 < sent_.last && joins_words(doc_, t + 1));
  }

  // "Army kills Elio Marrat": a small word in -s between capitals or before a name, taken for a
  // noun.
  [[nodiscard]] bool is_verb_of_headline(Index t) const {
    const std::string_view form = doc_.form(t);
    const bool inflected = form.ends_with("s") || form.ends_with("ed");
    const bool plural_left = is_role_[last_ - sent_.first] &&
                             (doc_.lower(last_).ends_with("s") || doc_.lower(last_) == "police");
    if (!is_ascii_lower(form.front()) || !(inflected || plural_left)) return false;
    const Upos upos = doc_.tokens[t].upos;
    if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kPropn) return false;
    if (held(t) || is_role_[t - sent_.first] || t + 1 >= sent_.last || joins_words(doc_, t + 1))
      return false;
    const bool known_left = atoms_.around(last_) != nullptr || is_role_[last_ - sent_.first] ||
                            doc_.tokens[last_].upos == Upos::kPropn;
    if (!inflected) return starts_upper(doc_.form(t + 1)) && upos != Upos::kAdj;
    return known_left && (starts_upper(doc_.form(t + 1)) || opens_object(t + 1) || governs(t));
  }

  [[nodiscard]] bool is_between_names(Index t) const {
    return t + 1 < sent_.last && lexicons_.words.has(doc_.lower(t), WordClass::kParticle) && starts_upper(doc_.form(t + 1)) &&
           starts_upper(doc_.form(t - 1));
  }

  [[nodiscard]] bool may_stand_inside(Index t) const {
    if (atoms_.around(t) != nullptr) return true;
    const Token& tok = doc_.tokens[t];
    switch (tok.upos) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kX: return true;
    case Upos::kVerb:
      if (open_ && is_role_after_state(t)) return true;
      if (t == sent_.first && doc_.lower(t).ends_with("men") && is_role_[0]) return true;
      // "army allowed United Nations monitors": behind a role it is what the role does; but "six suspected rebels".
      if (open_ && is_role_[last_ - sent_.first] && !held(t) && !is_hedge_of_counted(t)) return false;
      return (tok.rel == Rel::kAmod || tok.rel == Rel::kCompound) && tok.head != kNone &&
             tok.head > t && tok.head - t <= 5;
    case Upos::kAdv:
      return open_ && t + 1 < sent_.last && tok.head == t + 1 &&
             doc_.tokens[t + 1].rel == Rel::kAmod;
    case Upos::kPunct:
      if (joins_words(doc_, t)) return open_;
      return starts_upper(doc_.form(t));  // "Gen." taken for a full stop
    default:
      return open_ && lexicons_.words.has(doc_.lower(t), WordClass::kParticle) && t + 1 < sent_.last && is_between_names(t);
    }
  }

  [[nodiscard]] bool is_hedge_of_counted(Index t) const {
    return doc_.tokens[last_].upos == Upos::kNum && lexicons_.words.has(doc_.lower(t), WordClass::kHedge);
  }

  // "Somali pirates", "a United States citizen", taken for verbs.
  [[nodiscard]] bool is_role_after_state(Index t) const {
    const Atom* atom = atoms_.around(last_);
    if (atom == nullptr || atom->country == nullptr || last_ + 1 != t) return false;
    if (doc_.lower(t).ends_with("ed")) return false;  // "Uganda accused soldiers"
    return is_role_[t - sent_.first] && !lexicons_.words.has(doc_.lower(t), WordClass::kAlsoVerb);
  }

  // Two arguments of one verb may stand side by side: "gave rebels weapons".
  [[nodiscard]] bool parts_from_last(Index t) const {
    const auto core = [&](Index i) {
      switch (doc_.tokens[i].rel) {
      case Rel::kNsubj:
      case Rel::kNsubjPass:
      case Rel::kObj:
      case Rel::kIobj:
      case Rel::kOblUnmarked:
      case Rel::kNmodUnmarked: return true;
      default: return false;
      }
    };
    if (!core(last_) || doc_.tokens[last_].upos == Upos::kAdj) return false;
    if (const Atom* atom = atoms_.around(last_);
        atom != nullptr && atom->known == nullptr && is_role_[t - sent_.first])
      return false;  // "a United States citizen"
    const Token& left = doc_.tokens[last_];
    if (left.head == kNone || (left.head >= t && left.head <= t + 3)) return false;
    if (doc_.tokens[t].upos == Upos::kPropn && left.upos == Upos::kPropn) return false;
    // "energy minister Yuval …": a title before a name is no argument of its own.
    return !starts_upper(doc_.form(t)) && !joins_words(doc_, t) && doc_.tokens[t].head != last_;
  }

  // "President of Ukraine Elio Marrat": the name is not the state's.
  [[nodiscard]] bool begins_name_after_state(Index t) const {
    const Atom* atom = atoms_.around(last_);
    if (atom == nullptr || atom->kind == AtomKind::kPerson || atom->kind == AtomKind::kAdjective)
      return false;
    if (first_ == sent_.first || doc_.lower(first_ - 1) != "of") return false;
    const Atom* next = atoms_.around(t);
    return doc_.tokens[t].upos == Upos::kPropn && starts_upper(doc_.form(t)) &&
           !is_role_[t - sent_.first] &&
           ((next == nullptr && atom->known == nullptr) ||
            (next != nullptr && next->kind == AtomKind::kPerson));
  }

  // "Elio Marrat shot dead", "Elio Marrat says": verbs of headlines that taggers take for nouns.
  [[nodiscard]] bool is_word_of_headline(Index t) const {
    if (!open_ || !lexicons_.words.has(doc_.lower(t), WordClass::kHeadline) || !is_ascii_lower(doc_.form(t).front()))
      return false;
    return last_ + 1 == t && starts_upper(doc_.form(last_)) && !is_role_[t - sent_.first];
  }

  void begin(Index t) {
    // "at least 71 people" is one phrase, whatever the tagger makes of "least".
    const std::string_view lower = doc_.lower(t);
    if ((lower == "least" || lower == "most") && t > sent_.first && doc_.lower(t - 1) == "at") --t;

    first_ = last_ = t;
    open_ = true;
  }

  void close() {
    if (open_) {
      while (last_ > first_ && joins_words(doc_, last_)) --last_;
      out_.push_back({first_, last_, false, false});
    }
    open_ = false;
  }

  static constexpr std::uint32_t kPossessive_ = annals::kPossessive;
  const Document& doc_;
  const Lexicons& lexicons_;
  const Atoms& atoms_;
  const Sentence& sent_;
  std::vector<bool> held_;  // inside a role or atom, not its first token
  std::vector<bool> is_role_;
  std::vector<Chunk> out_;
  Index first_ = 0, last_ = 0;
  bool open_ = false;
};

}  // namespace

bool joins_words(const Document& doc, Index t) {
  const std::string_view form = doc.form(t);
  if (form != "-" && form != "–" && form != "‑" && form != "/") return false;
  return t > 0 && t + 1 < doc.tokens.size() &&
         doc.tokens[t - 1].span.end == doc.tokens[t].span.begin &&
         doc.tokens[t].span.end == doc.tokens[t + 1].span.begin;
}

bool is_name_word(const Document& doc, const Lexicons& lexicons, Index t) {
  const std::string_view form = doc.form(t);
  if (joins_words(doc, t) || lexicons.words.has(doc.lower(t), WordClass::kParticle)) return true;
  return starts_upper(form) && doc.tokens[t].upos != Upos::kDet;
}

std::vector<Chunk> find_chunks(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                               Index sentence) {
  return Cutter(doc, lexicons, atoms, sentence).run();
}

}  // namespace annals::who
