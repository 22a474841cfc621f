// Indented data files: entries with several named lines each.
//
//   # head as in table.h (format, licence; no columns)
//   # source   memory
//
//   frame meet.talks
//     lemma   meet v
//     type    CONSULT
//     yes     The ministers met in Geneva.
//     no      The plant met its targets.
//
// An entry is a line "KIND NAME" at the margin, then lines "  KEY VALUE" indented by two blanks; a deeper
// indentation continues the value of the line above, joined by one blank. Keys may repeat.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"

namespace annals {

struct StanzaLine {
  std::string key;
  std::string value;
  std::uint64_t line = 0;
  std::uint64_t column = 1;  // of the value, in bytes from 1; of the key where there is none
};

struct Stanza {
  std::string kind;
  std::string name;
  std::string source;
  std::uint64_t line = 0;
  std::uint64_t column = 1;  // of the name
  std::vector<StanzaLine> lines;

  // The value of the first line with that key, or empty.
  [[nodiscard]] std::string_view get(std::string_view key) const;
};

struct StanzaFile {
  std::string file;
  std::vector<Stanza> stanzas;

  // Adds a fault for each faulty line and keeps the rest.
  static StanzaFile read(const std::filesystem::path& file, Faults& faults);
  [[nodiscard]] Place place(std::uint64_t line) const { return {file, line, 1}; }
  // Where the value begins, or the name.
  [[nodiscard]] Place place(const StanzaLine& line) const { return {file, line.line, line.column}; }
  [[nodiscard]] Place place(const Stanza& stanza) const { return {file, stanza.line, stanza.column}; }
};

}  // namespace annals
