// Records into a file of one form, row by row.
//
//   const auto writer = make_writer(out, Form::kParquet, {});
//   writer->add(record);
//   writer->finish(facts);
//
// The stream must outlive the writer; what it cannot take is the caller's to notice.
#pragma once

#include <memory>
#include <optional>
#include <ostream>

#include "src/export/facts.h"
#include "src/export/nested.h"
#include "src/export/profile.h"

namespace annals {

enum class Form : std::uint8_t { kJsonLines, kCsv, kParquet };

class RecordWriter {
public:
  virtual ~RecordWriter() = default;
  virtual void add(const Record& record) = 0;
  virtual void finish(const ExportFacts& facts) = 0;
};

// Throws Error(kUsage) for a profile as JSON Lines: theirs are flat tables.
std::unique_ptr<RecordWriter> make_writer(std::ostream& out, Form form, std::optional<Profile> profile);

// The columns of what it writes; those of CSV and of profiles are leaves all.
nested::Node schema_of(Form form, std::optional<Profile> profile);

}  // namespace annals
