// A gzip file read as the bytes that were packed, member after member, in bounded memory (ISA-L).
//
//   GzipBuffer buffer(file);
//   std::istream in(&buffer);
//
// A damaged member ends the stream and failed() is true; resume() goes on with the next member that
// can be found. Offsets are bytes of the packed file.
#pragma once

#include <cstdint>
#include <deque>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

namespace annals {

class GzipBuffer : public std::streambuf {
public:
  // The stream must outlive it.
  explicit GzipBuffer(std::istream& in);
  ~GzipBuffer() override;

  [[nodiscard]] bool failed() const { return failed_; }
  // Goes on behind the damage. False where no further member begins.
  bool resume();

  // Where the member begins that holds the byte `position` of what was unpacked. Positions must not
  // fall from call to call.
  std::uint64_t member_of(std::uint64_t position);
  // How much was unpacked.
  [[nodiscard]] std::uint64_t unpacked() const { return unpacked_; }
  [[nodiscard]] std::uint64_t packed() const;

protected:
  int_type underflow() override;
  std::streamsize xsgetn(char* out, std::streamsize size) override;

private:
  struct State;
  std::size_t inflate(char* out, std::size_t size);
  bool refill();
  void begin_member();

  std::istream& in_;
  std::unique_ptr<State> state_;
  std::vector<char> input_, output_;
  std::uint64_t input_at_ = 0;  // offset of the first byte of input_
  std::uint64_t unpacked_ = 0;
  std::deque<std::pair<std::uint64_t, std::uint64_t>> members_;  // unpacked from, begins at
  bool inside_ = false;
  bool failed_ = false;
};

// What `bytes` are unpacked, at most `limit` bytes of it; nothing when they are damaged before the
// first byte. `bytes` may be a gzip member, a zlib stream or raw deflate.
std::string inflate_all(std::string_view bytes, std::size_t limit);

}  // namespace annals
