#include "src/who/atoms.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "src/base/text.h"
#include "src/lexicon/places_fold.h"

namespace annals::who {
namespace {

constexpr std::array<std::string_view, 4> kAlsoGivenNames{"Chad", "Jordan", "Georgia", "Israel"};


constexpr std::uint32_t kKnownTown =
    100'000;  // people; a smaller one needs its state in the report

bool all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return is_ascii_lower(c); });
}

class Finder {
public:
  Finder(const Document& doc, const Lexicons& lexicons) : doc_(doc), lexicons_(lexicons) {}

  Atoms run() {
    Atoms out;
    out.at.assign(doc_.tokens.size(), kNone);
    for (const Sentence& sent : doc_.sentences)
      for (Index t = sent.first; t < sent.last; ++t)
        if (const auto hit = lexicons_.countries.name_at(doc_, t, sent.last); hit)
          named_.insert(hit.country);
        else if (const auto adjective = lexicons_.countries.adjective_at(doc_, t, sent.last)) {
          if (adjective.others.empty()) named_.insert(adjective.country);
        } else if (const auto capital = lexicons_.countries.capital_at(doc_, t, sent.last))
          named_.insert(capital.country);
        else if (const auto known = lexicons_.names.at(doc_, t, sent.last);
                 known && known.name->person)
          if (const Country* own = lexicons_.countries.find(known.code.country_view()))
            named_.insert(own);
    for (const Sentence& sent : doc_.sentences)
      for (Index t = sent.first; t < sent.last;) {
        const Atom atom = longest_at(sent, t);
        if (atom.last < t || atom.last == kNone) {
          ++t;
          continue;
        }
        for (Index i = t; i <= atom.last; ++i) out.at[i] = static_cast<Index>(out.all.size());
        out.all.push_back(atom);
        t = atom.last + 1;
      }
    return out;
  }

private:
  // "US$130 million" names no state.
  [[nodiscard]] bool is_currency(Index t) const {
    const std::string_view text = doc_.text();
    const std::uint32_t end = doc_.tokens[t].span.end;
    return end < text.size() && text[end] == '$';
  }

  // The longest entry; a known name wins over a state's words of the same length. None: its last token is kNone.
  Atom longest_at(const Sentence& sent, Index t) {
    Atom best;
    best.first = t;
    best.last = kNone;
    if (is_currency(t)) return best;
    std::uint32_t length = 0;
    if (const auto hit = lexicons_.names.at(doc_, t, sent.last); hit && known_fits(sent, t, hit)) {
      length = hit.length;
      best.kind = hit.name->person ? AtomKind::kPerson : AtomKind::kGroup;
      best.known = hit.name;
      best.code = hit.code;
    }
    const Countries& countries = lexicons_.countries;
    const auto keep = [&](const CountryMatch& hit, AtomKind kind) {
      if (!hit || hit.length <= length) return;
      const Country* country = chosen(hit);
      if (country == nullptr) return;
      length = hit.length;
      best.kind = kind;
      best.known = nullptr;
      best.country = country;
    };
    if (const auto hit = countries.name_at(doc_, t, sent.last); hit && !is_given_name(sent, t, hit))
      keep(hit, AtomKind::kCountry);
    keep(countries.adjective_at(doc_, t, sent.last), AtomKind::kAdjective);
    keep(countries.people_at(doc_, t, sent.last), AtomKind::kPeople);
    if (!is_surname(sent, t)) keep(countries.capital_at(doc_, t, sent.last), AtomKind::kCapital);
    find_town(sent, t, length, best);
    if (length > 0) best.last = t + length - 1;
    return best;
  }

  bool is_in_capitals(const Sentence& sent) const {
    for (Index t = sent.first; t < sent.last; ++t)
      if (!all_capitals(doc_.form(t))) return false;
    return true;
  }

  // A surname alone is not the known person's behind another given name ("Elena Trump") or before
  // a further name ("Trump Tower").
  bool known_fits(const Sentence& sent, Index t, const KnownMatch& hit) const {
    const Token& tok = doc_.tokens[t];
    // A common word at the start of a sentence: "Amnesty was offered". A user's name is meant as one, and so is an acronym.
    const bool acronym = doc_.form(t).size() > 2 && all_capitals(doc_.form(t)) && !is_in_capitals(sent);
    if (hit.length == 1 && hit.name->dictionary.empty() && t == sent.first && !acronym &&
        tok.upos != Upos::kPropn && tok.upos != Upos::kX && (tok.feats & kPlural) == 0)
      return false;
    // "WHO" of a text in capitals is the pronoun.
    if (hit.length == 1 && hit.name->dictionary.empty() && (tok.upos == Upos::kPron || tok.upos == Upos::kAux) &&
        is_in_capitals(sent))
      return false;
    if (!hit.name->person) return !is_tail_of_name(sent, t, hit) && !is_of_another_state(t, hit);
    if (hit.length > 1) return true;
    const auto is_name = [&](Index i) {
      return doc_.tokens[i].upos == Upos::kPropn && starts_upper(doc_.form(i)) &&
             !lexicons_.roles.at(doc_, i, i + 1) && !lexicons_.countries.name_at(doc_, i, i + 1) &&
             doc_.form(i).back() != '.';
    };
    const bool before = t > sent.first && is_name(t - 1) && doc_.tokens[t - 1].head == t;
    const bool flat = t > sent.first && is_name(t - 1) && doc_.tokens[t].rel == Rel::kFlat;
    const bool after = t + 1 < sent.last && doc_.tokens[t + 1].upos == Upos::kPropn &&
                       is_name(t + 1) && doc_.tokens[t + 1].rel == Rel::kFlat;
    return !before && !flat && !after;
  }

  // "Democratic Party", "State Council": of the state that the report names.
  bool is_of_another_state(Index t, const KnownMatch& hit) const {
    if (named_.empty() || (!hit.code.has(Sector::kPty) && !has_only_common_words(t, hit.length)))
      return false;
    const Country* own = lexicons_.countries.find(hit.code.country_view());
    return own != nullptr && !named_.contains(own);
  }

  bool has_only_common_words(Index t, std::uint32_t length) const {
    for (Index i = t; i < t + length; ++i)
      if (!lexicons_.words.has(doc_.lower(i), WordClass::kInBodies))
        return false;
    return true;
  }

  // "New Democratic Party", "Maldivian Democratic Party": the end of another group's name.
  bool is_tail_of_name(const Sentence& sent, Index t, const KnownMatch& hit) const {
    if (t == sent.first || all_capitals(doc_.form(t)) || !starts_upper(doc_.form(t - 1)))
      return false;
    const Token& before = doc_.tokens[t - 1];
    if (before.upos != Upos::kPropn && before.upos != Upos::kAdj) return false;
    if (hit.length == 1 && lexicons_.given_names.gender(doc_.lower(t - 1)) != 0) return true;  // "Ann Bloomberg"
    if (lexicons_.roles.at(doc_, t - 1, t) || doc_.form(t - 1).back() == '.') return false;
    for (Index first = t - 1;; --first) {
      for (const auto& own : {lexicons_.countries.adjective_at(doc_, first, t),
                              lexicons_.countries.name_at(doc_, first, t)})
        if (own.length == t - first)
          return lexicons_.countries.fold(own.country->code) != hit.code.country_view() &&
                 lexicons_.countries.find(hit.code.country_view()) != nullptr;
      if (first == sent.first || t - first >= 4) break;
    }
    if (before.upos == Upos::kAdj) return true;
    return hit.length > 1 && t - 1 > sent.first;
  }

  // A place longer than what was found so far, or where nothing was: "British Columbia", "Aleppo".
  void find_town(const Sentence& sent, Index t, std::uint32_t& length, Atom& best) const {
    if (!starts_upper(doc_.form(t))) return;
    std::vector<std::string> words;
    fold_place_words(doc_.form(t), words);
    if (words.empty()) return;
    const std::uint32_t longest = lexicons_.gazetteer->longest(words.front());
    for (Index at = t; at < sent.last && words.size() <= longest;) {
      if (at + 1 - t > length)
        if (const auto state = state_of_town(sent, t, at, join(words, " "))) {
          length = at + 1 - t;
          best.kind = AtomKind::kTown;
          best.known = nullptr;
          best.country = *state;
        }
      if (++at == sent.last || doc_.form(at).find_first_of(",;:()\"!?/.") != std::string_view::npos)
        break;
      fold_place_words(doc_.form(at), words);
    }
  }

  // The state of the likeliest town of the name; null inside for one that lies in none. Villages of
  // an imported index are no towns here: too many are called like people and things.
  std::optional<const Country*> state_of_town(const Sentence& sent, Index first, Index last,
                                              const std::string& folded) const {
    const auto uses = lexicons_.gazetteer->find(folded);
    if (uses.empty() || !is_written_as_place(sent, first, last, folded)) return std::nullopt;
    std::optional<const Country*> best;
    std::uint64_t best_score = 0;
    for (const PlaceUse& use : uses) {
      if (use.qualifier || use.all_capitals) continue;
      const GazetteerEntry entry = lexicons_.gazetteer->entry(use.entry);
      if (entry.minor) continue;
      const Country* state = lexicons_.countries.find(entry.country_view());
      const bool near = named_.contains(state);
      if (entry.origin == PlaceOrigin::kIndex && !near && entry.population < kKnownTown &&
          entry.kind == PlaceKind::kCity)
        continue;
      const std::uint64_t score = entry.population + (near ? 2'000'000'000ULL : 0) +
                                  (entry.origin == PlaceOrigin::kIndex ? 1 : 1'000'000'000ULL);
      if (score <= best_score) continue;
      best_score = score;
      best = state;
    }
    return best;
  }

  // Capitals, no common word, no part of a person's name.
  bool is_written_as_place(const Sentence& sent, Index first, Index last,
                           const std::string& folded) const {
    const bool single = first == last;
    if (!starts_upper(doc_.form(last)) && !single) return false;
    if (doc_.tokens[last].upos != Upos::kPropn) return false;
    if (single && lexicons_.gazetteer->name_class(folded) != NameClass::kPlain) return false;
    if (single && lexicons_.roles.at(doc_, first, first + 1)) return false;
    if (single && all_capitals(doc_.form(first)) && doc_.form(first).size() < 5) return false;
    const auto is_name = [&](Index i) {
      return doc_.tokens[i].upos == Upos::kPropn && starts_upper(doc_.form(i)) &&
             !lexicons_.countries.name_at(doc_, i, i + 1);
    };
    // "Sabah Al-Khalid": among other names a single word is one of them.
    if (single && last + 1 < sent.last && is_name(last + 1) &&
        !lexicons_.words.has(doc_.lower(last + 1), WordClass::kBehindTown) && !lexicons_.roles.at(doc_, last + 1, sent.last))
      return false;
    if (first > sent.first && is_name(first - 1) &&
        (doc_.tokens[first].rel == Rel::kFlat || doc_.tokens[first - 1].rel == Rel::kFlat ||
         lexicons_.roles.at(doc_, first - 1, first)))
      return false;
    return !(last + 1 < sent.last && is_name(last + 1) && doc_.tokens[last + 1].rel == Rel::kFlat);
  }

  // "Jack London", "Sudesh Amman".
  bool is_surname(const Sentence& sent, Index t) const {
    if (t == sent.first || doc_.tokens[t - 1].upos != Upos::kPropn ||
        !starts_upper(doc_.form(t - 1)))
      return false;
    if (lexicons_.roles.at(doc_, t - 1, t) || lexicons_.countries.name_at(doc_, t - 1, t))
      return false;
    return doc_.tokens[t].rel == Rel::kFlat ||
           lexicons_.given_names.gender(doc_.lower(t - 1)) != '\0';
  }

  // "Jordan Vance" is a person, "Latin America" a region.
  bool is_given_name(const Sentence& sent, Index t, const CountryMatch& hit) const {
    const auto form = doc_.form(t);
    if (form == "America" && t > sent.first && doc_.tokens[t - 1].upos == Upos::kPropn) return true;
    if (hit.length > 1 || t + 1 >= sent.last) return false;
    if (std::find(kAlsoGivenNames.begin(), kAlsoGivenNames.end(), form) == kAlsoGivenNames.end())
      return false;
    return doc_.tokens[t + 1].upos == Upos::kPropn && starts_upper(doc_.form(t + 1)) &&
           !lexicons_.roles.at(doc_, t + 1, sent.last);
  }

  // A word of two states is the other's where the report names only that one.
  const Country* chosen(const CountryMatch& hit) {
    const Country* out = hit.country;
    if (!hit.others.empty() && !named_.contains(out))
      for (const Country* other : hit.others)
        if (named_.contains(other)) {
          out = other;
          break;
        }
    return means_otherwise(*out) ? nullptr : out;
  }

  // Whether the report has a name that shows that this one is not the state's.
  bool means_otherwise(const Country& country) {
    if (country.unless.empty()) return false;
    const auto [seen, added] = otherwise_.emplace(&country, false);
    if (added)
      for (const std::string& name : country.unless)
        seen->second = seen->second || doc_.text().find(name) != std::string_view::npos;
    return seen->second;
  }

  const Document& doc_;
  const Lexicons& lexicons_;
  std::set<const Country*> named_;
  std::map<const Country*, bool> otherwise_;
};

}  // namespace

Atoms find_atoms(const Document& doc, const Lexicons& lexicons) {
  return Finder(doc, lexicons).run();
}

}  // namespace annals::who
