#include "src/syntax/name_agreement.h"

#include <gtest/gtest.h>

#include "src/doc/conllu.h"

namespace annals::syntax {
namespace {

// Words with their labels, one sentence: "Paul/B-PER Pogba/I-PER left/O".
std::string agreed(std::string_view words) {
  std::string conllu;
  int number = 0;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    const std::size_t slash = word.find('/');
    const std::string_view form = word.substr(0, slash);
    const bool capital = form.front() >= 'A' && form.front() <= 'Z';
    ++number;
    conllu += std::to_string(number) + "\t" + std::string(form) + "\t_\t" + (capital ? "PROPN" : "VERB") +
              "\t_\t_\t" + (number == 1 ? "0\troot" : "1\tdep") + "\t_\tNER=" + std::string(word.substr(slash + 1)) +
              "\n";
    at = end + 1;
  }
  Document doc;
  read_conllu(conllu, doc);
  let_names_agree(doc);
  std::string out;
  for (const Name& name : doc.names)
    out += std::string(doc.text(name.span)) + ' ' + std::string(name_of(name.type)) + "; ";
  return out;
}

TEST(NameAgreement, TheMoreFrequentTypeWins) {
  EXPECT_EQ(agreed("Dorvik/B-LOC fell/O Dorvik/B-ORG fled/O Dorvik/B-LOC"), "Dorvik LOC; Dorvik LOC; Dorvik LOC; ");
  EXPECT_EQ(agreed("Dorvik/B-MISC fell/O Dorvik/B-ORG"), "Dorvik MISC; Dorvik ORG; ") << "a tie changes nothing";
}

TEST(NameAgreement, ASurnameIsItsPerson) {
  EXPECT_EQ(agreed("Marta/B-PER Olvan/I-PER left/O and/O Olvan/B-ORG spoke/O"), "Marta Olvan PER; Olvan PER; ");
  EXPECT_EQ(agreed("Marta/B-PER Olvan/I-PER left/O Olvan/B-LOC by/O train/O"), "Marta Olvan PER; Olvan LOC; ")
      << "a place may be called so";
  EXPECT_EQ(agreed("Marta/B-PER Olvan/I-PER left/O and/O Olvan/O spoke/O"), "Marta Olvan PER; Olvan PER; ");
  EXPECT_EQ(agreed("Marta/B-PER Olvan/I-PER left/O Olvan/O Bridge/O"), "Marta Olvan PER; ")
      << "part of another name";
}

}  // namespace
}  // namespace annals::syntax
