// HTML as events, in the order of the page. The parser behind it can be replaced.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace annals::read {

struct HtmlAttribute {
  std::string_view name;   // lower case
  std::string_view value;  // entities resolved
};

// What a page tells. Offsets are bytes of the text that is parsed; views live during the call.
class HtmlEvents {
public:
  virtual ~HtmlEvents() = default;
  virtual void open(std::string_view tag, const std::vector<HtmlAttribute>& attributes,
                    std::uint32_t at) = 0;
  virtual void close(std::string_view tag, std::uint32_t at) = 0;
  // `text` with entities resolved, made from the bytes from `begin` to `end`.
  virtual void text(std::string_view text, std::uint32_t begin, std::uint32_t end) = 0;
};

// Parses valid UTF-8. Elements that end tags leave out are closed by the parser; what is never
// closed is closed at the end. Returns whether the page was read to its end: beyond a nesting of
// `max_depth` or `max_events` openings reading stops.
bool parse_html(std::string_view html, std::size_t max_depth, std::size_t max_events,
                HtmlEvents& events);

}  // namespace annals::read
