#include "src/who/chains.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/who/words.h"

namespace annals::who {
namespace {

constexpr Index kPronounReach = 3;  // sentences back
constexpr Index kHeadReach = 10;    // sentences back, for "the bridge" after "a long bridge"

bool is_first_singular(std::string_view lower) { return any_of(lower, {"i", "me", "my", "mine", "myself"}); }
bool is_first_plural(std::string_view lower) { return any_of(lower, {"we", "us", "our", "ours", "ourselves", "'s"}); }
bool is_second(std::string_view lower) { return any_of(lower, {"you", "your", "yours", "yourself", "yourselves", "ya"}); }
bool is_they(std::string_view lower) { return any_of(lower, {"they", "them", "their", "theirs", "themselves"}); }
bool is_it(std::string_view lower) { return any_of(lower, {"it", "its", "itself"}); }
bool is_demonstrative(std::string_view lower) { return any_of(lower, {"this", "that", "these", "those"}); }
bool is_person_word(std::string_view lower) {
  return any_of(lower, {"he", "she", "him", "her", "his", "hers", "himself", "herself"});
}

// What is known of a chain so far.
struct Chain {
  Gender gender = Gender::kUnknown;
  Nature nature = Nature::kUnknown;
};

class Resolver {
public:
  Resolver(const Document& doc, const std::vector<NounPhrase>& phrases)
      : doc_(doc), phrases_(phrases), links_(phrases.size()), parent_(phrases.size()), chains_(phrases.size()),
        of_head_(doc.tokens.size(), kNone), voice_(doc.tokens.size(), kNone) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (Index i = 0; i < phrases.size(); ++i) {
      of_head_[phrases[i].head] = i;
      chains_[i] = {phrases[i].gender, phrases[i].nature};
    }
    // Inner voices come later and win.
    for (Index v = 0; v < doc.voices.size(); ++v) {
      const Voice& voice = doc.voices[v];
      if (!voice.direct) continue;
      for (Index t = token_at(doc, voice.content.begin); t != kNone && t < doc.tokens.size() &&
                                                         doc.tokens[t].span.begin < voice.content.end;
           ++t)
        voice_[t] = v;
    }
  }

  std::vector<ChainLink> run() {
    for (Index i = 0; i < phrases_.size(); ++i) {
      if (phrases_[i].kind == MentionKind::kPronoun)
        pronoun(i);
      else
        named_or_nominal(i);
      remember(i);
    }
    return links();
  }

private:
  Index find(Index i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  bool join(Index i, Index other, std::string_view because) {
    const Index a = find(i), b = find(other);
    if (links_[i].antecedent == kNone) links_[i] = {other, because};
    if (a == b) return true;
    Chain& kept = chains_[std::min(a, b)];
    const Chain& merged = chains_[std::max(a, b)];
    if (kept.gender == Gender::kUnknown) kept.gender = merged.gender;
    if (kept.nature == Nature::kUnknown) kept.nature = merged.nature;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

  // A chain's first row has no antecedent, and every antecedent is earlier.
  std::vector<ChainLink> links() {
    std::vector<Index> last(phrases_.size(), kNone);
    for (Index i = 0; i < phrases_.size(); ++i) {
      const Index root = find(i);
      ChainLink& link = links_[i];
      if (last[root] == kNone) {
        link = {};
      } else if (link.antecedent == kNone || link.antecedent >= i) {
        if (link.because.empty()) link.because = "named by a later phrase";
        link.antecedent = last[root];
      }
      last[root] = i;
    }
    return links_;
  }

  // ---- names and nouns ----

  void named_or_nominal(Index i) {
    const NounPhrase& p = phrases_[i];
    const bool found = beside(i);
    if (p.kind == MentionKind::kName && named(i)) return;
    if (found || same_words(i) || same_person(i)) return;
    if (p.determiner == Determiner::kThe || p.determiner == Determiner::kThis) same_head(i);
  }

  // Appositions, and "Dorvik is a town".
  bool beside(Index i) {
    const Token& tok = doc_.tokens[phrases_[i].head];
    if (tok.rel == Rel::kAppos && tok.head != kNone && of_head_[tok.head] != kNone && renames(i, of_head_[tok.head]))
      return join(i, of_head_[tok.head], "apposition");
    const Index subject = child(doc_, phrases_[i].head, {Rel::kNsubj, Rel::kNsubjOuter});
    if (subject == kNone || of_head_[subject] == kNone || of_head_[subject] >= i) return false;
    return identifies(i, of_head_[subject]) && join(i, of_head_[subject], "copula");
  }

  [[nodiscard]] bool renames(Index i, Index j) const {
    const NounPhrase& p = phrases_[i];
    const NounPhrase& q = phrases_[j];
    if (p.plural != q.plural && p.nature != Nature::kGroup && q.nature != Nature::kGroup) return false;
    if (doc_.tokens[p.head].upos == Upos::kNum) return doc_.tokens[q.head].upos == Upos::kNoun;
    // "Dorvik, Norland", "two languages, particularly Sudic"
    if (p.name_type == NameType::kPlace && q.kind == MentionKind::kName) return false;
    return p.first == 0 || !any_of(doc_.lower(p.first - 1), {"particularly", "especially", "including", "namely", "mostly"});
  }

  // Not what it may be, or would have been, or is not.
  [[nodiscard]] bool identifies(Index i, Index j) const {
    const NounPhrase& p = phrases_[i];
    if (child(doc_, p.head, {Rel::kCop}) == kNone || child(doc_, p.head, {Rel::kCase, Rel::kMark}) != kNone) return false;
    if (negation(doc_, p.head) != kNone || doc_.tokens[p.head].upos == Upos::kNum) return false;
    for (const Index aux : children(doc_, p.head, {Rel::kAux}))
      if (any_of(doc_.lemma(aux), {"would", "could", "may", "might", "can", "should"})) return false;
    return p.plural == phrases_[j].plural || phrases_[j].kind == MentionKind::kPronoun || phrases_[j].nature == Nature::kGroup;
  }

  bool named(Index i) {
    const NounPhrase& p = phrases_[i];
    if (p.mention != kNone && doc_.mentions[p.mention].kind == MentionKind::kName &&
        doc_.mentions[p.mention].entity != kNone) {
      const auto found = by_entity_.find(doc_.mentions[p.mention].entity);
      if (found != by_entity_.end() && !nested(i, found->second)) return join(i, found->second, "the same entity");
    }
    if (p.name.empty() || is_qualified(p)) return false;
    if (const auto found = by_name_.find(p.name); found != by_name_.end() && !nested(i, found->second))
      return join(i, found->second, "the same name");
    return false;
  }

  // "the president" after "President Marrat": records find the same.
  bool same_person(Index i) {
    const NounPhrase& p = phrases_[i];
    if (p.mention == kNone || p.determiner == Determiner::kA || doc_.mentions[p.mention].entity == kNone) return false;
    const auto found = by_entity_.find(doc_.mentions[p.mention].entity);
    return found != by_entity_.end() && !nested(i, found->second) && phrases_[found->second].plural == p.plural &&
           join(i, found->second, "the same entity");
  }

  // "Americans with debts" are not the Americans, "Figure 2" is not Figure 1.
  [[nodiscard]] bool is_qualified(const NounPhrase& p) const {
    const Index last = name_last(p);
    for (Index t = last + 1; t <= p.last; ++t)
      if (doc_.tokens[t].upos != Upos::kPunct && doc_.tokens[t].rel != Rel::kCase) return true;
    return false;
  }
  [[nodiscard]] Index name_last(const NounPhrase& p) const {
    const Name* name = name_over(doc_, p.head);
    return name == nullptr ? p.head : std::max(p.head, name->last - 1);
  }

  bool same_words(Index i) {
    const auto found = by_words_.find(phrases_[i].words);
    if (found == by_words_.end() || nested(i, found->second)) return false;
    const NounPhrase& p = phrases_[i];
    if (p.determiner == Determiner::kA && phrases_[found->second].determiner == Determiner::kThe) return false;
    return join(i, found->second, "the same words");
  }

  bool same_head(Index i) {
    const NounPhrase& p = phrases_[i];
    const auto found = by_head_.find(head_key(p));
    if (found == by_head_.end() || nested(i, found->second)) return false;
    if (p.modified || phrases_[found->second].sentence + kHeadReach < p.sentence) return false;
    return join(i, found->second, "the same noun");
  }

  [[nodiscard]] bool nested(Index i, Index j) const {
    return phrases_[i].contains(phrases_[j]) || phrases_[j].contains(phrases_[i]);
  }

  [[nodiscard]] std::string head_key(const NounPhrase& p) const {
    return std::string(doc_.lemma(p.head)) + (p.plural ? " +" : "");
  }

  void remember(Index i) {
    const NounPhrase& p = phrases_[i];
    if (p.kind == MentionKind::kPronoun) return;
    by_words_[p.words] = i;
    by_head_[head_key(p)] = i;
    if (!p.name.empty()) {
      by_name_[p.name] = i;
      // "Marrat" of "Elio Marrat".
      if (p.name_type == NameType::kPerson && p.name.find(' ') != std::string::npos) {
        by_name_.insert_or_assign(p.name.substr(p.name.rfind(' ') + 1), i);
        by_name_.insert_or_assign(p.name.substr(0, p.name.find(' ')), i);
      }
    }
    if (p.mention != kNone && doc_.mentions[p.mention].kind == MentionKind::kName &&
        doc_.mentions[p.mention].entity != kNone)
      by_entity_[doc_.mentions[p.mention].entity] = i;
  }

  // ---- pronouns ----

  void pronoun(Index i) {
    const std::string_view lower = doc_.lower(phrases_[i].head);
    const Index voice = voice_[phrases_[i].head];
    if (is_first_singular(lower)) {
      if (voice != kNone && doc_.voices[voice].source_head != kNone && of_head_[doc_.voices[voice].source_head] != kNone)
        join(i, of_head_[doc_.voices[voice].source_head], "the speaker");
      else
        by_key(i, "i " + std::to_string(voice));
      return;
    }
    if (is_first_plural(lower)) return by_key(i, "we " + speaker_key(voice));
    if (is_second(lower)) return by_key(i, "you " + speaker_key(voice));
    if (is_person_word(lower)) return nearest(i, Wanted::kPerson);
    if (is_they(lower)) return nearest(i, Wanted::kPlural);
    if (is_it(lower)) return nearest(i, Wanted::kThing);
    if (is_demonstrative(lower)) repeated(i);
  }

  // "This is new. This is good."
  void repeated(Index i) {
    const NounPhrase& p = phrases_[i];
    for (Index j = i; j-- > 0 && phrases_[j].sentence + 1 >= p.sentence;)
      if (phrases_[j].kind == MentionKind::kPronoun && phrases_[j].words == p.words) {
        join(i, j, "the same pronoun");
        return;
      }
  }

  [[nodiscard]] std::string speaker_key(Index voice) {
    if (voice == kNone || doc_.voices[voice].source_head == kNone) return {};
    const Index source = of_head_[doc_.voices[voice].source_head];
    return source == kNone ? std::string() : std::to_string(find(source));
  }

  void by_key(Index i, const std::string& key) {
    const auto [found, first] = by_key_.try_emplace(key, i);
    if (!first) join(i, found->second, "the same speaker");
  }

  enum class Wanted : std::uint8_t { kPerson, kPlural, kThing };

  int fitness(const NounPhrase& p, Index j, Wanted wanted) {
    const NounPhrase& q = phrases_[j];
    const Chain& chain = chains_[find(j)];
    const std::string_view lower = doc_.lower(q.head);
    const bool pronoun = q.kind == MentionKind::kPronoun;
    if (pronoun && (is_first_singular(lower) || is_first_plural(lower) || is_second(lower))) return -1;
    if (chain.nature == Nature::kTime) return -1;
    switch (wanted) {
    case Wanted::kPerson:
      if (q.plural || (pronoun && !is_person_word(lower))) return -1;
      if (chain.nature != Nature::kPerson && chain.nature != Nature::kUnknown) return -1;
      if (p.gender != Gender::kUnknown && chain.gender != Gender::kUnknown && p.gender != chain.gender) return -1;
      return (chain.nature == Nature::kPerson ? 20 : q.kind == MentionKind::kName ? 8 : 1) +
             (chain.gender != Gender::kUnknown ? 3 : 0);
    case Wanted::kPlural:
      if (pronoun && !is_they(lower)) return -1;
      if (chain.nature == Nature::kPerson) return -1;
      if (pronoun) return 10;
      return q.plural ? (chain.nature == Nature::kPeople ? 12 : 8) : chain.nature == Nature::kGroup ? 8 : -1;
    case Wanted::kThing:
      if (pronoun && !is_it(lower) && lower != "this") return -1;
      if (q.plural || chain.nature == Nature::kPerson || chain.nature == Nature::kPeople) return -1;
      return chain.nature == Nature::kPlace ? 6 : 8;
    }
    return -1;
  }

  void nearest(Index i, Wanted wanted) {
    const NounPhrase& p = phrases_[i];
    Index best = kNone;
    int best_score = 0;
    for (Index j = i; j-- > 0;) {
      const NounPhrase& q = phrases_[j];
      if (q.sentence + kPronounReach < p.sentence) break;
      if (q.contains(p) || clashes(p, q)) continue;
      int score = fitness(p, j, wanted);
      if (score < 0) continue;
      score += q.subject ? 4 : 0;
      score += q.kind == MentionKind::kPronoun ? 6 : 0;
      score -= 4 * static_cast<int>(p.sentence - q.sentence);
      if (doc_.tokens[q.head].rel == Rel::kCompound) score -= 6;
      if (score > best_score) {
        best_score = score;
        best = j;
      }
    }
    if (best != kNone) join(i, best, "pronoun");
  }

  // Object and subject of one verb are not the same, but for "himself".
  [[nodiscard]] bool clashes(const NounPhrase& p, const NounPhrase& q) const {
    const Token& tok = doc_.tokens[p.head];
    if (p.sentence != q.sentence || tok.rel == Rel::kNmodPoss) return false;
    const std::string_view lower = doc_.lower(p.head);
    if (lower.ends_with("self") || lower.ends_with("selves")) return false;
    return tok.head != kNone && tok.head == doc_.tokens[q.head].head;
  }

  const Document& doc_;
  const std::vector<NounPhrase>& phrases_;
  std::vector<ChainLink> links_;
  std::vector<Index> parent_;
  std::vector<Chain> chains_;          // of each root
  std::vector<Index> of_head_, voice_; // of each token
  // The latest phrase of that name, words, noun or key.
  std::map<std::string, Index, std::less<>> by_name_, by_words_, by_head_, by_key_;
  std::map<Index, Index> by_entity_;  // of names
};

}  // namespace

std::vector<ChainLink> find_chains(const Document& doc, const std::vector<NounPhrase>& phrases) {
  return Resolver(doc, phrases).run();
}

}  // namespace annals::who
