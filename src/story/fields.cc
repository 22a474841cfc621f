#include "src/story/fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "src/base/text.h"
#include "src/story/value_json.h"

namespace annals::story {
namespace {

constexpr const char* kBestToldRule = "fact if one report tells it as fact; else alleged if one alleges it";
constexpr const char* kBestDateRule = "the shortest stretch of days; of those the earliest";
constexpr const char* kMostOutletsRule = "what most outlets give; of those the first in the alphabet";

std::string code_of(const RecordActor& who) {
  if (who.country.empty() && who.sectors.empty()) return {};
  return " [" + (who.country.empty() ? "---" : who.country) + (who.sectors.empty() ? "" : " " + join(who.sectors, " ")) +
         (who.hedge ? ", \"" + who.hedge->text + "\"" : "") + "]";
}

// Sides without a name are the same if their code is, whatever words stand for them.
std::string key_of(const RecordActor& who) {
  const std::string code = code_of(who);
  return (who.name.empty() ? (code.empty() ? who.words.text : "") : who.name) + code;
}

// "9 people" says how many and not who.
std::string text_of(const RecordActor& who) {
  const std::string& words = who.name.empty() ? who.words.text : who.name;
  const bool counts = who.name.empty() && std::any_of(words.begin(), words.end(), is_ascii_digit);
  const std::string code = code_of(who);
  return counts && !code.empty() ? code.substr(1) : words + code;
}

std::string text_of(const RecordPlace& place) { return name_of(place) + (place.country.empty() ? "" : ", " + place.country); }

// The values of one field, gathered.
class Gathered {
public:
  void add(const std::string& text, Value value, const std::string& words) { add(text, text, std::move(value), words); }

  void add(const std::string& key, const std::string& text, Value value, const std::string& words) {
    if (!words.empty()) value.words = words;
    FieldValue& at = values_[key];
    at.key = key;
    // One text stands for all of a key, whatever their order: words before a code alone, then the shorter.
    if (at.text.empty() || rank_of(text) < rank_of(at.text)) at.text = text;
    // Several mentions of one report say it once.
    if (std::none_of(at.from.begin(), at.from.end(), [&](const Value& other) { return other.doc == value.doc && other.source == value.source; }))
      at.from.push_back(std::move(value));
  }

  [[nodiscard]] bool empty() const { return values_.empty(); }

  // `best` names one by its key.
  [[nodiscard]] Field field(std::string name, const std::optional<std::string>& best, std::string rule) {
    Field out;
    out.name = std::move(name);
    out.rule = std::move(rule);
    for (auto& [key, value] : values_) {
      std::sort(value.from.begin(), value.from.end(), is_before);
      out.values.push_back(std::move(value));
    }
    std::stable_sort(out.values.begin(), out.values.end(), [](const FieldValue& a, const FieldValue& b) { return a.from.front().date < b.from.front().date; });
    for (std::size_t i = 0; i < out.values.size(); ++i)
      if (out.values[i].key == best) out.best = i;
    return out;
  }

  [[nodiscard]] std::string by_most_outlets() const {
    std::string best;
    std::size_t most = 0;
    for (const auto& [key, value] : values_) {
      std::set<std::string> voices;
      for (const Value& one : value.from) voices.insert(voice_of(one));
      if (voices.size() > most) most = voices.size(), best = key;
    }
    return best;
  }

  [[nodiscard]] const std::map<std::string, FieldValue>& values() const { return values_; }

private:
  static std::tuple<bool, std::size_t, std::string> rank_of(const std::string& text) { return {text.starts_with('['), text.size(), text}; }

  std::map<std::string, FieldValue> values_;
};

Field told_of(std::span<const Record> records) {
  Gathered all;
  for (const Record& record : records) all.add(record.factuality, value_of(record), record.trigger.text);
  std::string best;
  for (const char* told : {"actual", "alleged", "negated"})
    if (best.empty() && all.values().contains(told)) best = told;
  return all.field("told", best, kBestToldRule);
}

void add_date(std::span<const Record> records, std::vector<Field>& out) {
  Gathered all;
  std::string best;
  for (const Record& record : records) {
    const std::string day = day_text(record);
    if (day.empty()) continue;
    all.add(day, value_of(record), record.date->words.text);
    if (length_of(day) < length_of(best) || (length_of(day) == length_of(best) && day < best)) best = day;
  }
  if (!all.empty()) out.push_back(all.field("date", best, kBestDateRule));
}

void add_place(std::span<const Record> records, std::vector<Field>& out) {
  Gathered all;
  std::vector<const Record*> pointers;
  for (const Record& record : records) {
    pointers.push_back(&record);
    for (const RecordPlace& place : record.places) all.add(text_of(place), value_of(record), place.words.text);
  }
  if (all.empty()) return;
  const std::string name = best_place(pointers);
  std::optional<std::string> best;
  for (const Record& record : records)
    for (const RecordPlace& place : record.places)
      if (name_of(place) == name && (!best || text_of(place) < *best)) best = text_of(place);
  out.push_back(all.field("place", best, kBestPlaceRule));
}

void add_side(std::span<const Record> records, const char* name, std::vector<RecordActor> Record::* side, std::vector<Field>& out) {
  Gathered all;
  for (const Record& record : records)
    for (const RecordActor& who : record.*side) all.add(key_of(who), text_of(who), value_of(record), who.words.text);
  if (!all.empty()) out.push_back(all.field(name, all.by_most_outlets(), kMostOutletsRule));
}

void add_modes(std::span<const Record> records, std::vector<Field>& out) {
  Gathered all;
  for (const Record& record : records)
    for (const std::string& mode : record.modes) all.add(mode, value_of(record), record.trigger.text);
  if (!all.empty()) out.push_back(all.field("modes", all.by_most_outlets(), kMostOutletsRule));
}

void add_figures(std::span<const Record> records, std::vector<Field>& out) {
  std::set<std::string> roles;
  for (const Record& record : records)
    for (const RecordQuantity& number : record.quantities)
      if (!number.part_of) roles.insert(number.role);
  for (const std::string& role : roles) {
    Gathered all;
    std::vector<Value> facts;
    for (const Record& record : records) {
      const auto figure = figure_of(record, role);
      if (!figure) continue;
      all.add(bounds_of(*figure), *figure, {});
      if (figure->factuality == "actual") facts.push_back(*figure);
    }
    std::optional<std::string> best;
    if (!facts.empty()) {
      const std::int64_t figure = best_figure(facts);
      std::string newest;
      for (const Value& value : facts) newest = std::max(newest, value.date);
      for (const Value& value : facts)
        if (value.date == newest && middle(value) == figure && (!best || bounds_of(value) < *best)) best = bounds_of(value);
    }
    out.push_back(all.field(role, best, kBestFigureRule));
  }
}

}  // namespace

std::string bounds_of(const Value& value) {
  if (value.min && value.max) return *value.min == *value.max ? std::to_string(*value.min) : std::to_string(*value.min) + " to " + std::to_string(*value.max);
  if (value.min) return "at least " + std::to_string(*value.min);
  return value.max ? "at most " + std::to_string(*value.max) : value.words;
}

std::vector<Field> fields_of(std::span<const Record> records) {
  std::vector<Field> out;
  if (records.empty()) return out;
  out.push_back(told_of(records));
  // Who denies a happening does not tell how it was, unless nobody else speaks of it.
  std::vector<Record> telling;
  for (const Record& record : records)
    if (record.factuality != "negated") telling.push_back(record);
  const std::span<const Record> by = telling.empty() ? records : std::span<const Record>(telling);
  add_date(by, out);
  add_place(by, out);
  add_side(by, "actor", &Record::actor, out);
  add_side(by, "recipient", &Record::recipient, out);
  add_modes(by, out);
  add_figures(by, out);
  return out;
}

std::string to_json(std::span<const Field> fields) {
  Json out = Json::array();
  for (const Field& field : fields) {
    Json values = Json::array();
    for (const FieldValue& value : field.values) values.push_back({{"value", value.text}, {"from", json_of(value.from)}});
    out.push_back({{"field", field.name}, {"best", field.best ? Json(field.values[*field.best].text) : Json()}, {"rule", field.rule}, {"values", values}});
  }
  return written(out);
}

}  // namespace annals::story
