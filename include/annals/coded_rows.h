// What the articles of one input gave, as a table of Parquet for machines that join them.
//
//   annals::CodedRows rows("rows-0000.parquet", "wire.jsonl", version, 0);
//   rows.add(0, coded);                                     // an article: itself, its accounts, its records
//   rows.add({"error", 1, "wire.jsonl", "no JSON"});
//   rows.finish();                                          // without it the file is none
//
// docs/reference/spark.md lists the columns. Signatures and accounts (copies.h, accounts.h) are made here, so that texts need not
// travel. Belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "include/annals/coder.h"

namespace annals {

// An article of which there are no records.
struct UncodedArticle {
  std::string kind;  // "error", of one that could not be read; "quarantine", of one that could not be coded
  std::int64_t article = 0;
  std::string doc;
  std::string message;
};

class CodedRows {
 public:
  // Rows are numbered from `number`. Throws Error(kIo) where the file cannot be made.
  CodedRows(const std::filesystem::path& file, std::string input, std::string version, std::int64_t number);
  ~CodedRows();
  CodedRows(const CodedRows&) = delete;
  CodedRows& operator=(const CodedRows&) = delete;

  // `article`: its number in the input.
  void add(std::int64_t article, const Coded& coded);
  void add(const UncodedArticle& article);

  // Rows so far.
  [[nodiscard]] std::int64_t size() const;

  // Throws Error(kIo) where something could not be written.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
