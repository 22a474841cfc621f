#include "src/read/markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "include/annals/date.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::read {
namespace {

// "&amp;" at the front of `text`: its characters, and how long it is. Nothing for a bare "&".
std::optional<std::pair<std::string, std::size_t>> entity(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  std::string_view name = text.substr(1, end - 1);
  char32_t code = 0;
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [stop, fault] =
        std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    if (fault != std::errc() || stop != name.data() + name.size()) return std::nullopt;
    const bool wrong = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    code = wrong ? 0xFFFD : value;
  } else if (name == "apos") {
    code = '\'';
  } else {
    const std::string key(name);
    const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
    if (found == nullptr) return std::nullopt;
    code = found->value;
  }
  std::string out;
  append_utf8(out, code == 0xA0 ? U' ' : code);
  return std::pair(out, end + 1);
}

bool is_block(std::string_view name) {
  return any_of(name,
                {"p",          "div",      "br",         "li",           "ul",       "ol",
                 "h1",         "h2",       "h3",         "h4",           "h5",       "h6",
                 "tr",         "table",    "blockquote", "section",      "article",  "figure",
                 "figcaption", "hr",       "pre",        "dd",           "dt",       "dl",
                 "header",     "footer",   "aside",      "hl1",          "hl2",      "hedline",
                 "byline",     "dateline", "body.head",  "body.content", "body.end", "block"});
}

bool is_hidden(std::string_view name) {
  return any_of(name, {"script", "style", "head", "svg", "iframe", "noscript", "template"});
}

class Stripper {
public:
  explicit Stripper(std::string_view html) : html_(html) {}

  std::string run() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<')
        tag();
      else if (c == '&')
        reference();
      else
        put(html_.substr(at_++, 1));
    }
    return std::move(out_);
  }

private:
  void tag() {
    if (html_.substr(at_).starts_with("<!--")) return past("-->");
    if (html_.substr(at_).starts_with("<![CDATA[")) {
      at_ += 9;
      return;
    }
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
    if (!is_ascii_alpha(next) && next != '/' && next != '!' && next != '?')
      return put(html_.substr(at_++, 1));
    std::size_t end = at_ + (next == '/' ? 2 : 1);
    const std::size_t begin = end;
    while (end < html_.size() && !is_ascii_space(html_[end]) && html_[end] != '>' &&
           html_[end] != '/')
      ++end;
    std::string name = ascii_lower(html_.substr(begin, end - begin));
    if (const std::size_t colon = name.find(':'); colon != std::string::npos)
      name.erase(0, colon + 1);
    const bool opens = next != '/';
    past(">");
    const bool closed = at_ >= 2 && html_[at_ - 2] == '/';
    if (is_block(name)) block_ = true;
    if (opens && !closed && is_hidden(name)) past("</" + name);
  }

  // Moves behind the next `mark`, in any case, or to the end.
  void past(std::string_view mark) {
    const auto equal = [](char a, char b) { return ascii_lower(a) == b; };
    const auto found = std::search(html_.begin() + static_cast<std::ptrdiff_t>(at_), html_.end(),
                                   mark.begin(), mark.end(), equal);
    at_ = found == html_.end() ? html_.size()
                               : static_cast<std::size_t>(found - html_.begin()) + mark.size();
    if (mark.starts_with("</") && at_ < html_.size()) past(">");
  }

  void reference() {
    if (const auto found = entity(html_.substr(at_))) {
      put(found->first);
      at_ += found->second;
    } else {
      put("&");
      ++at_;
    }
  }

  void put(std::string_view text) {
    if (text.size() == 1 && is_ascii_space(text[0])) {
      blank_ = true;
      return;
    }
    if (!out_.empty()) out_ += block_ ? "\n\n" : blank_ ? " " : "";
    block_ = blank_ = false;
    out_ += text;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  bool block_ = false, blank_ = false;
};

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

std::string zone_of(std::string_view zone) {
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-'))
    return std::string(zone.substr(0, 3)) + ":" + std::string(zone.substr(3));
  const struct {
    std::string_view name, offset;
  } kZones[] = {{"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
                {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
  for (const auto& one : kZones)
    if (one.name == zone) return std::string(one.offset);
  return "Z";
}

// "Thu, 07 Mar 2024 09:30:00 EST"; day of the week, time and zone may be missing.
std::string iso_of_rfc822(std::string_view text) {
  std::vector<std::string_view> parts = split_words(text);
  if (!parts.empty() && (parts[0].ends_with(',') || is_ascii_alpha(parts[0][0])))
    parts.erase(parts.begin());
  if (parts.size() < 3) return {};
  const std::string month = ascii_lower(parts[1].substr(0, 3));
  const auto found = std::find(kMonths.begin(), kMonths.end(), month);
  int day = 0, year = 0;
  std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), day);
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), year);
  if (parts[2].size() == 2) year += year < 70 ? 2000 : 1900;
  if (found == kMonths.end()) return {};
  const auto date = make_day(year, static_cast<int>(found - kMonths.begin()) + 1, day);
  if (!date) return {};
  std::string out = to_string(*date);
  if (parts.size() < 4 || parts[3].size() < 5) return out;
  const std::string time(parts[3].size() == 5 ? std::string(parts[3]) + ":00"
                                              : std::string(parts[3].substr(0, 8)));
  const std::string whole = out + "T" + time + (parts.size() > 4 ? zone_of(parts[4]) : "Z");
  return parse_day(whole) ? whole : out;
}

}  // namespace

std::string text_of_fragment(std::string_view html) { return repair_utf8(Stripper(html).run()); }

std::string iso_of_date(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  if (parse_day(text)) return std::string(text);
  const bool digits =
      text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_ascii_digit);
  if (digits) {
    const std::string day = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) +
                            "-" + std::string(text.substr(6, 2));
    return parse_day(day) ? day : std::string();
  }
  return iso_of_rfc822(text);
}

}  // namespace annals::read
