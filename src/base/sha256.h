// SHA-256 (FIPS 180-4), for what must not be guessed back from its hash; ids are made of base/hash.
#pragma once

#include <string>
#include <string_view>

namespace annals {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace annals
