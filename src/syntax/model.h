// The weights file models/syntax.bin, in and out.
//
// Layout, all numbers little-endian: 8 bytes "ANNSYN01"; u64 XXH3 of all that follows; u32 number
// of tags, then for each u8 part of speech and u32 features; then the tagger's and the parser's
// table, each as u32 classes, u32 length and that many i16.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "src/syntax/parser.h"
#include "src/syntax/tagger.h"

namespace annals::syntax {

struct Model {
  Tagger tagger;
  Parser parser;

  // Throws Error(kModel) for a missing, broken, truncated or foreign file.
  static Model load(const std::filesystem::path& file);
  // `name` is for the message.
  static Model read(std::string_view bytes, const std::string& name);
  [[nodiscard]] std::string write() const;
};

}  // namespace annals::syntax
