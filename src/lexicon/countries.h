// States and territories by name, adjective, people and capital: data/countries.tsv.
//
//   const Countries countries = Countries::load(data_directory(), faults);
//   countries.find("TTO")->name;                              // "Trinidad and Tobago"
//   countries.fold("PRI");                                    // "USA"
//   if (auto hit = countries.name_at(doc, tok, sent.last)) …  // "U.S." of "U.S. troops": one
//   token, USA
//
// Words are matched whole and by their case: "Turkey" and "TURKEY", never "turkey"; "US", never
// "us". Immutable after loading.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"
#include "src/lexicon/table.h"

namespace annals {

struct Country {
  std::string code;   // its own ISO 3166 alpha-3 code, or KOS
  std::string name;   // short English name
  std::string state;  // the code it is coded as; its own unless it is a dependency
  std::vector<std::string> capitals;
  std::vector<std::string> unless;  // names that show that `name` means something else
};

// What stands at a token.
struct CountryMatch {
  std::uint32_t length = 0;            // in tokens; 0: nothing
  const Country* country = nullptr;    // the usual reading
  std::vector<const Country*> others;  // states whose word it is as well ("Congolese": COG)
  explicit operator bool() const { return length > 0; }
};

class Countries {
public:
  static Countries load(const std::filesystem::path& data_dir, Faults& faults);

  // Nothing for an unknown code.
  [[nodiscard]] const Country* find(std::string_view code) const;
  // The code of the state a territory belongs to; an unknown code stays as it is.
  [[nodiscard]] std::string_view fold(std::string_view code) const;

  // The longest entry that begins at token `first` and ends before `last`: names and aliases;
  // adjectives
  // ("Danish"); people ("Danes", "Germans"); capitals.
  [[nodiscard]] CountryMatch name_at(const Document& doc, Index first, Index last) const;
  [[nodiscard]] CountryMatch adjective_at(const Document& doc, Index first, Index last) const;
  [[nodiscard]] CountryMatch people_at(const Document& doc, Index first, Index last) const;
  [[nodiscard]] CountryMatch capital_at(const Document& doc, Index first, Index last) const;

  // The same for words outside a Document, in full: "Danish", "dr congo"; case does not count here.
  [[nodiscard]] const Country* by_name(std::string_view words) const;
  [[nodiscard]] const Country* by_adjective(std::string_view words) const;

  [[nodiscard]] const std::vector<Country>& all() const { return countries_; }
  [[nodiscard]] std::size_t size() const { return countries_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  // A phrase of the table, of kNone where it means no state. `capitals` says that it is written in capitals only ("US", "UAE").
  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct Word {
    std::uint32_t country = 0;
    bool doubtful = false;
    bool capitals = false;
  };
  using Dictionary = std::map<std::string, std::uint32_t, std::less<>>;

  void add(PhraseTrie& trie, Dictionary* dictionary, std::string_view phrase,
           std::uint32_t country);
  void add_row(const Table::Row& row, std::uint32_t country);
  [[nodiscard]] CountryMatch match(const PhraseTrie& trie, const Document& doc, Index first,
                                   Index last) const;
  // Whether the token ends a phrase that means no state: "American" of "Latin American".
  [[nodiscard]] bool ends_none(const PhraseTrie& trie, const Document& doc, Index token) const;

  std::vector<Country> countries_;
  std::vector<Word> words_;  // the values of the tries
  std::map<std::string, std::uint32_t, std::less<>> codes_;
  Dictionary name_words_, adjective_words_;
  PhraseTrie names_, adjectives_, people_, capitals_;
  std::vector<Example> examples_;
};

}  // namespace annals
