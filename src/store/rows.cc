#include "src/store/rows.h"

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/store/schema.h"
#include "src/store/store.h"

namespace annals {
namespace {

// A list as SQLite's JSON functions and Datasette's facets read it.
std::string json_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() == 1 ? "" : ", ") + json_string(item);
  return out + ']';
}

std::string readings(const std::vector<RecordPlaceReading>& others) {
  std::string out = "[";
  for (const RecordPlaceReading& other : others)
    out += (out.size() == 1 ? "" : ", ") + ("[" + json_string(other.name)) + ", " +
           (other.country.empty() ? "null" : json_string(other.country)) + ", " +
           std::to_string(other.score) + "]";
  return out + ']';
}

std::string code(const std::string& country, const std::vector<std::string>& sectors) {
  std::string out = country.empty() ? "---" : country;
  for (const std::string& sector : sectors) out += ' ' + sector;
  return out;
}

template <class T> Value null_if_none(const std::optional<T>& value) {
  return value ? number(static_cast<std::int64_t>(*value)) : Value();
}

// Not row.insert: at -O3 g++ 12 warns of writes out of bounds there, which it only imagines.
void add(std::vector<Value>& row, std::initializer_list<Value> values) {
  for (const Value& value : values) row.push_back(value);
}

void add_quote(std::vector<Value>& row, const Quote& quote) {
  add(row, {Value(quote.text), number(quote.span.begin), number(quote.span.end)});
}

void add_quote(std::vector<Value>& row, const Quote* quote) {
  if (quote != nullptr) return add_quote(row, *quote);
  row.insert(row.end(), 3, Value());
}

const Quote* pointer(const std::optional<Quote>& quote) { return quote ? &*quote : nullptr; }

// A key is never used twice, also where the articles that had it are forgotten: exports are told by the keys they hold.
constexpr const char* kInsertArticle =
    "INSERT INTO article VALUES (1 + max(ifnull((SELECT max(key) FROM article), 0), "
    "ifnull((SELECT last_article FROM export_log ORDER BY key DESC LIMIT 1), 0)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// INSERT of that many columns.
std::string insert(const std::string& table, int columns) {
  std::string out = "INSERT INTO " + table + " VALUES (?";
  for (int i = 1; i < columns; ++i) out += ", ?";
  return out + ")";
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char kDigits[] = "0123456789abcdef";
      out += {'\\', 'u', '0', '0', kDigits[(c >> 4) & 15], kDigits[c & 15]};
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::vector<std::string_view> listed(std::string_view json) {
  std::vector<std::string_view> out;
  const auto parts = split(json, '"');
  for (std::size_t i = 1; i < parts.size(); i += 2) out.push_back(parts[i]);
  return out;
}

std::string content_hash(const Article& article) {
  return hash_hex({article.text, article.title,
                   article.published ? to_string(*article.published) : "", article.published_text,
                   article.url, article.outlet, article.byline, article.language, article.section,
                   article.licence});
}

Placement placement(const Record& record, std::optional<Day> published) {
  if (record.date && !(record.date->start.empty() && record.date->end.empty())) {
    const std::string& start = record.date->start.empty() ? record.date->end : record.date->start;
    return {start, record.date->end.empty() ? start : record.date->end, false};
  }
  const bool happened = record.factuality == "actual" || record.factuality == "alleged";
  if (!happened || !published) return {"", "", true};
  return {to_string(*published - kUndatedDays), to_string(*published),
          true};
}

RowWriter::RowWriter(Database& db)
    : db_(db), run_(db, "INSERT INTO run VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
      article_(db, kInsertArticle),
      article_words_(db, "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)"),
      coding_(db, insert("coding", 5)), record_(db, insert("record", 31)),
      sentence_words_(db, "INSERT INTO sentence_words (rowid, sentence) VALUES (?, ?)"),
      participant_(db, insert("participant", 14)), place_(db, insert("place", 12)),
      place_tree_(db, "INSERT INTO place_tree VALUES (?1, ?2, ?2, ?3, ?3)"),
      quantity_(db, insert("quantity", 12)), attribution_(db, insert("attribution", 11)),
      copy_(db, insert("copy", 7)), because_(db, insert("because", 4)) {}

void RowWriter::run(const Run& run) { run_.run({run.id, run.engine, run.data, run.options}); }

std::int64_t RowWriter::article(const Article& article, std::int64_t version,
                                const std::string& hash) {
  const std::string published = article.published ? to_string(*article.published) : "";
  article_.run({article.id, number(version), number(0), hash, null_if_empty(article.url),
                null_if_empty(article.outlet), null_if_empty(published),
                null_if_empty(article.published_text), null_if_empty(article.title),
                null_if_empty(article.byline), null_if_empty(article.language),
                null_if_empty(article.section), null_if_empty(article.licence), article.text});
  const std::int64_t key = db_.last_row();
  article_words_.run({number(key), null_if_empty(article.title), article.text});
  return key;
}

std::int64_t RowWriter::coding(std::int64_t article, const std::string& run, bool current) {
  coding_.run({Value(), number(article), run, number(current ? 1 : 0), number(0)});
  return db_.last_row();
}

void RowWriter::record(const Record& record, std::int64_t coding, std::optional<Day> published) {
  const Placement placed = placement(record, published);
  const std::string modes = json_list(record.modes);
  const std::string contexts = json_list(record.contexts);
  const std::string json = to_json(record);
  const std::string_view date_start = record.date ? record.date->start : std::string_view();
  const std::string_view date_end = record.date ? record.date->end : std::string_view();
  std::vector<Value> row{Value(),
                         number(coding),
                         record.id,
                         record.doc,
                         record.event,
                         null_if_empty(record.happening),
                         record.event_type,
                         record.quad,
                         modes,
                         contexts,
                         null_if_empty(record.cameo),
                         record.intensity};
  add_quote(row, record.trigger);
  add_quote(row, record.sentence);
  add(row, {null_if_empty(date_start), null_if_empty(date_end)});
  add_quote(row, record.date ? &record.date->words : nullptr);
  add(row, {null_if_empty(record.not_after), null_if_empty(placed.start), null_if_empty(placed.end),
            number(placed.undated ? 1 : 0), record.factuality, number(record.aggregate ? 1 : 0),
            record.confidence, json});
  record_.run(row);
  const std::int64_t key = db_.last_row();
  sentence_words_.run({number(key), record.sentence.text});
  participants(key, "actor", record.actor);
  participants(key, "recipient", record.recipient);
  places(key, record.places);
  quantities(key, record.quantities);
  if (record.attribution) attribution(key, *record.attribution);
  copies(key, record.copies);
  because(key, record);
}

void RowWriter::participants(std::int64_t key, std::string_view side,
                             std::span<const RecordActor> actors) {
  std::int64_t position = 0;
  for (const RecordActor& actor : actors) {
    const std::string whole = code(actor.country, actor.sectors);
    const std::string sectors = json_list(actor.sectors);
    std::vector<Value> row{number(key), side, number(position++)};
    add_quote(row, actor.words);
    add(row, {null_if_empty(actor.name), whole, null_if_empty(actor.country), sectors,
              null_if_empty(actor.wikidata)});
    add_quote(row, pointer(actor.hedge));
    participant_.run(row);
  }
}

void RowWriter::places(std::int64_t key, std::span<const RecordPlace> places) {
  std::int64_t position = 0;
  for (const RecordPlace& place : places) {
    const std::string others = readings(place.others);
    if (place.lat && place.lon && position < kPlacesInTree)
      place_tree_.run({number(key * kPlacesInTree + position), *place.lat, *place.lon});
    std::vector<Value> row{number(key), number(position++)};
    add_quote(row, place.words);
    add(row, {null_if_empty(place.name), null_if_empty(place.country), null_if_absent(place.lat),
              null_if_absent(place.lon), place.geonameid == 0 ? Value() : number(place.geonameid),
              null_if_empty(place.kind), others});
    place_.run(row);
  }
}

void RowWriter::quantities(std::int64_t key, std::span<const RecordQuantity> quantities) {
  std::int64_t position = 0;
  for (const RecordQuantity& quantity : quantities) {
    std::vector<Value> row{number(key),
                           number(position++),
                           quantity.role,
                           null_if_none(quantity.min),
                           null_if_none(quantity.max),
                           number(quantity.approx ? 1 : 0)};
    add_quote(row, quantity.words);
    add(row,
        {null_if_empty(quantity.of), null_if_empty(quantity.unit), null_if_none(quantity.part_of)});
    quantity_.run(row);
  }
}

void RowWriter::attribution(std::int64_t key, const RecordAttribution& attribution) {
  const std::string whole = code(attribution.country, attribution.sectors);
  const std::string sectors = json_list(attribution.sectors);
  std::vector<Value> row{number(key)};
  add_quote(row, attribution.words);
  add_quote(row, pointer(attribution.cue));
  add(row, {null_if_empty(attribution.name), whole, null_if_empty(attribution.country), sectors});
  attribution_.run(row);
}

void RowWriter::copies(std::int64_t key, std::span<const RecordCopy> copies) {
  std::int64_t position = 0;
  for (const RecordCopy& copy : copies)
    copy_.run({number(key), number(position++), copy.doc, null_if_empty(copy.outlet),
               null_if_empty(copy.url), number(copy.span.begin), number(copy.span.end)});
}

void RowWriter::because(std::int64_t key, const Record& record) {
  std::int64_t position = 0;  // over all fields, so that a field named twice is no conflict
  for (const auto& [field, reasons] : record.because)
    for (const std::string& reason : reasons)
      because_.run({number(key), field, number(position++), reason});
}

}  // namespace annals
