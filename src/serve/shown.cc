#include "src/serve/shown.h"

#include <algorithm>

#include "src/serve/json.h"

namespace annals::serve {
namespace {

template <class T, class Function> std::string joined(const std::vector<T>& items, Function&& one) {
  std::string out;
  for (const T& item : items) out.append(&item == &items.front() ? "" : ";").append(one(item));
  return out;
}

std::string code_of(const std::string& country, const std::vector<std::string>& sectors) {
  std::string out = country.empty() ? "---" : country;
  for (const std::string& sector : sectors) out += " " + sector;
  return out;
}

void add_party(Members& members, const std::string& side, const std::vector<RecordActor>& parties) {
  members.emplace_back(
      side, text(joined(parties, [](const RecordActor& one) { return one.words.text; })));
  members.emplace_back(side + "_code", text(joined(parties, [](const RecordActor& one) {
                         return code_of(one.country, one.sectors);
                       })));
  members.emplace_back(side + "_hedge", text(joined(parties, [](const RecordActor& one) {
                         return one.hedge ? one.hedge->text : std::string();
                       })));
}

std::string properties(const Record& record, const RecordPlace* place) {
  Members members{{"record", text(record.id)},
                  {"doc", text(record.doc)},
                  {"url", text_or_null(record.url)},
                  {"outlet", text_or_null(record.outlet)},
                  {"published", text_or_null(record.published)},
                  {"event_type", text(record.event_type)},
                  {"factuality", text(record.factuality)},
                  {"date_start", text_or_null(record.date ? record.date->start : "")},
                  {"date_end", text_or_null(record.date ? record.date->end : "")}};
  add_party(members, "actor", record.actor);
  add_party(members, "recipient", record.recipient);
  members.emplace_back("place", text_or_null(place == nullptr      ? ""
                                             : place->name.empty() ? place->words.text
                                                                   : place->name));
  members.emplace_back("place_country", text_or_null(place == nullptr ? "" : place->country));
  members.emplace_back("place_kind", text_or_null(place == nullptr ? "" : place->kind));
  members.emplace_back("source",
                       text_or_null(record.attribution ? record.attribution->words.text : ""));
  members.emplace_back("quantities", text(joined(record.quantities, [](const RecordQuantity& one) {
                         return one.role + "=" + one.words.text;
                       })));
  members.emplace_back("aggregate", boolean(record.aggregate));
  members.emplace_back("sentence", text(record.sentence.text));
  members.emplace_back("confidence", number_or_null(record.confidence));
  return object(members);
}

std::string feature(const Record& record, const RecordPlace* place, const std::string& geometry) {
  return object({{"type", text("Feature")},
                 {"geometry", geometry},
                 {"properties", properties(record, place)}});
}

}  // namespace

const Disclosure& Shown::rules_for(const std::string& doc) {
  const auto known = rules_.find(doc);
  if (known != rules_.end()) return known->second;
  // Only in public does a licence decide.
  const std::string licence =
      service_.is_public() ? licence_of(desk_.database(), doc) : std::string();
  return rules_.emplace(doc, service_.disclosure(licence)).first->second;
}

std::string Shown::read_line(std::int64_t key) {
  std::string line(desk_.reader().line(key));
  if (line.empty() || (!service_.is_public() && service_.options().names == Names::kAll)) return line;
  Record record = record_from_json(line);
  const Disclosure& rules = rules_for(record.doc);
  Disclosed shown = annals::disclosed(std::move(record), rules);
  return shown.changed ? to_json(shown.record) : line;
}

void Shown::add_line(std::int64_t key, std::string& out) {
  if (held_->lines.add(key, out)) return;
  std::string line = read_line(key);
  out += line;
  if (!line.empty()) held_->lines.put(key, std::move(line));
}

std::string Shown::line(std::int64_t key) {
  std::string out;
  add_line(key, out);
  return out;
}

void Shown::add_lines(const std::vector<std::int64_t>& keys, std::string& out) {
  for (const std::int64_t key : keys) {
    if (key != keys.front()) out += ',';
    add_line(key, out);
  }
}

Record Shown::record(std::int64_t key) { return record_from_json(line(key)); }

Record Shown::disclosed(Record record) {
  const Disclosure& rules = rules_for(record.doc);
  return annals::disclosed(std::move(record), rules).record;
}

std::vector<Record> Shown::disclosed(std::vector<Record> records) {
  for (Record& record : records) record = disclosed(std::move(record));
  return records;
}

std::string features(const Record& record) {
  std::vector<std::string> out;
  for (const RecordPlace& place : record.places)
    if (place.lat && place.lon)
      out.push_back(feature(record, &place,
                            object({{"type", text("Point")},
                                    {"coordinates", array({number_or_null(place.lon),
                                                           number_or_null(place.lat)})}})));
  if (out.empty())
    out.push_back(
        feature(record, record.places.empty() ? nullptr : &record.places.front(), "null"));
  std::string joined;
  for (const std::string& one : out) joined.append(joined.empty() ? "" : ",").append(one);
  return joined;
}

}  // namespace annals::serve
