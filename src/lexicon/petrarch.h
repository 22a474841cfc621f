// Actor dictionaries of TABARI and PETRARCH, read as rows of data/groups.tsv.
//
//   Faults lost;
//   const auto actors = read_petrarch_actors("old.actors.txt", text, countries, lost);
//   write(to_groups_table(actors));   // "Hamas", "PSE REB", 2006-01-25 to open
//
// A block is a name, synonyms ("+NAME") and codes ("[PSEREB <060125]"); every code holds for every name of its
// block. Dates are YYMMDD (31 to 99: 19YY, memory) or YYYYMMDD; "<" and ">" leave the day out, "<=" and ">=" keep
// it, "A-B" keeps both (memory). Comments: ";", "#", "<!-- -->". Capitals of the file are lost in it, so that names
// come out as "Hamas Gunmen" and acronyms match in any case.
// A code is cut in threes: what codebook section 4 knows is kept, each other part is a fault at its
// line and column. A code of which nothing is known becomes "---". A faulty line costs only itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/date.h"
#include "src/doc/document.h"
#include "src/lexicon/countries.h"
#include "src/lexicon/faults.h"

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

// A table that KnownNames reads: a row for every dated code, in the order of the file.
std::string to_groups_table(const std::vector<PetrarchActor>& actors, std::string_view source);

}  // namespace annals
