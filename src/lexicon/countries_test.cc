#include "src/lexicon/countries.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/conllu.h"

namespace annals {
namespace {

const Countries& countries() {
  static const Countries loaded = [] {
    Faults faults;
    Countries out = Countries::load(data_directory(), faults);
    faults.throw_if_any();
    return out;
  }();
  return loaded;
}

// "U.S. troops" as a one-line document; every token hangs on the first.
void read_words(std::string_view words, Document& doc) {
  std::string lines;
  std::size_t at = 0;
  for (int i = 0; at <= words.size(); ++i) {
    const std::size_t blank = std::min(words.find(' ', at), words.size());
    const std::string word(words.substr(at, blank - at));
    lines += word + " " + word + " X " + (i == 0 ? "0 root" : "1 dep") + "\n";
    at = blank + 1;
  }
  read_plain_trees(lines, doc);
}

struct Row {
  std::string_view words;
  std::string_view found;  // what kind, code, and number of tokens
};

TEST(Countries, FindsThePhraseAtTheFirstWord) {
  for (const Row& row : std::vector<Row>{
           {"U.S. troops", "name USA 1"},
           {"US troops", "name USA 1"},
           {"us troops", ""},
           {"Trinidad and Tobago Prime", "name TTO 3"},
           {"Dominica spoke", "name DMA 1"},
           {"Dominican Republic spoke", "name DOM 2"},
           {"Guinea - Bissau", "name GNB 3"},
           {"Papua New Guinea", "name PNG 3"},
           {"Niger spoke", "name NER 1"},
           {"Nigeria spoke", "name NGA 1"},
           {"turkey sandwiches", ""},
           {"Turkey spoke", "name TUR 1"},
           {"CAR rebels", "name CAF 1"},
           {"Car rebels", ""},
           {"Dominican police", "adjective DOM 1 or DMA"},
           {"Nigerien police", "adjective NER 1"},
           {"South Korean police", "adjective KOR 2"},
           {"Congolese police", "adjective COD 1 or COG"},
           {"Germans spoke", "people DEU 1"},
           {"Danes spoke", "people DNK 1"},
           {"Paris spoke", "capital FRA 1"},
           {"Phnom Penh spoke", "capital KHM 2"},
       }) {
    Document doc;
    read_words(row.words, doc);
    const auto last = static_cast<Index>(doc.tokens.size());
    std::string found;
    const auto look = [&](std::string_view kind, const CountryMatch& match) {
      if (!match || !found.empty()) return;
      found = std::string(kind) + " " + match.country->code + " " + std::to_string(match.length);
      for (const Country* other : match.others) found += " or " + other->code;
    };
    look("name", countries().name_at(doc, 0, last));
    look("adjective", countries().adjective_at(doc, 0, last));
    look("people", countries().people_at(doc, 0, last));
    look("capital", countries().capital_at(doc, 0, last));
    EXPECT_EQ(found, row.found) << row.words;
  }
}

TEST(Countries, FoldsDependencies) {
  EXPECT_EQ(countries().fold("PRI"), "USA");
  EXPECT_EQ(countries().fold("HKG"), "HKG");
  EXPECT_EQ(countries().fold("PSE"), "PSE");
  EXPECT_EQ(countries().fold("XYZ"), "XYZ");
  EXPECT_EQ(countries().by_name("the Ivory Coast")->code, "CIV");
  EXPECT_EQ(countries().by_adjective("Danish")->code, "DNK");
  EXPECT_EQ(countries().by_name("Atlantis"), nullptr);
}

}  // namespace
}  // namespace annals
