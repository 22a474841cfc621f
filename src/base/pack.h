// The bytes of plain values, and back: what a spool holds and what travels between machines of one kind.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace annals {

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
