#include "src/who/codes.h"

#include <algorithm>
#include <array>
#include <string>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/lexicon/dictionary.h"

namespace annals::who {
namespace {

// How much a country or a sector is worth: the higher one counts.
enum Strength : int { kNothing, kWeak, kOwned, kListed, kTold };

constexpr int kRounds = 3;  // owners of owners of owners

Span span_of_tokens(const Document& doc, Index first, Index last) {
  return {doc.tokens[first].span.begin, doc.tokens[last].span.end};
}

// A code in the making.
struct Code {
  ActorCode code;
  int country = kNothing;
  int sector = kNothing;
  Span evidence;  // of the country, where it is not the phrase's own words
  std::string because;

  void take_country(std::string_view from, int strength) {
    if (strength <= country || from.empty() || from[0] == '-') return;
    code.set_country(from);
    country = strength;
  }
  void take_sectors(const ActorCode& from, int strength) {
    if (strength <= sector || from.sector_count == 0) return;
    code.sectors = from.sectors;
    code.sector_count = from.sector_count;
    sector = strength;
  }
};

ActorCode with_sector(Sector sector) {
  ActorCode out;
  out.add_sector(sector);
  return out;
}

ActorCode sectors_of(const Role& role) {
  ActorCode out;
  for (const Sector sector : role.sectors) out.add_sector(sector);
  return out;
}

// "man", "people", "suspect": says less of somebody than any office.
bool is_plain_person(const Role& role) {
  return role.kind == RoleClass::kPerson && role.sectors.size() == 1 &&
         role.sectors[0] == Sector::kCvl;
}

bool is_armed(const ActorCode& code) {
  return code.has(Sector::kReb) || code.has(Sector::kUaf) || code.has(Sector::kPrm);
}

class Coder {
public:
  Coder(const Document& doc, const Lexicons& lexicons, const Atoms& atoms, const Setting& setting,
        std::vector<Phrase>& phrases, std::vector<Being>& beings)
      : doc_(doc), lexicons_(lexicons), atoms_(atoms), setting_(setting), phrases_(phrases),
        beings_(beings) {}

  void run() {
    for (int round = 0; round < kRounds; ++round) {
      for (Phrase& p : phrases_) own_code(p);
      for (Being& being : beings_) gather(being);
    }
    for (Being& being : beings_) {
      settle_attacker(being);
      fill(being);
    }
    for (Being& being : beings_) fill_from_owner(being);
    for (Being& being : beings_) fill_unknown(being);
    for (Phrase& p : phrases_) settle(p);
  }

private:
  [[nodiscard]] std::string folded(const Country& country) const {
    return std::string(lexicons_.countries.fold(country.code));
  }

  void put(Phrase& p, const Code& code) const {
    p.code = code.code;
    p.country_strength = code.country;
    p.sector_strength = code.sector;
    p.evidence = code.evidence;
    p.because = code.because;
  }

  // What the words of a phrase and of its owner say.
  void own_code(Phrase& p) {
    Code code;
    if (p.kind == MentionKind::kPronoun) return put(p, code);
    const Atom* atom = p.atom == kNone ? nullptr : &atoms_.all[p.atom];
    if (p.role != nullptr && atom == nullptr) return put(p, role_code(p));
    if (atom != nullptr && atom->known != nullptr) return put(p, known_code(p, *atom));
    if (atom != nullptr) return put(p, country_code(p, *atom));
    if (p.country != nullptr) {
      code.take_country(folded(*p.country), kTold);
      code.because = "country word";
    }
    if (p.name.empty() && p.noun != kNone && doc_.tokens[p.noun].upos == Upos::kNum) {
      code.take_sectors(with_sector(Sector::kCvl), kWeak);
      code.because = "number of people";
    }
    from_owner(p, code);
    put(p, code);
  }

  Code known_code(const Phrase& p, const Atom& atom) {
    Code code;
    if (p.role != nullptr) code = role_code(p);
    if (p.country != nullptr && p.owner == kNone) code.take_country(folded(*p.country), kTold);
    code.take_country(atom.code.country_view(), kListed);
    code.take_sectors(atom.code, kListed);
    if (!atom.known->person && atom.code.sector_count > 0) {
      code.sector = kNothing;
      code.take_sectors(atom.code, kTold);
    }
    code.because = "known name " + atom.known->name + of_dictionary(atom.known->dictionary);
    return code;
  }

  Code country_code(const Phrase& p, const Atom& atom) {
    Code code;
    if (atom.country == nullptr || atom.kind == AtomKind::kTown) return code;
    if (p.entity_kind == EntityKind::kPlace && !acts(p)) return code;
    if (p.country != nullptr) code.take_country(folded(*p.country), kTold);
    if (p.entity_kind == EntityKind::kNationality && !p.modifier)
      code.take_sectors(with_sector(Sector::kCvl), kTold);
    else if (p.modifier)
      code.take_sectors(modifier_sector(p), kTold);
    else
      code.take_sectors(with_sector(Sector::kGov), kTold);
    code.because = atom.kind == AtomKind::kCapital ? "capital for its government" : "country name";
    return code;
  }

  // A capital acts where it is no place: as subject, agent, or the one who is told.
  [[nodiscard]] bool acts(const Phrase& p) const {
    if (p.locative || p.modifier) return false;
    const Token& head = doc_.tokens[p.head];
    if (head.rel == Rel::kNsubj || head.rel == Rel::kOblAgent) return true;
    const std::string with = preposition(doc_, p.head);
    if (with == "by" || with == "with" || with == "against") return true;
    const Index verb = head.head;
    return head.rel == Rel::kObj && verb != kNone &&
           lexicons_.words.has(doc_.lemma(verb), WordClass::kAddressing);
  }

  // "Israeli strikes" are the military's; "Israeli talks" the government's.
  [[nodiscard]] ActorCode modifier_sector(const Phrase& p) const {
    const Index noun = doc_.tokens[p.head].head;
    if (noun != kNone && noun > p.last)
      for (Index t = p.last + 1; t <= noun && t < p.last + 6; ++t)
        if (const RoleMatch hit = lexicons_.roles.at(doc_, t, doc_.sentences[p.sentence].last))
          if (hit.role->kind == RoleClass::kThing && !hit.role->sectors.empty() &&
              hit.role->sectors[0] == Sector::kMil)
            return with_sector(Sector::kMil);
    return with_sector(Sector::kGov);
  }

  Code role_code(const Phrase& p) {
    const Role& role = *p.role;
    Code code;
    code.because = "role " + role.words + of_dictionary(role.dictionary);
    if (role.kind == RoleClass::kQuantity) {
      if (p.owner == kNone && p.plural) code.take_sectors(with_sector(Sector::kCvl), kWeak);
      from_owner(p, code);
      return code;
    }
    if (p.country != nullptr) code.take_country(folded(*p.country), kTold);
    ActorCode sectors = sectors_of(role);
    if (p.former && role.kind == RoleClass::kPerson && role.state)
      sectors = with_sector(Sector::kEli);
    if (sectors.has(Sector::kReb) && is_of_model(p)) sectors = with_sector(Sector::kMil);
    if (is_plain_person(role) && is_lone_attacker(p)) {
      code.take_sectors(with_sector(Sector::kCrm), kTold);
      code.because = "lone attacker";
    }
    code.take_sectors(sectors, is_plain_person(role) ? kWeak : kTold);
    if (p.beside != kNone) {
      const Phrase& beside = phrases_[p.beside];
      code.take_country(beside.code.country_view(), kOwned);
      if (code.country == kOwned) code.evidence = span_of_tokens(doc_, beside.first, beside.last);
    }
    if (role.kind == RoleClass::kThing && p.country != nullptr)
      code.take_sectors(with_sector(Sector::kGov), kWeak);
    if (role.of && p.country != nullptr) code.take_sectors(with_sector(Sector::kGov), kWeak);
    from_owner(p, code);
    return code;
  }

  // "F-16 fighters": aircraft.
  [[nodiscard]] bool is_of_model(const Phrase& p) const {
    return p.head > p.full_first + 1 && is_ascii_digit(doc_.form(p.head - 1).back()) && doc_.form(p.head - 2) == "-";
  }

  // "a man stabbed two people", "a man with a machete".
  [[nodiscard]] bool is_lone_attacker(const Phrase& p) const {
    if (p.plural || p.entity_kind != EntityKind::kPerson) return false;
    const Sentence& sent = doc_.sentences[p.sentence];
    if (p.last + 2 < sent.last &&
        (doc_.lower(p.last + 1) == "with" || doc_.lower(p.last + 1) == "armed"))
      for (Index t = p.last + 2; t < sent.last && t < p.last + 6; ++t)
        if (lexicons_.words.has(doc_.lemma(t), WordClass::kLoneWeapon))
          return true;
    const Token& head = doc_.tokens[p.head];
    if (head.rel != Rel::kNsubj || head.head == kNone) return false;
    const Token& verb = doc_.tokens[head.head];
    return (verb.feats & kPassive) == 0 && child(doc_, head.head, {Rel::kAuxPass}) == kNone &&
           lexicons_.words.has(doc_.lemma(head.head), WordClass::kLoneDeed);
  }

  // The owner's country, and where the role is to act for others or is a thing, its sectors too.
  void from_owner(const Phrase& p, Code& code) {
    if (p.owner == kNone) return;
    const Phrase& owner = phrases_[p.owner];
    const ActorCode& whole = owner_code(owner);
    if (whole.empty() && owner.country == nullptr) return;
    if (whole.has_country()) {
      code.take_country(whole.country_view(), kOwned);
      if (code.country == kOwned) code.evidence = span_of_tokens(doc_, owner.first, owner.last);
    } else if (owner.country != nullptr) {
      code.take_country(folded(*owner.country), kOwned);
      code.evidence = span_of_tokens(doc_, owner.first, owner.last);
    }
    const bool state = owner.entity_kind == EntityKind::kCountry ||
                       owner.entity_kind == EntityKind::kPlace ||
                       owner.entity_kind == EntityKind::kNationality || owner.country != nullptr;
    const bool named_state = state && owner.role == nullptr;
    if (p.role == nullptr) {
      if (p.kind == MentionKind::kName && p.owner_behind && !named_state)
        code.take_sectors(whole, kOwned);
      return;
    }
    if (p.role->kind == RoleClass::kQuantity) {
      code.sector = std::min(code.sector, static_cast<int>(kNothing));
      code.take_sectors(whole, kOwned);
      return;
    }
    const bool follows = p.role->is(RoleMark::kFollower) && is_side(whole);
    const bool over = (follows || is_group_of_name(*p.role, owner) || is_head_of(*p.role, owner) || p.role->of || p.role->kind == RoleClass::kThing || armed_role(p) || fights_for(p, whole) ||
                       is_executive(*p.role) || p.role->is(RoleMark::kStaff)) &&
                      !named_state && whole.sector_count > 0 &&
                      !(owner.role != nullptr && is_plain_person(*owner.role));
    if (p.role->is(RoleMark::kKin) && (whole.has(Sector::kGov) || whole.has(Sector::kEli))) {
      code.sector = kNothing;
      code.take_sectors(with_sector(Sector::kEli), kTold);
    } else if (over) {
      code.sector = kNothing;
      code.take_sectors(whole, kTold);
    } else if (code.sector == kNothing) {
      code.take_sectors(named_state ? with_sector(Sector::kGov) : whole, kOwned);
    }
    if (p.role->kind == RoleClass::kThing && p.role->sectors.empty() && named_state)
      code.take_sectors(with_sector(Sector::kGov), kOwned);
    if (lexicons_.countries.find(whole.country_view()) == nullptr && whole.has_country() &&
        whole.sector_count == 0 && over == false && p.role->of) {
      // "UN officials" are UNO, "EU leaders" EUR.
      code.code.sector_count = 0;
      code.sector = kTold;
    }
  }

  // A company's people are what the company is.
  [[nodiscard]] static bool is_executive(const Role& role) {
    return role.kind == RoleClass::kPerson && role.sectors.size() == 1 &&
           role.sectors[0] == Sector::kBus;
  }
  // "the president of the football club": heads of bodies that are no state's are what those are.
  [[nodiscard]] static bool is_head_of(const Role& role, const Phrase& owner) {
    return owner.role != nullptr && owner.role->kind == RoleClass::kBody && !owner.role->state && owner.atom == kNone &&
           role.is(RoleMark::kHead);
  }

  // "the Red Lantern movement": a word for the body that a known name tells.
  [[nodiscard]] bool is_group_of_name(const Role& role, const Phrase& owner) const {
    if (!role.is(RoleMark::kGroup) || owner.atom == kNone) return false;
    const KnownName* known = atoms_.all[owner.atom].known;
    return known != nullptr && !known->person;
  }

  [[nodiscard]] static bool is_side(const ActorCode& code) {
    return code.has(Sector::kPty) || code.has(Sector::kOpp) || code.has(Sector::kReb) || code.has(Sector::kPrm);
  }
  // "a Red Lantern suicide bomber", "the military leader of the rebels" is what their group is, no soldier and no criminal; but
  // "the murderer of the rebels".
  [[nodiscard]] static bool fights_for(const Phrase& p, const ActorCode& group) {
    const ActorCode sectors = sectors_of(*p.role);
    const bool fights = sectors.has(Sector::kMil) || (sectors.has(Sector::kCrm) && !p.owner_behind);
    return is_armed(group) && p.role->kind == RoleClass::kPerson && fights;
  }
  [[nodiscard]] static bool armed_role(const Phrase& p) { return is_armed(sectors_of(*p.role)); }

  [[nodiscard]] const ActorCode& owner_code(const Phrase& owner) const {
    if (!owner.code.empty() && (owner.code.has_country() || owner.entity == kNone))
      return owner.code;
    if (owner.entity != kNone && !beings_[owner.entity].code.empty())
      return beings_[owner.entity].code;
    return owner.code;
  }

  // The best that the mentions of a being say; of equals the first.
  void gather(Being& being) {
    Code best;
    for (const Index m : being.members) {
      const Phrase& p = phrases_[m];
      if (p.modifier && p.sector_strength > kNothing && being.key.starts_with("country")) {
        best.take_country(p.code.country_view(), p.country_strength);
        continue;
      }
      if (p.country_strength > best.country) {
        best.take_country(p.code.country_view(), p.country_strength);
        best.evidence =
            p.evidence.empty() ? span_of_tokens(doc_, p.full_first, p.last) : p.evidence;
      }
      if (p.sector_strength > best.sector) {
        best.take_sectors(p.code, p.sector_strength);
        best.because = p.because;
      }
      if (best.because.empty()) best.because = p.because;
    }
    if (being.key.starts_with("country")) {
      best.code.sector_count = 0;
      best.code.add_sector(Sector::kGov);
    }
    being.code = best.code;
    being.country_strength = best.country;
    being.sector_strength = best.sector;
    being.evidence = best.evidence;
    being.because = best.because;
  }

  // One attacker alone is a criminal until a court says otherwise; unknown gunmen are not.
  void settle_attacker(Being& being) const {
    if (!being.code.has(Sector::kUaf) || being.plural || being.code.sector_count != 1) return;
    if (being.kind != EntityKind::kPerson) return;
    being.code.sectors[0] = Sector::kCrm;
  }

  [[nodiscard]] bool may_fill(const Phrase& p) const {
    if (p.modifier && p.role == nullptr) return false;
    if (p.entity_kind == EntityKind::kNationality) return true;  // "ethnic Albanians"
    if (p.role == nullptr)
      return p.kind == MentionKind::kNominal && p.noun != kNone &&
             doc_.tokens[p.noun].upos == Upos::kNum;
    if (p.role->nofill) return !p.plural && beings_[p.entity].code.has(Sector::kCrm);
    if (p.role->kind == RoleClass::kThing) return false;
    if (is_of_others(p) || p.for_others) return false;
    if (p.role->sectors.empty() && p.role->kind != RoleClass::kQuantity) return false;
    if (p.kind == MentionKind::kName && is_worldwide(p)) return false;
    if (p.role->kind == RoleClass::kQuantity) return p.owner == kNone;
    return true;
  }

  // "foreign troops", "African migrants", "South American leaders": of states that are not told, and not of the report's.
  [[nodiscard]] bool is_of_others(const Phrase& p) const {
    if (p.role == nullptr || p.kind != MentionKind::kNominal) return false;
    if (p.role->is(RoleMark::kAbroad) || is_one_of_many(p)) return true;
    for (Index t = p.full_first; t <= p.full_last; ++t)
      if (lexicons_.words.has(doc_.lower(t), WordClass::kContinent)) return true;
    return false;
  }

  // "foreign ministers", "leaders", "countries": of several states unless the words say which.
  [[nodiscard]] static bool is_one_of_many(const Phrase& p) {
    if (!p.plural || p.role->sectors.empty() || p.role->sectors[0] != Sector::kGov) return false;
    return p.role->is(RoleMark::kSeveral);
  }

  // "Inter-American Commission", "World Council of Churches".
  [[nodiscard]] bool is_worldwide(const Phrase& p) const {
    return p.entity_kind == EntityKind::kOrganization &&
           std::any_of(p.name.begin(), p.name.end(), [&](const std::string& word) {
             return lexicons_.words.has(word, WordClass::kWorldwide);
           });
  }

  // The state that the report is about, for bare roles.
  void fill(Being& being) {
    if (being.code.has_country() || being.members.empty()) return;
    for (const Index m : being.members) {
      const Phrase& p = phrases_[m];
      if (!may_fill(p)) continue;
      if (p.owner != kNone && phrases_[p.owner].kind == MentionKind::kName && p.role != nullptr &&
          p.role->of)
        continue;
      const bool armed = p.role != nullptr && armed_role(p);
      const std::string_view country = armed ? setting_.place(p.sentence) : setting_.country(p.sentence);
      if (country.empty()) continue;
      being.code.set_country(country);
      being.assumed_state = true;
      being.because += ", the report's country";
      return;
    }
  }

  // A person of whom the report says nothing is of the state it plays in, if that is one.
  void fill_unknown(Being& being) {
    if (being.code.has_country() || setting_.only().empty()) return;
    const bool person = std::any_of(being.members.begin(), being.members.end(), [&](Index m) {
      const Phrase& p = phrases_[m];
      return p.entity_kind == EntityKind::kPerson && p.kind == MentionKind::kName && !p.modifier;
    });
    if (!person) return;
    being.code.set_country(setting_.only());
    being.assumed_state = true;
    being.because += being.because.empty() ? "the only state named" : ", the only state named";
  }

  // "a number of journalists" are where the journalists are.
  void fill_from_owner(Being& being) {
    if (being.code.has_country()) return;
    for (const Index m : being.members) {
      const Phrase& p = phrases_[m];
      if (p.owner == kNone || p.role == nullptr || phrases_[p.owner].role == nullptr) continue;
      if (p.role->kind != RoleClass::kQuantity && !p.role->of) continue;
      const Being& owner = beings_[phrases_[p.owner].entity];
      if (!owner.code.has_country() || !owner.assumed_state) continue;
      being.code.set_country(owner.code.country_view());
      being.assumed_state = true;
      being.because += ", the report's country";
      return;
    }
  }

  // Offices of world bodies are theirs, not a government's: "UN envoy" is UNO. What a known name says stays
  // ("European Commission": EUR GOV).
  void drop_government(Phrase& p) const {
    const bool of_body = p.code.has_country() && lexicons_.countries.find(p.code.country_view()) == nullptr;
    if (!of_body || (p.role != nullptr && p.role->words.ends_with("minister")) || p.code.sector_count != 1 || !p.code.has(Sector::kGov) || p.because.starts_with("known name"))
      return;
    p.code.sector_count = 0;
  }

  void settle(Phrase& p) {
    p.of_others = is_of_others(p);
    settle_words(p);
    drop_government(p);
  }

  // A mention's own words first, then its being's.
  void settle_words(Phrase& p) {
    const Being& being = beings_[p.entity];
    if (p.kind == MentionKind::kPronoun) {
      p.code = being.code;
      p.assumed_state = being.assumed_state;
      p.evidence = being.evidence;
      p.because = being.code.empty() ? "" : "pronoun, " + being.because;
      return;
    }
    const Atom* atom = p.atom == kNone ? nullptr : &atoms_.all[p.atom];
    if (atom != nullptr && atom->known == nullptr && p.entity_kind != EntityKind::kNationality)
      return;  // places and states say it themselves
    if (!p.code.has_country() && being.code.has_country()) {
      p.code.set_country(being.code.country_view());
      p.assumed_state = being.assumed_state;
      p.evidence = being.evidence;
      if (p.because.empty() || being.because.ends_with("country")) p.because = being.because;
    }
    const bool weaker = p.sector_strength < being.sector_strength ||
                        (being.code.has(Sector::kCrm) && p.code.has(Sector::kUaf));
    if (weaker && being.code.sector_count > 0) {
      p.code.sectors = being.code.sectors;
      p.code.sector_count = being.code.sector_count;
      p.because = being.because;
    }
  }

  const Document& doc_;
  const Lexicons& lexicons_;
  const Atoms& atoms_;
  const Setting& setting_;
  std::vector<Phrase>& phrases_;
  std::vector<Being>& beings_;
};

}  // namespace

void assign_codes(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                  const Setting& setting, std::vector<Phrase>& phrases,
                  std::vector<Being>& beings) {
  Coder(doc, lexicons, atoms, setting, phrases, beings).run();
}

}  // namespace annals::who
