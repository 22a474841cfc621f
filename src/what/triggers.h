// Finds the words that tell deeds and their participants, one draft per word and deed.
#pragma once

#include <vector>

#include "src/lexicon/frames.h"
#include "src/what/scene.h"

namespace annals::what {

struct Draft {
  Event ev;
  const Frame* frame = nullptr;
  std::uint32_t entry = 0;   // of the frame: Frames::entry()
  Index light = kNone;       // the light verb of a trigger noun
  std::size_t own_actors = 0;  // of a mutual deed: how many of the actors stand where the doer does
  bool answers = false;      // made of a frame's `answer`
  bool tells_no = false;     // its words hold a "no": "find no evidence"
  bool background = false;   // told beside the content of a speech act, not as what it asks for
  std::vector<Index> heads;  // its trigger, and those of drafts that were the same deed
  std::vector<Index> about;  // triggers of deeds that this one speaks of: "condemned the attack"
};

// Types of deed, a bit each in the order of EventType: what the sentences just before have told, for frames that `need before`.
using TypeBits = std::uint32_t;
constexpr TypeBits bit_of(EventType type) { return TypeBits{1} << static_cast<unsigned>(type); }

// All drafts of a sentence, by position. What is only demanded, promised or threatened is left out;
// what is charged is told as alleged.
std::vector<Draft> find_drafts(const Scene& scene, Document& doc, const Frames& frames,
                               Index sentence, TypeBits before);

// A draft of a deed that somebody else found, with the frame of that type that fits its words best,
// or the usual places of participants where no frame does.
Draft given_draft(const Scene& scene, Document& doc, const Frames& frames, Span words,
                  EventType type);

// Whether a word is one that a test asks for.
bool fits(const Scene& scene, const FrameTest& test, Index token);

// What Event::own names; null for a type of PLOVER's.
const OwnType* own_type_of(const Draft& draft);

// The token under which the clause of a draft hangs: its light verb, or the predicate above a noun.
Index clause_of(const Scene& scene, const Draft& draft);

}  // namespace annals::what
