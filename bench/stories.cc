// Records joined into happenings, so that joining can be measured: see stories.py.
//
//   annals code ... --format jsonl | annals_stories [--links] > ACCOUNTS.jsonl
//
// A line out for each account: {"doc", "event", "type", "records", "happening"}; with --links one for each link with
// its fields instead.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "src/story/join.h"

using namespace annals;

int main(int count, char** words) try {
  const bool show_links = count > 1 && std::string_view(words[1]) == "--links";
  std::vector<Record> records;
  for (std::string line; std::getline(std::cin, line);) records.push_back(record_from_json(line));
  const std::vector<story::Account> accounts = story::accounts_of(records);
  const std::vector<story::Link> links = story::find_links(accounts);
  if (show_links) {
    for (const story::Link& link : links) {
      nlohmann::json out{{"a", accounts[link.a].records}, {"b", accounts[link.b].records}, {"score", link.score}};
      for (const story::FieldMatch& field : link.fields) out["fields"][field.field] = field.reason;
      std::cout << out.dump() << '\n';
    }
    return 0;
  }
  for (const story::Happening& happening : story::cluster(accounts, links))
    for (const std::size_t a : happening.accounts)
      std::cout << nlohmann::json{{"doc", accounts[a].doc}, {"event", accounts[a].event}, {"type", accounts[a].type},
                                  {"records", accounts[a].records}, {"happening", happening.id}}.dump() << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "annals_stories: " << error.what() << '\n';
  return 1;
}
