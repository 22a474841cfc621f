#include "tests/case_fields.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/doc/document.h"
#include "tests/case_runner.h"

namespace annals::testing {
namespace {

std::string quoted(const Quote& words) { return "\"" + words.text + "\""; }

std::string code_of(const std::string& country, const std::vector<std::string>& sectors) {
  std::string code = country.empty() ? "---" : country;
  for (const std::string& sector : sectors) code += " " + sector;
  return code;
}

// A country and sectors, as a set: "USA GOV MIL" equals "USA MIL GOV".
std::string canonical_code(std::string_view code) {
  std::vector<std::string> words;
  for (const std::string_view word : split_words(code)) words.emplace_back(word);
  if (words.size() > 1) std::sort(words.begin() + 1, words.end());
  return join(words, " ");
}

std::string bounds_of(const RecordQuantity& quantity) {
  const std::string about = quantity.approx ? "~ " : "";
  if (quantity.min && quantity.max) {
    const std::string min = std::to_string(*quantity.min);
    return about +
           (*quantity.min == *quantity.max ? min : min + ".." + std::to_string(*quantity.max));
  }
  if (quantity.min) return about + ">= " + std::to_string(*quantity.min);
  if (quantity.max) return about + "<= " + std::to_string(*quantity.max);
  return about + "-";
}

std::string list_of(const std::vector<std::string>& words) {
  return words.empty() ? "-" : join(words, " ");
}

// The unquoted words before the first quotation, and the quotation.
struct Value {
  std::string plain;
  const Part* words = nullptr;

  explicit Value(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (part.quoted)
        words = &part;
      else
        plain += (plain.empty() ? "" : " ") + part.text;
    }
  }
  [[nodiscard]] bool is_absent() const { return plain == "-" && words == nullptr; }
};

class FieldChecker {
public:
  FieldChecker(const Block& block, const Record& record, std::string_view text)
      : block_(block), record_(record), text_(text), offsets_(text, OffsetMap::Unit::kCodePoint) {}

  std::vector<FieldFault> run() {
    for (const FieldLine& field : block_.fields) check(field);
    check_lengths("actor", record_.actor.size());
    check_lengths("recipient", record_.recipient.size());
    check_lengths("where", record_.places.size());
    return std::move(faults_);
  }

private:
  void fault(const FieldLine& field, const std::string& found) {
    faults_.push_back({&field, "found " + found});
  }

  void check(const FieldLine& field) {
    const Value value(field.parts);
    const std::string& key = field.key;
    if (key == "actor") return actor(field, value, record_.actor);
    if (key == "recipient") return actor(field, value, record_.recipient);
    if (key == "trigger") return trigger(field, value);
    if (key == "modes") return modes(field);
    if (key == "contexts") return contexts(field);
    if (key == "when") return when(field, value);
    if (key == "where") return where(field, value);
    if (key == "says") return says(field, value);
    if (key == "hedge") return hedge(field, value);
    if (key == "factuality") return equal(field, value.plain, record_.factuality);
    if (key == "aggregate") return equal(field, value.plain, record_.aggregate ? "yes" : "no");
    if (key == "copies") return equal(field, value.plain, std::to_string(record_.copies.size()));
    if (key == "same") return;
    if (parse_quantity_role(key)) return quantity(field, value);
    throw Error(ErrorKind::kInput, "unknown field \"" + key + "\"", {"", field.line, 1},
                "cases/README.md lists the fields");
  }

  void equal(const FieldLine& field, const std::string& wanted, const std::string& found) {
    if (wanted != found) fault(field, found);
  }

  // Whether the quotation stands at the span that the record gives.
  [[nodiscard]] bool fits(const Part* words, const Quote& quote) const {
    if (words == nullptr) return true;
    if (words->text != quote.text) return false;
    if (words->occurrence == 0) return true;
    std::uint32_t left = words->occurrence;
    std::size_t at = text_.find(words->text);
    while (--left > 0 && at != std::string_view::npos) at = text_.find(words->text, at + 1);
    return at != std::string_view::npos &&
           offsets_(static_cast<std::uint32_t>(at)) == quote.span.begin;
  }

  void actor(const FieldLine& field, const Value& value, const std::vector<RecordActor>& found) {
    std::string seen;
    for (const RecordActor& actor : found) {
      const std::string code = code_of(actor.country, actor.sectors);
      seen += code + " " + quoted(actor.words) + " ";
      const bool code_fits =
          value.plain.empty() || canonical_code(value.plain) == canonical_code(code);
      if (code_fits && fits(value.words, actor.words)) return;
    }
    if (value.is_absent() && found.empty()) return;
    fault(field, found.empty() ? "-" : seen);
  }

  // The trigger's quotation overlaps the record's: two words of one predicate are the same trigger.
  void trigger(const FieldLine& field, const Value& value) {
    const std::string wanted = value.words != nullptr ? value.words->text : value.plain;
    std::size_t at = text_.find(wanted);
    std::uint32_t nth = 1;
    for (; at != std::string_view::npos; at = text_.find(wanted, at + 1), ++nth) {
      const auto begin = static_cast<std::uint32_t>(at);
      const Span span = offsets_(Span{begin, begin + static_cast<std::uint32_t>(wanted.size())});
      const bool counts =
          value.words == nullptr || value.words->occurrence == 0 || value.words->occurrence == nth;
      if (counts && span.overlaps(record_.trigger.span)) return;
    }
    fault(field, quoted(record_.trigger));
  }

  void modes(const FieldLine& field) {
    std::vector<std::string> wanted;
    for (const Part& part : field.parts)
      if (part.text != "-") wanted.push_back(part.text);
    std::vector<std::string> found = record_.modes;
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    if (wanted != found) fault(field, list_of(found));
  }

  void contexts(const FieldLine& field) {
    for (const Part& part : field.parts) {
      const bool there = std::find(record_.contexts.begin(), record_.contexts.end(), part.text) !=
                         record_.contexts.end();
      if (!there) return fault(field, list_of(record_.contexts));
    }
  }

  void when(const FieldLine& field, const Value& value) {
    if (!record_.date) {
      if (!value.is_absent()) fault(field, "-");
      return;
    }
    const RecordDate& date = *record_.date;
    const std::string days = date.start == date.end ? date.start : date.start + ".." + date.end;
    if (value.plain != days || !fits(value.words, date.words))
      fault(field, days + " " + quoted(date.words));
  }

  void where(const FieldLine& field, const Value& value) {
    std::string seen;
    for (const RecordPlace& place : record_.places) {
      const std::string country = place.country.empty() ? "---" : place.country;
      seen += place.name + " " + country + " " + quoted(place.words) + " ";
      if (!fits(value.words, place.words)) continue;
      if (value.plain.empty()) return;
      for (const std::string& name : {place.name, place.words.text})
        if (value.plain == name || value.plain == name + " " + country) return;
    }
    if (value.is_absent() && record_.places.empty()) return;
    fault(field, record_.places.empty() ? "-" : seen);
  }

  void says(const FieldLine& field, const Value& value) {
    if (!record_.attribution) {
      if (!value.is_absent()) fault(field, "-");
      return;
    }
    const RecordAttribution& source = *record_.attribution;
    const std::string code = code_of(source.country, source.sectors);
    const bool code_fits =
        value.plain.empty() || canonical_code(value.plain) == canonical_code(code);
    if (!code_fits || !fits(value.words, source.words))
      fault(field, code + " " + quoted(source.words));
  }

  void hedge(const FieldLine& field, const Value& value) {
    std::string seen;
    for (const auto* side : {&record_.actor, &record_.recipient}) {
      for (const RecordActor& actor : *side) {
        if (!actor.hedge) continue;
        seen += quoted(*actor.hedge) + " ";
        if (fits(value.words, *actor.hedge)) return;
      }
    }
    if (value.is_absent() && seen.empty()) return;
    fault(field, seen.empty() ? "-" : seen);
  }

  // "killed >= 83", "killed 5..9", "deployed ~ 15000", "deployed 5000 part".
  void quantity(const FieldLine& field, const Value& value) {
    const bool part = value.plain.ends_with(" part");
    const std::string wanted = part ? value.plain.substr(0, value.plain.size() - 5) : value.plain;
    std::string seen;
    for (const RecordQuantity& quantity : record_.quantities) {
      if (quantity.role != field.key) continue;
      // The mark of roughness is asserted only where the case writes it.
      std::string bounds = bounds_of(quantity);
      seen += bounds + " " + quoted(quantity.words) + " ";
      if (!wanted.starts_with('~') && bounds.starts_with("~ ")) bounds.erase(0, 2);
      if (bounds == wanted && fits(value.words, quantity.words) && (!part || quantity.part_of))
        return;
    }
    if (value.is_absent() && seen.empty()) return;
    fault(field, seen.empty() ? "-" : seen);
  }

  // Lists are asserted whole: two lines of "actor" mean two actors.
  void check_lengths(std::string_view key, std::size_t found) {
    const FieldLine* last = nullptr;
    std::size_t wanted = 0;
    for (const FieldLine& field : block_.fields) {
      if (field.key != key || Value(field.parts).is_absent()) continue;
      last = &field;
      ++wanted;
    }
    if (last != nullptr && wanted != found && faults_.empty())
      faults_.push_back(
          {last, "found " + std::to_string(found) + " entries of \"" + std::string(key) + "\""});
  }

  const Block& block_;
  const Record& record_;
  std::string_view text_;
  OffsetMap offsets_;
  std::vector<FieldFault> faults_;
};

}  // namespace

std::vector<FieldFault> check_fields(const Block& block, const Record& record,
                                     std::string_view text) {
  return FieldChecker(block, record, text).run();
}

std::vector<std::string> print_record(const Record& record) {
  std::vector<std::string> lines{record.event_type};
  const auto add = [&lines](std::string key, const std::string& value) {
    key.resize(std::max<std::size_t>(key.size() + 1, 12), ' ');
    lines.push_back("  " + key + value);
  };
  add("trigger", quoted(record.trigger));
  if (!record.modes.empty()) add("modes", list_of(record.modes));
  if (record.actor.empty()) add("actor", "-");
  for (const RecordActor& actor : record.actor)
    add("actor", code_of(actor.country, actor.sectors) + " " + quoted(actor.words));
  if (record.recipient.empty()) add("recipient", "-");
  for (const RecordActor& actor : record.recipient)
    add("recipient", code_of(actor.country, actor.sectors) + " " + quoted(actor.words));
  for (const RecordQuantity& quantity : record.quantities)
    add(quantity.role,
        bounds_of(quantity) + (quantity.part_of ? " part " : " ") + quoted(quantity.words));
  if (record.date) {
    const std::string& start = record.date->start;
    const std::string days = start == record.date->end ? start : start + ".." + record.date->end;
    add("when", days + " " + quoted(record.date->words));
  }
  for (const RecordPlace& place : record.places)
    add("where", place.name + (place.country.empty() ? "" : " " + place.country) + " " +
                     quoted(place.words));
  if (record.attribution)
    add("says", code_of(record.attribution->country, record.attribution->sectors) + " " +
                    quoted(record.attribution->words));
  if (record.factuality != "actual") add("factuality", record.factuality);
  if (record.aggregate) add("aggregate", "yes");
  return lines;
}

}  // namespace annals::testing
