// An account as bytes, for a machine of the same kind: all that comparing looks at, without the ids of its records.
#pragma once

#include <string>
#include <string_view>

#include "src/story/account.h"

namespace annals::story {

std::string packed(const Account& account);
Account unpacked(std::string_view bytes);

// Hashes of type, key and day, of which two accounts that find_links compares have one in common; sorted. None for an account
// that cannot be joined.
std::vector<std::int64_t> buckets_of(const Account& account);

}  // namespace annals::story
