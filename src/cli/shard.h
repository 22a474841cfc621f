// One shard of a run: a share of the input, written to a file of its own with a mark that it is whole, so that many
// machines do one run and a rerun does what is missing.
//
//   DIR/shard-003-of-100.jsonl         the records, there when all are written
//   DIR/shard-003-of-100.jsonl.done    what they were made of and with, as JSON
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/cli/options.h"

namespace annals::cli {

struct Shard {
  std::uint32_t number = 1;  // 1 ... of
  std::uint32_t of = 1;

  // Of what a row of shares is dealt round, whether this one falls to this shard.
  [[nodiscard]] bool has(std::uint64_t index) const { return index % of == number - 1; }
};

// Reads "3/100". Throws Error(kUsage).
Shard parse_shard(const std::string& text);

// What falls to a shard: whole files where there are at least as many files as shards, else articles of all of them.
struct Share {
  std::vector<std::string> files;
  bool by_article = false;
};
// Throws Error(kUsage) for standard input, which other shards could not read.
Share share_of(const Shard& shard, const std::vector<std::string>& files);

class ShardFile {
public:
  // `options`: all that decides what the records are, the run's id among it. Reads the files to know their content.
  ShardFile(const std::filesystem::path& folder, const Shard& shard, const Share& share, const std::string& extension,
            const std::string& options);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // How many articles failed when the same was done before; nothing where it has still to be done.
  [[nodiscard]] std::optional<std::uint64_t> failures_before() const;
  // After the file has its name.
  void mark_done(std::uint64_t reports, std::uint64_t failed) const;

private:
  std::filesystem::path path_, mark_;
  std::string inputs_;  // SHA-256 over names and contents, options and share
};

}  // namespace annals::cli
