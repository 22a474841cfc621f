#include "src/story/travel.h"

#include <algorithm>
#include <tuple>

#include "include/annals/accounts.h"
#include "include/annals/coder.h"
#include "src/base/hash.h"
#include "src/base/pack.h"
#include "src/record/private_names.h"
#include "src/story/join.h"
#include "src/story/tally.h"

namespace annals {
namespace story {
namespace {

// A list with what writes or reads one of its items.
template <class T, class Each> void pack_list(std::string& out, const std::vector<T>& items, const Each& each) {
  pack(out, static_cast<std::uint32_t>(items.size()));
  for (const T& item : items) each(item);
}
template <class T, class Each> std::vector<T> take_list(Unpacker& in, const Each& each) {
  std::vector<T> items;
  for (auto left = in.take<std::uint32_t>(); left > 0; --left) items.push_back(each());
  return items;
}

template <class T> void pack_optional(std::string& out, const std::optional<T>& value) {
  pack(out, value.has_value());
  if (value) pack(out, *value);
}
template <class T> std::optional<T> take_optional(Unpacker& in) {
  return in.take<bool>() ? std::optional<T>(in.take<T>()) : std::nullopt;
}

std::string take_string(Unpacker& in) { return std::string(in.take_text()); }

void pack_texts(std::string& out, const std::vector<std::string>& texts) {
  pack_list(out, texts, [&](const std::string& text) { pack_text(out, text); });
}
std::vector<std::string> take_texts(Unpacker& in) {
  return take_list<std::string>(in, [&] { return take_string(in); });
}

void pack_parties(std::string& out, const std::vector<Party>& parties) {
  pack_list(out, parties, [&](const Party& party) {
    for (const std::string* text : {&party.name, &party.country, &party.sector}) pack_text(out, *text);
  });
}
std::vector<Party> take_parties(Unpacker& in) {
  return take_list<Party>(in, [&] {
    Party party;
    for (std::string* text : {&party.name, &party.country, &party.sector}) *text = take_string(in);
    return party;
  });
}

void pack_spot(std::string& out, const Spot& spot) {
  for (const std::string* text : {&spot.name, &spot.country, &spot.kind}) pack_text(out, *text);
  pack_optional(out, spot.lat);
  pack_optional(out, spot.lon);
}
Spot take_spot(Unpacker& in) {
  Spot spot;
  for (std::string* text : {&spot.name, &spot.country, &spot.kind}) *text = take_string(in);
  spot.lat = take_optional<double>(in);
  spot.lon = take_optional<double>(in);
  return spot;
}

void pack_figure(std::string& out, const Figure& figure) {
  pack_text(out, figure.role);
  pack_optional(out, figure.min);
  pack_optional(out, figure.max);
}
Figure take_figure(Unpacker& in) {
  Figure figure;
  figure.role = take_string(in);
  figure.min = take_optional<std::int64_t>(in);
  figure.max = take_optional<std::int64_t>(in);
  return figure;
}

}  // namespace

std::string packed(const Account& account) {
  std::string out;
  for (const std::string* text : {&account.id, &account.doc, &account.event, &account.outlet, &account.published, &account.type})
    pack_text(out, *text);
  pack(out, account.told);
  for (const bool flag : {account.aggregate, account.undated, account.looks_back}) pack(out, flag);
  pack_optional(out, account.days);
  pack_parties(out, account.actors);
  pack_parties(out, account.recipients);
  pack_list(out, account.places, [&](const Spot& spot) { pack_spot(out, spot); });
  pack_list(out, account.figures, [&](const Figure& figure) { pack_figure(out, figure); });
  for (const auto* texts : {&account.modes, &account.names, &account.words}) pack_texts(out, *texts);
  return out;
}

Account unpacked(std::string_view bytes) {
  Unpacker in(bytes);
  Account account;
  for (std::string* text : {&account.id, &account.doc, &account.event, &account.outlet, &account.published, &account.type})
    *text = take_string(in);
  account.told = in.take<Told>();
  for (bool* flag : {&account.aggregate, &account.undated, &account.looks_back}) *flag = in.take<bool>();
  account.days = take_optional<DayRange>(in);
  account.actors = take_parties(in);
  account.recipients = take_parties(in);
  account.places = take_list<Spot>(in, [&] { return take_spot(in); });
  account.figures = take_list<Figure>(in, [&] { return take_figure(in); });
  for (auto* texts : {&account.modes, &account.names, &account.words}) *texts = take_texts(in);
  return account;
}

std::vector<std::int64_t> buckets_of(const Account& account) {
  std::vector<std::int64_t> buckets;
  const auto window = window_of(account);
  if (!window) return buckets;
  for (const std::string& key : keys_of(account))
    for (Day day = account.days->start; day <= window->end; day += std::chrono::days{1})
      buckets.push_back(static_cast<std::int64_t>(hash64(account.type + '\n' + key + '\n' + std::to_string(day.time_since_epoch().count()))));
  std::sort(buckets.begin(), buckets.end());
  return buckets;
}

namespace {

std::vector<Account> all_unpacked(std::span<const std::string_view> packed) {
  std::vector<Account> accounts;
  accounts.reserve(packed.size());
  for (const std::string_view bytes : packed) accounts.push_back(unpacked(bytes));
  return accounts;
}

// The least that both have.
std::optional<std::int64_t> first_common(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return a[i];
    a[i] < b[j] ? ++i : ++j;
  }
  return std::nullopt;
}

}  // namespace
}  // namespace story

std::vector<TravellingAccount> accounts_to_travel(std::span<const Record> records) {
  std::vector<TravellingAccount> out;
  for (const story::Account& account : story::accounts_of(records))
    if (!account.aggregate) out.push_back({account.id, story::buckets_of(account), story::packed(account), account.records});
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> links_in_bucket(std::span<const std::string_view> packed, std::int64_t bucket,
                                                                 std::size_t first) {
  const std::vector<story::Account> accounts = story::all_unpacked(packed);
  std::vector<std::vector<std::int64_t>> buckets;
  for (const story::Account& account : accounts) buckets.push_back(story::buckets_of(account));
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (std::size_t i = first; i < accounts.size(); ++i)
    for (std::size_t j = 0; j < (first > 0 ? first : i); ++j)
      if (story::first_common(buckets[i], buckets[j]) == bucket && story::compare(accounts[i], accounts[j]).joins()) links.emplace_back(j, i);
  return links;
}

std::vector<std::string> happenings_of(std::span<const std::string_view> packed) {
  const std::vector<story::Account> accounts = story::all_unpacked(packed);
  std::vector<std::string> ids(accounts.size());
  for (const story::Happening& happening : story::cluster(accounts, story::find_links(accounts)))
    for (const std::size_t member : happening.accounts) ids[member] = happening.id;
  return ids;
}

std::string tally_json(std::span<const std::string_view> lines, const std::string& role, Names names) {
  std::vector<Record> records;
  for (const std::string_view line : lines) {
    Record record = record_from_json(line);
    if (record.confidence < kDefaultMinConfidence) continue;
    if (names == Names::kByRole) hide_private_names(record);
    records.push_back(std::move(record));
  }
  // The order in which a store gives the records of a happening.
  const auto place = [](const Record& record) {
    const auto day = [&](std::string RecordDate::*end) {
      return record.date && !((*record.date).*end).empty() ? std::string_view((*record.date).*end) : std::string_view("~");
    };
    return std::tuple(day(&RecordDate::start), day(&RecordDate::end), std::string_view(record.doc), record.trigger.span.begin);
  };
  std::stable_sort(records.begin(), records.end(), [&](const Record& a, const Record& b) { return place(a) < place(b); });
  return story::to_json(story::tally_of(records, role));
}

}  // namespace annals
