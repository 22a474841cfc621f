#include "src/doc/document.h"

#include <algorithm>

namespace annals {
namespace {

template <class Enum, class Names>
std::optional<Enum> find_name(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::optional<Upos> parse_upos(std::string_view name) { return find_name<Upos>(kUposNames, name); }

std::optional<Rel> parse_rel(std::string_view name) {
  if (const auto whole = find_name<Rel>(kRelNames, name)) return whole;
  return find_name<Rel>(kRelNames, name.substr(0, name.find(':')));
}

std::optional<NameType> parse_name_type(std::string_view name) {
  return find_name<NameType>(kNameTypeNames, name);
}

std::optional<QuantityRole> parse_quantity_role(std::string_view name) {
  return find_name<QuantityRole>(kQuantityRoleNames, name);
}

std::optional<Factuality> parse_factuality(std::string_view name) {
  return find_name<Factuality>(kFactualityNames, name);
}

void ActorCode::add_sector(Sector sector) {
  if (!has(sector) && sector_count < sectors.size()) sectors[sector_count++] = sector;
}

bool ActorCode::has(Sector sector) const {
  return std::find(sectors.begin(), sectors.begin() + sector_count, sector) != sectors.begin() + sector_count;
}

std::string ActorCode::to_string() const {
  std::string out(country_view());
  for (std::size_t i = 0; i < sector_count; ++i) out.append(" ").append(name_of(sectors[i]));
  return out;
}

std::optional<ActorCode> parse_actor_code(std::string_view text) {
  ActorCode code;
  bool first = true;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view part = text.substr(0, blank);
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    if (first) {
      const bool capitals = part.size() == 3 && std::all_of(part.begin(), part.end(), [](char c) {
                              return c >= 'A' && c <= 'Z';
                            });
      if (!capitals && part != "---") return std::nullopt;
      code.set_country(part);
      first = false;
    } else if (const auto sector = parse_sector(part)) {
      code.add_sector(*sector);
    } else {
      return std::nullopt;
    }
  }
  if (first) return std::nullopt;
  return code;
}

void Document::reset(Article article) {
  article_ = std::move(article);
  symbols_.clear();
  passages.clear();
  sentences.clear();
  tokens.clear();
  names.clear();
  mentions.clear();
  entities.clear();
  times.clear();
  time_readings.clear();
  places.clear();
  place_readings.clear();
  quantities.clear();
  voices.clear();
  stances.clear();
  events.clear();
  nominals.clear();
  notes.clear();
  if (rivals) rivals->clear();
  if (told_entries) told_entries->clear();
}

void seal(Document& doc, LayerId layer) {
  switch (layer) {
    case LayerId::kPassages: return doc.passages.seal();
    case LayerId::kSentences: return doc.sentences.seal();
    case LayerId::kTokens: return doc.tokens.seal();
    case LayerId::kNames: return doc.names.seal();
    case LayerId::kMentions: return doc.mentions.seal();
    case LayerId::kEntities: return doc.entities.seal();
    case LayerId::kTimes: doc.time_readings.seal(); return doc.times.seal();
    case LayerId::kPlaces: doc.place_readings.seal(); return doc.places.seal();
    case LayerId::kQuantities: return doc.quantities.seal();
    case LayerId::kVoices: return doc.voices.seal();
    case LayerId::kStances: return doc.stances.seal();
    case LayerId::kEvents: return doc.events.seal();
    case LayerId::kNominals: return doc.nominals.seal();
  }
}

}  // namespace annals
