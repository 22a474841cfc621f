// Any bytes as the weights of the syntax stage: read or refused with Error(kModel), never a crash.
// The checksum is of the numbers alone, so the shipped numbers under any header show what a header
// can do.
#include <cstdint>
#include <string>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/syntax/network.h"

namespace {

void read(const std::string& bytes) {
  try {
    const auto network = annals::syntax::Network::read(bytes, "fuzz");
    annals::syntax::SentenceView view;
    annals::syntax::view_sentence({"Police", "fired", "."}, {true, true, false}, view);
    annals::syntax::Network::Scratch scratch;
    (void)network.annotate({&view, 1}, scratch);
  } catch (const annals::Error& error) {
    if (error.kind() != annals::ErrorKind::kModel) throw;
  }
}

// The shipped file in two parts.
struct Shipped {
  std::string header, numbers;

  Shipped() {
    const std::string bytes = annals::read_file(annals::model_directory() / "syntax.safetensors");
    std::size_t length = 0;
    for (std::size_t i = 0; i < 8; ++i)
      length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    header = bytes.substr(8, length);
    numbers = bytes.substr(8 + length);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Shipped shipped;
  const std::string given(reinterpret_cast<const char*>(data), size);
  read(given);
  // The first two bytes say where the rest is written over the header.
  if (size < 3) return 0;
  std::string header = shipped.header;
  const std::size_t at = (std::size_t{data[0]} * 256 + data[1]) % header.size();
  header.replace(at, std::min(size - 2, header.size() - at), given, 2,
                 std::min(size - 2, header.size() - at));
  std::string whole(8, '\0');
  for (std::size_t i = 0; i < 8; ++i)
    whole[i] = static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
  read(whole + header + shipped.numbers);
  return 0;
}
