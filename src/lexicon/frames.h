// Which words tell which deeds: the frames of data/frames/*.txt. data/frames/README.md is the
// manual of the form, with every key.
//
//   frame attack
//     type       ASSAULT
//     words_v    attack ambush                 one-word entries by part of speech: v n a
//     lemma      v open fire                   several words: the first is the head, the others
//     follow closely mode       drone: drone uav              a mode by the words that stand with
//     the trigger mode       targeted                      a mode that always holds actor      subj
//     by poss amod compound    where to look, in this order; the first found counts recipient  obj
//     on against of need       obj|on agent @vessel          one of the words must stand at one of
//     the places unless     obj record deadline           the frame is dropped when one of the
//     words stands there yes        Rebels attacked the convoy. no         The striker attacked the
//     ball.
//
// A word "@vessel" stands for the words of `class vessel`. Immutable after loading; any number of
// threads may look up.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/ontology.h"
#include "src/base/text_map.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/own_ontology.h"
#include "src/lexicon/word_set.h"

namespace annals {

// Where the head of an entry stands in words: "v open fire" is kVerb with the rest {"fire"}.
struct FrameLemma {
  char pos = 'v';                 // v n a; f: a verb's form as it stands, in lower case
  std::vector<std::string> rest;  // the words after the head
  std::uint32_t frame = 0;
  std::uint32_t entry = 0;  // of entry()
};

// A word or phrase of a frame, for those who count them.
struct FrameEntry {
  std::uint32_t frame = 0;
  char pos = 'v';
  std::string words;  // "open fire"
};

struct FrameMode {
  Mode mode = Mode::kVisit;
  Index own = kNone;  // of a type of one's own: which of its modes
  bool always = false;
  WordSet words;
};

// What an argument may be asked for beside its words.
enum ArgumentClass : std::uint32_t {
  kIsAgent = 1U << 0,   // "agent": somebody who can act
  kIsAny = 1U << 1,     // "any": something stands there
  kIsPerson = 1U << 2,  // "person": people, named or described
  kIsState = 1U << 3,   // "state": a country or its government
  kIsArmed = 1U << 4,   // "armed": soldiers, police, rebels, gunmen
  kIsName = 1U << 5,    // "name": a proper name
  kIsPlace = 1U << 6,   // "place": a named place
  kIsSeveral = 1U << 7, // "several": coordinated with others
};

struct FrameTest {
  bool wanted = true;               // `need`, else `unless`
  std::vector<std::string> places;  // realisations: "obj", "on", "near" ...
  std::uint32_t classes = 0;        // bits of ArgumentClass
  WordSet words;
  std::string said;                 // the line, for those who are told why it failed: "obj @vessel"
};

// What plain civilians become by a deed: the convicted are criminals, who is arrested for robbery is one.
struct FrameTurn {
  Sector sector = Sector::kCrm;
  WordSet words;  // one of them stands in what the deed is told with; none: whatever is told
};

struct Frame {
  std::string name;
  EventType type = EventType::kConsult;
  const OwnType* own_type = nullptr;  // of the ontology of the Frames; `type` is what it is like
  Index own = kNone;                  // its index
  const OwnTypes* own_types = nullptr;  // all of that ontology, where the frame stands in one
  std::string ontology;               // the name of the ontology the frame stands in; empty: built in
  bool silent = false;                // tells what is only said, makes no record: the ontology stands instead
  std::string cameo;
  std::vector<FrameMode> modes;
  std::vector<FrameMode> content;  // modes by the words of what is said
  std::vector<std::string> actor;
  std::vector<std::string> recipient;
  std::vector<FrameTest> tests;
  std::uint64_t contexts = 0;   // bits: contexts that the frame brings along
  bool speech = false;          // what hangs on the trigger is its content, no deed of its own
  bool mutual = false;          // all participants are actors
  bool transitive = false;      // never without an object: a bare subject is whom it is done to
  bool somebody = false;        // actors and recipients are who can act, never things
  std::optional<FutureType> answer;  // what its recipients do back to its actors
  std::string answer_cameo;
  bool extra = false;           // a second deed of the same word, beside the first frame that fits
  std::vector<FrameTurn> turns;  // the first that holds
  float certain = 0.8F;         // how surely the words tell the deed
  std::vector<std::string> yes;
  std::vector<std::string> no;
};

class Frames {
public:
  // Frames of an ontology go before the built-in ones, whose classes and light verbs they know.
  static Frames load(const std::filesystem::path& data_dir, Faults& faults,
                     std::shared_ptr<const OwnOntology> ontology = nullptr);

  [[nodiscard]] std::size_t size() const { return frames_.size(); }
  // Words and phrases over all frames.
  [[nodiscard]] std::size_t entries() const { return entries_.size(); }
  [[nodiscard]] const FrameEntry& entry(std::uint32_t id) const { return entries_[id]; }
  [[nodiscard]] const std::vector<Frame>& all() const { return frames_; }
  // Entries whose head is this lemma, the most particular first; empty if none.
  [[nodiscard]] const std::vector<FrameLemma>& with_head(std::string_view lemma) const;
  // Whether any entry asks for a form as it stands.
  [[nodiscard]] bool has_forms() const { return has_forms_; }
  // "carry out", "launch": verbs that only say that their object's deed is done.
  [[nodiscard]] bool is_light(std::string_view lemma) const { return light_.has(lemma); }
  // "respond", "retaliate": verbs that say it of what stands behind their "with".
  [[nodiscard]] bool is_light_with(std::string_view lemma) const { return light_with_.has(lemma); }

private:
  std::vector<Frame> frames_;
  TextMap<std::vector<FrameLemma>> heads_;
  WordSet light_, light_with_;
  std::vector<FrameEntry> entries_;
  bool has_forms_ = false;
  std::shared_ptr<const OwnOntology> ontology_;

  friend class FramesReader;
};

// The name that records give the deed of a frame.
std::string_view type_name(const Frame& frame);

}  // namespace annals
