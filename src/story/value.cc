#include "src/story/value.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "include/annals/date.h"

namespace annals::story {
namespace {

constexpr std::size_t kNoDay = 100000;

std::string hedges_of(const Record& record) {
  std::string out;
  for (const auto* side : {&record.actor, &record.recipient})
    for (const RecordActor& who : *side)
      if (who.hedge) out += (out.empty() ? "" : "; ") + who.hedge->text;
  return out;
}

// The numbers of a role that are no part of others. A list's members stand for the list.
std::vector<const RecordQuantity*> numbers_of(const Record& record, const std::string& role) {
  std::vector<const RecordQuantity*> out;
  for (const RecordQuantity& number : record.quantities)
    if (number.role == role && !number.part_of) out.push_back(&number);
  return out;
}

}  // namespace

Value value_of(const Record& record, const RecordQuantity* number) {
  Value out;
  if (number != nullptr) {
    out.min = number->min;
    out.max = number->max;
    out.words = number->words.text;
  }
  if (record.attribution)
    out.source = record.attribution->name.empty() ? record.attribution->words.text : record.attribution->name;
  else
    out.source = voice_of(record);
  out.date = record.published;
  out.outlet = record.outlet;
  out.doc = record.doc;
  out.url = record.url;
  out.record = record.id;
  out.quote = record.sentence.text;
  out.factuality = record.factuality;
  out.hedge = hedges_of(record);
  return out;
}

std::optional<Value> figure_of(const Record& record, const std::string& role) {
  const std::vector<const RecordQuantity*> numbers = numbers_of(record, role);
  if (numbers.empty()) return std::nullopt;
  Value out = value_of(record, numbers.front());
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    out.min = out.min && numbers[i]->min ? std::optional(*out.min + *numbers[i]->min) : std::nullopt;
    out.max = out.max && numbers[i]->max ? std::optional(*out.max + *numbers[i]->max) : std::nullopt;
    out.words += " + " + numbers[i]->words.text;
  }
  return out;
}

std::int64_t low(const Value& value) { return value.min.value_or(0); }
std::int64_t high(const Value& value) { return value.max.value_or(low(value)); }
std::int64_t middle(const Value& value) { return value.min ? *value.min : high(value); }

bool is_before(const Value& a, const Value& b) { return std::tie(a.date, a.doc, a.record) < std::tie(b.date, b.doc, b.record); }

std::int64_t best_figure(std::span<const Value> values) {
  std::string newest;
  for (const Value& value : values) newest = std::max(newest, value.date);
  std::map<std::int64_t, std::set<std::string>> voices;
  for (const Value& value : values)
    if (value.date == newest) voices[middle(value)].insert(voice_of(value));
  return std::max_element(voices.begin(), voices.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); })->first;
}

std::string day_text(const Record& record) {
  if (!record.date || record.date->start.empty()) return {};
  return record.date->end.empty() || record.date->end == record.date->start ? record.date->start : record.date->start + "/" + record.date->end;
}

std::size_t length_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return text.empty() ? kNoDay : 1;
  return static_cast<std::size_t>((parse_day(text.substr(slash + 1)).value() - parse_day(text.substr(0, slash)).value()).count()) + 1;
}

std::string name_of(const RecordPlace& place) { return place.name.empty() ? place.words.text : place.name; }

std::string best_place(std::span<const Record* const> records) {
  std::map<std::string, std::set<std::string>> voices;
  for (const Record* record : records)
    if (!record->places.empty()) voices[name_of(record->places.front())].insert(voice_of(*record));
  if (voices.empty()) return {};
  return std::max_element(voices.begin(), voices.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); })->first;
}

const std::string& voice_of(const Value& value) { return value.outlet.empty() ? value.doc : value.outlet; }
const std::string& voice_of(const Record& record) { return record.outlet.empty() ? record.doc : record.outlet; }

}  // namespace annals::story
