// Any bytes as a file of articles, in each form: articles or errors, and an end.
#include <cstdlib>
#include <sstream>

#include "src/base/utf8.h"
#include "src/read/article_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  annals::ReaderOptions options;
  options.form = static_cast<annals::ArticleForm>(data[0] % 8);
  options.max_article_bytes = 4096;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  annals::ArticleReader reader(in, "fuzz", options);
  // Each article or error costs at least a byte, so that more of them is an endless loop.
  for (std::size_t n = 0; auto article = reader.next(); ++n) {
    if (n > size) std::abort();
    if (*article && !annals::is_valid_utf8((*article)->text)) std::abort();
  }
  return 0;
}
