#include "src/lexicon/roles.h"

#include <algorithm>
#include <iterator>

#include "src/base/text.h"

namespace annals {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string plural_of_word(std::string_view word) {
  const std::string text(word);
  for (const std::string_view man : {"man", "woman"})
    if (word.ends_with(man) && !word.ends_with("human") && !word.ends_with("shaman"))
      return text.substr(0, text.size() - 2) + "en";
  if (word == "child" || word.ends_with("schoolchild")) return text + "ren";
  if (word == "person") return "people";
  if (word == "attorney" || word == "chief" || word == "proof") return text + "s";
  if (word.ends_with("y") && word.size() > 1 && !is_vowel(word[word.size() - 2]))
    return text.substr(0, text.size() - 1) + "ies";
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"})
    if (word.ends_with(hiss)) return word.ends_with("s") && !word.ends_with("ss") ? "" : text + "es";
  if (word == "thief") return "thieves";
  if (word == "passer-by") return "passers-by";
  if (word == "passerby") return "passersby";
  return text + "s";
}

std::string hint_for(std::string_view flag) {
  std::vector<std::string_view> known{"state", "of", "nofill", "person"};
  known.insert(known.end(), kRoleMarkNames.begin(), kRoleMarkNames.end());
  return nearest_hint(flag, known);
}

}  // namespace

std::string plural_of(std::string_view phrase) {
  // The noun stands before the first preposition: "chief of staff", "minister for foreign affairs".
  std::size_t end = phrase.size();
  for (const std::string_view of : {" of ", " for ", " to ", " in "})
    end = std::min(end, std::min(phrase.find(of), phrase.size()));
  if (phrase.substr(0, end).ends_with("-general")) end = phrase.find("-general");
  const std::string_view stem = phrase.substr(0, end);
  const std::size_t blank = stem.rfind(' ');
  const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
  if (stem.substr(begin).empty() || stem.ends_with('.')) return "";
  const std::string word = plural_of_word(stem.substr(begin));
  if (word.empty()) return "";
  return std::string(phrase.substr(0, begin)) + word + std::string(phrase.substr(end));
}

std::optional<Role> Roles::role_of(const Table& table, const Table::Row& row, Faults& faults) {
  Role role;
  role.words = row.cells[0];
  for (const std::string_view name : split_words(row.cells[1])) {
    const auto sector = parse_sector(name);
    if (sector)
      role.sectors.push_back(*sector);
    else
      faults.add(table.place(row, 1), "no sector is called '" + std::string(name) + "'",
                 nearest_hint(name, {kSectorNames.begin(), kSectorNames.end()}));
  }
  const auto kind = std::find(kRoleClassNames.begin(), kRoleClassNames.end(), row.cells[2]);
  if (kind == kRoleClassNames.end()) {
    faults.add(table.place(row, 2), "no class is called '" + std::string(row.cells[2]) + "'",
               nearest_hint(row.cells[2], {kRoleClassNames.begin(), kRoleClassNames.end()}));
    return std::nullopt;
  }
  role.kind = static_cast<RoleClass>(kind - kRoleClassNames.begin());
  for (const std::string_view flag : split_words(row.cells[3])) {
    const auto mark = std::find(kRoleMarkNames.begin(), kRoleMarkNames.end(), flag);
    if (mark != kRoleMarkNames.end())
      role.marks |= static_cast<std::uint16_t>(1U << (mark - kRoleMarkNames.begin()));
    else if (flag == "state")
      role.state = true;
    else if (flag == "of")
      role.of = true;
    else if (flag == "nofill")
      role.nofill = true;
    else if (flag != "person")
      faults.add(table.place(row, 3), "no flag is called '" + std::string(flag) + "'", hint_for(flag));
  }
  return role;
}

// A dictionary's roles come first, so that a plural made by rule never hides behind a built-in word.
void Roles::lay_on_top(std::vector<Role>&& roles, std::set<std::string>&& taken) {
  for (const Role& role : roles) taken.insert(to_lower(role.words));
  std::erase_if(roles_, [&](const Role& below) { return taken.contains(to_lower(below.words)); });
  roles.insert(roles.end(), std::move_iterator(roles_.begin()), std::move_iterator(roles_.end()));
  roles_ = std::move(roles);
}

Roles Roles::load(const std::filesystem::path& data_dir, const Dictionaries& dictionaries,
                  Faults& faults) {
  Roles out;
  for (const TableLayer& layer : read_layers(data_dir, dictionaries, "roles.tsv",
                                             {"role", "sectors", "class", "flags"}, faults)) {
    if (layer.level == 0) out.examples_ = layer.table.examples();
    std::vector<Role> roles;
    std::set<std::string> taken;
    for (const Table::Row& row : layer.table.rows()) {
      if (const std::string_view words = removed_by(row.cells[0]); !words.empty()) {
        taken.insert(to_lower(words));
      } else if (auto role = role_of(layer.table, row, faults)) {
        role->dictionary = layer.dictionary;
        roles.push_back(std::move(*role));
      }
    }
    out.lay_on_top(std::move(roles), std::move(taken));
  }
  for (std::size_t i = 0; i < out.roles_.size(); ++i) {
    const std::string lower = to_lower(out.roles_[i].words);
    out.trie_.add_phrase(lower, static_cast<std::uint32_t>(2 * i));
    const std::string plural = plural_of(lower);
    if (!plural.empty() && plural != lower)
      out.trie_.add_phrase(plural, static_cast<std::uint32_t>(2 * i + 1));
  }
  return out;
}

Roles Roles::load(const std::filesystem::path& data_dir, Faults& faults) {
  return load(data_dir, {}, faults);
}

RoleMatch Roles::at(const Document& doc, Index first, Index last) const {
  const auto found = trie_.longest(first, last, [&](Index t) { return doc.lower(t); });
  if (!found) return {};
  const std::uint32_t value = found.values->front();
  const Role& role = roles_[value / 2];
  // "network of" is a network of something; the preposition is not the role's.
  const std::uint32_t tail = found.length > 1 && role.words.ends_with(" of") ? 1 : 0;
  return {found.length - tail, &role, (value & 1U) != 0};
}

}  // namespace annals
