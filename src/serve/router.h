// Which address is answered by what.
//
//   const Match found = match(request.method, request.path());
//   auto response = known_answer(request, found, service);
//   if (response == nullptr) response = answer(request, found, service, desk);
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/serve/message.h"
#include "src/serve/parameters.h"
#include "src/serve/service.h"

namespace annals::serve {

// One request on its way through a handler.
struct Call {
  const Request& request;
  Service& service;
  Desk& desk;
  Parameters parameters;
  std::map<std::string, std::string> path;  // what stands for {id}, decoded
  std::shared_ptr<Holdings> holdings;        // of the state that the desk sees; null where the route needs none

  [[nodiscard]] const Database& database() const { return desk.database(); }
  [[nodiscard]] const Census& census() const { return holdings->census(database()); }
};

enum class Kept {
  kNever,       // changes without the database
  kByState,     // the same as long as the database is
  kAskedAgain,  // so too, but made as quickly as it is found: kept from the second time on
};

struct Route {
  std::string_view method;
  std::string_view pattern;                  // "/api/v1/records/{id}"
  std::vector<std::string_view> parameters;  // of the query
  Response (*handler)(Call&);
  Kept kept = Kept::kByState;
  double tokens = 1;  // of an address's rate
};

const std::vector<Route>& routes();

// What a path is: a route, or why it is none.
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string> path;
  std::vector<std::string_view> allowed;  // methods of this path, when it is one of ours
};
// HEAD is answered as GET is. Throws Error(kInput) for broken percent signs.
Match match(std::string_view method, std::string_view path);

using Answer = std::shared_ptr<const Response>;

// What needs no database: given before in this state of it, or unchanged since the client asked; else null. In any
// thread.
Answer known_answer(const Request& request, const Match& found, Service& service);
// Never throws: what goes wrong becomes a Problem.
Answer answer(const Request& request, const Match& found, Service& service, Desk& desk);

}  // namespace annals::serve
