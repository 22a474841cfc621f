// The records of a WARC file (ISO 28500, versions 0.17 to 1.1), packed or not, one by one, in
// bounded memory. A bad record costs itself: it is returned as an Error that names its offset, and
// reading goes on at the next record that can be found.
//
//   WarcReader reader(bytes, nullptr, "crawl.warc", 4 << 20);
//   WarcRecord record;
//   while (auto next = reader.next(record)) {
//     if (next->has_value()) use(record);          // the record's bytes live until the next call
//     else complain(next->error());
//   }
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "include/annals/error.h"
#include "src/read/byte_source.h"
#include "src/read/gzip_stream.h"
#include "src/read/http_message.h"

namespace annals::read {

struct WarcRecord {
  std::uint64_t offset =
      0;             // of the record, in a packed file of the member that holds its beginning
  std::string type;  // "response", "request", "metadata" ...
  HeaderFields header;
  std::string_view block;  // empty for types that are not wanted
  bool cut = false;        // the block was longer than the limit and is not all here
};

class WarcReader {
public:
  // `bytes` are of the file, or of `gzip` where it is packed; both must outlive the reader. `name`
  // stands in errors. Blocks are given up to `limit` bytes.
  WarcReader(ByteSource& bytes, GzipBuffer* gzip, std::string name, std::size_t limit)
      : bytes_(bytes), gzip_(gzip), name_(std::move(name)), limit_(limit) {}

  // Whether a record was read (true is the only value), an Error in its place, or the end. Blocks
  // of other types than response and resource are passed over.
  std::optional<Result<bool>> next(WarcRecord& record);

private:
  enum class Head : std::uint8_t { kFound, kNone, kBad };
  Head read_head(WarcRecord& record, std::uint64_t& length);
  bool read_block(WarcRecord& record, std::uint64_t length);
  bool pass_block(std::uint64_t count);
  bool resync();
  [[nodiscard]] bool damaged() const { return gzip_ != nullptr && gzip_->failed(); }
  [[nodiscard]] std::uint64_t offset();
  Error fail(std::uint64_t offset, std::string message) const;

  ByteSource& bytes_;
  GzipBuffer* gzip_;
  std::string name_;
  std::size_t limit_;
  std::uint64_t held_ = 0;  // bytes of the block that the caller still looks at
  bool ended_ = false;
  std::string last_fault_;
};

}  // namespace annals::read
