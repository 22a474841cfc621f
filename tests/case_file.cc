#include "tests/case_file.h"

#include <algorithm>
#include <charconv>

#include "include/annals/date.h"
#include "include/annals/ontology.h"
#include "src/base/files.h"
#include "src/base/text.h"

namespace annals::testing {
namespace {

constexpr std::string_view kAssertionWords[] = {"who",   "when",   "where", "howmany",
                                                "voice", "stance", "event", "not"};

bool is_assertion(std::string_view word) {
  return std::find(std::begin(kAssertionWords), std::end(kAssertionWords), word) !=
         std::end(kAssertionWords);
}

// Reads one file from top to bottom; `at_` is the 0-based line it looks at.
class Reader {
public:
  explicit Reader(CaseFile& file) : file_(file) {}

  void read() {
    while (at_ < file_.lines.size()) {
      const std::string_view line = file_.lines[at_];
      if (line.substr(0, 3) == "== ")
        read_case();
      else if (trim(line).empty() || line.front() == '#')
        ++at_;
      else
        fail("expected \"== Title\" before anything else");
    }
  }

private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorKind::kInput, message, {file_.path.string(), at_ + 1, 1},
                "see cases/README.md");
  }
  [[nodiscard]] bool at_end() const { return at_ >= file_.lines.size(); }
  [[nodiscard]] Place place() const { return {file_.path.string(), at_ + 1, 1}; }

  void read_case() {
    Case test;
    test.title = trim(std::string_view(file_.lines[at_]).substr(3));
    test.place = place();
    ++at_;
    read_head(test);
    read_text(test);
    test.expectations = at_ + 1;
    while (!at_end() && file_.lines[at_].rfind("== ", 0) != 0) read_expectation(test), ++at_;
    test.end = at_ + 1;
    if (test.blocks.empty() && test.assertions.empty()) fail("a case expects something, or none");
    file_.cases.push_back(std::move(test));
  }

  void read_head(Case& test) {
    for (; !at_end() && file_.lines[at_] != "----"; ++at_) {
      const std::string_view line = file_.lines[at_];
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) fail("expected \"date:\", \"from:\" or \"----\"");
      const std::string_view key = line.substr(0, colon);
      const std::string value(trim(line.substr(colon + 1)));
      if (key == "date") {
        test.article.published = parse_day(value).value();
        test.article.published_text = value;
      } else if (key == "from") {
        test.from = value;
      } else if (key == "title") {
        test.article.title = value;
      } else if (key == "outlet") {
        test.article.outlet = value;
      } else {
        fail("unknown key \"" + std::string(key) + "\"");
      }
    }
    if (test.from.empty()) fail("a case says where its text is from");
    ++at_;
  }

  // Lines of a paragraph are joined by a blank, paragraphs parted by a blank line.
  void read_text(Case& test) {
    std::string& text = test.article.text;
    bool new_paragraph = false;
    for (; !at_end() && file_.lines[at_] != "----"; ++at_) {
      const std::string_view line = trim(file_.lines[at_]);
      if (line.empty()) {
        new_paragraph = true;
        continue;
      }
      if (!text.empty()) text += new_paragraph ? "\n\n" : " ";
      text += line;
      new_paragraph = false;
    }
    if (at_end()) fail("the text is not closed by \"----\"");
    if (text.empty()) fail("the text is empty");
    ++at_;
  }

  void read_expectation(Case& test) {
    const std::string_view line = file_.lines[at_];
    if (trim(line).empty() || line.front() == '#') return;
    std::vector<Part> parts = read_parts(line, place());
    if (line.front() == ' ') return read_field(test, std::move(parts));
    const std::string& word = parts.front().text;
    if (is_assertion(word)) {
      test.assertions.push_back({std::move(parts), at_ + 1});
    } else if (word == "only") {
      test.only = true;
    } else if (word == "none") {
      Block block{"none", {}, {}, at_ + 1};
      if (parts.size() > 1) block.none_type = parts[1].text;
      if (!block.none_type.empty() && !parse_event_type(block.none_type)) fail("unknown type");
      test.blocks.push_back(std::move(block));
    } else if (parse_event_type(word)) {
      test.blocks.push_back({word, {}, {}, at_ + 1});
    } else {
      fail("\"" + word + "\" is no event type, \"only\", \"none\" or assertion");
    }
  }

  void read_field(Case& test, std::vector<Part> parts) {
    if (test.blocks.empty() || test.blocks.back().type == "none") fail("a field without its event");
    FieldLine field{parts.front().text, {}, at_ + 1};
    parts.erase(parts.begin());
    if (parts.empty()) fail("\"" + field.key + "\" expects a value, or - for none");
    field.parts = std::move(parts);
    test.blocks.back().fields.push_back(std::move(field));
  }

  CaseFile& file_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Part> read_parts(std::string_view line, const Place& place) {
  std::vector<Part> parts;
  std::size_t at = 0;
  while (at < line.size()) {
    if (is_ascii_space(line[at])) {
      ++at;
    } else if (line[at] == '"') {
      const std::size_t close = line.find('"', at + 1);
      if (close == std::string_view::npos)
        throw Error(ErrorKind::kInput, "unclosed quotation mark", place);
      parts.push_back({std::string(line.substr(at + 1, close - at - 1)), true, 0});
      at = close + 1;
    } else {
      std::size_t end = at;
      while (end < line.size() && !is_ascii_space(line[end])) ++end;
      const std::string_view word = line.substr(at, end - at);
      at = end;
      if (word.front() == '#' && word.size() > 1 && !parts.empty() && parts.back().quoted) {
        std::from_chars(word.data() + 1, word.data() + word.size(), parts.back().occurrence);
      } else {
        parts.push_back({std::string(word), false, 0});
      }
    }
  }
  return parts;
}

CaseFile parse_case_file(std::string_view text, const std::filesystem::path& path) {
  CaseFile file;
  file.path = path;
  for (const std::string_view line : split(text, '\n')) file.lines.emplace_back(line);
  if (!file.lines.empty() && file.lines.back().empty()) file.lines.pop_back();
  Reader(file).read();
  return file;
}

CaseFile read_case_file(const std::filesystem::path& path) {
  return parse_case_file(read_file(path), path);
}

std::vector<std::filesystem::path> find_case_files(const std::filesystem::path& folder, Todo todo) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool waits = entry.path().parent_path().filename() == "todo";
    if (entry.is_regular_file() && entry.path().extension() == ".txt" &&
        waits == (todo == Todo::kOnly))
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace annals::testing
