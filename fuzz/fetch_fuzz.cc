// Any bytes as robots.txt, tdmrep.json, a page with meta elements, a path: an answer, and soon.
#include <cstdlib>
#include <string_view>

#include "src/fetch/reservation.h"
#include "src/fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view path = bytes.substr(0, bytes.find('\n'));
  const annals::Robots robots = annals::Robots::parse(bytes, "annals");
  if (!robots.allows("/robots.txt")) std::abort();
  (void)robots.allows(path);
  (void)annals::ReservationFile::parse(bytes).of(path);
  (void)annals::reservation_of_page(bytes);
  // One form stays as it is.
  const std::string normal = annals::normal_path(path);
  if (annals::normal_path(normal) != normal) std::abort();
  return 0;
}
