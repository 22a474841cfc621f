// A record with something in every field, about an invented happening.
#pragma once

#include "include/annals/record.h"

namespace annals::testing {

inline Quote quote_in(const std::string& text, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {words, {begin, begin + static_cast<std::uint32_t>(words.size())}};
}

inline Record raid() {
  const std::string text =
      "Norland's army shelled Dorvik on Tuesday, killing at least 12 people, the farmer Osk Lien said; Lien lost a barn.";
  Record record;
  record.id = "r1";
  record.doc = "d1";
  record.url = "https://example.org/1";
  record.outlet = "Valley Post";
  record.licence = "CC BY 4.0";
  record.published = record.not_after = "2024-03-07";
  record.event = "r1";
  record.happening = "h1";
  record.event_type = "ASSAULT";
  record.quad = "material conflict";
  record.modes = {"heavy-weapons"};
  record.contexts = {"military"};
  record.cameo = "190";
  record.intensity = -9.5;
  record.trigger = quote_in(text, "shelled");
  record.sentence = {text, {0, static_cast<std::uint32_t>(text.size())}};
  record.actor = {{quote_in(text, "Norland's army"), "Army of Norland", "NOR", {"MIL"}, "", {}}};
  record.recipient = {{quote_in(text, "people"), "", "SWE", {"CVL"}, "", Quote{"alleged", {}}}};
  record.date = RecordDate{"2024-03-05", "2024-03-05", quote_in(text, "on Tuesday")};
  record.places = {{quote_in(text, "Dorvik"), "Dorvik", "SWE", 10.25, -20.25, 7, "city", {}}};
  record.quantities = {{"killed", 12, {}, false, quote_in(text, "at least 12"), "people", "", {}}};
  record.factuality = "actual";
  record.attribution =
      RecordAttribution{quote_in(text, "the farmer Osk Lien"), quote_in(text, "said"), "Osk Lien", "", {"AGR"}};
  record.confidence = 0.87;
  record.because = {{"attribution", {"code from \"Osk Lien\" [78, 86]"}}};
  record.private_names = {"Osk Lien", "Lien"};
  record.engine = "annals 0.1.0";
  record.data = "2026.11";
  record.run = "run1";
  return record;
}

}  // namespace annals::testing
