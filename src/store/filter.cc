#include "src/store/filter.h"

#include <array>

#include "include/annals/error.h"
#include "include/annals/ontology.h"
#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/store/schema.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 5> kFactualities{"actual", "alleged", "future",
                                                        "hypothetical", "negated"};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_ascii_lower(c)) c = static_cast<char>(c - 32);
  return out;
}

// Collects conditions and what their question marks stand for.
class Conditions {
public:
  explicit Conditions(EventQuery& query) : query_(query) {}

  void add(const std::string& condition) {
    where_ += (where_.empty() ? "\nWHERE " : "\n  AND ") + condition;
  }

  void add(const std::string& condition, const std::vector<std::string>& texts) {
    add(condition);
    for (const std::string& text : texts) query_.values.emplace_back(keep(text));
  }

  void add(const std::string& condition, double value) {
    add(condition);
    query_.values.emplace_back(value);
  }

  [[nodiscard]] const std::string& where() const { return where_; }

private:
  std::string_view keep(const std::string& text) { return query_.texts.emplace_back(text); }

  EventQuery& query_;
  std::string where_;
};

std::string question_marks(std::size_t count) {
  std::string out = "(";
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "?" : ", ?";
  return out + ")";
}

template <class Names>
Error unknown(std::string_view what, const std::string& name, const Names& names) {
  std::string listed;
  for (const auto& known : names) listed += (listed.empty() ? "" : ", ") + std::string(known);
  return {ErrorKind::kUsage,
          "there is no " + std::string(what) + " '" + name + "'",
          {},
          "known: " + listed};
}

template <class Names>
void require(std::string_view what, const std::vector<std::string>& asked, const Names& names) {
  for (const std::string& name : asked) {
    bool found = false;
    for (const auto& known : names) found = found || known == name;
    if (!found) throw unknown(what, name, names);
  }
}

std::vector<std::string> type_names(const StoredNames& stored) {
  std::vector<std::string> names = stored.types;
  for (const EventTypeFacts& facts : kEventTypes) names.emplace_back(facts.name);
  return names;
}

std::vector<std::string> mode_names(const StoredNames& stored) {
  std::vector<std::string> names = stored.modes;
  names.insert(names.end(), kModeNames.begin(), kModeNames.end());
  return names;
}

template <class Function>
std::vector<std::string> each(const std::vector<std::string>& names, Function&& change) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back(change(trim(name)));
  return out;
}

void add_names(Conditions& conditions, const EventFilter& filter, const StoredNames& stored) {
  const auto lower = [](std::string_view name) { return to_lower(name); };
  const auto types = each(filter.types, upper);
  const auto modes = each(filter.modes, lower);
  const auto contexts = each(filter.contexts, lower);
  const auto factualities = each(filter.factualities, lower);
  require("event type", types, type_names(stored));
  require("mode", modes, mode_names(stored));
  require("context", contexts, kContextNames);
  require("factuality", factualities, kFactualities);
  if (!types.empty()) conditions.add("r.event_type IN " + question_marks(types.size()), types);
  if (!factualities.empty())
    conditions.add("r.factuality IN " + question_marks(factualities.size()), factualities);
  const auto in_list = [&](const char* column, const std::vector<std::string>& names) {
    if (!names.empty())
      conditions.add("EXISTS (SELECT 1 FROM json_each(r." + std::string(column) +
                         ") WHERE value IN " + question_marks(names.size()) + ")",
                     names);
  };
  in_list("modes", modes);
  in_list("contexts", contexts);
}

// RECORD.md: "USA" means any code that begins so, "USA MIL" that country and sector.
void add_code(Conditions& conditions, const std::string& side, const std::string& code) {
  if (trim(code).empty()) return;
  const std::string wanted = upper(code);
  const std::vector<std::string_view> words = split_words(wanted);
  std::string found = "r.key IN (SELECT record FROM participant WHERE side = ?";
  std::vector<std::string> values{side};
  if (words.size() == 1) {
    found += " AND code >= ? AND code < ?";
    values.emplace_back(words[0]);
    values.emplace_back(std::string(words[0]) + '\x7f');  // after every code that begins so
  } else {
    found += " AND ifnull(country, '---') = ?";
    values.emplace_back(words[0]);
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!parse_sector(words[i])) throw unknown("sector", std::string(words[i]), kSectorNames);
    found += " AND EXISTS (SELECT 1 FROM json_each(sectors) WHERE value = ?)";
    values.emplace_back(words[i]);
  }
  conditions.add(found + ")", values);
}

void add_country(Conditions& conditions, const std::string& country) {
  if (trim(country).empty()) return;
  const std::string code = upper(trim(country));
  if (code.size() != 3)
    throw Error(ErrorKind::kUsage, "'" + country + "' is no country code", {},
                "countries are three letters of ISO 3166, such as USA, or IGO, UNO, EUR, NGO, ISM, "
                "IMG, MNC");
  // One list, not two of which either will do: SQLite walks it with an index, and reads only the records in it.
  conditions.add("r.key IN (SELECT record FROM participant WHERE country = ? UNION ALL SELECT record FROM place WHERE country = ?)",
                 {code, code});
}

void add_words(Conditions& conditions, const EventFilter& filter) {
  const auto party = [&](const std::string& side, const std::string& words) {
    if (!words.empty())
      conditions.add("EXISTS (SELECT 1 FROM participant p WHERE p.record = r.key AND p.side = ?"
                     " AND (holds_words(p.text, ?) OR holds_words(p.name, ?)))",
                     {side, words, words});
  };
  const auto row = [&](const std::string& table, const std::string& words) {
    if (!words.empty())
      conditions.add("EXISTS (SELECT 1 FROM " + table +
                         " p WHERE p.record = r.key"
                         " AND (holds_words(p.text, ?) OR holds_words(p.name, ?)))",
                     {words, words});
  };
  party("actor", filter.actor_text);
  party("recipient", filter.recipient_text);
  row("place", filter.place);
  row("attribution", filter.source);
  if (!filter.text.empty())
    conditions.add("r.key IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?)",
                   {filter.text});
  if (!filter.article_text.empty())
    conditions.add("c.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)",
                   {filter.article_text});
}

void add_days(Conditions& conditions, const EventFilter& filter) {
  if (filter.since && filter.until && *filter.since > *filter.until)
    throw Error(ErrorKind::kUsage,
                "no day is both since " + to_string(*filter.since) + " and until " +
                    to_string(*filter.until),
                {}, "exchange the two");
  if (filter.since) conditions.add("r.day_end >= ?", {to_string(*filter.since)});
  if (filter.until)
    conditions.add("ifnull(r.day_start, '~') <= ?",
                   {to_string(*filter.until)});  // as in record_order
}

void add_origin(Conditions& conditions, const EventFilter& filter) {
  if (!filter.outlet.empty()) conditions.add("a.outlet = ? COLLATE NOCASE", {filter.outlet});
  if (!filter.doc.empty()) conditions.add("r.doc = ?", {filter.doc});
  if (!filter.event.empty()) conditions.add("r.event = ?", {filter.event});
  if (!filter.run.empty()) conditions.add("c.run = ?", {filter.run});
  if (filter.aggregate) conditions.add(*filter.aggregate ? "r.aggregate = 1" : "r.aggregate = 0");
  if (filter.min_confidence > 0) conditions.add("r.confidence >= ?", filter.min_confidence);
  if (filter.versions == Versions::kCurrent) conditions.add("c.current = 1");
}

// Whether a character can be part of a word; signs above ASCII that part words are the common ones.
bool is_word_part(char32_t c) {
  if (c < 0x80) return is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) &&
         !(c >= 0x3000 && c <= 0x303F);
}

std::string folded(std::string_view text) {
  return is_valid_utf8(text) ? to_lower(text) : to_lower(repair_utf8(text));
}

bool boundary_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return !is_word_part(next_code_point(text, begin));
}

bool boundary_after(std::string_view text, std::size_t at) {
  return at == text.size() || !is_word_part(next_code_point(text, at));
}

}  // namespace

bool holds_words(std::string_view haystack, std::string_view needle) {
  const std::string text = folded(haystack);
  const std::string folded_needle = folded(needle);
  const std::string_view words = trim(folded_needle);
  if (words.empty()) return true;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    if (boundary_before(text, at) && boundary_after(text, at + words.size())) return true;
  return false;
}

EventQuery make_selection(const EventFilter& filter, const StoredNames& stored) {
  EventQuery query;
  Conditions conditions(query);
  add_names(conditions, filter, stored);
  add_code(conditions, "actor", filter.actor);
  add_code(conditions, "recipient", filter.recipient);
  add_country(conditions, filter.country);
  add_words(conditions, filter);
  add_days(conditions, filter);
  add_origin(conditions, filter);
  if (filter.versions == Versions::kCurrent) conditions.add(kNotCarried);
  query.sql = " FROM record r JOIN coding c ON c.key = r.coding JOIN article a ON a.key = c.article" + conditions.where();
  return query;
}

EventQuery make_query(const EventFilter& filter, const StoredNames& stored) {
  EventQuery query = make_selection(filter, stored);
  query.sql = "SELECT r.key, r.undated" + query.sql + "\nORDER BY " + kRecordOrder;
  if (filter.limit > 0) query.sql += "\nLIMIT " + std::to_string(filter.limit);
  return query;
}

}  // namespace annals
