// A request and its answer, free of any library: what the routes know of HTTP.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::serve {

class Desk;

struct Request {
  std::string method;  // "GET"
  std::string target;  // as it was sent: path, and query behind the question mark
  std::string content_type;
  std::string body;
  std::string if_none_match;
  std::string host;
  bool wants_gzip = false;
  std::string address;  // whose it is

  [[nodiscard]] std::string_view path() const {
    return std::string_view(target).substr(0, target.find('?'));
  }
  [[nodiscard]] std::string_view query() const {
    const std::size_t at = target.find('?');
    return at == std::string::npos ? std::string_view() : std::string_view(target).substr(at + 1);
  }
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string encoding;  // "gzip"; empty: as it is
  std::string etag;      // with its quotes; empty: none
  std::string cache_control = "no-store";
  std::vector<std::pair<std::string, std::string>> headers;  // others
  std::string log;                                           // for the operator
  // Of an answer too long to be held: each call gives the next piece, an empty one at the end;
  // `body` comes first. Called by one worker at a time, not always the same.
  std::function<std::string(Desk&)> more;
};

}  // namespace annals::serve
