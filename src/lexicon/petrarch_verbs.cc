#include "src/lexicon/petrarch_verbs.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "include/annals/ontology.h"
#include "src/base/text.h"
#include "src/lexicon/petrarch_parts.h"

namespace annals {
namespace {

using Words = std::vector<std::string>;

// "[031:033]", "[174K]", "[025?]"; nothing for "[---]".
struct Codes {
  std::string deed, back;
};

std::string code_of(std::string_view text) {
  std::string out;
  for (const char c : trim(text))
    if (is_ascii_digit(c) || is_ascii_lower(c) || (c >= 'A' && c <= 'Z')) out += c;
  return out;
}

// Words that are parted by blanks and "_", in lower case.
Words words_of(std::string_view text) {
  std::string blanks = to_lower(text);
  std::replace(blanks.begin(), blanks.end(), '_', ' ');
  Words out;
  for (const std::string_view word : split_words(blanks)) out.emplace_back(word);
  return out;
}

const std::string& longest(const Words& words) {
  return *std::max_element(words.begin(), words.end(),
                           [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
}

class VerbReader {
public:
  VerbReader(const std::string& file, std::string_view text, Faults& faults) : lines_(file, text, faults) {}

  PetrarchVerbs run() {
    for (std::string_view line; lines_.next(line);) {
      if (line.starts_with("---"))
        read_header(line);
      else if (line.starts_with('&'))
        read_set(line);
      else if (line.starts_with('-'))
        read_pattern(line.substr(1));
      else if (line.starts_with('+') && set_ != nullptr)
        add_member(line.substr(1));
      else
        read_verb(line);
    }
    close();
    return std::move(out_);
  }

private:
  // The first code in brackets; false where there is none.
  static bool codes_in(std::string_view line, Codes& codes) {
    const std::size_t open = line.find('['), close = line.find(']', std::min(open, line.size()));
    if (open == std::string_view::npos || close == std::string_view::npos) return false;
    const std::string_view text = line.substr(open + 1, close - open - 1);
    const std::size_t colon = text.find(':');
    codes.deed = code_of(text.substr(0, colon));
    codes.back = colon == std::string_view::npos ? std::string() : code_of(text.substr(colon + 1));
    return true;
  }

  void read_header(std::string_view line) {
    close();
    has_headers_ = true;
    if (!codes_in(line, block_)) lines_.fault(line, "a block without a code: '--- ABANDON [345] ---'");
  }

  // "&PREPOSITION_" is "&PREPOSITION".
  static std::string name_of_set(std::string_view name) {
    while (name.ends_with('_')) name.remove_suffix(1);
    return std::string(name);
  }

  void read_set(std::string_view line) {
    set_ = &sets_[name_of_set(trim(line))];
    if (split_words(line).size() != 1) lines_.fault(line, "the name of a set is one word");
  }

  void add_member(std::string_view line) {
    const std::string_view member = trim(line);
    if (member.starts_with('&')) {
      const auto other = sets_.find(name_of_set(member));
      if (other == sets_.end()) return lines_.fault(member, "no set '" + std::string(member) + "' stands above");
      const Words words = other->second;
      set_->insert(set_->end(), words.begin(), words.end());
    } else if (const Words words = words_of(member); !words.empty()) {
      set_->push_back(longest(words));
    }
  }

  // "BAN {BANS BANNED}", "+BREAK_DOWN {+BREAKS_DOWN}", "WIRE_+TAP [172]"
  void read_verb(std::string_view line) {
    set_ = nullptr;
    Codes own = block_;
    const bool told = codes_in(line, own);
    if (told && !has_headers_) {  // TABARI: a verb with its code opens a block
      close();
      block_ = own;
    }
    const std::size_t brace = line.find('{'), end = std::min({brace, line.find('['), line.size()});
    PetrarchVerb verb;
    if (!name_verb(line.substr(0, end), verb)) return lines_.fault(line, "a line without a verb");
    if (brace != std::string_view::npos)
      for (const std::string_view form : split_words(line.substr(brace + 1, line.find('}', brace) - brace - 1))) {
        PetrarchVerb other;
        if (name_verb(form, other)) verb.forms.push_back(other.word);
      }
    block_verbs_.push_back({std::move(verb), own});
  }

  // "+BREAK_DOWN": the verb is the word with the plus, else the first.
  static bool name_verb(std::string_view text, PetrarchVerb& verb) {
    const Words words = words_of(text);
    if (words.empty()) return false;
    std::size_t head = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].starts_with('+')) head = i;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word = words[i].starts_with('+') ? words[i].substr(1) : words[i];
      if (word.empty()) return false;
      if (i < head) verb.lead.push_back(word);
      if (i == head) verb.word = word;
      if (i > head) verb.rest.push_back(word);
    }
    return true;
  }

  void read_pattern(std::string_view line) {
    set_ = nullptr;
    Codes codes;
    if (!codes_in(line, codes)) return lines_.fault(line, "a pattern without a code");
    PetrarchPattern pattern;
    pattern.code = codes.deed;
    pattern.back = codes.back;
    std::string blanks(line.substr(0, line.find('[')));
    std::replace(blanks.begin(), blanks.end(), '_', ' ');
    bool behind = false, source_behind = false, target_before = false, seen = false;
    for (const std::string_view word : split_words(blanks)) {
      if (word == "*") behind = seen = true;
      else if (word == "%") pattern.mutual = true, pattern.mutual_behind = behind;
      else if (word == "$") source_behind = source_behind || behind;
      else if (word == "+") target_before = target_before || !behind;
      else if (word != "^" && !add_unit(word, line.substr(static_cast<std::size_t>(word.data() - blanks.data()), word.size()),
                                        behind ? pattern.after : pattern.before))
        return;
    }
    if (!seen) return lines_.fault(line, "a pattern without '*', the verb");
    pattern.swapped = source_behind || target_before;
    ++out_.patterns;
    block_patterns_.push_back(std::move(pattern));
  }

  // `at` is the word in its line.
  bool add_unit(std::string_view word, std::string_view at, std::vector<Words>& units) {
    if (!word.starts_with('&')) {
      units.push_back({to_lower(word)});
      return true;
    }
    const auto set = sets_.find(name_of_set(word));
    if (set == sets_.end()) lines_.fault(at, "no set '" + std::string(word) + "' stands above");
    if (set != sets_.end()) units.push_back(set->second);
    return set != sets_.end();
  }

  // Ends a block: its patterns go to each of its verbs.
  void close() {
    set_ = nullptr;
    for (auto& [verb, codes] : block_verbs_) {
      verb.patterns = block_patterns_;
      PetrarchPattern alone;
      alone.code = codes.deed;
      alone.back = codes.back;
      verb.patterns.push_back(std::move(alone));
      std::stable_sort(verb.patterns.begin(), verb.patterns.end(), [](const PetrarchPattern& a, const PetrarchPattern& b) {
        return a.before.size() + a.after.size() > b.before.size() + b.after.size();
      });
      out_.verbs.push_back(std::move(verb));
    }
    block_verbs_.clear();
    block_patterns_.clear();
  }

  petrarch::Lines lines_;
  PetrarchVerbs out_;
  bool has_headers_ = false;
  std::map<std::string, Words> sets_;
  Words* set_ = nullptr;  // that is being read
  Codes block_;
  std::vector<std::pair<PetrarchVerb, Codes>> block_verbs_;
  std::vector<PetrarchPattern> block_patterns_;
};

std::string root_of(const std::string& code) {
  std::string root = code.substr(0, 2);
  for (char& c : root)
    if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return "CODE_" + root;
}

// PLOVER's table of equivalents (shared/PLOVER.md section 7). It drops 01 and 02, statements and appeals, which are said.
std::string_view like_of(std::string_view root) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kLike{{
      {"01", "SUPPORT"}, {"02", "REQUEST"}, {"03", "AGREE"}, {"04", "CONSULT"}, {"05", "SUPPORT"},
      {"06", "COOPERATE"}, {"07", "AID"}, {"08", "CONCEDE"}, {"09", "ACCUSE"}, {"10", "REQUEST"},
      {"11", "ACCUSE"}, {"12", "REJECT"}, {"13", "THREATEN"}, {"14", "PROTEST"}, {"15", "MOBILIZE"},
      {"16", "SANCTION"}, {"17", "COERCE"}, {"18", "ASSAULT"}, {"19", "ASSAULT"}, {"20", "ASSAULT"}}};
  for (const auto& [code, type] : kLike)
    if (code == root) return type;
  return "COOPERATE";
}

std::string head_of(std::string_view what, std::string_view source) {
  return "# " + std::string(what) + "\n#\n# format   1\n# licence  that of the file it is from\n# source   " +
         std::string(source) + ", read by annals data import\n\n";
}

void add_test(std::string& out, std::string_view kind, std::string_view place, const Words& words) {
  if (words.empty()) return;
  out += "  " + std::string(kind) + "  " + std::string(place) + " " + join(words, " ") + "\n";
}

constexpr std::string_view kDoers = "subj by previous";
constexpr std::string_view kOthers = "obj iobj with to on against of from for into in about between over at next";

void add_frame(std::string& out, const PetrarchVerb& verb, const PetrarchPattern& pattern, const std::string& name) {
  out += "frame " + name + "\n  type  " + root_of(pattern.code) + "\n  cameo  " + pattern.code + "\n  somebody\n";
  if (!pattern.back.empty() && !pattern.mutual) out += "  answer  " + root_of(pattern.back) + " " + pattern.back + "\n";
  if (verb.rest.empty()) {
    out += "  words_v  " + verb.word + "\n  words_f  " + verb.word;
    for (const std::string& form : verb.forms) out += " " + form;
    out += "\n";
  } else {
    out += "  lemma  v " + verb.word + " " + join(verb.rest, " ") + "\n";
  }
  if (pattern.mutual) {
    add_test(out, "need", pattern.mutual_behind ? "obj|between|with|next" : "subj|by|previous", {"several"});
    out += "  mutual\n  actor  " + std::string(pattern.mutual_behind ? kOthers : kDoers) + "\n";
  } else {
    out += "  actor  " + std::string(pattern.swapped ? kOthers : kDoers);
    out += "\n  recipient  " + std::string(pattern.swapped ? kDoers : kOthers) + "\n";
  }
  for (const std::string& word : verb.lead) add_test(out, "need", "words_before", {word});
  for (const Words& unit : pattern.before) add_test(out, "need", "words_before", unit);
  for (const Words& unit : pattern.after) add_test(out, "need", "words_after", unit);
  // What is coded as nothing takes the word away from the frames below it.
  for (const PetrarchPattern& other : verb.patterns) {
    if (!other.code.empty() || other.before.size() + other.after.size() != 1) continue;
    for (const Words& unit : other.before) add_test(out, "unless", "words_before", unit);
    for (const Words& unit : other.after) add_test(out, "unless", "words_after", unit);
  }
  out += "\n";
}

}  // namespace

PetrarchVerbs read_petrarch_verbs(const std::string& file, std::string_view text, Faults& faults) {
  return VerbReader(file, text, faults).run();
}

std::string to_ontology(const PetrarchVerbs& verbs, std::string_view name, std::string_view source) {
  std::set<std::string> roots;
  for (const PetrarchVerb& verb : verbs.verbs)
    for (const PetrarchPattern& pattern : verb.patterns)
      for (const std::string& code : {pattern.code, pattern.back})
        if (!code.empty()) roots.insert(root_of(code));
  std::string out = head_of("Types of an imported dictionary: the first two digits of its codes.", source);
  out += "ontology " + std::string(name) + "\n  plover  absent\n";
  for (const std::string& root : roots)
    out += "\ntype " + root + "\n  like  " + std::string(like_of(std::string_view(root).substr(5))) + "\n";
  return out;
}

std::string to_frames(const PetrarchVerbs& verbs, std::string_view source) {
  std::string out = head_of("Frames of an imported dictionary; the more they need, the sooner they are tried.", source);
  std::map<std::string, int> names;
  for (const PetrarchVerb& verb : verbs.verbs)
    for (const PetrarchPattern& pattern : verb.patterns) {
      if (pattern.code.empty()) continue;
      const std::string name = "verbs." + verb.word;
      add_frame(out, verb, pattern, name + "." + std::to_string(++names[name]));
    }
  return out;
}

}  // namespace annals
