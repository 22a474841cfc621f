#include "src/record/disclosure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

// Those of whom a public record is kept by what they are.
constexpr std::array<std::string_view, 11> kOfficial{"GOV", "MIL", "LEG", "JUD", "COP", "SPY",
                                                     "PRM", "REB", "PTY", "OPP", "ELI"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kRoles{
    {{"CVL", "a civilian"},
     {"AGR", "a farmer"},
     {"LAB", "a worker"},
     {"BUS", "somebody in business"},
     {"CRM", "somebody accused of crime"},
     {"EDU", "somebody in education"},
     {"JRN", "a journalist"},
     {"MED", "somebody in health care"},
     {"REF", "a refugee"},
     {"REL", "somebody of a faith"},
     {"SOC", "somebody of civil society"},
     {"UAF", "somebody armed"},
     {"PRE", "a former office holder"},
     {"UNK", "a person"}}};

// Words that no person is called by: a name with one of them is a body's, a place's or a thing's.
constexpr std::array<std::string_view, 83> kBodies{
    "agency",   "air",         "airlines",     "airport",       "airways",     "arabia",
    "army",     "association", "authority",    "bank",          "brigade",     "bros",
    "center",   "central",     "centre",       "church",        "city",        "club",
    "college",  "commission",  "committee",    "company",       "corporation", "corps",
    "costa",    "council",     "court",        "dam",           "east",        "federation",
    "force",    "forces",      "forum",        "foundation",    "front",       "group",
    "hospital", "human",       "institute",    "international", "island",      "islands",
    "korea",    "lanka",       "league",       "media",         "ministry",    "mosque",
    "movement", "national",    "network",      "new",           "news",        "north",
    "oblast",   "office",      "organization", "party",         "pictures",    "plant",
    "police",   "port",        "prison",       "province",      "republic",    "rights",
    "saudi",    "school",      "service",      "society",       "south",       "spaceport",
    "sri",      "state",       "street",       "times",         "tv",          "union",
    "united",   "university",  "watch",        "west",          "zealand"};

// Those who speak for bodies of states are public.
constexpr std::array<std::string_view, 3> kBodiesOfStates{"UNO", "IGO", "EUR"};

constexpr std::array<std::string_view, 24> kParticles{
    "al",  "el",  "de",  "da",  "di",  "do",  "dos", "del", "la", "le", "bin",  "ibn",
    "ben", "van", "von", "der", "den", "ter", "ul",  "ur",  "y",  "e",  "bint", "abu"};

template <class Words> bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_acronym(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_upper(c); });
}

bool has_form_of_person(std::string_view name) {
  if (name.find_first_of("./0123456789") != std::string_view::npos &&
      name.find(". ") == std::string_view::npos)
    return false;
  std::size_t capitals = 0;
  for (const std::string_view word : split_words(name)) {
    const std::string lower = to_lower(word);
    if (holds(kBodies, lower) || is_acronym(word) ||
        std::any_of(word.begin(), word.end(), is_ascii_digit))
      return false;
    if (starts_upper(word) || lower.starts_with("al-") || lower.starts_with("el-"))
      ++capitals;
    else if (!holds(kParticles, lower))
      return false;
  }
  return capitals >= 2 && capitals <= 6;
}

bool stands_behind_article(std::string_view words, std::string_view name) {
  const std::size_t at = words.find(name);
  return at != std::string_view::npos && at >= 4 && to_lower(words.substr(at - 4, 4)) == "the ";
}

bool is_letter(char c) { return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_letter(text[at - 1])) &&
         (at + size == text.size() || !is_letter(text[at + size]));
}

NamedParty named(const RecordActor& actor, bool known) {
  return {actor.name, actor.words.text, actor.wikidata, actor.country, actor.sectors, known};
}

bool is_known(const Record& record, std::string_view field, std::string_view name) {
  for (const auto& [of, reasons] : record.because)
    if (of == field && std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
          return reason == "known name " + std::string(name);
        }))
      return true;
  return false;
}

// The span of the first `bytes` bytes.
Span front_span(const Quote& quote, std::size_t bytes) {
  const OffsetMap points(quote.text, OffsetMap::Unit::kCodePoint);
  return {quote.span.begin, quote.span.begin + points(static_cast<std::uint32_t>(bytes))};
}

// "the farmer Osk Lien" becomes "the farmer", which is still a quote; a bare name becomes its
// bearer's role.
Quote without_name(const Quote& words, const std::string& name,
                   const std::vector<std::string>& sectors) {
  std::size_t at = std::string::npos;
  for (const std::string_view part : split_words(name))
    if (starts_upper(part)) at = std::min(at, words.text.find(part));
  if (at == std::string::npos) return words;  // "he"
  const std::string_view before = trim(std::string_view(words.text).substr(0, at));
  if (split_words(before).empty() ||
      (split_words(before).size() == 1 && any_of(to_lower(before), {"the", "a", "an"})))
    return {role_of(sectors), words.span};
  const std::size_t end =
      static_cast<std::size_t>(before.data() - words.text.data()) + before.size();
  return {words.text.substr(0, end), front_span(words, end)};
}

void blank(Quote& quote, const std::vector<std::string>& names) {
  quote.text = blanked(std::move(quote.text), names);
}

void blank_all(Record& record, const std::vector<std::string>& names) {
  for (Quote* quote : {&record.trigger, &record.sentence}) blank(*quote, names);
  if (record.date) blank(record.date->words, names);
  for (RecordPlace& place : record.places) blank(place.words, names);
  for (RecordQuantity& quantity : record.quantities) blank(quantity.words, names);
}

bool hide_names(Record& record, bool blank_quotes) {
  const std::vector<std::string> hidden = hidden_names({record});
  if (hidden.empty()) return false;
  const auto hide = [&](Quote& words, std::string& name, const std::vector<std::string>& sectors) {
    if (!holds(hidden, name)) return;
    words = without_name(words, name, sectors);
    name.clear();
  };
  for (auto* side : {&record.actor, &record.recipient})
    for (RecordActor& actor : *side) hide(actor.words, actor.name, actor.sectors);
  if (record.attribution)
    hide(record.attribution->words, record.attribution->name, record.attribution->sectors);
  for (auto& [field, reasons] : record.because)
    for (std::string& reason : reasons) reason = blanked(std::move(reason), hidden);
  if (blank_quotes) blank_all(record, hidden);
  return true;
}

// At most so many characters of the quote, around [begin, end) of the text, whole words where there
// are any.
Quote shortened_quote(const Quote& quote, std::size_t limit, Span around) {
  std::vector<std::size_t> starts;  // byte offset of each character
  for (std::size_t at = 0; at < quote.text.size(); next_code_point(quote.text, at))
    starts.push_back(at);
  if (starts.size() <= limit) return quote;
  const std::size_t middle = std::min<std::size_t>(
      (around.begin + around.end) / 2 - std::min(quote.span.begin, (around.begin + around.end) / 2),
      starts.size());
  std::size_t first = middle > limit / 2 ? middle - limit / 2 : 0;
  first = std::min(first, starts.size() - limit);
  std::size_t last = first + limit;
  const auto is_blank = [&](std::size_t i) { return quote.text[starts[i]] == ' '; };
  if (first > 0)
    while (first < middle && !is_blank(first - 1)) ++first;
  if (last < starts.size())
    while (last > middle && !is_blank(last)) --last;
  if (first >= last) return {std::string(), {quote.span.begin, quote.span.begin}};
  const std::size_t end = last < starts.size() ? starts[last] : quote.text.size();
  return {quote.text.substr(starts[first], end - starts[first]),
          {quote.span.begin + static_cast<std::uint32_t>(first),
           quote.span.begin + static_cast<std::uint32_t>(last)}};
}

bool shorten(Record& record, std::size_t limit) {
  bool changed = false;
  const auto cut = [&](Quote& quote, Span around) {
    if (quote.text.size() <= limit) return;  // bytes are never fewer than characters
    Quote shorter = shortened_quote(quote, limit, around);
    changed |= shorter != quote;
    quote = std::move(shorter);
  };
  cut(record.sentence, record.trigger.span);
  for (auto* side : {&record.actor, &record.recipient})
    for (RecordActor& actor : *side)
      cut(actor.words, {actor.words.span.begin, actor.words.span.begin});
  for (RecordPlace& place : record.places)
    cut(place.words, {place.words.span.begin, place.words.span.begin});
  for (RecordQuantity& quantity : record.quantities)
    cut(quantity.words, {quantity.words.span.begin, quantity.words.span.begin});
  if (record.attribution)
    cut(record.attribution->words,
        {record.attribution->words.span.begin, record.attribution->words.span.begin});
  return changed;
}

}  // namespace

bool is_private_person(const NamedParty& party) {
  if (party.known || !party.wikidata.empty() || party.name.empty()) return false;
  if (holds(kBodiesOfStates, party.country)) return false;
  if (std::any_of(party.sectors.begin(), party.sectors.end(),
                  [](const std::string& sector) { return holds(kOfficial, sector); }))
    return false;
  return has_form_of_person(party.name) && !stands_behind_article(party.words, party.name);
}

std::string role_of(const std::vector<std::string>& sectors) {
  for (const std::string& sector : sectors)
    for (const auto& [name, role] : kRoles)
      if (name == sector) return "[" + std::string(role) + "]";
  return "[a person]";
}

std::vector<std::string> hidden_names(const std::vector<Record>& records) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) {
    if (!holds(out, name)) out.push_back(name);
  };
  for (const Record& record : records) {
    for (const RecordActor& actor : record.actor)
      if (is_private_person(named(actor, is_known(record, "actor", actor.name)))) add(actor.name);
    for (const RecordActor& actor : record.recipient)
      if (is_private_person(named(actor, is_known(record, "recipient", actor.name))))
        add(actor.name);
    if (const auto& voice = record.attribution;
        voice && is_private_person(
                     {voice->name, voice->words.text, "", voice->country, voice->sectors, false}))
      add(voice->name);
  }
  return out;
}

std::string blanked(std::string text, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (const std::string_view part : split_words(name)) {
      if (!starts_upper(part)) continue;
      std::string blocks;
      for (std::size_t at = 0; at < part.size(); next_code_point(part, at))
        blocks += "\xE2\x96\x88";
      for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        if (stands_alone(text, at, part.size())) text.replace(at, part.size(), blocks);
    }
  }
  return text;
}

Disclosed disclosed(Record record, const Disclosure& rules) {
  bool changed = rules.names == Names::kRoles && hide_names(record, rules.blank_quotes);
  if (rules.quote_limit > 0) changed |= shorten(record, rules.quote_limit);
  return {std::move(record), changed};
}

bool is_open_licence(std::string_view licence) {
  std::string plain;
  for (const char c : ascii_lower(licence))
    plain += is_ascii_alpha(c) || is_ascii_digit(c) ? c : ' ';
  const std::vector<std::string_view> words = split_words(plain);
  for (const std::string_view closed : {"nc", "noncommercial", "nd", "noderivatives", "noderivs"})
    if (holds(words, closed)) return false;
  const std::string text = join({words.begin(), words.end()}, " ");
  for (const std::string_view open :
       {"cc0", "cc 0", "cc by", "public domain", "ogl", "open government licence",
        "creative commons attribution", "https creativecommons org licenses by",
        "https creativecommons org publicdomain"})
    if (text.starts_with(open)) return true;
  return false;
}

}  // namespace annals
