#include "src/lexicon/frames.h"

#include <algorithm>
#include <sstream>

#include "src/lexicon/stanza.h"

namespace annals {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// "drone: drone uav" or "targeted".
void read_mode(const StanzaFile& file, const StanzaLine& line, EventType type,
               std::vector<FrameMode>& modes, Faults& faults) {
  const std::size_t colon = line.value.find(':');
  const std::string name = line.value.substr(0, colon);
  const auto mode = parse_mode(name);
  if (!mode || !allows(type, *mode)) {
    faults.add(file.place(line.line), "no mode '" + name + "' of " + std::string(name_of(type)),
               nearest_hint(name, {kModeNames.begin(), kModeNames.end()}));
    return;
  }
  modes.push_back({*mode, colon == std::string::npos
                              ? std::vector<std::string>{}
                              : words_of(std::string_view(line.value).substr(colon + 1))});
}

void read_test(const StanzaFile& file, const StanzaLine& line, Frame& frame, Faults& faults) {
  std::vector<std::string> words = words_of(line.value);
  if (words.size() < 2) {
    faults.add(file.place(line.line), "a test names a place and at least one word");
    return;
  }
  FrameTest test{line.key == "need", words.front(), {words.begin() + 1, words.end()}};
  frame.tests.push_back(std::move(test));
}

float read_certain(const StanzaFile& file, const StanzaLine& line, Faults& faults) {
  std::istringstream in(line.value);
  float value = 0;
  if (!(in >> value) || value <= 0 || value > 1)
    faults.add(file.place(line.line), "'" + line.value + "' is not a number above 0 and up to 1");
  return value;
}

}  // namespace

Frames Frames::load(const std::filesystem::path& data_dir, Faults& faults) {
  Frames frames;
  std::vector<std::filesystem::path> paths;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(data_dir / "frames", missing))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  if (missing)
    faults.add({(data_dir / "frames").string(), 1, 1}, "the folder of frames cannot be read");
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const StanzaFile file = StanzaFile::read(path, faults);
    for (const Stanza& stanza : file.stanzas) {
      if (stanza.kind == "light") {
        for (const StanzaLine& line : stanza.lines)
          for (const std::string& word : words_of(line.value)) frames.light_[word] = true;
        continue;
      }
      Frame frame;
      frame.name = stanza.name;
      const auto type = parse_event_type(stanza.get("type"));
      if (stanza.kind != "frame" || !type) {
        faults.add(file.place(stanza.line), "a frame needs a type of the ontology");
        continue;
      }
      frame.type = *type;
      const auto id = static_cast<std::uint32_t>(frames.frames_.size());
      for (const StanzaLine& line : stanza.lines) {
        if (line.key == "type") continue;
        if (line.key == "lemma") {
          const auto words = words_of(line.value);
          if (words.size() < 2 || words[0].size() != 1 ||
              std::string_view("vna").find(words[0][0]) == std::string_view::npos) {
            faults.add(file.place(line.line), "a lemma line is v, n or a and the words");
            continue;
          }
          frames.heads_[words[1]].push_back({words[0][0], {words.begin() + 2, words.end()}, id});
        } else if (line.key == "words_v" || line.key == "words_n" || line.key == "words_a") {
          for (const std::string& word : words_of(line.value))
            frames.heads_[word].push_back({line.key.back(), {}, id});
        } else if (line.key == "mode") {
          read_mode(file, line, frame.type, frame.modes, faults);
        } else if (line.key == "content") {
          read_mode(file, line, frame.type, frame.content, faults);
        } else if (line.key == "actor") {
          frame.actor = words_of(line.value);
        } else if (line.key == "recipient") {
          frame.recipient = words_of(line.value);
        } else if (line.key == "need" || line.key == "unless") {
          read_test(file, line, frame, faults);
        } else if (line.key == "speech") {
          frame.speech = true;
        } else if (line.key == "mutual") {
          frame.mutual = true;
        } else if (line.key == "certain") {
          frame.certain = read_certain(file, line, faults);
        } else if (line.key == "cameo") {
          frame.cameo = line.value;
        } else if (line.key == "yes") {
          frame.yes.push_back(line.value);
        } else if (line.key == "no") {
          frame.no.push_back(line.value);
        } else {
          faults.add(file.place(line.line), "a frame has no line '" + line.key + "'");
        }
      }
      frames.frames_.push_back(std::move(frame));
    }
  }
  for (auto& [head, entries] : frames.heads_)
    std::stable_sort(entries.begin(), entries.end(), [](const FrameLemma& a, const FrameLemma& b) {
      return a.rest.size() > b.rest.size();
    });
  return frames;
}

const std::vector<FrameLemma>& Frames::with_head(std::string_view lemma) const {
  static const std::vector<FrameLemma> kEmpty;
  const auto found = heads_.find(lemma);
  return found == heads_.end() ? kEmpty : found->second;
}

bool Frames::is_light(std::string_view lemma) const { return light_.find(lemma) != light_.end(); }

}  // namespace annals
