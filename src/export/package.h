// A Frictionless Data Package: datapackage.json beside exported files, one resource a file.
//
//   describe(file, Form::kCsv, {}, wording, facts);   // writes or completes FOLDER/datapackage.json
//
// A package that is there keeps its other resources; the one of the same path is replaced. No clock: the same export gives
// the same package.
#pragma once

#include <filesystem>
#include <optional>

#include "src/export/facts.h"
#include "src/export/wording.h"
#include "src/export/writer.h"

namespace annals {

// Throws Error(kUsage) when datapackage.json is there and not ours, Error(kIo) when it cannot be written.
void describe(const std::filesystem::path& file, Form form, std::optional<Profile> profile, const Wording& wording,
              const ExportFacts& facts);

// Throws what describe would throw for a package that is not ours: asked before hours of writing.
void require_describable(const std::filesystem::path& file);

}  // namespace annals
