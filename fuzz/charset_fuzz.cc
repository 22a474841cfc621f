// Any bytes in any character set: valid UTF-8 without NULs, and a way back that stays inside.
#include <array>
#include <cstdlib>

#include "src/base/utf8.h"
#include "src/read/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 12> kSets{
      "utf-8",  "",       "windows-1251", "shift_jis", "gb18030", "big5",
      "euc-jp", "euc-kr", "iso-2022-jp",  "utf-16le",  "utf-7",   "hz"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const annals::read::DecodedPage page = data[0] % 13 == 12
                                             ? annals::read::decode_page(bytes)
                                             : annals::read::decode_as(bytes, kSets[data[0] % 13]);
  if (!annals::is_valid_utf8(page.text) || page.text.find('\0') != std::string::npos) std::abort();
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at <= page.text.size(); ++at) {
    const std::uint32_t before = page.map.before(at);
    if (before > bytes.size() || before < last) std::abort();
    last = before;
  }
  return 0;
}
