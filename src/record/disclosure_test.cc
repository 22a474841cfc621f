// All persons and places here are invented.
#include "src/record/disclosure.h"

#include <gtest/gtest.h>

#include "src/base/utf8.h"

namespace annals {
namespace {

constexpr const char* kText =
    "Police arrested the farmer Osk Lien and shot Maria Henning, said Ida Berg, in Dorvik.";

Quote quote(std::string_view words) {
  const OffsetMap map(kText, OffsetMap::Unit::kCodePoint);
  const auto at = static_cast<std::uint32_t>(std::string_view(kText).find(words));
  return {std::string(words), map(Span{at, at + static_cast<std::uint32_t>(words.size())})};
}

Record sample() {
  Record record;
  record.sentence = quote(kText);
  record.trigger = quote("arrested");
  record.recipient.push_back(
      {quote("the farmer Osk Lien"), "Osk Lien", "", {"AGR"}, "", std::nullopt});
  record.recipient.push_back({quote("Maria Henning"), "Maria Henning", "", {}, "", std::nullopt});
  record.attribution = RecordAttribution{quote("Ida Berg"), std::nullopt, "Ida Berg", "", {"CVL"}};
  record.private_names = {"Maria Henning", "Osk Lien", "Ida Berg"};
  record.because = {{"recipient", {"code from \"farmer Osk Lien\" [20, 35]"}}};
  return record;
}

TEST(Disclosed, NamesBecomeRolesAndAreDottedInQuotes) {
  const Disclosed shown = disclosed(sample(), {});
  EXPECT_TRUE(shown.changed);
  const Record& record = shown.record;
  EXPECT_EQ(record.recipient[0].words.text, "the farmer");
  EXPECT_EQ(record.recipient[0].name, "");
  EXPECT_EQ(record.recipient[1].words.text, "person");
  EXPECT_EQ(record.attribution->words.text, "civilian");
  EXPECT_EQ(record.because[0].second[0].find("Lien"), std::string::npos);
  for (const char* name : {"Osk", "Lien", "Maria", "Henning", "Berg"})
    EXPECT_EQ(record.sentence.text.find(name), std::string::npos) << name;
  EXPECT_NE(record.sentence.text.find("Dorvik"), std::string::npos);
  const OffsetMap before(kText, OffsetMap::Unit::kCodePoint),
      after(record.sentence.text, OffsetMap::Unit::kCodePoint);
  EXPECT_EQ(before(static_cast<std::uint32_t>(std::string_view(kText).size())),
            after(static_cast<std::uint32_t>(record.sentence.text.size())));
}

TEST(Disclosed, AllMeansUnchanged) {
  Disclosure rules;
  rules.names = Names::kAll;
  const Disclosed shown = disclosed(sample(), rules);
  EXPECT_FALSE(shown.changed);
  EXPECT_EQ(to_json(shown.record), to_json(sample()));
}

TEST(Disclosed, QuotesAreCutAroundTheTrigger) {
  Disclosure rules;
  rules.names = Names::kAll;
  rules.quote_limit = 30;
  for (const char* trigger : {"Police", "arrested", "shot", "Dorvik"}) {
    Record record = sample();
    record.trigger = quote(trigger);
    const Quote cut = disclosed(record, rules).record.sentence;
    EXPECT_LE(cut.text.size(), 30U);
    EXPECT_NE(cut.text.find(trigger), std::string::npos) << cut.text;
    EXPECT_EQ(cut, quote(cut.text)) << "it stands in the text where its span says";
  }
}

TEST(Licence, OpenOnes) {
  for (const char* open : {"CC BY-SA 4.0", "CC-BY-4.0", "cc0", "CC0 1.0", "Public Domain",
                           "OGL-UK-3.0", "https://creativecommons.org/licenses/by/4.0/"})
    EXPECT_TRUE(is_open_licence(open)) << open;
  for (const char* closed : {"", "CC BY-NC 4.0", "CC BY-ND", "CC BY-NC-SA", "all rights reserved",
                             "© Dorvik Post", "https://creativecommons.org/licenses/by-nc/4.0/"})
    EXPECT_FALSE(is_open_licence(closed)) << closed;
}

}  // namespace
}  // namespace annals
