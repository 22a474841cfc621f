// Bytes of a page to valid UTF-8, with the way back to the bytes.
//
//   const DecodedPage page = decode_page(bytes, "iso-8859-1");
//   page.text;                 // valid UTF-8 without NULs
//   page.map.before(17);       // where byte 17 of it stands in `bytes`
//
// The character set is, in this order: a byte order mark; UTF-8 where the bytes are valid UTF-8 and
// not all ASCII, for pages that call their UTF-8 Latin-1 outnumber others; what the server
// declared; what a <meta> in the first 4 KB says; a guess from the bytes (uchardet); windows-1252.
// A declared UTF-8 whose bytes are mostly none is guessed as well. Latin-1 and ASCII mean
// windows-1252 and so on, as https://encoding.spec.whatwg.org/ has it.
//
// Broken bytes are repaired: in UTF-8 a stray byte between ASCII is read as windows-1252, for that
// is what was pasted there; all else becomes U+FFFD. NULs and other controls become blanks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/read/byte_map.h"

namespace annals::read {

struct DecodedPage {
  std::string text;
  ByteMap map;
  std::string charset;         // as ICU or the web calls it, in lower case: "utf-8", "windows-1251"
  std::uint32_t repaired = 0;  // broken sequences
};

// `declared` is the charset argument of the HTTP header, or empty. Linear in the bytes.
// REQUIRES: fewer than 2^31 bytes.
DecodedPage decode_page(std::string_view bytes, std::string_view declared = {});

// The same with the character set settled, for tests. An unknown name counts as windows-1252.
DecodedPage decode_as(std::string_view bytes, std::string_view charset);

}  // namespace annals::read
