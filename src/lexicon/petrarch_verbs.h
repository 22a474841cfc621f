// Verb dictionaries of TABARI and PETRARCH, written as an ontology of ours: frames that keep their codes, and a type for
// each first two digits of them.
//
//   const PetrarchVerbs verbs = read_petrarch_verbs("old.verbs.txt", text, faults);
//   write(ontology / "ontology.txt", to_ontology(verbs, "old", "old.verbs.txt"));
//   write(ontology / "frames/verbs.txt", to_frames(verbs, "old.verbs.txt"));
//
// A block is "--- ABANDON [345] ---" (PETRARCH) and its verbs, one a line, or "ABANDON [345]" alone (TABARI); forms that no
// rule makes stand in braces ("BAN {BANS BANNED}"), several words are joined with "_" and the verb among them has a "+"
// ("WIRE_+TAP"), a verb may have a code of its own. Patterns ("- IN_* &TIES FROM $ [075]") hold for every verb of their
// block: "*" is the verb, "$" the source, "+" the target, "^" anything, "%" those who do it to each other, "&NAME" any
// word of a set ("&NAME", then "+WORD" lines). "[031:033]" codes the deed and what its target does back; "[---]" none.
// The words of a pattern are asked for before and after the verb in its sentence; that they stand side by side ("_") or in
// this order is not kept. Of several words in a set's line the longest counts. A faulty line costs only itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"

namespace annals {

struct PetrarchPattern {
  std::vector<std::vector<std::string>> before, after;  // of each unit one word must stand there; lower case
  std::string code, back;  // "031"; empty: none
  bool swapped = false;    // the target stands before the verb, the source behind
  bool mutual = false;         // by those before the verb, or by those behind it
  bool mutual_behind = false;
};

struct PetrarchVerb {
  std::string word;                // lower case; the head of several
  std::vector<std::string> forms;  // as they stand, beside those of the lemma
  std::vector<std::string> rest;   // the words that follow it
  std::vector<std::string> lead;   // the words before it
  // Of the verb alone and of its patterns, those that ask for more first.
  std::vector<PetrarchPattern> patterns;
};

struct PetrarchVerbs {
  std::vector<PetrarchVerb> verbs;
  std::size_t patterns = 0;  // lines of patterns that were understood
};

// `file` names the text in faults; columns count bytes from 1.
PetrarchVerbs read_petrarch_verbs(const std::string& file, std::string_view text, Faults& faults);

// PLOVER's frames are absent: old verb files say themselves what is only said. A type for each root of a code
// ("CODE_03"), like the one that PLOVER has for it (its table of equivalents); what is no root of CAMEO is like
// COOPERATE, of which no rule of the engine asks much.
std::string to_ontology(const PetrarchVerbs& verbs, std::string_view name, std::string_view source);
std::string to_frames(const PetrarchVerbs& verbs, std::string_view source);

}  // namespace annals
