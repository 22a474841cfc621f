// Any bytes as a report: coded or refused, never a crash; and every quote stands at its span (I-1).
#include <cstdlib>

#include "include/annals/coder.h"
#include "src/base/utf8.h"

namespace {

// The bytes of the code points [begin, end).
std::string_view slice(std::string_view text, annals::Span span) {
  std::size_t at = 0, begin = text.size();
  for (std::uint32_t n = 0; n < span.end && at < text.size(); ++n) {
    if (n == span.begin) begin = at;
    (void)annals::next_code_point(text, at);
  }
  return begin > at ? std::string_view() : text.substr(begin, at - begin);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const annals::Coder coder;
  annals::Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] % 2 == 0) article.published = *annals::parse_day("2024-03-07");
  const auto coded = coder.code(article);
  if (!coded) return 0;
  for (const annals::Record& record : coded->records)
    for (const annals::Quote& quote : {record.trigger, record.sentence})
      if (slice(article.text, quote.span) != quote.text) std::abort();
  return 0;
}
