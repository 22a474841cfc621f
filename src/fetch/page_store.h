// Where fetched pages are kept, and what was learned of them for the next time.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "src/fetch/fetcher.h"

namespace annals {

// A page as a record of WARC 1.1, packed as a gzip member of its own. `when` is ISO 8601 in UTC.
std::string warc_record(const Fetched& page, const std::string& when);

// Appends to FILE.warc.gz, or writes HASH.html into a folder; the name of the file. Throws
// Error(kIo).
std::string keep_page(const std::filesystem::path& target, const Fetched& page,
                      const std::string& when);

// Validators by address, in a small JSON file.
class FetchState {
public:
  // A missing file is an empty state. Throws Error(kInput) for a file that is something else.
  static FetchState read(const std::filesystem::path& file);
  // Throws Error(kIo).
  void write(const std::filesystem::path& file) const;

  [[nodiscard]] Validators of(const std::string& url) const;
  void set(const std::string& url, const Validators& validators);

private:
  std::map<std::string, Validators> known_;
};

}  // namespace annals
