// How a store keeps happenings: accounts and links in tables, put together by src/story.
#pragma once

#include <string>
#include <vector>

#include "src/store/database.h"
#include "src/store/store.h"

namespace annals {

// Store::join. Work and memory grow with what is new and what lies in the weeks around it, not with the store; when
// most of the store is new all of it is read.
JoinCounts join_reports(Database& db);

// Store::decide.
void keep_decision(Database& db, const std::string& account, const std::string& other, bool together, const std::string& who);

// Store::records_of, for one happening or for many.
class HappeningRecords {
public:
  explicit HappeningRecords(const Database& db);
  std::vector<Record> of(const std::string& happening);

private:
  Statement whole_, records_;
};

// Store::accounts_of, links_of, compare.
std::vector<StoredAccount> happening_accounts(const Database& db, const std::string& happening);
std::vector<StoredLink> happening_links(const Database& db, const std::string& happening);
StoredLink compare_accounts(const Database& db, const std::string& account, const std::string& other);

}  // namespace annals
