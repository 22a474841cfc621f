// Dictionaries of TABARI and PETRARCH, read as rows of a dictionary of ours (src/lexicon/dictionary.h).
//
//   Faults lost;
//   const auto actors = read_petrarch_actors("old.actors.txt", text, countries, lost);
//   write(to_groups_table(actors));   // "Hamas", "PSE REB", 2006-01-25 to open
//
// Actors: a block is a name, synonyms ("+NAME") and codes ("[PSEREB <060125]"); every code holds for every name of its
// block. Dates are YYMMDD (31 to 99: 19YY, memory) or YYYYMMDD; "<" and ">" leave the day out, "<=" and ">=" keep
// it, "A-B" keeps both (memory). Names come out as "Hamas Gunmen"; acronyms stay in capitals ("UN").
// Agents: "NOUN {PLURAL} [~GOV]"; without braces plurals follow by rule. "!CLASS! = WORD, WORD" names words that
// stand for "!CLASS!" in a noun. Discards: a phrase a line, "+" in front for the whole report.
// Comments: ";", "#", "<!-- -->".
// A code is cut in threes: what codebook section 4 knows is kept, each other part is a fault at its
// line and column. An actor's code of which nothing is known becomes "---", an agent's costs its row. A faulty line
// costs only itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/date.h"
#include "src/doc/document.h"
#include "src/lexicon/countries.h"
#include "src/lexicon/discards.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/roles.h"

namespace annals {

struct PetrarchActor {
  struct DatedCode {
    ActorCode code;
    std::optional<Day> from;  // both included
    std::optional<Day> to;
  };
  std::vector<std::string> names;  // the first is the head, the others its synonyms; never empty
  std::vector<DatedCode> codes;    // never empty
};

// `file` names the text in faults; columns count bytes from 1.
std::vector<PetrarchActor> read_petrarch_actors(const std::string& file, std::string_view text,
                                                const Countries& countries, Faults& faults);

// Takes out the names and adjectives of states that have nothing but the code countries.tsv gives them, which knows
// more of them ("Egyptian police"); returns how many.
std::size_t leave_out_states(std::vector<PetrarchActor>& actors, const Countries& countries);

// A table that KnownNames reads: a row for every dated code, in the order of the file.
std::string to_groups_table(const std::vector<PetrarchActor>& actors, std::string_view source);

// Class and flags are those of the built-in role that ends the noun ("manpower minister" is one as "minister" is),
// else it is a person, or a body where the file gives it no plural.
std::vector<Role> read_petrarch_agents(const std::string& file, std::string_view text, const Roles& roles,
                                       Faults& faults);
std::string to_roles_table(const std::vector<Role>& roles, std::string_view source);

std::vector<Discard> read_petrarch_discards(const std::string& file, std::string_view text, Faults& faults);
std::string to_discards_table(const std::vector<Discard>& discards, std::string_view source);

}  // namespace annals
