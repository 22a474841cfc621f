// Addresses of pages on the web, as far as comparing them goes.
#pragma once

#include <string>
#include <string_view>

namespace annals {

// An address by which the same page is known again: scheme and host in lower case, without
// fragment, default port and utm_ parameters.
std::string canonical_address(std::string_view url);

}  // namespace annals
