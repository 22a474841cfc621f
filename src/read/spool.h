// A file without a name that holds what does not stay in memory: appended to, read at any place,
// gone with its owner.
//
//   Spool spool;
//   const std::uint64_t at = spool.append("a page");
//   spool.read(at, 6);                                   // "a page"
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace annals {

class Spool {
public:
  // In $TMPDIR, else /tmp. Throws Error(kIo).
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Where the bytes begin. Throws Error(kIo) when there is no room.
  std::uint64_t append(std::string_view bytes);
  // Into `out`. REQUIRES: the range was appended. Throws Error(kIo).
  void read(std::uint64_t at, std::size_t size, std::string& out) const;
  [[nodiscard]] std::uint64_t size() const { return written_ + held_.size(); }

private:
  void flush();

  int file_ = -1;
  std::uint64_t written_ = 0;
  std::string held_;  // not yet written
};

// The bytes of plain values, and back; for records of a Spool.
template <class T> void pack(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
inline void pack_text(std::string& out, std::string_view text) {
  pack(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

// REQUIRES: reads what was packed, in the same order.
class Unpacker {
public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  template <class T> T take() {
    T value;
    std::copy_n(bytes_.data() + at_, sizeof value, reinterpret_cast<char*>(&value));
    at_ += sizeof value;
    return value;
  }
  std::string_view take_bytes(std::size_t size) {
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  std::string_view take_text() { return take_bytes(take<std::uint32_t>()); }

private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace annals
