// Any bytes as a feed, a JSON Feed, a text with front matter: articles of valid UTF-8 or errors,
// and an end.
#include <cstdlib>
#include <sstream>

#include "src/base/utf8.h"
#include "src/read/article_reader.h"
#include "src/read/markup.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr annals::ArticleForm kForms[] = {
      annals::ArticleForm::kFeed, annals::ArticleForm::kJsonFeed, annals::ArticleForm::kText};
  annals::ReaderOptions options;
  options.form = kForms[data[0] % 3];
  options.max_article_bytes = 1 << 16;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (!annals::is_valid_utf8(annals::read::text_of_fragment(bytes))) std::abort();
  (void)annals::read::iso_of_date(bytes);
  std::istringstream in(bytes);
  annals::ArticleReader reader(in, "fuzz", options);
  for (std::size_t n = 0; auto article = reader.next(); ++n) {
    if (n > size) std::abort();
    if (*article && !annals::is_valid_utf8((*article)->text + (*article)->title)) std::abort();
  }
  return 0;
}
