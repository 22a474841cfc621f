// What is asked of an article before the stages see it.
#pragma once

#include <optional>

#include "include/annals/article.h"
#include "include/annals/error.h"

namespace annals {

// Why an article cannot be read: no text, more than 16 MiB, invalid UTF-8. Error(kInput).
std::optional<Error> refuse(const Article& article);

// With an id: its own, else the hash of its address, else of its text.
Article with_id(Article article);

}  // namespace annals
