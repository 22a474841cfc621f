// Events of a Document, copied into records that own their words.
//
//   std::vector<Record> records = make_records(doc, {"annals 0.1.0", "2026.11", run});
//
// Offsets become code points here. A record's id is a hash of the article, the type, the trigger's
// and the sentence's words and which occurrence it is, so that it survives new engines and shifted
// offsets.
#pragma once

#include <string>
#include <vector>

#include "include/annals/record.h"
#include "src/doc/document.h"
#include "src/doc/own_types.h"

namespace annals {

struct RunInfo {
  std::string engine;
  std::string data;
  std::string run;
  const OwnTypes* types = nullptr;  // of the run's ontology, which events name by index; outlives the call
};

// In the order of `doc.events`. REQUIRES: `events` is sealed.
std::vector<Record> make_records(const Document& doc, const RunInfo& run);

}  // namespace annals
