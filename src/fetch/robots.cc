#include "src/fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::size_t kMostBytes = 500 * 1024;  // RFC 9309, 2.5: at least so much is read

// The product token: letters, "-" and "_" at the front.
std::string product_of(std::string_view agent) {
  std::size_t end = 0;
  while (end < agent.size() &&
         (is_ascii_alpha(agent[end]) || agent[end] == '-' || agent[end] == '_'))
    ++end;
  return ascii_lower(agent.substr(0, end));
}

bool is_unreserved(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& out, unsigned byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

}  // namespace

std::string normal_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    unsigned value = 0;
    if (path[i] == '%' && i + 2 < path.size() &&
        std::from_chars(path.data() + i + 1, path.data() + i + 3, value, 16).ptr ==
            path.data() + i + 3) {
      i += 2;
      if (value < 0x80 && is_unreserved(static_cast<char>(value)))
        out += static_cast<char>(value);
      else
        append_encoded(out, value);
    } else if (byte >= 0x80 || path[i] == '%') {
      append_encoded(out, byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

// A star may stand for anything; the last star that was met is tried again further on, so that time
// is at most the product of the lengths.
bool matches_path(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, s = 0, star = std::string_view::npos, from = 0;
  for (;;) {
    if (p == pattern.size() && (!anchored || s == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = s;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p, ++s;
    } else if (star != std::string_view::npos && from < path.size()) {
      p = star + 1;
      s = ++from;
    } else {
      return false;
    }
  }
}

Robots Robots::nothing_allowed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view product) {
  const std::string us = product_of(product);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots ours, everyones;
  bool named = false, for_us = false, for_all = false, in_agents = false;
  std::string lines(text.substr(0, kMostBytes));
  std::replace(lines.begin(), lines.end(), '\r', '\n');
  for (const std::string_view whole : split(lines, '\n')) {
    const std::string_view line = whole.substr(0, whole.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = ascii_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_us = for_all = false;
      in_agents = true;
      if (value == "*") for_all = true;
      if (value != "*" && !us.empty() && product_of(value) == us) for_us = named = true;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (value.empty()) continue;  // disallows nothing
      const Rule rule{normal_path(value), key == "allow"};
      if (for_us) ours.rules_.push_back(rule);
      if (for_all) everyones.rules_.push_back(rule);
    }
  }
  return named ? ours : everyones;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const Rule* best = longest_rule(rules_, normal_path(path), [](const Rule& rule) { return rule.allow; });
  return best == nullptr || best->allow;
}

}  // namespace annals
