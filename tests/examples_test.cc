// The examples that the files of data/ carry, run through the whole engine.
//
// Those we know we get wrong stand in cases/todo/examples.list, by their words: they are counted
// and announced when they pass, and any other that fails is a fault. ACCEPT=1 rewrites that list.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/document.h"
#include "src/lexicon/check.h"
#include "src/lexicon/stanza.h"
#include "tests/assertion.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

const std::filesystem::path kKnown =
    std::filesystem::path(ANNALS_SOURCE_DIR) / "cases/todo/examples.list";
constexpr const char* kPublished =
    "2024-03-07";  // a Thursday; cases/README.md tells writers of examples

struct Outcome {
  std::string key;  // "cues.tsv: The mayor said so. => voice ..."
  Place place;
  std::string fault;  // empty: it holds
};

void annotate(const std::string& text, Document& doc) {
  Article article;
  article.text = text;
  article.published = parse_day(kPublished).value();
  article.published_text = kPublished;
  shared_coder().annotate(article, doc);
}

std::string file_name(const Place& place) {
  return std::filesystem::path(place.file).filename().string();
}

Outcome run_example(const Example& example) {
  Outcome outcome{file_name(example.place) + ": " + example.text + " => " + example.assertion,
                  example.place,
                  {}};
  Document doc;
  annotate(example.text, doc);
  try {
    outcome.fault =
        check_assertion(read_parts(example.assertion, example.place), doc, example.place);
  } catch (const Error& error) {
    outcome.fault = error.what();
  }
  return outcome;
}

// `yes` and `no` lines of a frame: its type is found in the sentence, or it makes no event of it.
void run_frame(const StanzaFile& file, const Stanza& frame, std::vector<Outcome>& outcomes) {
  for (const StanzaLine& line : frame.lines) {
    if (line.key != "yes" && line.key != "no") continue;
    Outcome outcome{file_name(file.place(1)) + ": " + frame.name + " " + line.key + " " +
                        line.value,
                    file.place(line.line),
                    {}};
    Document doc;
    annotate(line.value, doc);
    bool made = false;
    for (const Event& ev : doc.events) {
      // A deed whose sides nobody names is told with little confidence, and still told.
      if (line.key == "no" && static_cast<double>(ev.confidence) < kDefaultMinConfidence) continue;
      made = made || (line.key == "yes" ? name_of(ev.type) == frame.get("type")
                                        : doc.view(ev.frame) == frame.name);
    }
    if (made != (line.key == "yes"))
      outcome.fault = made ? "makes an event" : "no event of its type";
    outcomes.push_back(std::move(outcome));
  }
}

std::vector<Outcome> run_all() {
  std::vector<Outcome> outcomes;
  const std::filesystem::path data = std::filesystem::path(ANNALS_SOURCE_DIR) / "data";
  for (const Example& example : check_data(data).examples) outcomes.push_back(run_example(example));
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("frames", 0) == 0 || entry.path().parent_path().filename() == "frames")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    if (path.extension() != ".txt") continue;
    Faults faults;
    const StanzaFile file = StanzaFile::read(path, faults);
    for (const Stanza& stanza : file.stanzas) run_frame(file, stanza, outcomes);
  }
  return outcomes;
}

std::set<std::string> read_known() {
  std::set<std::string> known;
  if (!std::filesystem::exists(kKnown)) return known;
  const std::string text = read_file(kKnown);
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty() && line.front() != '#') known.emplace(line);
  return known;
}

void write_known(const std::vector<Outcome>& outcomes) {
  std::set<std::string> failing;
  for (const Outcome& outcome : outcomes)
    if (!outcome.fault.empty()) failing.insert(outcome.key);
  std::string text =
      "# Examples of data/ that the engine gets wrong; ACCEPT=1 annals_tests rewrites this list.\n";
  for (const std::string& key : failing) text += key + "\n";
  write_file(kKnown, text);
}

TEST(Examples, HoldOrAreKnownNotTo) {
  const std::vector<Outcome> outcomes = run_all();
  const char* accept = std::getenv("ACCEPT");
  if (accept != nullptr && std::string_view(accept) == "1") write_known(outcomes);
  const std::set<std::string> known = read_known();
  std::size_t holding = 0;
  for (const Outcome& outcome : outcomes) {
    const bool expected_to_fail = known.count(outcome.key) > 0;
    if (outcome.fault.empty()) {
      ++holding;
      if (expected_to_fail) std::cout << "now holds, take it off the list: " << outcome.key << '\n';
    } else if (!expected_to_fail) {
      ADD_FAILURE() << outcome.place.to_string() << ": " << outcome.key << ": " << outcome.fault;
    }
  }
  std::cout << holding << " of " << outcomes.size() << " examples of data/ hold\n";
}

}  // namespace
}  // namespace annals::testing
