// Articles out of files, one by one, in bounded memory.
//
//   ReaderOptions options;
//   options.published = "2024-03-07";
//   ArticleReader reader({"wire.jsonl", "report.txt", "-"}, options);
//   while (std::optional<Result<Article>> article = reader.next()) {
//     if (*article) code(**article); else complain(article->error());
//   }
//
// The form of a file is told by its content (docs/reference/inputs.md), where that leaves it open
// by its name: JSON Lines, CSV, plain text with or without front matter, RSS, Atom, JSON Feed,
// NITF, NewsML-G2, ninjs, WARC, HTML. What is packed with gzip is unpacked. A folder stands for the
// files below it, a name with * ? or [ for those that match; "-" is standard input. A UTF-8 byte
// order mark is no part of the text; in plain text, JSON Lines and CSV nothing else is changed,
// line ends included.
//
// What cannot be read is a returned Error with file and line and costs itself alone: a line, a row,
// an entry, a record, or a file that is missing or binary. An article has at most
// max_article_bytes; a longer line is skipped without being held. Not for several threads at once.
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
#include "src/read/left_out.h"
#include "src/read/page_door.h"

namespace annals {

enum class ArticleForm : std::uint8_t {
  kDetect,
  kJsonLines,
  kCsv,
  kText,
  kFeed,      // RSS, Atom, RDF Site Summary, NITF, NewsML-G2
  kJsonFeed,  // JSON Feed, ninjs
  kWarc,
  kHtml,
};

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
  // What makes an article of a page of an archive; without it, the pages' own reader (page.h).
  ReadPage page;
  // Where page_words.tsv and boilerplate.tsv are read from when the first page comes; empty: the
  // built-in data.
  std::filesystem::path data;
  // The longest article, and the longest line or row that may hold one.
  std::size_t max_article_bytes = std::size_t{16} << 20U;
};

// The files that names, folders and patterns stand for, in the order in which a reader of these would read them. What
// is not there stands for itself.
std::vector<std::string> input_files(const std::vector<std::string>& names);

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

  // Goes past what next() would give and, in JSON Lines, CSV, pages and web archives, does not read it; false at the end.
  bool pass();

  // What was met so far and is no article: pages of other kinds in an archive.
  [[nodiscard]] const LeftOut& left_out() const;
  // The page that the last article was read from, until the next call; null when it was no page.
  [[nodiscard]] const Page* page() const;

  // For a progress line.
  [[nodiscard]] std::uint64_t bytes_read() const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
