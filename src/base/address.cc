#include "src/base/address.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals {
namespace {

// "a=1&utm_source=x&b=2" without what only tells where a reader came from.
std::string without_tracking(std::string_view query) {
  std::string kept;
  for (const std::string_view part : split(query, '&')) {
    if (part.empty() || part.starts_with("utm_")) continue;
    if (!kept.empty()) kept += '&';
    kept += part;
  }
  return kept;
}

}  // namespace

std::string canonical_address(std::string_view url) {
  url = trim(url);
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos) return std::string(url);
  const std::string scheme = ascii_lower(url.substr(0, colon));
  std::string_view rest = url.substr(colon + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t path_at = std::min(rest.find_first_of("/?"), rest.size());
  std::string host = ascii_lower(rest.substr(0, path_at));
  const std::string_view port = scheme == "http" ? ":80" : scheme == "https" ? ":443" : "";
  if (!port.empty() && host.ends_with(port)) host.resize(host.size() - port.size());
  const std::string_view tail = rest.substr(path_at);
  const std::size_t question = tail.find('?');
  const std::string_view path = tail.substr(0, question);
  std::string out = scheme + "://" + host + (path.empty() ? "/" : std::string(path));
  if (question == std::string_view::npos) return out;
  const std::string query = without_tracking(tail.substr(question + 1));
  return query.empty() ? out : out + "?" + query;
}

}  // namespace annals
