#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "src/base/text.h"
#include "src/lexicon/petrarch.h"
#include "src/lexicon/petrarch_parts.h"

namespace annals {
namespace {

// Plural by rule, by the file, or none: "AMBASSADOR", "GOOSE {GEESE}", "POLICE {}".
class AgentReader {
public:
  AgentReader(const std::string& file, std::string_view text, const Roles& roles, Faults& faults)
      : lines_(file, text, faults) {
    for (const Role& role : roles.all()) {
      const std::string lower = to_lower(role.words);
      like_.emplace(lower, &role);
      like_.emplace(plural_of(lower), &role);
    }
  }

  std::vector<Role> run() {
    for (std::string_view line; lines_.next(line);)
      if (line.starts_with('!') && line.find('[') == std::string_view::npos && line.find('=') != std::string_view::npos)
        read_class(line);
      else
        read_agent(line);
    return std::move(found_);
  }

private:
  static std::string words_of(std::string_view text) {
    std::string blanks = to_lower(text);
    std::replace(blanks.begin(), blanks.end(), '_', ' ');
    std::string out;
    for (const std::string_view word : split_words(blanks)) out += (out.empty() ? "" : " ") + std::string(word);
    return out;
  }

  // "!PERSON! = MAN, MEN"
  void read_class(std::string_view line) {
    const std::size_t end = line.find('!', 1), equals = line.find('=');
    if (end == std::string_view::npos || end > equals)
      return lines_.fault(line, "expected '!CLASS! = WORD, WORD'");
    auto& words = classes_[std::string(line.substr(0, end + 1))];
    for (const std::string_view word : split(line.substr(equals + 1), ','))
      if (!trim(word).empty()) words.emplace_back(trim(word));
  }

  void read_agent(std::string_view line) {
    const std::size_t open = line.find('['), brace = line.find('{');
    const std::size_t close = line.find(']', std::min(open, line.size()));
    const std::string_view noun = trim(line.substr(0, std::min({open, brace, line.size()})));
    if (open == std::string_view::npos || close == std::string_view::npos || noun.empty())
      return lines_.fault(line, noun.empty() ? "a code without a noun" : "no code for '" + std::string(noun) + "'");
    std::string_view plural;
    const bool braces = brace < open;
    if (braces) {
      const std::size_t end = line.find('}', brace);
      if (end == std::string_view::npos || end > open)
        return lines_.fault(line.substr(brace), "a '{' without its '}'");
      plural = trim(line.substr(brace + 1, end - brace - 1));
    }
    std::size_t lost = 0;
    const std::string_view text = trim(line.substr(open + 1, close - open - 1));
    const ActorCode code = petrarch::code_of(text, nullptr, [&](std::string_view part, const std::string& why) {
      ++lost;
      lines_.fault(part, why);
    });
    if (code.sector_count == 0)
      return lost > 0 ? void() : lines_.fault(line.substr(open), "a code without a sector");
    for (const std::string& one : expanded(noun)) {
      add(one, code, braces && plural.empty());
      if (!plural.empty()) add(std::string(plural), code, false);
    }
  }

  // "!MINST!_OF_WALKS" for each word of its class.
  std::vector<std::string> expanded(std::string_view noun) {
    const std::size_t begin = noun.find('!');
    if (begin == std::string_view::npos) return {std::string(noun)};
    const std::size_t end = noun.find('!', begin + 1);
    const auto found = end == std::string_view::npos
                           ? classes_.end()
                           : classes_.find(std::string(noun.substr(begin, end + 1 - begin)));
    if (found == classes_.end()) {
      lines_.fault(noun.substr(begin), "a class without its words above it");
      return {};
    }
    std::vector<std::string> out;
    for (const std::string& word : found->second)
      out.push_back(std::string(noun.substr(0, begin)) + word + std::string(noun.substr(end + 1)));
    return out;
  }

  using Like = std::map<std::string, const Role*, std::less<>>;

  // The longest built-in role that ends the words.
  [[nodiscard]] Like::const_iterator like_of(std::string_view words) const {
    while (true) {
      const auto like = like_.find(words);
      const std::size_t blank = words.find(' ');
      if (like != like_.end() || blank == std::string_view::npos) return like;
      words.remove_prefix(blank + 1);
    }
  }

  // Class and flags are those of the built-in role of its last words: "silly walks minister" is one
  // as "minister" is, so is "minister of silly walks".
  void add(const std::string& noun, const ActorCode& code, bool no_plural) {
    Role role;
    role.words = words_of(noun);
    auto like = like_of(role.words);
    if (like == like_.end()) like = like_of(role.words.substr(0, role.words.find(" of ")));
    if (like != like_.end()) {
      role.kind = like->second->kind;
      role.state = like->second->state;
      role.of = like->second->of;
      role.nofill = like->second->nofill;
    } else if (no_plural) {
      role.kind = RoleClass::kBody;
    }
    role.sectors.assign(code.sectors.begin(), code.sectors.begin() + code.sector_count);
    if (words_.insert(role.words).second) found_.push_back(std::move(role));
  }

  petrarch::Lines lines_;
  Like like_;  // the built-in roles, plurals too
  std::map<std::string, std::vector<std::string>> classes_;
  std::set<std::string> words_;
  std::vector<Role> found_;
};

}  // namespace

std::vector<Role> read_petrarch_agents(const std::string& file, std::string_view text, const Roles& roles,
                                       Faults& faults) {
  return AgentReader(file, text, roles, faults).run();
}

std::string to_roles_table(const std::vector<Role>& roles, std::string_view source) {
  std::string out = petrarch::head_of("Agents", "role  sectors  class  flags", source);
  for (const Role& role : roles) {
    std::vector<std::string> sectors, flags;
    for (const Sector sector : role.sectors) sectors.emplace_back(name_of(sector));
    if (role.state) flags.emplace_back("state");
    if (role.of) flags.emplace_back("of");
    if (role.nofill) flags.emplace_back("nofill");
    out += role.words + '\t' + join(sectors, " ") + '\t' +
           std::string(kRoleClassNames[static_cast<std::size_t>(role.kind)]) + '\t' + join(flags, " ") + '\n';
  }
  return out;
}

std::vector<Discard> read_petrarch_discards(const std::string& file, std::string_view text, Faults& faults) {
  std::vector<Discard> out;
  petrarch::Lines lines(file, text, faults);
  for (std::string_view line; lines.next(line);) {
    Discard discard;
    discard.report = line.starts_with('+');
    discard.phrase = trim(discard.report ? line.substr(1) : line);
    std::replace(discard.phrase.begin(), discard.phrase.end(), '_', ' ');
    discard.phrase = trim(discard.phrase);
    if (discard.phrase.empty())
      lines.fault(line, "a discard without words");
    else
      out.push_back(std::move(discard));
  }
  return out;
}

std::string to_discards_table(const std::vector<Discard>& discards, std::string_view source) {
  std::string out = petrarch::head_of("Discards", "phrase  scope", source);
  for (const Discard& discard : discards)
    out += discard.phrase + (discard.report ? "\treport\n" : "\n");
  return out;
}

}  // namespace annals
