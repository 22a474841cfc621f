// An Error as Problem Details (RFC 9457).
#pragma once

#include <string>

#include "include/annals/error.h"
#include "src/serve/message.h"

namespace annals::serve {

int status_of(ErrorKind kind);
std::string_view reason_of(int status);

Response problem(const Error& error);
// Another status than the kind's own, as 413 and 405 are.
Response problem(int status, const Error& error);

}  // namespace annals::serve
