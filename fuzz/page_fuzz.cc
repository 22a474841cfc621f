// Any bytes as a page: an end, valid UTF-8, and spans inside the page and the text.
#include <cstdlib>

#include "src/base/files.h"
#include "src/base/utf8.h"
#include "src/read/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const annals::PageReader reader = annals::PageReader::load(annals::data_directory());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const annals::Page page = reader.read(bytes);
  if (!annals::is_valid_utf8(page.text) || !annals::is_valid_utf8(page.title)) std::abort();
  for (const annals::PageParagraph& paragraph : page.paragraphs)
    if (paragraph.text.begin > paragraph.text.end || paragraph.text.end > page.text.size() ||
        paragraph.page.begin > paragraph.page.end || paragraph.page.end > size)
      std::abort();
  for (const annals::PageDropped& dropped : page.dropped)
    if (dropped.page.begin > dropped.page.end || dropped.page.end > size) std::abort();
  return 0;
}
