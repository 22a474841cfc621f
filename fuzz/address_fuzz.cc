// Any bytes as an address of `annals serve`, also with parameters that a route knows: answered or refused, never an error
// of ours (5xx), and what is JSON is UTF-8. The reports are invented.
#include <cstdlib>

#include "src/base/utf8.h"
#include "src/serve/router.h"
#include "src/store/test_samples.h"

namespace {

using namespace annals;  // the target is one file

serve::ServeOptions options(const samples::Folder& folder) {
  Store store = samples::open_new(folder);
  for (int day = 1; day < 10; ++day) {
    Article article = samples::article("news/" + std::to_string(day), "Rebels attacked Dorvik.",
                                       "2024-03-0" + std::to_string(day));
    Record attack = samples::record(article, "ASSAULT", "attacked");
    attack.actor.push_back({samples::quote(article, "Rebels"), "", "", {"REB"}, "", std::nullopt});
    attack.places.push_back(
        {samples::quote(article, "Dorvik"), "Dorvik", "NOR", 60.5, 10.25, 0, "city", {}});
    store.add(article, std::vector{attack}, samples::run());
  }
  store.join();
  serve::ServeOptions out;
  out.database = (folder / "news.db").string();
  return out;
}

// The first byte chooses a route, or the bytes as they are; each parameter is a byte that chooses its name, and what stands
// until the next zero.
std::string target_of(std::string_view bytes) {
  const std::vector<serve::Route>& routes = serve::routes();
  if (bytes.empty()) return "/";
  const std::size_t chosen = static_cast<unsigned char>(bytes[0]) % (routes.size() + 1);
  bytes.remove_prefix(1);
  if (chosen == routes.size()) return "/" + std::string(bytes);
  const serve::Route& route = routes[chosen];
  std::string target;
  for (const char c : route.pattern) target += c == '{' ? '1' : c;
  if (const std::size_t name = target.find('1'); name != std::string::npos)
    target = target.substr(0, name + 1);
  char part = '?';
  while (!bytes.empty() && !route.parameters.empty()) {
    const std::size_t name = static_cast<unsigned char>(bytes[0]) % route.parameters.size();
    const std::size_t end = std::min(bytes.find('\0', 1), bytes.size());
    target += part + std::string(route.parameters[name]) + '=' +
              serve::encoded(bytes.substr(1, end - 1));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    part = '&';
  }
  return target;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const samples::Folder folder;
  static serve::Service service(options(folder));
  static serve::Desk desk(service.options());
  serve::Request request;
  request.method = "GET";
  request.target = target_of({reinterpret_cast<const char*>(data), size});
  serve::Response response = serve::answer(request, service, desk);
  if (response.status >= 500) std::abort();
  for (std::string piece = response.more ? response.more(desk) : ""; !piece.empty();
       piece = response.more(desk))
    response.body += piece;
  if (response.content_type.find("json") != std::string::npos && !is_valid_utf8(response.body))
    std::abort();
  return 0;
}
