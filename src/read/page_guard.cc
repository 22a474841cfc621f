#include "src/read/page_guard.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kMostJsonLd = 64;

// Elements whose content is for machines, or is a picture.
bool is_opaque(std::string_view name) {
  switch (name.empty() ? '\0' : name.front()) {
  case 'a': return name == "audio";
  case 'c': return name == "canvas";
  case 'd': return name == "datalist";
  case 'i': return name == "iframe";
  case 'm': return name == "map";
  case 'n': return name == "noscript";
  case 'o': return name == "object";
  case 's': return any_of(name, {"script", "style", "svg", "select"});
  case 't': return any_of(name, {"template", "textarea"});
  case 'v': return name == "video";
  default: return false;
  }
}

bool is_void(std::string_view name) {
  if (name.size() > 6 || name.size() < 2) return false;
  return any_of(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                       "param", "source", "track", "wbr"});
}

// Those that hold no text and tell nothing.
bool is_void_and_mute(std::string_view name) {
  return is_void(name) && !any_of(name, {"br", "hr", "link", "meta"});
}

// Elements that are dropped when they have no attribute that is told: they part nothing.
bool is_bare_inline(std::string_view name) {
  return any_of(name, {"span", "font", "em", "i", "u", "small"});
}

// Attributes that extraction looks at. Others cost the parser time and tell nothing.
bool is_told(std::string_view name, std::string_view tag) {
  switch (name.empty() ? '\0' : name.front()) {
  case 'a': return name == "aria-label";
  case 'c': return name == "class" || name == "content";
  case 'd':
    return name == "datetime" ||
           (name.starts_with("data-") &&
            any_of(name, {"data-component", "data-testid", "data-datetime", "data-published"}));
  case 'h': return name == "hidden" || name == "http-equiv" || (name == "href" && tag == "link");
  case 'i': return any_of(name, {"id", "itemprop", "itemtype"});
  case 'l': return name == "lang";
  case 'n': return name == "name";
  case 'p': return name == "property" || name == "pubdate";
  case 'r': return name == "rel" || name == "role";
  case 's': return name == "style";
  case 't': return name == "title" && tag == "abbr";
  case 'x': return name == "xml:lang";
  default: return false;
  }
}

// Of styles only those that hide are told.
bool is_idle(std::string_view name, std::string_view value) {
  return name == "style" && value.find("none") == std::string_view::npos &&
         value.find("hidden") == std::string_view::npos;
}

bool is_name_byte(char c) {
  return !is_ascii_space(c) && c != '>' && c != '/' && c != '=' && c != '<';
}

class Guard {
public:
  Guard(std::string_view text, std::size_t max_bytes) : text_(text), max_bytes_(max_bytes) {
    out_.html.reserve(std::min(text.size(), max_bytes));
  }

  GuardedPage run() {
    while (at_ < text_.size()) {
      if (out_.html.size() >= max_bytes_) {
        out_.cut = true;
        break;
      }
      const std::size_t tag = text_.find('<', at_);
      copy_text(std::min(tag, text_.size()));
      if (tag == std::string_view::npos) break;
      at_ = tag;
      read_tag();
    }
    return std::move(out_);
  }

private:
  // Blanks between tags become one.
  void copy_text(std::size_t to) {
    std::size_t at = at_;
    while (at < to && is_ascii_space(text_[at])) ++at;
    copy(at_, at == to ? std::min(to, at_ + 1) : to);
  }

  void copy(std::size_t from, std::size_t to) {
    if (from >= to) return;
    const std::size_t room = max_bytes_ - std::min(max_bytes_, out_.html.size());
    if (to - from > room) {  // not through a character
      to = from + room;
      while (to > from && (static_cast<unsigned char>(text_[to]) & 0xC0U) == 0x80U) --to;
      out_.cut = true;
    }
    out_.map.step(static_cast<std::uint32_t>(out_.html.size()), static_cast<std::uint32_t>(from));
    out_.html += text_.substr(from, to - from);
  }
  // Puts in a blank for what was cut, so that words do not run together.
  void put(std::string_view made) {
    out_.map.step(static_cast<std::uint32_t>(out_.html.size()), static_cast<std::uint32_t>(at_));
    out_.html += made;
  }

  void read_tag() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (next == '!' || next == '?') return skip_declaration();
    if (next == '/') return read_end_tag();
    if (!is_ascii_alpha(next)) {
      put("&lt;");
      ++at_;
      return;
    }
    read_start_tag();
  }

  void skip_declaration() {
    if (text_.substr(at_, 4) == "<!--") {
      // A comment without an end would swallow the page: only its beginning is cut.
      const std::size_t end = next_comment_end(at_ + 4);
      at_ = end == std::string_view::npos ? at_ + 4 : end + 3;
      return;
    }
    if (text_.substr(at_, 9) == "<![CDATA[") {
      at_ += 9;
      return;
    }
    const std::size_t end = text_.find('>', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }

  // Once no end was found there is none behind it either: 100,000 beginnings cost one search.
  std::size_t next_comment_end(std::size_t from) {
    if (no_comment_end_) return std::string_view::npos;
    const std::size_t end = text_.find("-->", from - 2);
    no_comment_end_ = end == std::string_view::npos;
    return end;
  }

  std::string_view lower_name(std::size_t from, std::size_t& end) {
    std::size_t n = 0;
    end = from;
    while (end < text_.size() && is_name_byte(text_[end])) {
      if (n < kLongestName) name_[n++] = ascii_lower(text_[end]);
      ++end;
    }
    return {name_, n};
  }

  void read_end_tag() {
    std::size_t end = 0;
    const std::string_view name = lower_name(at_ + 2, end);
    const std::size_t close = text_.find('>', end);
    const std::size_t after = close == std::string_view::npos ? text_.size() : close + 1;
    const bool heading = name.size() == 2 && name[0] == 'h' && is_ascii_digit(name[1]);
    if (heading && !heading_.empty() && name != heading_) {
      put("</" + heading_ + ">");  // <h1>...</h2>, as browsers end it
      open_[heading_].pop_back();
      heading_.clear();
    } else if (name == "br") {
      put("<br>");
    } else if (const auto open = open_.find(std::string(name));
               open != open_.end() && !open->second.empty()) {
      const bool kept = open->second.back() != 0;
      open->second.pop_back();
      if (heading) heading_.clear();
      if (!kept) {
        at_ = after;
        return;
      }
      copy(at_, end);
      put(">");
    }
    at_ = after;
  }

  void read_start_tag() {
    std::size_t at = 0;
    const std::string name(
        lower_name(at_ + 1, at));  // the attributes' names come into the same buffer
    const std::size_t tag = at_;
    const bool opaque = is_opaque(name);
    if (opaque && name != "script") return skip_opaque(name, tag_end(at));
    if (is_void_and_mute(name)) {
      at_ = tag_end(at);
      return;
    }
    tag_ = name;
    copy(tag, at);
    const std::size_t kept = out_.html.size();
    json_ld_ = false;
    const std::size_t end = read_attributes(at);
    if (name == "script") {
      out_.html.resize(kept - (at - tag));
      at_ = tag;
      const std::size_t content = end;
      skip_opaque("script", end);
      if (json_ld_ && out_.json_ld.size() < kMostJsonLd && at_ > content)
        out_.json_ld.push_back(
            {static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(closed_at_)});
      return;
    }
    const bool bare = out_.html.size() == kept && is_bare_inline(name);
    if (bare) out_.html.resize(kept - (at - tag));
    at_ = end;
    if (!bare) put(">");
    if (!is_void(name)) open_[name].push_back(bare ? 0 : 1);
    if (name.size() == 2 && name[0] == 'h' && is_ascii_digit(name[1])) heading_ = name;
  }

  // The end of a tag whose attributes do not matter.
  std::size_t tag_end(std::size_t at) const {
    while (at < text_.size() && text_[at] != '>') {
      const char c = text_[at++];
      if (c != '"' && c != '\'') continue;
      const std::size_t quote = text_.find(c, at);
      if (quote != std::string_view::npos && text_[at - 2] == '=') at = quote + 1;
    }
    return std::min(at + 1, text_.size());
  }

  // Copies what is told of the attributes and returns where the tag ends.
  std::size_t read_attributes(std::size_t at) {
    std::size_t count = 0;
    while (at < text_.size()) {
      while (at < text_.size() &&
             (is_ascii_space(text_[at]) || text_[at] == '/' || text_[at] == '='))
        ++at;
      if (at >= text_.size()) return at;
      if (text_[at] == '>') return at + 1;
      if (text_[at] == '<') return at;  // the tag was never closed
      const std::size_t from = at;
      std::size_t name_end = 0;
      const std::string_view name = lower_name(at, name_end);
      std::size_t value = name_end;
      std::size_t value_end = name_end;
      at = read_value(name_end, value, value_end);
      if (tag_ == "script" && name == "type" &&
          to_lower(text_.substr(value, std::min<std::size_t>(value_end - value, 64)))
                  .find("ld+json") != std::string::npos)
        json_ld_ = true;
      if (!is_told(name, tag_) || is_idle(name, text_.substr(value, value_end - value)) ||
          ++count > kMostAttributes)
        continue;
      add_attribute(from, name_end, value, value_end);
    }
    return at;
  }

  // Sets the value behind the name that ends at `at` and returns where the next attribute begins.
  std::size_t read_value(std::size_t at, std::size_t& value, std::size_t& value_end) const {
    std::size_t equals = at;
    while (equals < text_.size() && is_ascii_space(text_[equals])) ++equals;
    if (equals >= text_.size() || text_[equals] != '=') return at;
    at = equals + 1;
    while (at < text_.size() && is_ascii_space(text_[at])) ++at;
    if (at >= text_.size()) return at;
    const char quote = text_[at];
    if (quote == '"' || quote == '\'') {
      value = at + 1;
      value_end = text_.find(quote, value);
      if (value_end != std::string_view::npos) return value_end + 1;
      // A quotation mark that is never closed: the tag ends with the next '>'.
      value_end = std::min(text_.find('>', value), text_.size());
      return value_end;
    }
    value = at;
    while (at < text_.size() && !is_ascii_space(text_[at]) && text_[at] != '>') ++at;
    value_end = at;
    return at;
  }

  void add_attribute(std::size_t from, std::size_t name_end, std::size_t value,
                     std::size_t value_end) {
    out_.html += ' ';
    out_.html += text_.substr(from, name_end - from);
    if (value_end <= value) return;
    std::string_view kept = text_.substr(value, std::min(value_end - value, kLongestValue));
    while (!kept.empty() && value_end - value > kLongestValue &&
           (static_cast<unsigned char>(text_[value + kept.size()]) & 0xC0U) == 0x80U)
      kept.remove_suffix(1);
    const char quote = kept.find('"') == std::string_view::npos ? '"' : '\'';
    out_.html += '=';
    out_.html += quote;
    for (const char c : kept) out_.html += c == quote ? ' ' : c;
    out_.html += quote;
  }

  void skip_opaque(std::string_view opaque, std::size_t from) {
    const std::string name(opaque);
    if (text_.substr(at_, from - at_).ends_with("/>") && name == "svg") {
      at_ = from;
      return;
    }
    std::size_t at = from;
    if (never_closed_[name]) {
      closed_at_ = at_ = from;
      return;
    }
    for (; (at = text_.find("</", at)) != std::string_view::npos; at += 2) {
      std::size_t end = 0;
      if (lower_name(at + 2, end) != name) continue;
      closed_at_ = at;
      const std::size_t close = text_.find('>', end);
      at_ = close == std::string_view::npos ? text_.size() : close + 1;
      put(" ");
      return;
    }
    // Never closed. Script and style have no words; of others the words are kept.
    never_closed_[name] = true;
    closed_at_ = name == "script" || name == "style" ? text_.size() : from;
    at_ = closed_at_;
  }

  std::string_view text_;
  std::size_t max_bytes_;
  std::size_t at_ = 0;
  GuardedPage out_;
  std::string tag_;  // whose attributes are read
  char name_[kLongestName];
  std::string heading_;  // the one that is open
  bool json_ld_ = false;
  bool no_comment_end_ = false;
  std::size_t closed_at_ = 0;
  boost::unordered_flat_map<std::string, std::vector<char>> open_;  // whether each was kept
  boost::unordered_flat_map<std::string, bool> never_closed_;
};

}  // namespace

GuardedPage guard_page(std::string_view text, std::size_t max_bytes) {
  return Guard(text, max_bytes).run();
}

}  // namespace annals::read
