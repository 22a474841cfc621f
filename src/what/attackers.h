// Who attacks alone and belongs to nobody known is a criminal until more is known of him (CODEBOOK.md ruling 19).
#pragma once

#include <vector>

#include "src/doc/document.h"

namespace annals::what {

// "A man stabbed two guards. Police shot him.": codes him as CRM in all records, where he is a plain civilian.
void mark_lone_attackers(Document& doc, std::vector<Event>& events);

}  // namespace annals::what
