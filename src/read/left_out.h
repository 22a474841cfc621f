// What a reader met and did not make an article of, by kind and number: said once at the end.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace annals {

// "WARC records of type request": 1200
using LeftOut = std::map<std::string, std::uint64_t>;

}  // namespace annals
