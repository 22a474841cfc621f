// Accounts of many reports put together into happenings.
//
//   std::vector<Link> links = find_links(accounts);
//   std::vector<Happening> happenings = cluster(accounts, links, decisions);
//
// What comes out depends on the set of accounts alone, not on their order: links are compared pair by pair, taken from
// the strongest down (ids break ties), and two groups become one unless some pair across them is impossible. Groups only
// grow along links, so that each connected part of them can be done by itself: that is how a store adds reports.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "src/story/account.h"
#include "src/story/match.h"

namespace annals::story {

// Two accounts that join, by index, the smaller id first.
struct Link {
  std::size_t a = 0, b = 0;
  double score = 0;
  std::vector<FieldMatch> fields;  // may be left empty: clustering looks at the score alone
};

// What a person decided about two accounts.
struct Decision {
  std::string a, b;       // ids of accounts
  bool together = false;  // else apart
};

struct Happening {
  std::string id;                     // of its account with the least id
  std::vector<std::size_t> accounts;  // by id
};

// Words under which accounts of one happening are found: states and names of their places and parties.
std::vector<std::string> keys_of(const Account& account);

// The days within which the other account of a link must lie; none for an account that cannot be joined: a sum, one
// without a day, one of a stretch longer than a month.
std::optional<DayRange> window_of(const Account& account);

// All links among the accounts; with `fresh` only those of which one end is among the last `fresh` accounts.
std::vector<Link> find_links(std::span<const Account> accounts, std::size_t fresh = static_cast<std::size_t>(-1));

// Every account in one happening, itself alone if nothing joins it. A decision outweighs any match.
std::vector<Happening> cluster(std::span<const Account> accounts, std::span<const Link> links,
                               std::span<const Decision> decisions = {});

}  // namespace annals::story
