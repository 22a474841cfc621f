#include "src/lexicon/stanza.h"

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {

std::string_view Stanza::get(std::string_view key) const {
  for (const StanzaLine& entry : lines)
    if (entry.key == key) return entry.value;
  return {};
}

StanzaFile StanzaFile::read(const std::filesystem::path& file, Faults& faults) {
  StanzaFile out;
  out.file = file.string();
  std::string text;
  try {
    text = read_file(file);
  } catch (const Error& error) {
    faults.add(error.place(), error.message(), error.hint());
    return out;
  }
  std::string source;
  bool has_format = false, has_licence = false;
  std::uint64_t line_number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++line_number;
    const Place place{out.file, line_number, 1};
    if (!is_valid_utf8(line)) {
      faults.add({out.file, line_number, find_invalid_utf8(line) + 1}, "invalid UTF-8");
      continue;
    }
    const std::string_view content = trim(line);
    if (content.empty()) continue;
    if (content.front() == '#') {
      const auto words = split_words(content.substr(1));
      if (words.empty()) continue;
      if (words[0] == "format") {
        has_format = true;
        if (words.size() < 2 || words[1] != "1") faults.add(place, "only format 1 is known");
      }
      if (words[0] == "licence") has_licence = true;
      if (words[0] == "source") source = trim(trim(content.substr(1)).substr(6));
      continue;
    }
    const std::size_t indent = line.find_first_not_of(' ');
    if (line[indent] == '\t') {
      faults.add({out.file, line_number, indent + 1}, "a tab", "indent with two blanks");
      continue;
    }
    const std::size_t blank = content.find(' ');
    const std::string key(content.substr(0, blank));
    const std::string value(blank == std::string_view::npos ? std::string_view{} : trim(content.substr(blank)));
    const std::size_t column =
        1 + (value.empty() ? indent : static_cast<std::size_t>(content.data() - line.data()) + content.size() - value.size());
    if (indent == 0) {
      if (value.empty()) faults.add(place, "'" + key + "' has no name");
      if (source.empty()) faults.add(place, "no '# source' line stands above this entry");
      out.stanzas.push_back({key, value, source, line_number, column, {}});
    } else if (out.stanzas.empty()) {
      faults.add(place, "an indented line before the first entry");
    } else if (indent == 2) {
      out.stanzas.back().lines.push_back({key, value, line_number, column});
    } else if (indent > 2 && !out.stanzas.back().lines.empty()) {
      out.stanzas.back().lines.back().value += " " + std::string(content);
    } else {
      faults.add({out.file, line_number, indent + 1}, "an indentation of " + std::to_string(indent) + " blanks",
                 "entries stand at the margin, their lines two blanks in, continuations deeper");
    }
  }
  const Place head{out.file, 1, 1};
  if (!has_format) faults.add(head, "the head has no '# format 1' line");
  if (!has_licence) faults.add(head, "the head has no '# licence' line");
  return out;
}

}  // namespace annals
