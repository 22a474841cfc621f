#include "src/lexicon/dictionary.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/lexicon/discards.h"
#include "src/lexicon/known_names.h"
#include "src/lexicon/roles.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

class OnTop : public testing::Test {
protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("annals_dictionary_" + std::to_string(::getpid()));
    table("data", "leaders.tsv", kNames, "Ada Vanti\tVanti;Madam Vanti\tNOR GOV\t2001\t2009\n");
    table("data", "groups.tsv", kNames,
          "Dorvik Front\tDF;the Front\tNOR REB\nOld Front\tthe Front\tSWE REB\n");
    table("data", "roles.tsv", "role  sectors  class  flags", "warden\tCOP\tperson\tstate\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  static constexpr const char* kNames = "name  aliases  code  from  to";

  fs::path table(const std::string& name, const std::string& file, const std::string& columns,
                 const std::string& rows) {
    fs::create_directories(folder_ / name);
    std::ofstream(folder_ / name / file) << "# format 1\n# licence x\n# columns " << columns
                                         << "\n# source x\n" << rows;
    return folder_ / name;
  }

  static Document document(const std::string& words, const char* day) {
    Document doc;
    Article article;
    if (*day != 0) article.published = *parse_day(day);
    std::string trees;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t blank = std::min(words.find(' ', at), words.size());
      const std::string word = words.substr(at, blank - at);
      trees += word + ' ' + word + " PROPN " + (at == 0 ? "0 root" : "1 dep") + '\n';
      at = blank + 1;
    }
    read_plain_trees(trees, doc, article);
    return doc;
  }

  // "Ada Vanti = NOR GOV", with the dictionary's name; "" for nothing.
  std::string name(const std::vector<fs::path>& mine, const std::string& words, const char* day = "") {
    Faults faults;
    const KnownNames names = KnownNames::load(folder_ / "data", open_dictionaries(mine), faults);
    for (const Error& fault : faults.all()) ADD_FAILURE() << fault.message();
    const Document doc = document(words, day);
    const KnownMatch hit = names.at(doc, 0, static_cast<Index>(doc.tokens.size()));
    return hit ? hit.name->name + " = " + hit.code.to_string() + of_dictionary(hit.name->dictionary) : "";
  }

  fs::path folder_;
};

TEST_F(OnTop, ANameGoesWithItsRowsAndAnAliasAlone) {
  EXPECT_EQ(name({}, "Vanti", "2005-01-01"), "Ada Vanti = NOR GOV");
  const auto mine = table("mine", "leaders.tsv", kNames, "Ada Vanti\tVanti\tSWE BUS\n");
  EXPECT_EQ(name({mine}, "Vanti", "2005-01-01"), "Ada Vanti = SWE BUS of mine");
  EXPECT_EQ(name({mine}, "Madam Vanti", "2005-01-01"), "");
  const auto other = table("other", "groups.tsv", kNames, "New Front\tthe Front\tDNK PTY\n");
  EXPECT_EQ(name({other}, "Front"), "New Front = DNK PTY of other");
  EXPECT_EQ(name({other}, "Dorvik Front"), "Dorvik Front = NOR REB");
}

TEST_F(OnTop, LaterOnesLieHigher) {
  const auto low = table("low", "leaders.tsv", kNames, "Ada Vanti\t\tSWE BUS\n");
  const auto high = table("high", "groups.tsv", kNames, "Ada Vanti\t\tDNK PTY\n");
  EXPECT_EQ(name({low, high}, "Ada Vanti"), "Ada Vanti = DNK PTY of high");
  EXPECT_EQ(name({high, low}, "Ada Vanti"), "Ada Vanti = SWE BUS of low");
}

TEST_F(OnTop, ADashTakesAway) {
  const auto mine = table("mine", "groups.tsv", kNames, "-Ada Vanti\n-DF\n");
  EXPECT_EQ(name({mine}, "Vanti"), "");
  EXPECT_EQ(name({mine}, "DF"), "");
  EXPECT_EQ(name({mine}, "Dorvik Front"), "Dorvik Front = NOR REB");
  const auto again = table("again", "groups.tsv", kNames, "Ada Vanti\t\tDNK PTY\n");
  EXPECT_EQ(name({mine, again}, "Ada Vanti"), "Ada Vanti = DNK PTY of again");
}

TEST_F(OnTop, YearsAreStrict) {
  EXPECT_EQ(name({}, "Ada Vanti", "2020-01-01"), "Ada Vanti = NOR ELI");
  const auto mine = table("mine", "leaders.tsv", kNames,
                          "Ada Vanti\t\tNOR GOV\t2001\t2009\nAda\t\tNOR\nAda\t\tNOR MIL\t2015\t2016\nAda\t\tNOR BUS\n");
  EXPECT_EQ(name({mine}, "Ada Vanti", "2005-01-01"), "Ada Vanti = NOR GOV of mine");
  EXPECT_EQ(name({mine}, "Ada Vanti", "2010-01-10"), "Ada = NOR BUS of mine");  // no days of grace, the shorter name
  EXPECT_EQ(name({mine}, "Ada", "2015-01-10"), "Ada = NOR MIL of mine");
  EXPECT_EQ(name({mine}, "Ada", "2020-01-10"), "Ada = NOR BUS of mine");
  EXPECT_EQ(name({mine}, "Ada Vanti"), "Ada Vanti = NOR GOV of mine");
}

TEST_F(OnTop, RolesToo) {
  const auto mine = table("mine", "roles.tsv", "role  sectors  class  flags", "Warden\tCVL\tperson\n");
  const auto none = table("none", "roles.tsv", "role  sectors  class  flags", "-warden\n");
  const auto role = [&](const std::vector<fs::path>& dictionaries) -> std::string {
    Faults faults;
    const Roles roles = Roles::load(folder_ / "data", open_dictionaries(dictionaries), faults);
    EXPECT_TRUE(faults.empty());
    const Document doc = document("wardens", "");
    const RoleMatch hit = roles.at(doc, 0, 1);
    return hit ? std::string(name_of(hit.role->sectors[0])) + of_dictionary(hit.role->dictionary) : "";
  };
  EXPECT_EQ(role({}), "COP");
  EXPECT_EQ(role({mine}), "CVL of mine");
  EXPECT_EQ(role({mine, none}), "");
}

TEST_F(OnTop, DiscardsSentencesAndReports) {
  const auto mine = table("mine", "discards.tsv", "phrase  scope", "Dorvik cup\nregatta\treport\n");
  const auto less = table("less", "discards.tsv", "phrase  scope", "-regatta\n");
  const auto of = [&](const std::vector<fs::path>& dictionaries, const std::string& words) -> std::string {
    Faults faults;
    const Discards discards = Discards::load(open_dictionaries(dictionaries), faults);
    EXPECT_TRUE(faults.empty());
    const Document doc = document(words, "");
    const auto matches = discards.of(doc);
    if (matches.empty()) return "";
    return std::string(doc.text(matches[0].span)) + (matches[0].discard->report ? " report" : "");
  };
  EXPECT_EQ(of({}, "Dorvik Cup"), "");
  EXPECT_EQ(of({mine}, "the Dorvik CUP began"), "Dorvik CUP");
  EXPECT_EQ(of({mine}, "Dorvik cups"), "");
  EXPECT_EQ(of({mine}, "Dorvik cup and regatta"), "regatta report");
  EXPECT_EQ(of({mine, less}, "regatta"), "");
}

TEST_F(OnTop, TheVersionNamesThem) {
  const auto mine = table("mine", "groups.tsv", kNames, "X\t\tNOR\n");
  const std::string before = version_with("1", open_dictionaries({mine}));
  EXPECT_EQ(before.substr(0, 7), "1+mine@");
  EXPECT_EQ(before.size(), 15U);
  EXPECT_EQ(before, version_with("1", open_dictionaries({mine / ""})));
  table("mine", "groups.tsv", kNames, "X\t\tSWE\n");
  EXPECT_NE(before, version_with("1", open_dictionaries({mine})));
}

TEST_F(OnTop, AFolderWithoutTablesIsNone) {
  fs::create_directories(folder_ / "empty");
  EXPECT_THROW(open_dictionaries({folder_ / "empty"}), Error);
  EXPECT_THROW(open_dictionaries({folder_ / "missing"}), Error);
}

}  // namespace
}  // namespace annals
