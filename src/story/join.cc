#include "src/story/join.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace annals::story {
namespace {

// What a pair across two groups that cannot be one counts, and the mean over all such pairs from which the groups are one; in
// millionths, whose sum is the same in any order.
constexpr std::int64_t kPoint = 1000000, kImpossible = -5 * kPoint, kOnTheWhole = 3 * kPoint;

// Groups of accounts that only grow.
class Groups {
public:
  explicit Groups(std::size_t count) : parent_(count), members_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t i = 0; i < count; ++i) members_[i] = {i};
  }

  std::size_t of(std::size_t i) const { return parent_[i]; }
  const std::vector<std::size_t>& members(std::size_t group) const { return members_[group]; }

  void unite(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    if (a == b) return;
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    for (const std::size_t i : members_[b]) parent_[i] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
  }

private:
  std::vector<std::size_t> parent_;
  std::vector<std::vector<std::size_t>> members_;
};

using Pairs = std::map<std::pair<std::size_t, std::size_t>, bool>;

Pairs decided(std::span<const Account> accounts, std::span<const Decision> decisions) {
  Pairs out;
  if (decisions.empty()) return out;
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < accounts.size(); ++i) by_id.emplace(accounts[i].id, i);
  for (const Decision& one : decisions) {
    const auto a = by_id.find(one.a), b = by_id.find(one.b);
    if (a == by_id.end() || b == by_id.end()) continue;
    out[std::minmax(a->second, b->second)] = one.together;
  }
  return out;
}

// Whether the accounts of two groups tell of one happening on the whole. Decisions and two accounts of one report, which
// are two happenings because the report says so, leave no choice.
bool may_unite(std::span<const Account> accounts, const Groups& groups, const Pairs& decisions, std::size_t a, std::size_t b) {
  std::int64_t sum = 0, pairs = 0;
  for (const std::size_t x : groups.members(a))
    for (const std::size_t y : groups.members(b)) {
      const auto decision = decisions.find(std::minmax(x, y));
      if (decision != decisions.end()) {
        if (!decision->second) return false;
        continue;
      }
      if (accounts[x].doc == accounts[y].doc) return false;
      const Match match = compare(accounts[x], accounts[y]);
      sum += match.impossible ? kImpossible : std::llround(match.score() * kPoint);
      ++pairs;
    }
  return sum >= kOnTheWhole * pairs;
}

}  // namespace

std::vector<std::string> keys_of(const Account& account) {
  std::vector<std::string> keys;
  const auto add = [&](const std::string& country, const std::string& name) {
    if (!country.empty()) keys.push_back("c " + country);
    if (!name.empty()) keys.push_back("n " + name);
  };
  for (const Spot& spot : account.places) add(spot.country, spot.name);
  for (const auto* side : {&account.actors, &account.recipients})
    for (const Party& party : *side) add(party.country, party.name);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::optional<DayRange> window_of(const Account& account) {
  if (account.aggregate || !account.days || account.days->end - account.days->start > kLong) return std::nullopt;
  return DayRange{account.days->start - kLag, account.days->end + kLag};
}

std::vector<Link> find_links(std::span<const Account> accounts, std::size_t fresh) {
  const std::size_t first_fresh = fresh >= accounts.size() ? 0 : accounts.size() - fresh;
  // By type, key and day.
  std::unordered_map<std::string, std::vector<std::size_t>> found;
  std::vector<std::size_t> seen(accounts.size(), accounts.size());
  std::vector<Link> links;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const Account& account = accounts[i];
    const auto window = window_of(account);
    if (!window) continue;
    for (const std::string& key : keys_of(account))
      for (Day day = account.days->start; day <= window->end; day += std::chrono::days{1}) {
        auto& others = found[account.type + '\n' + key + '\n' + std::to_string(day.time_since_epoch().count())];
        for (const std::size_t other : others) {
          if (std::max(i, other) < first_fresh || seen[other] == i) continue;
          seen[other] = i;
          Match match = compare(account, accounts[other]);
          if (!match.joins()) continue;
          const bool swapped = account.id < accounts[other].id;
          links.push_back({swapped ? i : other, swapped ? other : i, match.score(), std::move(match.fields)});
        }
        others.push_back(i);
      }
  }
  return links;
}

std::vector<Happening> cluster(std::span<const Account> accounts, std::span<const Link> links, std::span<const Decision> decisions) {
  const Pairs pairs = decided(accounts, decisions);
  Groups groups(accounts.size());
  for (const auto& [pair, together] : pairs)
    if (together) groups.unite(pair.first, pair.second);
  std::vector<const Link*> order;
  for (const Link& link : links) order.push_back(&link);
  std::sort(order.begin(), order.end(), [&](const Link* x, const Link* y) {
    return std::make_tuple(-x->score, std::string_view(accounts[x->a].id), std::string_view(accounts[x->b].id)) <
           std::make_tuple(-y->score, std::string_view(accounts[y->a].id), std::string_view(accounts[y->b].id));
  });
  for (const Link* link : order) {
    const std::size_t a = groups.of(link->a), b = groups.of(link->b);
    if (a != b && may_unite(accounts, groups, pairs, a, b)) groups.unite(a, b);
  }
  std::vector<Happening> out;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (groups.of(i) != i) continue;
    Happening one{{}, groups.members(i)};
    std::sort(one.accounts.begin(), one.accounts.end(), [&](std::size_t x, std::size_t y) { return accounts[x].id < accounts[y].id; });
    one.id = accounts[one.accounts.front()].id;
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const Happening& x, const Happening& y) { return x.id < y.id; });
  return out;
}

}  // namespace annals::story
