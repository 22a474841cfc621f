#include "src/story/account.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::story {
namespace {

constexpr std::size_t kWordLetters = 4;

std::optional<Told> told(const Record& record) {
  if (record.factuality == "actual") return Told::kActual;
  if (record.factuality == "alleged") return Told::kAlleged;
  if (record.factuality == "negated") return Told::kDenied;
  return std::nullopt;
}

std::optional<DayRange> own_days(const Record& record) {
  if (!record.date || record.date->start.empty() || record.date->end.empty()) return std::nullopt;
  return DayRange{parse_day(record.date->start).value(), parse_day(record.date->end).value()};
}

template <class T> void add_new(std::vector<T>& to, T item) {
  if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(std::move(item));
}

void add_sides(const std::vector<RecordActor>& from, std::vector<Party>& to) {
  for (const RecordActor& who : from) {
    Party party{who.name, who.country, who.sectors.empty() ? "" : who.sectors.front()};
    if (!party.name.empty() || !party.country.empty() || !party.sector.empty()) add_new(to, std::move(party));
  }
}

// The words of a sentence; the first counts as no name, whatever its capital.
void add_words(std::string_view sentence, Account& account) {
  bool first = true;
  std::size_t at = 0;
  while (at < sentence.size()) {
    const auto is_part = [](char c) {
      return is_ascii_alpha(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    if (!is_part(sentence[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < sentence.size() && is_part(sentence[end])) ++end;
    const std::string_view word = sentence.substr(at, end - at);
    if (word.size() >= kWordLetters) {
      if (is_ascii_upper(word.front()) && !first)
        account.names.push_back(to_lower(word));
      else
        account.words.push_back(to_lower(word));
    }
    first = false;
    at = end;
  }
}

// Words of a report that takes up what others told before it.
constexpr std::array<std::string_view, 22> kLookingBack{
    "toll",    "tolls",   "rises",    "risen",  "rose",  "increases", "increased", "climbs",   "climbed", "reaches", "updated",
    "revised", "earlier", "previous", "ago",    "after", "following", "funerals",  "funeral", "mourning", "buried",  "responsibility"};

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool looks_back(std::string_view sentence) {
  const std::string lower = to_lower(sentence);
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && is_ascii_alpha(lower[end])) ++end;
    if (std::find(kLookingBack.begin(), kLookingBack.end(), std::string_view(lower).substr(at, end - at)) != kLookingBack.end()) return true;
    at = end + 1;
  }
  return false;
}

void add(const Record& record, Account& account) {
  account.records.push_back(record.id);
  account.told = std::min(account.told, *told(record));
  const auto days = own_days(record);
  // Of several the shortest says most.
  if (days && (account.undated || !account.days ||
               days->end - days->start < account.days->end - account.days->start)) {
    account.days = days;
    account.undated = false;
  }
  add_sides(record.actor, account.actors);
  add_sides(record.recipient, account.recipients);
  for (const RecordPlace& place : record.places)
    add_new(account.places, Spot{place.name.empty() ? place.words.text : place.name, place.country, place.lat, place.lon, place.kind});
  for (const RecordQuantity& number : record.quantities)
    if (!number.part_of) add_new(account.figures, Figure{number.role, number.min, number.max});
  account.modes.insert(account.modes.end(), record.modes.begin(), record.modes.end());
  add_words(record.sentence.text, account);
  account.looks_back |= looks_back(record.sentence.text);
}

Account opened(const Record& record) {
  Account account;
  account.id = hash_hex({record.doc, record.event, is_sum(record) ? record.id : std::string()});
  account.doc = record.doc;
  account.event = record.event;
  account.outlet = record.outlet;
  account.published = record.published;
  account.type = record.event_type;
  account.told = *told(record);
  account.aggregate = is_sum(record);
  if (const auto published = parse_day(record.published); !record.published.empty() && published) {
    account.days = DayRange{published.value() - kUndatedDays, published.value()};
    account.undated = true;
  }
  return account;
}

}  // namespace

bool is_sum(const Record& record) {
  constexpr std::chrono::days kAtOnce{2};
  constexpr std::int64_t kAFew = 12;
  if (!record.aggregate || record.places.empty()) return record.aggregate;
  const auto days = own_days(record);
  if (days && days->end - days->start > kAtOnce) return true;
  return std::any_of(record.quantities.begin(), record.quantities.end(), [](const RecordQuantity& number) {
    return number.role == "attacks" && (!number.max || *number.max > kAFew);
  });
}

std::vector<Account> accounts_of(std::span<const Record> records) {
  std::vector<Account> accounts;
  std::map<std::string, std::size_t> known;
  for (const Record& record : records) {
    if (!told(record)) continue;
    const std::string key = record.doc + '\n' + (is_sum(record) ? record.id : record.event);
    const auto [at, is_new] = known.emplace(key, accounts.size());
    if (is_new) accounts.push_back(opened(record));
    add(record, accounts[at->second]);
  }
  for (Account& account : accounts) {
    sort_unique(account.modes);
    sort_unique(account.names);
    sort_unique(account.words);
  }
  return accounts;
}

}  // namespace annals::story
