// Articles out of files, one by one, in bounded memory.
//
//   ReaderOptions options;
//   options.published = "2024-03-07";
//   ArticleReader reader({"wire.jsonl", "report.txt", "-"}, options);
//   while (std::optional<Result<Article>> article = reader.next()) {
//     if (*article) code(**article); else complain(article->error());
//   }
//
// JSON Lines (.jsonl .ndjson .json): one object a line, fields as in RECORD.md. CSV (.csv .tsv):
// RFC 4180 with a header row; a file whose header has no comma may use semicolons or tabs. Plain
// text
// (.txt): the whole file is one article. HTML (.html .htm): the whole file is one page (page.h). Other
// names are told by content: HTML by its first tag, JSON Lines if the first byte is "{", CSV if the
// first line names a column `text`, else plain text. "-" is standard input: HTML or JSON Lines by its
// beginning, else plain text. A folder is read for the .html and .htm files in it and below, in the
// order of their names. A UTF-8 byte order mark is no part of the text; but for pages, nothing else
// is changed, line ends included.
//
// What cannot be read is a returned Error with file and line and costs itself alone: a line, a row,
// or a file that is missing, or binary. An article has at most max_article_bytes; a
// longer line is skipped without being held. Not for several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"

namespace annals {

enum class ArticleForm : std::uint8_t { kDetect, kJsonLines, kCsv, kText, kHtml };

struct Page;

struct ReaderOptions {
  // When the name and the first bytes would mislead.
  ArticleForm form = ArticleForm::kDetect;
  // What an article lacks is filled from these. Articles that share an address share an id, so a
  // `url` is for a single article.
  std::string published;
  std::string outlet;
  std::string url;
  // Field to column, where the input has other names: {"title", "Headline"}.
  std::map<std::string, std::string> columns;
  // Where page_words.tsv and boilerplate.tsv are read from when the first page comes; empty: the
  // built-in data.
  std::filesystem::path data;
  // The longest article, and the longest line or row that may hold one.
  std::size_t max_article_bytes = std::size_t{16} << 20U;
};

class ArticleReader {
public:
  // Throws Error(kUsage) for a date that is none, or a field in `columns` that articles do not
  // have.
  ArticleReader(std::vector<std::string> files, ReaderOptions options);
  // One open stream, named in errors. The stream must outlive the reader.
  ArticleReader(std::istream& in, std::string name, ReaderOptions options);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  // The next article, or what stands in its place; nothing at the end of the last file.
  std::optional<Result<Article>> next();

  // The page that the last article was read from, until the next call; null when it was no page.
  [[nodiscard]] const Page* page() const;

  // For a progress line.
  [[nodiscard]] std::uint64_t bytes_read() const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
