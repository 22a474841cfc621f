#include "src/cli/shard.h"

#include <algorithm>
#include <charconv>

#include "src/base/files.h"
#include "src/base/json.h"
#include "src/base/sha256.h"
#include "src/read/article_reader.h"

namespace annals::cli {
namespace {

namespace fs = std::filesystem;
std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string padded(std::uint32_t value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
}

std::string inputs_hash(const Shard& shard, const Share& share, const std::string& options) {
  std::string all = options + "\n" + std::to_string(shard.number) + "/" + std::to_string(shard.of) + "\n";
  for (const std::string& file : share.files) {
    std::error_code none;
    all += file + " " + (fs::is_regular_file(file, none) ? sha256_of_file(file) : "missing") + "\n";
  }
  return sha256_hex(all);
}

}  // namespace

Shard parse_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto number = number_of(std::string_view(text).substr(0, slash));
  const auto of = slash == std::string::npos ? std::nullopt : number_of(std::string_view(text).substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of)
    throw Error(ErrorKind::kUsage, "--shard " + text + " is no share", {}, "as in --shard 1/8 to --shard 8/8");
  return {*number, *of};
}

Share share_of(const Shard& shard, const std::vector<std::string>& files) {
  if (std::find(files.begin(), files.end(), "-") != files.end())
    throw Error(ErrorKind::kUsage, "standard input cannot be shared out", {}, "name files or folders");
  const std::vector<std::string> all = input_files(files);
  if (all.size() < shard.of) return {all, true};
  Share share;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (shard.has(i)) share.files.push_back(all[i]);
  return share;
}

ShardFile::ShardFile(const fs::path& folder, const Shard& shard, const Share& share, const std::string& extension,
                     const std::string& options)
    : path_(folder / ("shard-" + padded(shard.number) + "-of-" + padded(shard.of) + "." + extension)),
      mark_(path_.string() + ".done"), inputs_(inputs_hash(shard, share, options)) {}

std::optional<std::uint64_t> ShardFile::failures_before() const {
  std::error_code none;
  if (!fs::exists(path_, none) || !fs::exists(mark_, none)) return std::nullopt;
  const Json mark = read_json(read_file(mark_));
  if (!mark.is_object() || mark.value("inputs", "") != inputs_) return std::nullopt;
  if (mark.value("bytes", std::uint64_t{0}) != fs::file_size(path_)) return std::nullopt;
  return mark.value("failed", std::uint64_t{0});
}

void ShardFile::mark_done(std::uint64_t reports, std::uint64_t failed) const {
  const Json mark{{"file", path_.filename().string()}, {"inputs", inputs_},
                  {"reports", reports},                {"failed", failed},
                  {"bytes", fs::file_size(path_)},     {"sha256", sha256_of_file(path_)}};
  write_file(mark_, written(mark, 2) + "\n");
}

}  // namespace annals::cli
