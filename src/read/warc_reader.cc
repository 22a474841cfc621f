#include "src/read/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::size_t kLongestHead = 256 * 1024;
constexpr std::size_t kLook = 64 * 1024;
constexpr std::string_view kBegin = "WARC/";
constexpr std::string_view kNext = "\r\n\r\nWARC/1.";

bool is_wanted(std::string_view type) { return type == "response" || type == "resource"; }

}  // namespace

std::uint64_t WarcReader::offset() {
  const std::uint64_t at = bytes_.consumed();
  return gzip_ != nullptr ? gzip_->member_of(at) : at;
}

Error WarcReader::fail(std::uint64_t offset, std::string message) const {
  return {ErrorKind::kInput,
          "the record at byte " + std::to_string(offset) + ": " + std::move(message),
          {name_},
          "it was left out; the others are read"};
}

// Moves past a block; where a record begins on the way, to there, and false: a wrong length costs
// its own record.
bool WarcReader::pass_block(std::uint64_t count) {
  while (count > 0) {
    const std::string_view ahead = bytes_.peek(kLook);
    if (ahead.empty()) return false;
    const std::string_view within =
        ahead.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(count, ahead.size())));
    const std::size_t found = within.find(kNext);
    if (found != std::string_view::npos) {
      bytes_.skip_uncounted(found + 2);
      return false;
    }
    const bool last = within.size() == count || ahead.size() < kNext.size();
    const std::size_t step = last ? within.size() : within.size() - (kNext.size() - 1);
    bytes_.skip_uncounted(step);
    count -= step;
  }
  return true;
}

// Where the last record ends: at the next line that begins a record, in a packed file at the latest
// with its next member.
bool WarcReader::resync() {
  for (;;) {
    const std::string_view ahead = bytes_.peek(kLook);
    const std::size_t found = ahead.find("\nWARC/");
    if (found != std::string_view::npos) {
      bytes_.skip_uncounted(found + 1);
      return true;
    }
    if (ahead.size() > kBegin.size()) {
      bytes_.skip_uncounted(ahead.size() - kBegin.size());
      continue;
    }
    if (gzip_ == nullptr || !gzip_->failed() || !gzip_->resume()) return false;
    bytes_.skip_uncounted(ahead.size());
    bytes_.restart();
    if (bytes_.peek(kBegin.size()).starts_with(kBegin)) return true;
  }
}

WarcReader::Head WarcReader::read_head(WarcRecord& record, std::uint64_t& length) {
  for (std::string_view ahead = bytes_.peek(1);
       !ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n'); ahead = bytes_.peek(1))
    bytes_.skip_uncounted(1);
  record = {};
  std::string_view ahead = bytes_.peek(4096);
  if (ahead.empty() && !damaged()) return Head::kNone;
  record.offset = offset();
  last_fault_ = ahead.empty() ? "damaged gzip" : "no WARC record begins here";
  if (!ahead.starts_with(kBegin)) return Head::kBad;
  std::string_view rest;
  std::optional<HeaderFields> fields;
  for (std::size_t want = 4096; !fields; want *= 2) {
    ahead = bytes_.peek(want);
    rest = ahead.substr(std::min(ahead.size(), ahead.find('\n') + 1));
    fields = take_fields(rest);
    if (!fields && (ahead.size() < want || want > kLongestHead)) {
      last_fault_ = "its header does not end";
      bytes_.skip_uncounted(1);  // on to the next
      return Head::kBad;
    }
  }
  record.header = std::move(*fields);
  record.type = record.header.get("warc-type");
  const std::string_view digits = record.header.get("content-length");
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const std::size_t head = ahead.size() - rest.size();
  bytes_.skip_uncounted(head);
  if (fault == std::errc() && end == digits.data() + digits.size() && !digits.empty())
    return Head::kFound;
  last_fault_ = "its Content-Length is no number";
  return Head::kBad;
}

bool WarcReader::read_block(WarcRecord& record, std::uint64_t length) {
  if (!is_wanted(record.type)) return pass_block(length);
  const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(length, limit_));
  const std::string_view ahead = bytes_.peek(want + 1);
  record.block = ahead.substr(0, want);
  record.cut = want < length;
  held_ = length;
  if (record.block.size() < want) return false;
  // A record is followed by two line ends; where there is something else its length was wrong.
  const std::string_view after = record.cut ? std::string_view() : ahead.substr(want);
  return after.empty() || after[0] == '\r' || after[0] == '\n' || after[0] == kBegin[0];
}

std::optional<Result<bool>> WarcReader::next(WarcRecord& record) {
  if (ended_) return std::nullopt;
  pass_block(std::exchange(held_, 0));
  std::uint64_t length = 0;
  const Head head = read_head(record, length);
  if (head == Head::kNone) return std::nullopt;
  const std::uint64_t at = record.offset;
  if (head == Head::kBad) {
    ended_ = !resync();
    return Result<bool>(fail(at, last_fault_));
  }
  if (read_block(record, length)) return Result<bool>(true);
  const bool gone = damaged();
  held_ = 0;
  record.block = {};
  ended_ = !resync();
  return Result<bool>(fail(at, gone ? "damaged or cut off gzip" : "it is cut off"));
}

}  // namespace annals::read
