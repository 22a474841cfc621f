// CSV by RFC 4180: quotes, quotes in quotes, line ends in quotes.
#include <algorithm>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/lexicon/faults.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

struct Row {
  std::vector<std::string> cells;
  std::uint64_t line = 0;  // where it begins
  std::string fault;       // why it is not to be used
};

// The separator that the header uses: a comma, unless there is none and there is another.
char separator_of(std::string_view header) {
  if (header.find(',') != std::string_view::npos) return ',';
  if (header.find('\t') != std::string_view::npos) return '\t';
  return header.find(';') != std::string_view::npos ? ';' : ',';
}

std::string_view first_line(std::string_view ahead) {
  return ahead.substr(0, std::min(ahead.find_first_of("\r\n"), ahead.size()));
}

// Reads one row; false at the end. What goes beyond the limit is read over and not kept.
class RowReader {
public:
  RowReader(ByteSource& bytes, std::size_t limit) : bytes_(bytes), limit_(limit) {}

  void set_separator(char separator) { separator_ = separator; }

  bool read(Row& row) {
    row = Row{{}, bytes_.line(), {}};
    size_ = 0;
    std::string cell;
    enum class State : std::uint8_t { kStart, kPlain, kQuoted, kClosed } state = State::kStart;
    bool any = false;
    for (;;) {
      const int next = bytes_.get();
      if (next < 0) break;
      any = true;
      const char c = static_cast<char>(next);
      if (state == State::kQuoted) {
        if (c == '"')
          state = State::kClosed;
        else
          keep(row, cell, c);
      } else if (state == State::kClosed && c == '"') {
        state = State::kQuoted;
        keep(row, cell, c);
      } else if (c == separator_) {
        row.cells.push_back(std::move(cell));
        cell.clear();
        state = State::kStart;
      } else if (c == '\n') {
        break;
      } else if (c == '\r' && bytes_.peek(1).starts_with('\n')) {
        continue;
      } else if (state == State::kStart && c == '"') {
        state = State::kQuoted;
      } else if (state == State::kClosed) {
        if (row.fault.empty()) row.fault = "words after a closing quotation mark";
      } else {
        state = State::kPlain;
        keep(row, cell, c);
      }
    }
    if (state == State::kQuoted) row.fault = "a quotation mark that is never closed";
    row.cells.push_back(std::move(cell));
    return any;
  }

private:
  void keep(Row& row, std::string& cell, char c) {
    if (++size_ <= limit_) {
      cell += c;
    } else if (row.fault.empty()) {
      row.fault = "a row of more than " + size_text(limit_);
      cell = std::string();
    }
  }

  ByteSource& bytes_;
  std::size_t limit_;
  std::size_t size_ = 0;
  char separator_ = ',';
};

class CsvSource final : public ArticleSource {
public:
  CsvSource(ByteSource& bytes, std::string name, const ReaderOptions& options)
      : bytes_(bytes), name_(std::move(name)), options_(options),
        rows_(bytes, options.max_article_bytes) {}

  std::optional<Result<Article>> next() override {
    if (std::optional<Error> fault = begin()) return Result<Article>(*fault);
    Row row;
    if (!read(row)) return std::nullopt;
    return article_of(row);
  }

  bool pass() override {
    Row row;
    return begin() || read(row);
  }

private:
  // Reads the header, once; what is wrong with it.
  std::optional<Error> begin() {
    if (std::exchange(has_header_, true)) return std::nullopt;
    std::optional<Error> fault = read_header();
    stopped_ = fault.has_value();
    return fault;
  }

  // The next row with something in it.
  bool read(Row& row) {
    while (!stopped_ && rows_.read(row))
      if (row.cells.size() != 1 || !row.cells.front().empty() || !row.fault.empty()) return true;
    return false;
  }

  std::optional<Error> read_header() {
    const std::string_view line = first_line(bytes_.peek(4096));
    rows_.set_separator(separator_of(line));
    Row header;
    rows_.read(header);
    const Place place{name_, header.line};
    if (!header.fault.empty())
      return Error(ErrorKind::kInput, header.fault + " in the header", place);
    fields_.clear();
    for (const std::string& column : header.cells)
      fields_.push_back(field_of_column(column, options_));
    const auto has = [&](std::string_view field) {
      return std::find(fields_.begin(), fields_.end(), field) != fields_.end();
    };
    const std::vector<std::string_view> columns(header.cells.begin(), header.cells.end());
    for (const auto& [field, column] : options_.columns)
      if (!has(field))
        return Error(ErrorKind::kInput, "no column '" + column + "' in the header", place,
                     nearest_hint(column, columns));
    if (!has("text"))
      return Error(ErrorKind::kInput, "no column 'text' in the header", place,
                   "another name is told with --map text=NAME");
    return std::nullopt;
  }

  Result<Article> article_of(Row& row) {
    const Place place{name_, row.line};
    if (row.fault.empty() && row.cells.size() > fields_.size())
      row.fault = std::to_string(row.cells.size()) + " cells under a header of " +
                  std::to_string(fields_.size());
    if (!row.fault.empty())
      return Error(ErrorKind::kInput, row.fault, place,
                   "a cell with commas, quotation marks or line ends stands in quotation marks");
    Article article;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (fields_[i]) article_field(article, *fields_[i]) = std::move(row.cells[i]);
    return complete_article(std::move(article), options_, place);
  }

  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  RowReader rows_;
  std::vector<std::optional<std::string_view>> fields_;
  bool has_header_ = false;
  bool stopped_ = false;
};

}  // namespace

bool looks_like_csv(std::string_view ahead, const ReaderOptions& options) {
  const std::string_view line = first_line(ahead);
  const std::vector<std::string_view> cells = split(line, separator_of(line));
  return cells.size() > 1 && std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) {
           cell = trim(cell);
           if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"')
             cell = cell.substr(1, cell.size() - 2);
           return field_of_column(cell, options) == "text";
         });
}

std::unique_ptr<ArticleSource> make_csv_source(ByteSource& bytes, std::string name,
                                               const ReaderOptions& options) {
  return std::make_unique<CsvSource>(bytes, std::move(name), options);
}

}  // namespace annals
