// SHA-256 (FIPS 180-4), for hashes that strangers check with `sha256sum`; ids of our own are made of hash.h.
//
//   sha256_hex("abc");   // "ba7816bf..."
//   Sha256 hash;
//   while (...) hash.add(bytes);
//   hash.hex();
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace annals {

class Sha256 {
public:
  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits of all that was added so far.
  [[nodiscard]] std::string hex() const;

private:
  void block(const unsigned char* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> rest_{};  // bytes that fill no block yet
  std::uint64_t size_ = 0;
};

std::string sha256_hex(std::string_view bytes);

// Of a file's content, read in pieces. Throws Error(kNotFound | kIo).
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace annals
