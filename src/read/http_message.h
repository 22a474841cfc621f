// An HTTP response as an archive holds it: status line, header fields, body.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::read {

// "Name: value" lines up to an empty one, with CR LF or LF; a line that begins with a blank goes on
// from the one before. Names in lower case.
struct HeaderFields {
  std::vector<std::pair<std::string, std::string>> fields;
  // The first of that name (lower case), or empty.
  [[nodiscard]] std::string_view get(std::string_view name) const;
};

// Reads fields from the front of `bytes` and moves it past the empty line. Nothing when there is
// none.
std::optional<HeaderFields> take_fields(std::string_view& bytes);

struct HttpResponse {
  int status = 0;
  HeaderFields header;
  std::string_view body;  // in the bytes that were given
};

// Nothing when it does not begin as a response.
std::optional<HttpResponse> parse_response(std::string_view bytes);

// The body without chunks and content codings (gzip, deflate, br, zstd), at most `limit` bytes.
// Archives whose bodies are decoded while the header still names the coding are taken as they are.
// Nothing for a coding we do not know or a body that cannot be decoded.
std::optional<std::string> decoded_body(const HttpResponse& response, std::size_t limit);

}  // namespace annals::read
