// Stable 128-bit hashes (XXH3), the same on every machine and in every version: ids are made of them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace annals {

// 32 lower-case hexadecimal digits of the hash of the parts. Lengths are hashed too, so that {"ab","c"}
// and {"a","bc"} differ.
std::string hash_hex(std::initializer_list<std::string_view> parts);

std::uint64_t hash64(std::string_view bytes);

}  // namespace annals
