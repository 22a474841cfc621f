// Bytes of a stream, one look ahead, in bounded memory: what the readers of articles stand on.
//
//   ByteSource bytes(stream);
//   std::string line;
//   while (bytes.read_line(line, 1 << 20) != ByteSource::Line::kEnd) ...
//
// The stream must outlive it. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace annals {

class ByteSource {
public:
  enum class Line : std::uint8_t { kWhole, kTooLong, kEnd };

  explicit ByteSource(std::istream& in) : in_(in) {}

  // What lies ahead: at least `want` bytes, unless the stream ends before. The view lives until the
  // next call.
  std::string_view peek(std::size_t want);
  // Leaves out bytes that peek has shown.
  void skip(std::size_t count);
  // The same without counting lines, for what has none.
  void skip_uncounted(std::size_t count);
  // The next byte, or -1 at the end.
  int get();
  // The next line without its LF or CRLF. A longer one than `limit` is skipped whole and keeps
  // nothing in memory.
  Line read_line(std::string& line, std::size_t limit);

  // The line of the next byte, from 1.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_; }
  // Goes on after an end that was none: the stream has more.
  void restart();
  // Bytes that were skipped or given.
  [[nodiscard]] std::uint64_t consumed() const { return bytes_ - (buffer_.size() - at_); }
  // Whether reading failed, which is not the same as reaching the end.
  [[nodiscard]] bool failed() const { return failed_; }

private:
  bool fill();

  std::istream& in_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace annals
