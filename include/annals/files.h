// Articles out of files of any form that `annals code` reads (docs/reference/inputs.md).
//
//   annals::ArticleFiles files({"news.warc.gz", "wire.jsonl", "pages/"});
//   annals::Batch batch(coder, [&] { return files.next(); });
//
// The form of a file is told by its content: JSON Lines, CSV, text, pages of HTML, feeds, news items, web archives,
// packed or not. A folder stands for the files below it, a name with * ? or [ for those that match, "-" is standard
// input. Articles come one by one, in bounded memory, complete (article.h).
//
// What cannot be read is an Error with file and line in the place of an article, and costs itself alone; that goes for
// a file that is missing as for a broken line. Belongs to one thread at a time.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"

namespace annals {

struct FileOptions {
  // What an article lacks is filled from these. Articles that share an address share an id, so a `url` is for one.
  std::string published;
  std::string outlet;
  std::string url;
  // Field to column or key, where the input has other names: {"title", "Headline"}.
  std::map<std::string, std::string> columns;
  // The folder of lexicons, which pages are read with; empty: as installed.
  std::filesystem::path data;
};

class ArticleFiles {
 public:
  // Throws Error(kUsage) for a date that is none and for a field that articles do not have.
  explicit ArticleFiles(std::vector<std::string> files, FileOptions options = {});
  ~ArticleFiles();
  ArticleFiles(ArticleFiles&&) noexcept;
  ArticleFiles& operator=(ArticleFiles&&) noexcept;

  // Nothing after the last.
  std::optional<Result<Article>> next();

  // Goes past what next() would give; false after the last. In JSON Lines, CSV, pages and web archives that is not read,
  // so that an article which the reading of kills the process can be left out.
  bool pass();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
