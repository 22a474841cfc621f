#include "src/what/attackers.h"

#include <algorithm>

#include "src/what/scene.h"

namespace annals::what {
namespace {

bool is_one_person(const Mention& mention) {
  return mention.entity_kind == EntityKind::kPerson && !mention.collective;
}

// The entity of a deed's only doer, where he is one person of whom no side is known; else kNone.
Index lone_attacker(const Document& doc, const Event& ev) {
  const bool told = ev.factuality == Factuality::kActual || ev.factuality == Factuality::kAlleged;
  // "his killing" may be what was done to him: only a verb says who did it.
  const bool is_verb = doc.tokens[ev.trigger_head].upos == Upos::kVerb;
  if (ev.type != EventType::kAssault || !told || !is_verb || ev.actors.size() != 1) return kNone;
  const Participant& who = ev.actors.front();
  if (who.mention == kNone || !is_plain(who.code) || !is_one_person(doc.mentions[who.mention])) return kNone;
  return doc.mentions[who.mention].entity;
}

}  // namespace

void mark_lone_attackers(Document& doc, std::vector<Event>& events) {
  std::vector<Index> attackers;
  for (const Event& ev : events)
    if (const Index entity = lone_attacker(doc, ev); entity != kNone) attackers.push_back(entity);
  if (attackers.empty()) return;
  const Symbol because = doc.intern("attacked alone");
  const auto mark = [&](Participant& who) {
    if (who.mention == kNone || !is_plain(who.code)) return;
    const Mention& mention = doc.mentions[who.mention];
    if (!is_one_person(mention) || std::find(attackers.begin(), attackers.end(), mention.entity) == attackers.end()) return;
    who.code.sector_count = 0;
    who.code.add_sector(Sector::kCrm);
    who.because = because;
  };
  for (Event& ev : events) {
    std::for_each(ev.actors.begin(), ev.actors.end(), mark);
    std::for_each(ev.recipients.begin(), ev.recipients.end(), mark);
  }
}

}  // namespace annals::what
