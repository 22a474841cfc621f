// Which words tell which deeds: the frames of data/frames/*.txt.
//
//   frame attack
//     type       ASSAULT
//     lemma      v attack                     part of speech (v n a), then the words; the first is
//     the head, lemma      v open fire                  the others must follow it closely mode
//     drone: drone uav             the mode holds when one of the words stands with the trigger
//     mode       targeted                     the mode always holds
//     actor      subj by poss amod compound   where to look, in this order; the first found counts
//     recipient  obj on against of
//     need       obj agent                    the argument must stand there and be somebody, or one
//     of the words unless     obj record deadline          the frame is dropped when one of the
//     words stands there speech                                  what hangs on the trigger is its
//     content, not a deed of its own content    yield: withdraw release      a mode by the words of
//     the content; "change:" alone is the default mutual                                  all
//     participants are actors certain    0.8                          how surely the word tells the
//     deed yes        Rebels attacked the convoy. no         The striker attacked the ball.
//
// Immutable after loading; any number of threads may look up.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/ontology.h"
#include "src/lexicon/faults.h"

namespace annals {

struct FrameLemma {
  char pos = 'v';
  std::vector<std::string> rest;  // the words after the head
  std::uint32_t frame = 0;
};

struct FrameMode {
  Mode mode = Mode::kVisit;
  std::vector<std::string> words;  // empty: always
};

struct FrameTest {
  bool wanted = true;              // `need`, else `unless`
  std::string place;               // a realisation: "obj", "on" ...
  std::vector<std::string> words;  // lemmas, or "agent"
};

struct Frame {
  std::string name;
  EventType type = EventType::kConsult;
  std::string cameo;
  std::vector<FrameMode> modes;
  std::vector<FrameMode> content;
  std::vector<std::string> actor;
  std::vector<std::string> recipient;
  std::vector<FrameTest> tests;
  bool speech = false;
  bool mutual = false;
  float certain = 0.8F;
  std::vector<std::string> yes;
  std::vector<std::string> no;
};

class Frames {
public:
  static Frames load(const std::filesystem::path& data_dir, Faults& faults);

  [[nodiscard]] std::size_t size() const { return frames_.size(); }
  [[nodiscard]] const std::vector<Frame>& all() const { return frames_; }
  // Entries whose head is this lemma, longest first; empty if none.
  [[nodiscard]] const std::vector<FrameLemma>& with_head(std::string_view lemma) const;
  // "carry out", "launch": verbs that only say that their object's deed is done.
  [[nodiscard]] bool is_light(std::string_view lemma) const;

private:
  std::vector<Frame> frames_;
  std::map<std::string, std::vector<FrameLemma>, std::less<>> heads_;
  std::map<std::string, bool, std::less<>> light_;
};

}  // namespace annals
