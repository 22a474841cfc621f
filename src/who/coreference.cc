#include "src/who/coreference.h"

#include <algorithm>
#include <array>
#include <span>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/who/words.h"

namespace annals::who {
namespace {

constexpr Index kPronounReach = 3;  // sentences back
constexpr Index kNominalReach = 12;
constexpr std::size_t kRecent = 40;     // of a being's mentions; the same
constexpr std::size_t kLookBack = 400;  // phrases; keeps long pages linear


bool is_subset_name(const std::vector<std::string>& shorter, const std::vector<std::string>& longer,
                    bool person) {
  if (shorter.empty() || shorter.size() > longer.size()) return false;
  if (shorter.size() == longer.size()) return shorter == longer;
  if (std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) return true;
  // A given name alone, or the first words of a longer form.
  return person && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool is_word_for_state(std::string_view words) {
  return words == "country" || words == "nation" || words == "state" || words == "kingdom" ||
         words == "republic";
}

bool is_acronym_of(const std::vector<std::string>& name, const std::vector<std::string>& longer) {
  if (name.size() != 1 || longer.size() < 2 || name[0].size() < 2) return false;
  std::string initials, of_all;
  for (const std::string& word : longer) {
    of_all += word[0];
    if (word != "of" && word != "the" && word != "and" && word != "for") initials += word[0];
  }
  return name[0] == initials || name[0] == of_all;
}

class Clusterer {
public:
  Clusterer(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
            std::vector<Phrase>& phrases)
      : doc_(doc), lexicons_(lexicons), atoms_(atoms), phrases_(phrases) {}

  std::vector<Being> run() {
    for (Index i = 0; i < phrases_.size(); ++i) {
      Phrase& p = phrases_[i];
      if (p.dropped) {
        join(i, open());
        continue;
      }
      if (p.kind == MentionKind::kPronoun && is_first_person(doc_.lower(p.head))) {
        deferred_.push_back(i);
        continue;
      }
      Index being = kNone;
      if (p.same != kNone && phrases_[p.same].entity != kNone)
        being = join_same(p);
      else if (p.kind == MentionKind::kPronoun)
        being = pronoun(i);
      else
        being = named_or_nominal(i);
      if (being == kNone) being = open();
      join(i, being);
    }
    for (const Index i : deferred_) {
      const Index being = speaker(i);
      join(i, being == kNone ? open() : being);
    }
    return std::move(beings_);
  }

private:
  static bool is_first_person(std::string_view lower) {
    constexpr std::array<std::string_view, 10> kWords{"i",   "me",     "my",        "we",   "us",
                                                      "our", "myself", "ourselves", "mine", "ours"};
    return one_of(lower, kWords);
  }

  Index open() {
    beings_.emplace_back();
    return static_cast<Index>(beings_.size() - 1);
  }

  void join(Index i, Index being) {
    Phrase& p = phrases_[i];
    Being& b = beings_[being];
    p.entity = being;
    const bool first = b.members.empty();
    b.members.push_back(i);
    if (p.kind == MentionKind::kPronoun) {
      if (b.gender == Gender::kUnknown) b.gender = p.gender;
      return;
    }
    if (first || b.kind == EntityKind::kUnknown) b.kind = p.entity_kind;
    if (first)
      b.plural = p.plural && !(p.kind == MentionKind::kName && b.kind == EntityKind::kPerson);
    if (b.gender == Gender::kUnknown) b.gender = p.gender;
    if (p.name.size() > b.name.size() || (b.name.empty() && p.kind == MentionKind::kName)) {
      if (!p.name.empty()) b.name = p.name;
      if (!b.listed)
        b.written = std::string(
            doc_.text({doc_.tokens[name_first(p)].span.begin, doc_.tokens[p.noun].span.end}));
    }
    if (!b.listed) {
      const std::string listed = listed_name(p);
      b.listed = !listed.empty();
      if (b.listed) b.written = listed;
    }
    if (b.key.empty()) b.key = key_of(p);
  }

  // The name that a list gives to it: "Donald Trump" of "the U.S. president", "United States" of
  // "U.S.".
  [[nodiscard]] std::string listed_name(const Phrase& p) const {
    if (p.atom == kNone || p.modifier) return {};
    const Atom& atom = atoms_.all[p.atom];
    if (atom.known != nullptr) return atom.known->name;
    if (p.role != nullptr || atom.country == nullptr || p.entity_kind != EntityKind::kCountry)
      return {};
    const Country* state = lexicons_.countries.find(lexicons_.countries.fold(atom.country->code));
    return state == nullptr ? std::string() : state->name;
  }

  [[nodiscard]] Index name_first(const Phrase& p) const {
    if (p.atom != kNone && atoms_.all[p.atom].last == p.noun) return atoms_.all[p.atom].first;
    Index first = p.noun;
    std::size_t left = p.name.empty() ? 0 : p.name.size() - 1;
    while (left > 0 && first > p.first) {
      --first;
      const std::string_view form = doc_.form(first);
      if (form != "-" && form != "–" && form != "/" && form != "‑") --left;
    }
    return first;
  }

  Index join_same(const Phrase& p) {
    const Index being = phrases_[p.same].entity;
    // "The minister, Elio Marrat": an earlier being of that name is the same one.
    if (p.kind == MentionKind::kName && beings_[being].members.size() == 1) {
      const Index known = by_name(p);
      if (known != kNone && known != being) {
        merge(being, known);
        return known;
      }
    }
    return being;
  }

  void merge(Index from, Index to) {
    for (const Index m : beings_[from].members) phrases_[m].entity = to;
    beings_[to].members.insert(beings_[to].members.end(), beings_[from].members.begin(),
                               beings_[from].members.end());
    std::sort(beings_[to].members.begin(), beings_[to].members.end());
    beings_[from].members.clear();
  }

  // What makes phrases one without further thought.
  [[nodiscard]] std::string key_of(const Phrase& p) const {
    if (p.atom != kNone) {
      const Atom& atom = atoms_.all[p.atom];
      if (atom.known != nullptr) return "known " + atom.known->name;
      if (p.role != nullptr) return "";
      if (atom.kind == AtomKind::kTown)
        return "town " + to_lower(doc_.text({doc_.tokens[atom.first].span.begin,
                                             doc_.tokens[atom.last].span.end}));
      const std::string code(lexicons_.countries.fold(atom.country->code));
      if (p.entity_kind == EntityKind::kNationality && !p.modifier)
        return (p.country == nullptr ? "people without state " : "people ") +
               (p.country == nullptr ? code
                                     : std::string(lexicons_.countries.fold(p.country->code)));
      if (atom.kind == AtomKind::kCapital) return "capital " + code;
      return "country " + code;
    }
    if (p.role != nullptr && p.name.empty() && p.owner == kNone &&
        p.article != Article::kIndefinite && p.hedge == kNone &&
        (p.role->state || p.role->kind == RoleClass::kBody) &&
        (p.plural || p.role->kind == RoleClass::kBody) && !is_word_for_state(p.role->words))
      return (p.plural ? "bodies " : "body ") + p.role->words + " " +
             std::string(p.country == nullptr ? "" : p.country->code);
    return "";
  }

  Index named_or_nominal(Index i) {
    Phrase& p = phrases_[i];
    const std::string key = key_of(p);
    if (!key.empty())
      for (Index b = static_cast<Index>(beings_.size()); b-- > 0 && beings_.size() - b < kLookBack;)
        if (beings_[b].key == key && !beings_[b].members.empty()) return b;
    if (!p.name.empty()) return by_name(p);
    if (p.article == Article::kIndefinite) return kNone;
    return nominal(i);
  }

  Index by_name(const Phrase& p) {
    const bool person = p.entity_kind == EntityKind::kPerson ||
                        (p.entity_kind == EntityKind::kUnknown && p.name.size() == 1);
    for (Index b = static_cast<Index>(beings_.size()); b-- > 0 && beings_.size() - b < kLookBack;) {
      const Being& being = beings_[b];
      if (being.name.empty() || being.members.empty()) continue;
      if (is_place(being)) continue;
      const bool both =
          person && (being.kind == EntityKind::kPerson || being.kind == EntityKind::kUnknown);
      if (is_subset_name(p.name, being.name, both) || is_subset_name(being.name, p.name, both)) {
        const bool mixed =
            (p.entity_kind == EntityKind::kPerson && being.kind == EntityKind::kOrganization) ||
            (p.entity_kind == EntityKind::kOrganization && being.kind == EntityKind::kPerson);
        if (!mixed || p.name == being.name) return b;
      }
      if (is_acronym_of(p.name, being.name) || is_called(being, p.name)) return b;
    }
    return kNone;
  }

  // "the Aviation Agency (EASA)", later "the EASA".
  [[nodiscard]] bool is_called(const Being& being, const std::vector<std::string>& name) const {
    const auto members = recent(being);
    return std::any_of(members.begin(), members.end(), [&](Index m) {
      return phrases_[m].same != kNone && phrases_[m].kind == MentionKind::kName && phrases_[m].name == name;
    });
  }

  [[nodiscard]] static bool is_place(const Being& being) {
    return being.key.starts_with("country") || being.key.starts_with("people") ||
           being.key.starts_with("town") || being.key.starts_with("capital");
  }

  [[nodiscard]] const Phrase& last_member(const Being& being) const {
    return phrases_[being.members.back()];
  }

  // "the president", "the group": the latest being that these words fit.
  Index nominal(Index i) {
    const Phrase& p = phrases_[i];
    if (p.role == nullptr || p.role->kind == RoleClass::kQuantity || p.modifier) return kNone;
    if (p.article != Article::kDefinite && !starts_upper(doc_.form(p.noun)) && p.plural)
      return kNone;
    if (p.owner != kNone) return same_words(i);
    if (is_word_for_state(p.role->words)) return p.plural ? kNone : latest_state(i);
    Index best = kNone;
    Index best_at = 0;
    for (Index b = static_cast<Index>(beings_.size()); b-- > 0 && beings_.size() - b < kLookBack;) {
      const Being& being = beings_[b];
      if (being.members.empty() || is_place(being)) continue;
      const Index at = being.members.back();
      if (p.sentence > phrases_[at].sentence + kNominalReach) continue;
      if (best != kNone && at < best_at) continue;
      if (nominal_fits(p, being)) {
        best = b;
        best_at = at;
      }
    }
    return best;
  }

  [[nodiscard]] static std::span<const Index> recent(const Being& being) {
    const std::span<const Index> members(being.members);
    return members.last(std::min(members.size(), kRecent));
  }

  [[nodiscard]] bool nominal_fits(const Phrase& p, const Being& being) const {
    if (being.plural != p.plural && being.kind != EntityKind::kOrganization) return false;
    const std::string& words = p.role->words;
    for (const Index m : recent(being)) {
      const Phrase& q = phrases_[m];
      if (q.kind == MentionKind::kPronoun || q.modifier) continue;
      if (p.country != nullptr && q.country != nullptr && p.country != q.country) return false;
    }
    for (const Index m : recent(being)) {
      const Phrase& q = phrases_[m];
      if (q.modifier) continue;
      if (q.role != nullptr && p.hedge == kNone) {
        if (q.role == p.role || q.role->words.ends_with(" " + words)) return true;
        if (!p.plural && p.article == Article::kDefinite && p.role->is(RoleMark::kSuspect) &&
            q.role->is(RoleMark::kSuspect))
          return true;
      }
      if (p.article != Article::kDefinite) continue;
      if (!q.name.empty() && q.name.size() > 1 && q.name.back() == words) return true;
      if (p.role->is(RoleMark::kGroup) && q.kind == MentionKind::kName &&
          q.entity_kind == EntityKind::kOrganization && p.sentence <= q.sentence + kPronounReach)
        return true;
    }
    return false;
  }

  // "the country": the state named last.
  Index latest_state(Index i) {
    if (phrases_[i].article != Article::kDefinite) return kNone;
    for (Index j = i; j-- > 0 && phrases_[j].sentence + kPronounReach >= phrases_[i].sentence;)
      if (phrases_[j].entity != kNone && beings_[phrases_[j].entity].key.starts_with("country"))
        return phrases_[j].entity;
    return kNone;
  }

  // Possessed: the same words again.
  Index same_words(Index i) {
    const Phrase& p = phrases_[i];
    for (Index b = static_cast<Index>(beings_.size()); b-- > 0 && beings_.size() - b < kLookBack;)
      for (const Index m : recent(beings_[b])) {
        const Phrase& q = phrases_[m];
        if (q.role == p.role && q.owner != kNone && q.plural == p.plural &&
            phrases_[q.owner].entity == phrases_[p.owner].entity &&
            phrases_[p.owner].entity != kNone)
          return b;
      }
    return kNone;
  }

  // ---- pronouns ----

  Index pronoun(Index i) {
    const Phrase& p = phrases_[i];
    const std::string_view lower = doc_.lower(p.head);
    if (p.relative) return antecedent(i);
    if (p.entity_kind == EntityKind::kPerson) return best_before(i, Wanted::kPerson);
    if (lower == "they" || lower == "them" || lower == "their" || lower == "theirs" ||
        lower == "themselves")
      return best_before(i, Wanted::kPlural);
    if (lower == "it" || lower == "its" || lower == "itself") return best_before(i, Wanted::kThing);
    return kNone;
  }

  // "who": the nearest phrase before it.
  Index antecedent(Index i) {
    for (Index j = i; j-- > 0 && phrases_[j].sentence == phrases_[i].sentence;)
      if (!phrases_[j].modifier && phrases_[j].full_last < phrases_[i].first &&
          phrases_[i].first - phrases_[j].full_last <= 3) {
        // "leaders of nations who …": the whole phrase.
        Index whole = j;
        for (Index k = j; k-- > 0 && phrases_[k].sentence == phrases_[i].sentence;)
          if (phrases_[k].full_last == phrases_[j].full_last && phrases_[k].owner == whole)
            whole = k;
        return phrases_[whole].entity;
      }
    return kNone;
  }

  enum class Wanted : std::uint8_t { kPerson, kPlural, kThing };

  [[nodiscard]] int fitness(const Phrase& p, const Phrase& q, Wanted wanted) const {
    const Being& being = beings_[q.entity];
    const EntityKind kind = q.kind == MentionKind::kPronoun ? being.kind : q.entity_kind;
    const bool plural = q.kind == MentionKind::kNominal ? q.plural : being.plural;
    int score = 0;
    switch (wanted) {
    case Wanted::kPerson:
      if (plural || (kind != EntityKind::kPerson && kind != EntityKind::kUnknown)) return -1;
      if (p.gender != Gender::kUnknown && being.gender != Gender::kUnknown &&
          p.gender != being.gender)
        return -1;
      score = kind == EntityKind::kPerson ? 10 : 5;
      if (being.gender != Gender::kUnknown && being.gender == p.gender) score += 3;
      break;
    case Wanted::kPlural:
      if (kind == EntityKind::kPlace || kind == EntityKind::kFacility) return -1;
      if (!plural && (kind == EntityKind::kPerson || kind == EntityKind::kUnknown)) return -1;
      score = plural ? 10 : kind == EntityKind::kOrganization ? 8 : 5;
      break;
    case Wanted::kThing:
      if (plural || kind == EntityKind::kPerson || kind == EntityKind::kGroup ||
          kind == EntityKind::kNationality)
        return -1;
      score = kind == EntityKind::kOrganization || kind == EntityKind::kCountry ? 9 : 5;
      break;
    }
    return score;
  }

  Index best_before(Index i, Wanted wanted) {
    const Phrase& p = phrases_[i];
    const Index doer = doer_upon(i);
    Index best = kNone;
    int best_score = 0;
    for (Index j = i; j-- > 0;) {
      const Phrase& q = phrases_[j];
      if (q.entity == doer && doer != kNone) continue;
      if (q.sentence + kPronounReach < p.sentence) break;
      if (q.entity == kNone || q.full_last >= p.first) {
        if (q.owner == kNone || q.full_last >= p.first) continue;
      }
      if (q.dropped || (q.modifier && q.kind != MentionKind::kPronoun)) continue;
      if (q.locative && wanted == Wanted::kThing) continue;
      if (clashes(p, q)) continue;
      int score = fitness(p, q, wanted);
      if (score < 0) continue;
      score += q.subject ? 4 : 0;
      // "arrested three men. Judges charged them": what is acted upon goes on being acted upon.
      const Rel was = doc_.tokens[q.head].rel;
      if (doc_.tokens[p.head].rel == Rel::kObj && (was == Rel::kObj || was == Rel::kNsubjPass)) score += 5;
      score -= 4 * static_cast<int>(p.sentence - q.sentence);
      score += q.kind == MentionKind::kName ? 1 : 0;
      if (q.same != kNone) score -= 1;
      if (score > best_score) {
        best_score = score;
        best = q.entity;
      }
    }
    return best;
  }

  // Object and subject of one verb are not the same, but for "himself".
  [[nodiscard]] bool clashes(const Phrase& p, const Phrase& q) const {
    if (p.sentence != q.sentence || doc_.tokens[p.head].rel == Rel::kNmodPoss) return false;
    if (doc_.lower(p.head).ends_with("self") || doc_.lower(p.head).ends_with("selves"))
      return false;
    return doc_.tokens[p.head].head != kNone &&
           doc_.tokens[p.head].head == doc_.tokens[q.head].head;
  }

  // "The mayor met the general and sued him": who does it to him is not he, though the verb shares its subject; or kNone.
  [[nodiscard]] Index doer_upon(Index i) const {
    const Token& pronoun = doc_.tokens[phrases_[i].head];
    const std::string_view form = doc_.lower(phrases_[i].head);
    if (pronoun.rel != Rel::kObj || pronoun.head == kNone || form.ends_with("self") || form.ends_with("selves")) return kNone;
    const Index doer = doer_of(pronoun.head);
    if (doer == kNone) return kNone;
    for (Index j = i; j-- > 0 && phrases_[j].sentence == phrases_[i].sentence;)
      if (phrases_[j].head == doer) return phrases_[j].entity;
    return kNone;
  }

  // The subject of a verb, its own or the one it shares; kNone where somebody else may be meant.
  [[nodiscard]] Index doer_of(Index verb) const {
    constexpr int kMaxClimb = 4;
    for (int climb = 0; climb < kMaxClimb && verb != kNone; ++climb) {
      if (const Index own = child(doc_, verb, {Rel::kNsubj}); own != kNone) return own;
      const Index above = doc_.tokens[verb].head;
      if (above == kNone || child(doc_, verb, {Rel::kNsubjPass, Rel::kAuxPass}) != kNone) return kNone;
      switch (doc_.tokens[verb].rel) {
      case Rel::kXcomp:
        // "asked the general to free him"
        if (const Index asked = child(doc_, above, {Rel::kObj, Rel::kIobj}); asked != kNone) return asked;
        break;
      case Rel::kConj:
      case Rel::kAdvcl: break;
      default: return kNone;
      }
      verb = above;
    }
    return kNone;
  }

  // "we": whoever is said to speak in this sentence, else in the one before or after.
  Index speaker(Index i) {
    const Index s = phrases_[i].sentence;
    std::size_t begin = i;
    while (begin > 0 && phrases_[begin - 1].sentence + 1 >= s) --begin;
    Index best = kNone;
    int best_score = 0;
    for (std::size_t j = begin; j < phrases_.size() && phrases_[j].sentence <= s + 1; ++j) {
      const Phrase& q = phrases_[j];
      if (!q.subject || q.entity == kNone || j == i) continue;
      const Index verb = doc_.tokens[q.head].head;
      if (verb == kNone || !lexicons_.words.has(doc_.lemma(verb), WordClass::kSaying)) continue;
      const int score = q.sentence == s ? 3 : q.sentence < s ? 2 : 1;
      if (score <= best_score) continue;
      best = q.entity;
      best_score = score;
    }
    return best;
  }

  const Document& doc_;
  const Lexicons& lexicons_;
  const Atoms& atoms_;
  std::vector<Phrase>& phrases_;
  std::vector<Being> beings_;
  std::vector<Index> deferred_;  // "I" and "we", whose speakers may come later
};

}  // namespace

std::vector<Being> find_beings(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                               std::vector<Phrase>& phrases) {
  return Clusterer(doc, lexicons, atoms, phrases).run();
}

}  // namespace annals::who
