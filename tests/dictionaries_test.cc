// A user's dictionaries through the library: what the run is called, and what is told of what was left out.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "include/annals/coder.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

Article article(std::string_view text) {
  Article out;
  out.text = text;
  return out;
}

TEST(Dictionaries, AreInTheRunAndItsNotes) {
  const fs::path folder = fs::temp_directory_path() / ("annals_dictionaries_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "discards.tsv")
      << "# format 1\n# licence x\n# columns phrase scope\n# source invented\nregatta\n";
  CoderOptions options;
  options.dictionaries = {folder};
  const Coder mine(options);
  EXPECT_TRUE(mine.data_version().starts_with(shared_coder().data_version() + "+annals_dictionaries_"));
  EXPECT_NE(mine.run_id(), shared_coder().run_id());
  const Coded coded = *mine.code(article("Rebels shelled the regatta. Police arrested a man."));
  ASSERT_EQ(coded.records.size(), 1U);
  EXPECT_EQ(coded.records[0].event_type, "COERCE");
  ASSERT_EQ(coded.notes.size(), 1U);
  EXPECT_TRUE(coded.notes[0].text.starts_with("sentence discarded: regatta of annals_dictionaries_"));
  EXPECT_EQ(coded.notes[0].words.text, "regatta");
  fs::remove_all(folder);
}

TEST(Dictionaries, WithoutOneNothingIsDiscarded) {
  EXPECT_EQ(shared_coder().code(article("Rebels shelled the regatta."))->records.size(), 1U);
}

}  // namespace
}  // namespace annals::testing
