// Any bytes as a web archive, packed or not: pages or errors, and an end.
#include <cstdlib>
#include <sstream>

#include "src/read/article_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  annals::ReaderOptions options;
  options.form = annals::ArticleForm::kWarc;
  std::size_t seen = 0;
  options.page = [&](const annals::PageBytes& page) -> annals::Result<annals::Article> {
    if (page.bytes.size() > (std::size_t{4} << 20U)) std::abort();
    seen += page.bytes.empty() ? 0 : 1;
    annals::Article article;
    article.text = "Rebels left.";
    return article;
  };
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  annals::ArticleReader reader(in, "fuzz", options);
  // Packed bytes may hold a thousand times as many; a record still costs some of them.
  for (std::size_t n = 0; reader.next(); ++n)
    if (n > 2000 * size + 10) std::abort();
  return 0;
}
