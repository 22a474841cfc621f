// People and groups that news knows by name, each code with its years: data/leaders.tsv and
// data/groups.tsv.
//
//   const KnownNames names = KnownNames::load(data_directory(), faults);
//   if (auto hit = names.at(doc, tok, sent.last)) …  // "Taliban": AFG REB in 2015, AFG GOV in 2023
//
// The publication date chooses among the entries of a name; without one the latest counts. Outside
// its years a person keeps the country, with ELI from a month after them on and no sector before.
// Words are compared without regard to case, but one of them must have a capital ("al-Qaeda"), and
// a word in capitals only is an acronym ("ELN").
// Dictionaries lie on top (src/lexicon/dictionary.h). Immutable after loading.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"
#include "src/lexicon/table.h"

namespace annals {

struct KnownName {
  std::string name;
  ActorCode code;
  std::optional<Day> from;  // first and last day on which the code holds
  std::optional<Day> to;
  bool person = false;
  std::string dictionary;  // the name of the dictionary it is from; empty: built in
};

struct KnownMatch {
  std::uint32_t length = 0;  // in tokens; 0: nothing
  const KnownName* name = nullptr;
  ActorCode code;  // on the day of publication
  explicit operator bool() const { return length > 0; }
};

class KnownNames {
public:
  static KnownNames load(const std::filesystem::path& data_dir, Faults& faults);
  static KnownNames load(const std::filesystem::path& data_dir, const Dictionaries& dictionaries,
                         Faults& faults);

  // The longest name that begins at token `first` and ends before `last`.
  [[nodiscard]] KnownMatch at(const Document& doc, Index first, Index last) const;

  // Who of that surname is in office on the day of publication, for "the Berg regime", where a surname alone would be
  // anybody's: null when nobody is, or people of several states are.
  [[nodiscard]] const KnownName* in_office(std::string_view surname, const Document& doc) const;

  [[nodiscard]] std::size_t leader_count() const { return leader_count_; }
  [[nodiscard]] std::size_t group_count() const { return entries_.size() - leader_count_; }
  [[nodiscard]] const std::vector<Example>& leader_examples() const { return leader_examples_; }
  [[nodiscard]] const std::vector<Example>& group_examples() const { return group_examples_; }

private:
  struct Alias {
    std::uint32_t entry = 0;
    bool capitals = false;
  };
  struct Listed {
    KnownName entry;
    std::vector<std::string> aliases;  // its name first
  };
  struct Layer {
    std::vector<Listed> listed;
    std::set<std::string> taken;  // keys of the names it takes from the layers below
  };
  static std::string key_of(std::string_view alias);
  static std::optional<Listed> listed(const Table& table, const Table::Row& row, Faults& faults);
  static void lay_on_top(Layer&& layer, std::vector<Listed>& all);
  void add_alias(std::string_view alias, std::uint32_t entry);

  std::vector<KnownName> entries_;
  std::multimap<std::string, std::uint32_t> surnames_;  // of persons, in lower case
  std::vector<Alias> aliases_;  // the values of the trie
  PhraseTrie trie_;
  std::size_t leader_count_ = 0;
  std::vector<Example> leader_examples_, group_examples_;
};

}  // namespace annals
