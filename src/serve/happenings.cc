// Happenings, tallies and ledgers.
#include <algorithm>
#include <map>
#include <set>

#include "include/annals/error.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/serve/shown.h"
#include "src/store/filter_names.h"
#include "src/story/match.h"
#include "include/annals/coder.h"
#include "src/story/tally.h"

namespace annals::serve {
namespace {

RecordSet wanted(const Call& call) {
  return selected(call, {{"min-confidence", number_or_null(kDefaultMinConfidence)}});
}

std::shared_ptr<const KeyList> keys_for(Call& call) {
  std::vector<std::string_view> names = filter_parameters();
  names.emplace_back("least-reports");
  const std::string key = "happenings\n" + call.parameters.joined(names);
  return call.holdings->lists.find_or_make(key, [&] {
    const std::uint64_t least = call.parameters.number("least-reports", 1, 1'000'000, 1);
    KeyList list = happening_keys(call.census(), wanted(call), least);
    const std::size_t bytes = list.keys.size() * (sizeof(std::int64_t) + sizeof(std::uint32_t));
    return std::pair(std::move(list), bytes);
  });
}

// Of its accounts the surest.
std::string told_of(const std::vector<StoredAccount>& accounts) {
  for (const char* told : {"actual", "alleged"})
    if (std::any_of(accounts.begin(), accounts.end(),
                    [&](const StoredAccount& one) { return one.told == told; }))
      return told;
  return "denied";
}

std::string summary_of(Call& call, Shown& shown, std::int64_t first) {
  const std::string line = shown.line(first);
  const Record record = record_from_json(line);
  const std::vector<StoredAccount> accounts = call.desk.store().accounts_of(record.happening);
  std::set<std::string> docs, outlets;
  for (const StoredAccount& one : accounts) {
    docs.insert(one.doc);
    outlets.insert(one.outlet);
  }
  const RecordDays days = days_of(call.desk.database(), first);
  return object({{"id", text(record.happening)},
                 {"event_type", text(record.event_type)},
                 {"day_start", text_or_null(days.start)},
                 {"day_end", text_or_null(days.end)},
                 {"undated", boolean(days.undated)},
                 {"reports", std::to_string(docs.size())},
                 {"outlets", std::to_string(outlets.size())},
                 {"told", text(told_of(accounts))},
                 {"first", line}});
}

std::string link_json(const StoredLink& link) {
  std::vector<std::string> fields;
  for (const auto& [field, weight, reason] : link.fields)
    fields.push_back(object(
        {{"field", text(field)}, {"weight", number_or_null(weight)}, {"reason", text(reason)}}));
  return object({{"a", text(link.a)},
                 {"b", text(link.b)},
                 {"score", number_or_null(link.score)},
                 {"joins", boolean(link.joins)},
                 {"fields", array(fields)}});
}

std::string account_json(const StoredAccount& account, const std::vector<std::string>& records) {
  return object({{"id", text(account.id)},
                 {"doc", text(account.doc)},
                 {"outlet", text_or_null(account.outlet)},
                 {"url", text_or_null(account.url)},
                 {"title", text_or_null(account.title)},
                 {"published", text_or_null(account.published)},
                 {"told", text(account.told)},
                 {"records", array(records)}});
}

// What each source says, by role: the happening's row of each tally.
std::string figures_of(const std::vector<Record>& records) {
  std::set<std::string> roles;
  for (const Record& record : records)
    for (const RecordQuantity& quantity : record.quantities) roles.insert(quantity.role);
  std::vector<std::string> out;
  for (const std::string& role : roles)
    for (const story::Counted& one : story::tally_of(records, role).happenings) {
      if (one.sources.empty() && one.denials.empty()) continue;
      const auto number = [](const std::optional<std::int64_t>& value) {
        return value ? std::to_string(*value) : std::string("null");
      };
      std::vector<std::string> sources, denials;
      for (const story::Value& value : one.sources) sources.push_back(story::to_json(value));
      for (const story::Value& value : one.denials) denials.push_back(story::to_json(value));
      out.push_back(object({{"role", text(role)},
                            {"best", number(one.best)},
                            {"min", number(one.min)},
                            {"max", number(one.max)},
                            {"sources", array(sources)},
                            {"denials", array(denials)}}));
    }
  return array(out);
}

Response tally_answer(Call& call, EventFilter filter, const std::string& role) {
  Shown shown(call.service, call.desk);
  filter.min_confidence = kDefaultMinConfidence;
  const std::vector<Record> records = shown.disclosed(call.desk.store().told(filter));
  return json_answer(story::to_json(story::tally_of(records, role)));
}

}  // namespace

Response list_happenings(Call& call) {
  const auto list = keys_for(call);
  const Page page = page_of(call, *list, order_of(call), limit_of(call));
  Shown shown(call.service, call.desk);
  std::vector<std::string> rows;
  for (const std::int64_t key : page.keys) rows.push_back(summary_of(call, shown, key));
  Response out =
      json_answer(object({{"happenings", array(rows)},
                          {"next", text_or_null(page.next)},
                          {"total", std::to_string(list->keys.size())},
                          {"as_of", text_or_null(call.holdings->as_of(call.database()))},
                          {"counts", text("happenings, each once however many reports tell of it; "
                                          "`reports` and `outlets` are all that do")}}));
  add_next(out, call, page.next);
  return out;
}

Response show_happening(Call& call) {
  const Store& store = call.desk.store();
  const std::string& id = call.path.at("id");
  const std::vector<StoredAccount> accounts = store.accounts_of(id);
  Shown shown(call.service, call.desk);
  const std::vector<Record> records = shown.disclosed(store.records_of(id));
  if (accounts.empty() || records.empty())
    throw Error(ErrorKind::kNotFound, "there is no happening '" + id + "'", {},
                "ids stand in /api/v1/happenings and in `happening` of records");
  std::map<std::string, std::vector<std::string>> by_account;
  for (const auto& [account, key] :
       records_by_account(call.desk.database(), records.front().happening))
    by_account[account].push_back(shown.line(key));
  std::vector<std::string> told, links;
  for (const StoredAccount& account : accounts)
    told.push_back(account_json(account, by_account[account.id]));
  for (const StoredLink& link : store.links_of(id)) links.push_back(link_json(link));
  return json_answer(object({{"id", text(records.front().happening)},
                             {"event_type", text(records.front().event_type)},
                             {"enough", number_or_null(story::kEnough)},
                             {"accounts", array(told)},
                             {"figures", figures_of(records)},
                             {"links", array(links)}}));
}

Response show_tally(Call& call) {
  const std::string role = call.parameters.text("role");
  return tally_answer(call, filter_of(call.parameters), role.empty() ? "killed" : role);
}

Response list_ledgers(Call& call) {
  std::vector<std::string> out;
  for (const std::string& name : call.desk.store().ledgers()) {
    const LedgerOptions options = read_ledger(call.desk.store().ledger(name).value());
    Members filters;
    for (const auto& [filter, value] : options.given) filters.emplace_back(filter, text(value));
    out.push_back(object({{"name", text(name)},
                          {"role", text(options.role)},
                          {"title", text_or_null(options.title)},
                          {"filters", object(filters)}}));
  }
  return json_answer(object({{"ledgers", array(out)}}));
}

Response show_ledger(Call& call) {
  const std::string& name = call.path.at("name");
  const auto kept = call.desk.store().ledger(name);
  if (!kept)
    throw Error(ErrorKind::kNotFound, "there is no ledger '" + name + "'", {},
                "/api/v1/ledgers lists them");
  const LedgerOptions options = read_ledger(*kept);
  return tally_answer(call, options.filter, options.role);
}

}  // namespace annals::serve
