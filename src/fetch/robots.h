// robots.txt by RFC 9309.
//
//   const Robots robots = Robots::parse(text, "annals");
//   robots.allows("/news/1.html?page=2");
//
// The group that names us counts, else that of "*"; groups of one name are one. The longest
// matching rule decides, of two equally long ones the one that allows; "*" and "$" as the RFC has
// them; what no rule names is allowed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals {

class Robots {
public:
  static Robots parse(std::string_view text, std::string_view product);
  // For a site whose robots.txt cannot be had (RFC 9309, 2.3.1.4).
  static Robots nothing_allowed();

  // `path` with its query, as in the address.
  [[nodiscard]] bool allows(std::string_view path) const;

private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
};

// Whether `path` matches a pattern of robots.txt or tdmrep.json from its beginning.
bool matches_path(std::string_view pattern, std::string_view path);

// The rule whose `pattern` is the longest that matches a normal path; of two equally long ones the one that
// `prefers` names; null if none matches.
template <class Rule, class Prefers>
const Rule* longest_rule(const std::vector<Rule>& rules, std::string_view normal, Prefers prefers) {
  const Rule* best = nullptr;
  for (const Rule& rule : rules) {
    if (!matches_path(rule.pattern, normal)) continue;
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size();
    if (longer || (rule.pattern.size() == best->pattern.size() && prefers(rule))) best = &rule;
  }
  return best;
}

// In one form, which stays as it is: letters, digits and "-._~" bare, other encoded bytes with
// capitals, others encoded when they are not ASCII or a "%" that encodes nothing.
std::string normal_path(std::string_view path);

}  // namespace annals
