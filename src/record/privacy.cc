#include "src/record/privacy.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::size_t kNamePart = 3;  // shorter words of a name are too common to be taken out of a sentence

// What an office, arms or a seat make public.
constexpr std::array<std::string_view, 11> kPublic{"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "ELI", "PTY", "REB", "PRM", "OPP"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kRoles{{
    {"AGR", "a farmer"}, {"BUS", "a person in business"}, {"CRM", "a suspect"}, {"CVL", "a civilian"}, {"EDU", "a person in education"},
    {"JRN", "a journalist"}, {"LAB", "a worker"}, {"MED", "a health worker"}, {"REF", "a refugee"}, {"REL", "a person of faith"},
    {"SOC", "an activist"}}};

std::string role_of(const std::vector<std::string>& sectors) {
  for (const std::string& sector : sectors)
    for (const auto& [code, role] : kRoles)
      if (sector == code) return '[' + std::string(role) + ']';
  return "[name withheld]";  // a person most likely, but perhaps a body that is in no list
}

bool has_reason(const Record& record, const std::string& words) {
  for (const auto& [field, reasons] : record.because)
    for (const std::string& reason : reasons)
      if (reason.find(words) != std::string::npos) return true;
  return false;
}

bool is_private(const std::string& name, const std::string& wikidata, const std::vector<std::string>& sectors, const Record& record) {
  if (name.empty() || !wikidata.empty() || has_reason(record, "known name " + name)) return false;
  if (sectors.empty() && has_reason(record, "country name")) return false;  // "South Korea" itself, most likely
  if (name.find(' ') == std::string::npos && sectors.empty()) return false;  // one word without a role: a town, a ship, a body
  return std::none_of(sectors.begin(), sectors.end(),
                      [](const std::string& sector) { return std::find(kPublic.begin(), kPublic.end(), sector) != kPublic.end(); });
}

bool is_letter(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }

// Whole words alone, so that "Lind" stays in "Lindholm".
void replace_words(std::string& text, std::string_view words, const std::string& by) {
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at)) {
    const std::size_t end = at + words.size();
    const bool whole = (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
    if (whole) text.replace(at, words.size(), by);
    at += whole ? by.size() : words.size();
  }
}

struct Veil {
  std::string name, role;
};

void draw(const Veil& veil, std::string& text) {
  replace_words(text, veil.name, veil.role);
  for (const std::string_view part : split_words(veil.name))
    if (part.size() >= kNamePart && starts_upper(part)) replace_words(text, part, veil.role);
}

}  // namespace

bool is_private(const RecordActor& who, const Record& record) { return is_private(who.name, who.wikidata, who.sectors, record); }

Record by_role(Record record) {
  std::vector<Veil> veils;
  for (auto* side : {&record.actor, &record.recipient})
    for (RecordActor& who : *side)
      if (is_private(who, record)) veils.push_back({std::exchange(who.name, {}), role_of(who.sectors)});
  if (auto& voice = record.attribution; voice && is_private(voice->name, {}, voice->sectors, record))
    veils.push_back({std::exchange(voice->name, {}), role_of(voice->sectors)});
  for (const Veil& veil : veils) {
    draw(veil, record.sentence.text);
    draw(veil, record.trigger.text);
    for (auto* side : {&record.actor, &record.recipient})
      for (RecordActor& who : *side) draw(veil, who.words.text);
    if (record.attribution) draw(veil, record.attribution->words.text);
    for (RecordQuantity& number : record.quantities) draw(veil, number.words.text);
  }
  return record;
}

}  // namespace annals
