#include "src/who/atoms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "src/base/text.h"

namespace annals::who {
namespace {

constexpr std::array<std::string_view, 4> kAlsoGivenNames{"Chad", "Jordan", "Georgia", "Israel"};

class Finder {
public:
  Finder(const Document& doc, const Lexicons& lexicons) : doc_(doc), lexicons_(lexicons) {}

  Atoms run() {
    Atoms out;
    out.at.assign(doc_.tokens.size(), kNone);
    for (const Sentence& sent : doc_.sentences)
      for (Index t = sent.first; t < sent.last; ++t)
        if (const auto hit = lexicons_.countries.name_at(doc_, t, sent.last))
          named_.insert(hit.country);
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
  // The longest entry; a known name wins over a state's words of the same length.
  Atom longest_at(const Sentence& sent, Index t) {
    Atom best;
    best.first = t;
    best.last = kNone;
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
    keep(countries.capital_at(doc_, t, sent.last), AtomKind::kCapital);
    if (length > 0) best.last = t + length - 1;
    return best;
  }

  // A surname alone is not the known person's behind another given name ("Elena Trump") or before
  // a further name ("Trump Tower").
  bool known_fits(const Sentence& sent, Index t, const KnownMatch& hit) const {
    const Token& tok = doc_.tokens[t];
    // A common word at the start of a sentence: "Amnesty was offered".
    if (hit.length == 1 && t == sent.first && tok.upos != Upos::kPropn && tok.upos != Upos::kX &&
        (tok.feats & kPlural) == 0)
      return false;
    if (!hit.name->person || hit.length > 1) return true;
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

  // "Jordan Vance" is a person.
  bool is_given_name(const Sentence& sent, Index t, const CountryMatch& hit) const {
    if (hit.length > 1 || t + 1 >= sent.last) return false;
    const auto form = doc_.form(t);
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
