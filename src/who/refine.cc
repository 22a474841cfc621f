#include "src/who/refine.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "src/who/words.h"

namespace annals::who {

void share_roles(const Document& doc, const Atoms& atoms, std::vector<Phrase>& phrases) {
  for (std::size_t i = 0; i + 1 < phrases.size(); ++i) {
    Phrase& p = phrases[i];
    if (p.atom == kNone || atoms.all[p.atom].kind != AtomKind::kAdjective || p.last != p.noun)
      continue;
    for (std::size_t j = i + 1; j < phrases.size() && j < i + 8; ++j) {
      const Phrase& q = phrases[j];
      if (q.sentence != p.sentence || q.first > p.last + 2) break;
      const std::string_view between = doc.lower(p.last + 1);
      if (q.first != p.last + 2 || (between != "and" && between != ",") || q.modifier) continue;
      if (q.role == nullptr || q.country == nullptr || q.kind == MentionKind::kName) continue;
      p.role = q.role;
      p.atom = kNone;
      p.plural = q.plural;
      p.modifier = false;
      p.entity_kind = q.entity_kind;
      p.kind = MentionKind::kNominal;
      break;
    }
  }
}

void prefer_defined_acronyms(const Document& doc, const Atoms& atoms,
                             std::vector<Phrase>& phrases) {
  const auto known = [&](const Phrase& p) {
    return p.atom == kNone ? nullptr : atoms.all[p.atom].known;
  };
  std::set<std::pair<const KnownName*, std::string_view>> defined;
  for (const Phrase& p : phrases)
    if (p.same != kNone && p.first == p.last && known(p) != nullptr && !known(p)->person &&
        known(phrases[p.same]) != known(p))
      defined.emplace(known(p), doc.form(p.first));
  if (defined.empty()) return;
  for (Phrase& p : phrases)
    if (known(p) != nullptr && defined.contains({known(p), doc.form(p.noun)})) p.atom = kNone;
}

void prefer_surnames(const Document& doc, const Atoms& atoms, std::vector<Phrase>& phrases) {
  std::set<std::string, std::less<>> surnames;
  for (const Phrase& p : phrases)
    if (p.entity_kind == EntityKind::kPerson && p.name.size() > 1) surnames.insert(p.name.back());
  for (Phrase& p : phrases) {
    if (p.atom == kNone || p.locative || p.modifier || p.first != p.last) continue;
    const AtomKind kind = atoms.all[p.atom].kind;
    if ((kind != AtomKind::kCapital && kind != AtomKind::kTown) ||
        !surnames.contains(doc.lower(p.noun)))
      continue;
    p.atom = p.country_atom = kNone;
    p.country = nullptr;
    p.name = {std::string(doc.lower(p.noun))};
    p.entity_kind = EntityKind::kPerson;
  }
}

void drop_bare_quantities(const Document& doc, const Lexicons& lexicons, std::vector<Phrase>& phrases) {
  for (Phrase& p : phrases) {
    if (p.role == nullptr || p.owner != kNone || p.kind == MentionKind::kName) continue;
    if (p.role->kind != RoleClass::kQuantity || doc.tokens[p.noun].upos != Upos::kNoun) continue;
    p.dropped =
        !p.plural || doc.lower(p.noun) == "numbers" || !lexicons.words.has(doc.lower(p.noun), WordClass::kCrowd);
  }
}

}  // namespace annals::who
