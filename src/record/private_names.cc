#include "src/record/private_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/record/record_words.h"

namespace annals {
namespace {

constexpr std::string_view kDot = "\xE2\x80\xA2";

bool holds_office(const ActorCode& code) {
  for (const std::string_view body : {"UNO", "IGO", "EUR"})
    if (code.country_view() == body) return true;
  for (const Sector office : {Sector::kGov, Sector::kLeg, Sector::kJud, Sector::kMil, Sector::kCop, Sector::kSpy,
                              Sector::kPty, Sector::kOpp, Sector::kEli})
    if (code.has(office)) return true;
  return false;
}

// "known name Elio Marrat", also behind "pronoun, " or a role.
bool is_known(const Document& doc, const Mention& mention) {
  return doc.view(mention.because).find("known name") != std::string_view::npos;
}

// The smallest phrase around a name.
const Mention* mention_of(const Document& doc, Span name) {
  constexpr std::uint32_t kLongest = 1000;  // bytes of a phrase; mentions are sorted by where they begin
  auto row = std::upper_bound(doc.mentions.begin(), doc.mentions.end(), name.begin,
                              [](std::uint32_t at, const Mention& mention) { return at < mention.span.begin; });
  const Mention* best = nullptr;
  while (row != doc.mentions.begin() && (--row)->span.begin + kLongest >= name.begin)
    if (row->span.contains(name) && (best == nullptr || row->span.size() < best->span.size())) best = &*row;
  return best;
}

class People {
public:
  explicit People(const Document& doc) : doc_(doc), public_(doc.entities.size(), false) {
    for (const Mention& mention : doc.mentions)
      if (mention.entity != kNone && (is_known(doc, mention) || holds_office(mention.code)))
        public_[mention.entity] = true;
    for (Index e = 0; e < doc.entities.size(); ++e)
      if (doc.entities[e].wikidata != Symbol::kEmpty || holds_office(doc.entities[e].code)) public_[e] = true;
  }

  // Whether the name is a private person's; a name outside all phrases that may act tells of no office.
  [[nodiscard]] bool is_private(const Name& name) const {
    const Mention* mention = mention_of(doc_, name.span);
    if (mention == nullptr) return true;
    const bool person = mention->entity_kind == EntityKind::kPerson || mention->entity_kind == EntityKind::kUnknown;
    return person && !(mention->entity == kNone ? is_known(doc_, *mention) || holds_office(mention->code)
                                                : public_[mention->entity]);
  }

private:
  const Document& doc_;
  std::vector<bool> public_;  // by entity
};

bool is_word_byte(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// Typographic quotes and dashes end a word though their bytes are no ASCII.
bool is_mark(std::string_view text, std::size_t at) { return text.substr(at, 2) == "\xE2\x80"; }

// Where the name stands as whole words at or after `from`; npos if nowhere.
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  for (std::size_t at = text.find(name, from); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool opens = at == 0 || !is_word_byte(text[at - 1]) || (at >= 3 && is_mark(text, at - 3));
    const bool closes = end == text.size() || !is_word_byte(text[end]) || is_mark(text, end);
    if (opens && closes) return at;
  }
  return std::string_view::npos;
}

// Runs of letters and digits.
template <class Each> void for_each_word(std::string_view text, Each&& each) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at]) || is_mark(text, at)) {
      at += is_word_byte(text[at]) ? 3 : 1;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_word_byte(text[at]) && !is_mark(text, at)) ++at;
    each(text.substr(begin, at - begin));
  }
}

std::string dots(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    (void)next_code_point(name, at);
    const bool letter = is_word_byte(name[begin]);
    out += letter ? kDot : name.substr(begin, at - begin);
  }
  return out;
}

// "farmer Osk Lien, 34" -> "farmer, 34"; a name alone -> its sector's word.
std::string by_role(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& sectors) {
  for (const std::string& name : names)
    for (std::size_t at = find_name(text, name, 0); at != std::string::npos; at = find_name(text, name, at))
      text.erase(at, name.size());
  std::string rest;
  for (const std::string_view word : split_words(text)) {
    const bool mark = !is_word_byte(word.front());
    rest += (rest.empty() || mark ? "" : " ") + std::string(word);
  }
  const bool says = std::any_of(rest.begin(), rest.end(), [](char c) { return is_ascii_lower(c); });
  return says ? rest : role_of(sectors);
}

void hide(Quote& words, std::string& name, const std::vector<std::string>& sectors,
          const std::vector<std::string>& names) {
  const auto held = [&](const std::string& text) { return with_names_hidden(text, names) != text; };
  if (held(words.text)) words.text = by_role(words.text, names, sectors);
  if (held(name)) name.clear();
}

}  // namespace

std::string role_of(const std::vector<std::string>& sectors) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kRoles{
      {{"AGR", "farmer"}, {"BUS", "business person"}, {"CVL", "civilian"}, {"EDU", "educator"}, {"JRN", "journalist"},
       {"LAB", "worker"}, {"MED", "health worker"}, {"PRM", "militia member"}, {"REB", "rebel"}, {"REF", "refugee"},
       {"REL", "religious person"}, {"SOC", "activist"}, {"UAF", "armed person"}, {"CRM", "suspect or offender"}}};
  for (const std::string& sector : sectors)
    for (const auto& [code, role] : kRoles)
      if (sector == code) return std::string(role);
  return "person";
}

PrivateNames::PrivateNames(const Document& doc) {
  const People people(doc);
  std::set<std::string> hidden, known;
  for (const Name& name : doc.names) {
    if (name.type != NameType::kPerson) continue;
    (people.is_private(name) ? hidden : known).emplace(doc.text(name.span));
  }
  for (const std::string& name : hidden)
    if (!known.contains(name)) add(name);
}

PrivateNames::PrivateNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) add(name);
}

void PrivateNames::add(std::string name) {
  std::string first;
  for_each_word(name, [&](std::string_view word) {
    if (first.empty()) first = word;
  });
  by_first_word_[first].push_back(std::move(name));
}

std::vector<std::string> PrivateNames::in(const Record& record) const {
  std::set<std::string> found;
  if (by_first_word_.empty()) return {};
  for_each_words(record, [&](const std::string& words) {
    for_each_word(words, [&](std::string_view word) {
      const auto names = by_first_word_.find(word);
      if (names == by_first_word_.end()) return;
      for (const std::string& name : names->second)
        if (find_name(words, name, 0) != std::string::npos) found.insert(name);
    });
  });
  std::vector<std::string> out(found.begin(), found.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

bool PrivateNames::stand_in(std::string_view words) const {
  bool found = false;
  for_each_word(words, [&](std::string_view word) {
    const auto names = by_first_word_.find(word);
    if (!found && names != by_first_word_.end())
      found = std::any_of(names->second.begin(), names->second.end(),
                          [&](const std::string& name) { return find_name(words, name, 0) != std::string::npos; });
  });
  return found;
}

std::string with_names_hidden(std::string_view text, const std::vector<std::string>& names) {
  std::string out(text);
  for (const std::string& name : names)
    for (std::size_t at = find_name(out, name, 0); at != std::string::npos; at = find_name(out, name, at)) {
      const std::string hidden = dots(name);
      out.replace(at, name.size(), hidden);
      at += hidden.size();
    }
  return out;
}

void hide_private_names(Record& record) {
  if (record.private_names.empty()) return;
  const std::vector<std::string> names = record.private_names;
  for (auto* side : {&record.actor, &record.recipient})
    for (RecordActor& actor : *side) hide(actor.words, actor.name, actor.sectors, names);
  if (record.attribution) hide(record.attribution->words, record.attribution->name, record.attribution->sectors, names);
  for_each_words(record, [&](std::string& words) { words = with_names_hidden(words, names); });
}

}  // namespace annals
