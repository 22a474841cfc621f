#include "src/serve/assets.h"

#include <algorithm>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/serve/router.h"

namespace annals::serve {
namespace {

constexpr const char* kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

std::string_view type_of(std::string_view path) {
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
      {".geojson", "application/geo+json"},
      {".map", "application/json"}};
  for (const auto& [known, type] : kTypes)
    if (ending == known) return type;
  return "application/octet-stream";
}

// "page-4f1c2b7a.js": a name with a hash is never another file's.
bool is_hashed(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  const std::string_view stem = path.substr(0, path.rfind('.'));
  const std::size_t dash = stem.rfind('-');
  return dash != std::string_view::npos && stem.size() - dash - 1 >= 8;
}

Response page(std::string_view path, std::string_view bytes) {
  Response out;
  out.content_type = type_of(path);
  out.body = bytes;
  out.etag = "W/\"" + hash_hex({bytes}) + "\"";
  out.cache_control = is_hashed(path) ? "public, max-age=31536000, immutable" : "no-cache";
  out.headers.emplace_back("Content-Security-Policy", kPagePolicy);
  return out;
}

// What answers at "/" of a program that was built without a page.
std::string list_of_routes() {
  std::string out = "<!doctype html>\n<html lang=\"en\"><head><meta "
                    "charset=\"utf-8\"><title>Annals</title></head><body>\n<h1>Annals</h1>\n"
                    "<p>This program was built without its page. It answers:</p>\n<ul>\n";
  for (const Route& route : routes()) {
    const std::string pattern(route.pattern);
    const bool is_link = route.method == "GET" && pattern.find('{') == std::string::npos;
    out += "<li><code>" + std::string(route.method) + " " +
           (is_link ? "<a href=\"" + pattern + "\">" + pattern + "</a>" : pattern) +
           "</code></li>\n";
  }
  return out + "</ul>\n</body></html>\n";
}

// No view has "..": who asks for it looks for files.
bool climbs(std::string_view path) {
  return decoded(path, Plus::kItself).find("/..") != std::string::npos;
}

const Asset* find(const std::vector<Asset>& files, std::string_view path) {
  const auto at =
      std::find_if(files.begin(), files.end(), [&](const Asset& one) { return one.path == path; });
  return at == files.end() ? nullptr : &*at;
}

}  // namespace

std::optional<Response> asset_answer(std::string_view path, const std::vector<Asset>& files) {
  if (path.starts_with("/api/")) return std::nullopt;
  if (files.empty())
    return path == "/" ? std::optional(page("/index.html", list_of_routes())) : std::nullopt;
  if (const Asset* file = find(files, path)) return page(path, file->bytes);
  // Views have ids of articles in their paths, which may hold dots; files lie at the root and in /assets/.
  const bool names_a_file = path.starts_with("/assets/") || (path.rfind('/') == 0 && path.find('.') != std::string_view::npos);
  const Asset* index = find(files, "/index.html");
  if (names_a_file || climbs(path) || index == nullptr) return std::nullopt;
  return page("/index.html", index->bytes);
}

}  // namespace annals::serve
