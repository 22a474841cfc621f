// Small things of feeds: markup to text, and their dates.
#pragma once

#include <string>
#include <string_view>

namespace annals::read {

// The words of a fragment of HTML, as feeds carry them: paragraphs parted by blank lines, scripts,
// styles and comments gone, entities read, white space joined. It keeps all else: for whole pages
// there is the extraction of articles. The result is valid UTF-8.
std::string text_of_fragment(std::string_view html);

// An ISO 8601 date of what feeds write: RFC 822 ("Thu, 07 Mar 2024 09:30:00 EST"), ISO, the basic
// form of NITF ("20240307T093000Z"). Empty for what is no date.
std::string iso_of_date(std::string_view text);

}  // namespace annals::read
