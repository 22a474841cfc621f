#include "src/lexicon/frames.h"

#include <algorithm>
#include <map>
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

std::uint32_t argument_class(std::string_view word) {
  if (word == "agent") return kIsAgent;
  if (word == "any") return kIsAny;
  if (word == "person") return kIsPerson;
  if (word == "state") return kIsState;
  if (word == "armed") return kIsArmed;
  if (word == "name") return kIsName;
  if (word == "place") return kIsPlace;
  if (word == "several") return kIsSeveral;
  return 0;
}

std::vector<std::string> split_bars(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t bar = text.find('|');
    parts.emplace_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + 1);
  }
}

}  // namespace

// Reads the files of one folder: all classes first, so that their order does not matter.
class FramesReader {
public:
  FramesReader(Frames& frames, Faults& faults) : frames_(frames), faults_(faults) {}

  // Those of an ontology come after the built-in ones, and see their classes.
  void read(const std::filesystem::path& folder, const OwnOntology* ontology) {
    ontology_ = ontology;
    std::vector<std::filesystem::path> paths;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    if (missing) faults_.add({folder.string(), 1, 1}, "the folder of frames cannot be read");
    std::sort(paths.begin(), paths.end());
    std::vector<StanzaFile> files;
    for (const auto& path : paths) files.push_back(StanzaFile::read(path, faults_));
    for (const StanzaFile& file : files)
      for (const Stanza& stanza : file.stanzas)
        if (stanza.kind != "frame") read_words(file, stanza);
    for (const StanzaFile& file : files)
      for (const Stanza& stanza : file.stanzas)
        if (stanza.kind == "frame") read_frame(file, stanza);
  }

  void finish() {
    frames_.light_ = WordSet(std::move(light_));
    frames_.light_with_ = WordSet(std::move(light_with_));
    sort_entries();
  }

  // What stands instead of the built-in frames leaves them their words of speech, unless they shall be absent.
  void silence() {
    for (Frame& frame : frames_.frames_)
      frame.silent = frame.ontology.empty();
    for (auto& [head, entries] : frames_.heads_)
      std::erase_if(entries, [&](const FrameLemma& entry) {
        const Frame& frame = frames_.frames_[entry.frame];
        return frame.silent && (!frame.speech || frames_.ontology_->plover == PloverFrames::kAbsent);
      });
  }

private:
  void read_words(const StanzaFile& file, const Stanza& stanza) {
    std::vector<std::string> words;
    for (const StanzaLine& line : stanza.lines) {
      if (line.key != "words") {
        faults_.add(file.place(line), "a class has no line '" + line.key + "'");
        continue;
      }
      for (std::string& word : words_of(line.value)) words.push_back(std::move(word));
    }
    if (stanza.kind == "class")
      classes_[stanza.name] = std::move(words);
    else if (stanza.kind == "light" && stanza.name == "verbs")
      light_.insert(light_.end(), words.begin(), words.end());
    else if (stanza.kind == "light" && stanza.name == "with")
      light_with_.insert(light_with_.end(), words.begin(), words.end());
    else
      faults_.add(file.place(stanza.line), "no stanza '" + stanza.kind + " " + stanza.name + "'",
                  "frame NAME, class NAME, light verbs and light with are known");
  }

  // Words with "@class" replaced by the words of the class.
  WordSet expand(const StanzaFile& file, const StanzaLine& line,
                 const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (const std::string& word : words) {
      if (word.front() != '@') {
        out.push_back(word);
        continue;
      }
      const auto found = classes_.find(word.substr(1));
      if (found == classes_.end())
        faults_.add(file.place(line), "no class '" + word.substr(1) + "'");
      else
        out.insert(out.end(), found->second.begin(), found->second.end());
    }
    return WordSet(std::move(out));
  }

  void read_frame(const StanzaFile& file, const Stanza& stanza) {
    const auto type = type_of(file, stanza);
    if (!type) return;
    if (!names_.insert({stanza.name, 0}).second)
      faults_.add(file.place(stanza.line), "a second frame '" + stanza.name + "'");
    frame_ = Frame{};
    frame_.name = stanza.name;
    frame_.type = type->type;
    frame_.own = type->own;
    if (ontology_ != nullptr) {
      frame_.ontology = ontology_->name;
      frame_.own_types = &ontology_->types;
    }
    if (frame_.own != kNone) frame_.own_type = &ontology_->types[frame_.own];
    const std::size_t before = frames_.entries_.size();
    for (const StanzaLine& line : stanza.lines) read_line(file, line);
    if (frames_.entries_.size() == before)
      faults_.add(file.place(stanza.line),
                  "a frame needs words: words_v, words_n, words_a or lemma");
    frames_.frames_.push_back(std::move(frame_));
  }

  // A type of PLOVER's, or of the ontology that is read.
  [[nodiscard]] std::optional<FutureType> type_named(std::string_view name) const {
    if (const auto ours = parse_event_type(name)) return FutureType{*ours, kNone};
    const Index own = ontology_ == nullptr ? kNone : ontology_->find(name);
    return own == kNone ? std::nullopt : std::optional(FutureType{ontology_->types[own].like, own});
  }

  // "CODE_03 033"
  void read_answer(const StanzaFile& file, const StanzaLine& line) {
    const std::vector<std::string> words = words_of(line.value);
    frame_.answer = words.empty() ? std::nullopt : type_named(words.front());
    if (words.size() == 2) frame_.answer_cameo = words.back();
    if (!frame_.answer || words.size() > 2)
      faults_.add(file.place(line), "an answer is a type and perhaps its code", "as in 'answer CONSULT 043'");
  }

  std::optional<FutureType> type_of(const StanzaFile& file, const Stanza& stanza) {
    const std::string name(stanza.get("type"));
    if (const auto known = type_named(name)) return known;
    Place place = file.place(stanza);
    for (const StanzaLine& line : stanza.lines)
      if (line.key == "type") place = file.place(line);
    std::vector<std::string_view> known;
    for (const EventTypeFacts& facts : kEventTypes) known.push_back(facts.name);
    if (ontology_ != nullptr)
      for (const OwnType& one : ontology_->types) known.emplace_back(one.name);
    faults_.add(place, name.empty() ? "a frame needs a type" : "no type '" + name + "'", nearest_hint(name, known));
    return std::nullopt;
  }

  void read_line(const StanzaFile& file, const StanzaLine& line) {
    const std::string& key = line.key;
    if (key == "type") return;
    if (key == "lemma") return read_lemma(file, line);
    if (key == "words_v" || key == "words_n" || key == "words_a" || key == "words_f") {
      frames_.has_forms_ = frames_.has_forms_ || key.back() == 'f';
      for (const std::string& word : words_of(line.value)) add_entry(word, {key.back(), {}, id(), 0});
      return;
    }
    if (key == "mode") return read_mode(file, line, frame_.modes);
    if (key == "content") return read_mode(file, line, frame_.content);
    if (key == "actor") return void(frame_.actor = words_of(line.value));
    if (key == "recipient") return void(frame_.recipient = words_of(line.value));
    if (key == "need" || key == "unless") return read_test(file, line);
    if (key == "context") return read_contexts(file, line);
    if (key == "speech") return void(frame_.speech = true);
    if (key == "mutual") return void(frame_.mutual = true);
    if (key == "transitive") return void(frame_.transitive = true);
    if (key == "somebody") return void(frame_.somebody = true);
    if (key == "answer") return read_answer(file, line);
    if (key == "extra") return void(frame_.extra = true);
    if (key == "turns") return read_turns(file, line);
    if (key == "certain") return read_certain(file, line);
    if (key == "cameo") return void(frame_.cameo = line.value);
    if (key == "yes") return frame_.yes.push_back(line.value);
    if (key == "no") return frame_.no.push_back(line.value);
    faults_.add({file.file, line.line, 3}, "a frame has no line '" + key + "'",
                nearest_hint(key, {"lemma", "words_v", "words_n", "words_a", "mode", "content",
                                   "actor", "recipient", "need", "unless", "context", "speech",
                                   "mutual", "extra", "turns", "certain", "cameo", "yes", "no"}));
  }

  [[nodiscard]] std::uint32_t id() const {
    return static_cast<std::uint32_t>(frames_.frames_.size());
  }

  void add_entry(const std::string& head, FrameLemma entry) {
    entry.entry = static_cast<std::uint32_t>(frames_.entries_.size());
    frames_.entries_.push_back({entry.frame, entry.pos, head});
    for (const std::string& word : entry.rest) frames_.entries_.back().words += ' ' + word;
    frames_.heads_[head].push_back(std::move(entry));
  }

  void read_lemma(const StanzaFile& file, const StanzaLine& line) {
    const auto words = words_of(line.value);
    if (words.size() < 2 || words[0].size() != 1 ||
        std::string_view("vna").find(words[0][0]) == std::string_view::npos) {
      faults_.add(file.place(line), "a lemma line is v, n or a and the words");
      return;
    }
    add_entry(words[1], {words[0][0], {words.begin() + 2, words.end()}, id(), 0});
  }

  // "drone: drone uav" or "targeted".
  void read_mode(const StanzaFile& file, const StanzaLine& line, std::vector<FrameMode>& modes) {
    const std::size_t colon = line.value.find(':');
    const std::string name = line.value.substr(0, colon);
    FrameMode out;
    if (!find_mode(name, out)) {
      std::vector<std::string_view> known{kModeNames.begin(), kModeNames.end()};
      if (frame_.own_type != nullptr) {
        known.clear();
        for (const OwnMode& mode : frame_.own_type->modes) known.emplace_back(mode.name);
      }
      faults_.add(file.place(line), "no mode '" + name + "' of " + std::string(type_name(frame_)),
                  nearest_hint(name, known));
      return;
    }
    out.always = colon == std::string::npos;
    if (!out.always)
      out.words = expand(file, line, words_of(std::string_view(line.value).substr(colon + 1)));
    modes.push_back(std::move(out));
  }

  [[nodiscard]] bool find_mode(std::string_view name, FrameMode& out) const {
    if (frame_.own_type == nullptr) {
      const auto mode = parse_mode(name);
      if (mode) out.mode = *mode;
      return mode && allows(frame_.type, *mode);
    }
    const auto& modes = frame_.own_type->modes;
    const auto found = std::find_if(modes.begin(), modes.end(), [&](const OwnMode& mode) { return mode.name == name; });
    if (found != modes.end()) out.own = static_cast<Index>(found - modes.begin());
    return found != modes.end();
  }

  void read_test(const StanzaFile& file, const StanzaLine& line) {
    const std::vector<std::string> words = words_of(line.value);
    if (words.size() < 2) {
      faults_.add(file.place(line), "a test names a place and at least one word");
      return;
    }
    FrameTest test;
    test.wanted = line.key == "need";
    test.said = line.value;
    test.places = split_bars(words.front());
    std::vector<std::string> plain;
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
      const std::uint32_t bits = argument_class(*word);
      test.classes |= bits;
      if (bits == 0) plain.push_back(*word);
    }
    test.words = expand(file, line, plain);
    frame_.tests.push_back(std::move(test));
  }

  void read_contexts(const StanzaFile& file, const StanzaLine& line) {
    for (const std::string& word : words_of(line.value)) {
      if (const auto context = parse_context(word))
        frame_.contexts |= std::uint64_t{1} << static_cast<unsigned>(*context);
      else
        faults_.add(file.place(line), "no context '" + word + "'",
                    nearest_hint(word, {kContextNames.begin(), kContextNames.end()}));
    }
  }

  // "CRM" or "CRM: @crime".
  void read_turns(const StanzaFile& file, const StanzaLine& line) {
    const std::size_t colon = line.value.find(':');
    const std::string name = line.value.substr(0, colon);
    const auto sector = parse_sector(name);
    if (!sector) {
      faults_.add(file.place(line), "no sector '" + name + "'", nearest_hint(name, {kSectorNames.begin(), kSectorNames.end()}));
      return;
    }
    FrameTurn turn{*sector, {}};
    if (colon != std::string::npos) turn.words = expand(file, line, words_of(std::string_view(line.value).substr(colon + 1)));
    frame_.turns.push_back(std::move(turn));
  }

  void read_certain(const StanzaFile& file, const StanzaLine& line) {
    std::istringstream in(line.value);
    float value = 0;
    if (!(in >> value) || value <= 0 || value > 1)
      faults_.add(file.place(line),
                  "'" + line.value + "' is not a number above 0 and up to 1");
    frame_.certain = value;
  }

  // Those of an ontology first, then longer phrases, then frames that demand something, then the order of the files.
  void sort_entries() {
    const auto demands = [&](const FrameLemma& entry) {
      const auto& tests = frames_.frames_[entry.frame].tests;
      return std::count_if(tests.begin(), tests.end(), [](const FrameTest& t) { return t.wanted; });
    };
    for (auto& [head, entries] : frames_.heads_)
      std::stable_sort(entries.begin(), entries.end(),
                       [&](const FrameLemma& a, const FrameLemma& b) {
                         const bool own = !frames_.frames_[a.frame].ontology.empty();
                         if (own == frames_.frames_[b.frame].ontology.empty()) return own;
                         if (a.rest.size() != b.rest.size()) return a.rest.size() > b.rest.size();
                         return demands(a) > demands(b);
                       });
  }

  Frames& frames_;
  Faults& faults_;
  const OwnOntology* ontology_ = nullptr;  // whose frames are read; nullptr: the built-in ones
  Frame frame_;
  std::map<std::string, std::vector<std::string>> classes_;
  std::map<std::string, int> names_;
  std::vector<std::string> light_, light_with_;
};

Frames Frames::load(const std::filesystem::path& data_dir, Faults& faults,
                    std::shared_ptr<const OwnOntology> ontology) {
  Frames frames;
  frames.ontology_ = std::move(ontology);
  FramesReader reader(frames, faults);
  reader.read(data_dir / "frames", nullptr);
  if (frames.ontology_ != nullptr) {
    reader.read(frames.ontology_->folder / "frames", frames.ontology_.get());
    if (frames.ontology_->plover != PloverFrames::kBeside) reader.silence();
  }
  reader.finish();
  return frames;
}

std::string_view type_name(const Frame& frame) {
  return frame.own_type != nullptr ? std::string_view(frame.own_type->name) : name_of(frame.type);
}

const std::vector<FrameLemma>& Frames::with_head(std::string_view lemma) const {
  static const std::vector<FrameLemma> kEmpty;
  const auto found = heads_.find(lemma);
  return found == heads_.end() ? kEmpty : found->second;
}

}  // namespace annals
