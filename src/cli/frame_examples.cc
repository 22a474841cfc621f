#include "src/cli/frame_examples.h"

#include <algorithm>
#include <vector>

#include "src/lexicon/stanza.h"

namespace annals::cli {
namespace {

constexpr const char* kPublished = "2024-03-07";  // cases/README.md tells writers of examples

// "frame press.arrest" or "frame press.arrest of press"
bool is_made_by(const Record& record, const std::string& frame) {
  const std::string name = "frame " + frame;
  return std::any_of(record.because.begin(), record.because.end(), [&](const auto& field) {
    return std::any_of(field.second.begin(), field.second.end(), [&](const std::string& reason) {
      return reason == name || reason.starts_with(name + " of ");
    });
  });
}

void check_line(const Coder& coder, const StanzaFile& file, const Stanza& frame, const StanzaLine& line, Faults& faults) {
  Article article;
  article.text = line.value;
  article.published = parse_day(kPublished).value();
  article.published_text = kPublished;
  const Result<Coded> coded = coder.code(article);
  if (!coded) return faults.add(file.place(line), coded.error().message());
  const bool wanted = line.key == "yes";
  bool made = false;
  for (const Record& record : coded->records) {
    // A deed whose sides nobody names is told with little confidence, and still told.
    if (!wanted && record.confidence < kDefaultMinConfidence) continue;
    made = made || (wanted ? record.event_type == frame.get("type") : is_made_by(record, frame.name));
  }
  if (wanted && !made)
    faults.add(file.place(line), "no " + std::string(frame.get("type")) + " is made of the 'yes' of " + frame.name,
               "annals explain tells which frames were tried");
  if (!wanted && made) faults.add(file.place(line), frame.name + " makes a record of its 'no'");
}

}  // namespace

std::size_t check_frame_examples(const Coder& coder, const std::filesystem::path& frames, Faults& faults) {
  std::vector<std::filesystem::path> paths;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(frames, missing))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::size_t count = 0;
  for (const auto& path : paths) {
    Faults told;  // by those who load the frames
    const StanzaFile file = StanzaFile::read(path, told);
    for (const Stanza& stanza : file.stanzas)
      for (const StanzaLine& line : stanza.lines) {
        if (stanza.kind != "frame" || (line.key != "yes" && line.key != "no")) continue;
        check_line(coder, file, stanza, line, faults);
        ++count;
      }
  }
  return count;
}

}  // namespace annals::cli
