#include "src/story/brief.h"

#include <algorithm>
#include <map>
#include <set>

#include "src/story/account.h"
#include "src/story/fields.h"

namespace annals::story {
namespace {

bool is_told(const Record& record) { return record.factuality == "actual" || record.factuality == "alleged"; }
bool is_denial(const Record& record) { return record.factuality == "negated"; }

// One value a report and voice.
void add_once(std::vector<Value>& to, Value value) {
  if (std::none_of(to.begin(), to.end(), [&](const Value& other) { return other.doc == value.doc && other.source == value.source; }))
    to.push_back(std::move(value));
}

const Field* field_named(const std::vector<Field>& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string best_of(const std::vector<Field>& fields, const std::string& name) {
  const Field* field = field_named(fields, name);
  return field != nullptr && field->best ? field->values[*field->best].text : std::string();
}

std::string all_of(const std::vector<Field>& fields, const std::string& name) {
  std::string out;
  if (const Field* field = field_named(fields, name))
    for (const FieldValue& value : field->values) out += (out.empty() ? "" : "; ") + value.text;
  return out;
}

bool is_figure(const Field& field) { return field.rule == kBestFigureRule; }

std::string figures_of(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields)
    if (is_figure(field) && field.best) out += (out.empty() ? "" : ", ") + field.name + " " + field.values[*field.best].text;
  return out;
}

// The reports of one happening, parted at the day.
struct Parted {
  std::vector<Record> before, today;

  [[nodiscard]] std::vector<Record> all() const {
    std::vector<Record> out = before;
    out.insert(out.end(), today.begin(), today.end());
    return out;
  }
  // Told by somebody, not only denied.
  [[nodiscard]] bool was_known() const { return std::any_of(before.begin(), before.end(), is_told); }
  [[nodiscard]] bool is_told_today() const { return std::any_of(today.begin(), today.end(), is_told); }
};

BriefHappening described(const std::string& id, const Parted& told, const std::vector<Field>& fields) {
  BriefHappening out;
  out.id = id;
  out.type = told.today.front().event_type;
  out.told = best_of(fields, "told");
  out.date = best_of(fields, "date");
  out.place = best_of(fields, "place");
  out.actors = all_of(fields, "actor");
  out.recipients = all_of(fields, "recipient");
  out.figures = figures_of(fields);
  for (const Record& record : told.today)
    if (!is_denial(record)) add_once(out.from, value_of(record));
  std::sort(out.from.begin(), out.from.end(), is_before);
  return out;
}

// Who said the new value that day; if an older report is what counts now, that one.
std::vector<Value> who_says(const FieldValue& value, const std::string& day) {
  std::vector<Value> out;
  for (const Value& one : value.from)
    if (one.date == day) out.push_back(one);
  return out.empty() ? value.from : out;
}

std::vector<BriefChange> changes_of(const std::vector<Field>& before, const std::vector<Field>& now, const std::string& day) {
  std::vector<BriefChange> out;
  for (const Field& field : now) {
    if (!field.best) continue;
    const FieldValue& best = field.values[*field.best];
    const Field* was = field_named(before, field.name);
    const FieldValue* old = was != nullptr && was->best ? &was->values[*was->best] : nullptr;
    if (old == nullptr || old->key != best.key) out.push_back({field.name, old ? old->text : "", best.text, who_says(best, day)});
  }
  return out;
}

bool disagree(const Value& a, const Value& b) {
  const bool apart = (a.max && b.min && *a.max < *b.min) || (b.max && a.min && *b.max < *a.min);
  return apart && (a.source != b.source || a.doc != b.doc);
}

// Figures that the day's reports give and that cannot both be true.
std::vector<Value> disputed_figures(const Field& field, const std::string& day) {
  std::vector<Value> today, out;
  for (const FieldValue& value : field.values)
    for (const Value& one : value.from)
      if (one.date == day) today.push_back(one);
  for (const Value& one : today)
    if (std::any_of(today.begin(), today.end(), [&](const Value& other) { return disagree(one, other); })) out.push_back(one);
  return out;
}

void add_happening(const std::string& id, const Parted& told, const std::string& day, Brief& brief) {
  if (told.today.empty()) return;
  const std::vector<Field> now = fields_of(told.all());
  const BriefHappening happening = described(id, told, now);
  if (!told.was_known() && told.is_told_today())
    brief.added.push_back(happening);
  else if (told.was_known())
    if (auto changes = changes_of(fields_of(told.before), now, day); !changes.empty()) brief.changed.push_back({happening, std::move(changes)});
  std::vector<Value> denials;
  for (const Record& record : told.today)
    if (is_denial(record)) add_once(denials, value_of(record));
  if (!denials.empty()) brief.denied.push_back({happening, "", std::move(denials)});
  for (const Field& field : now)
    if (is_figure(field))
      if (auto figures = disputed_figures(field, day); !figures.empty()) brief.disputed.push_back({happening, field.name, std::move(figures)});
}

std::string figures_in(const Record& record) {
  std::set<std::string> roles;
  for (const RecordQuantity& number : record.quantities)
    if (!number.part_of) roles.insert(number.role);
  std::string out;
  for (const std::string& role : roles) out += (out.empty() ? "" : ", ") + role + " " + bounds_of(*figure_of(record, role));
  return out;
}

std::int64_t counted(const Tally& tally) {
  return std::count_if(tally.happenings.begin(), tally.happenings.end(), [](const Counted& one) { return !one.alleged; });
}

void add_ledger(const LedgerRecords& ledger, const std::string& day, Brief& brief) {
  std::vector<Record> before, until;
  for (const Record& record : ledger.records) {
    if (record.published < day) before.push_back(record);
    if (record.published <= day) until.push_back(record);
  }
  const Tally old = tally_of(before, ledger.role), now = tally_of(until, ledger.role);
  BriefLedger out{ledger.name, ledger.role, old.best, old.min, old.max, counted(old), now.best, now.min, now.max, counted(now), {}};
  if (out.best == out.best_before && out.min == out.min_before && out.max == out.max_before && out.happenings == out.happenings_before) return;
  for (const Counted& one : now.happenings)
    for (const Value& value : one.sources)
      if (value.date == day) add_once(out.from, value);
  brief.ledgers.push_back(std::move(out));
}

}  // namespace

Brief brief_of(std::span<const Record> records, Day day, std::span<const LedgerRecords> ledgers) {
  Brief brief;
  brief.date = to_string(day);
  std::map<std::string, Parted> by_happening;
  std::set<std::string> reports;
  for (const Record& record : records) {
    if (record.published > brief.date || (!is_told(record) && !is_denial(record))) continue;
    const bool today = record.published == brief.date;
    if (today) reports.insert(record.doc);
    if (is_sum(record)) {
      if (today && !figures_in(record).empty() && !is_denial(record)) brief.stated.push_back({record.event_type, figures_in(record), value_of(record)});
      continue;
    }
    if (record.happening.empty()) continue;
    Parted& told = by_happening[record.happening];
    (today ? told.today : told.before).push_back(record);
  }
  brief.reports = static_cast<std::int64_t>(reports.size());
  for (const auto& [id, told] : by_happening) add_happening(id, told, brief.date, brief);
  // What most reports tell of comes first.
  std::stable_sort(brief.added.begin(), brief.added.end(), [](const BriefHappening& a, const BriefHappening& b) {
    return a.from.size() != b.from.size() ? a.from.size() > b.from.size() : a.type < b.type;
  });
  std::sort(brief.stated.begin(), brief.stated.end(), [](const BriefStatement& a, const BriefStatement& b) { return is_before(a.from, b.from); });
  for (const LedgerRecords& ledger : ledgers) add_ledger(ledger, brief.date, brief);
  return brief;
}

}  // namespace annals::story
