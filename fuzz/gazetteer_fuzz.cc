// Any bytes as an index of places, and as lines of a dump: read or refused with an Error, never a
// crash. The first byte chooses; an index gets a header whose checksum fits, so that what lies
// behind it is reached.
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/lexicon/geonames.h"
#include "src/lexicon/place_index.h"

namespace {

const std::filesystem::path& output() {
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / "annals_gazetteer_fuzz.index";
  return path;
}

void open(std::string_view given) {
  // Words, so that the bytes begin where a mapping may.
  std::vector<std::uint64_t> words((given.size() + 7) / 8 + 1);
  char* bytes = reinterpret_cast<char*>(words.data());
  std::memcpy(bytes, given.data(), given.size());
  annals::PlaceIndexHeader header;
  if (given.size() >= sizeof header) {
    std::memcpy(&header, bytes, sizeof header);
    header.magic = annals::PlaceIndexHeader::kMagic;
    header.format = annals::PlaceIndexHeader::kFormat;
    header.byte_order = annals::PlaceIndexHeader::kByteOrder;
    header.file_size = given.size();
    std::memcpy(bytes, &header, sizeof header);
    header.checksum =
        annals::hash64({bytes, offsetof(annals::PlaceIndexHeader, checksum)});
    std::memcpy(bytes, &header, sizeof header);
  }
  try {
    const auto index = annals::PlaceIndex::over({bytes, given.size()}, "fuzz",
                                                annals::PlaceIndex::Check::kHeader);
    for (const char* name : {"dorvik", "saint dorvik", "a", "zzz"}) {
      (void)index.longest(name);
      for (const auto use : index.find(name))
        if (use.place() < index.size()) (void)index.place(use.place());
    }
    for (std::uint32_t i = 0; i < index.size() && i < 1000; ++i) (void)index.place(i);
  } catch (const annals::Error& error) {
    if (error.kind() != annals::ErrorKind::kData) throw;
  }
}

void import(const std::string& given) {
  const auto report = [](const annals::Error&) {};
  annals::GeonamesImport import(annals::data_directory(), {}, output(), report);
  std::istringstream in(given);
  try {
    import.read(in, "fuzz", report);
  } catch (const annals::Error& error) {
    if (error.kind() != annals::ErrorKind::kInput) throw;
    return;
  }
  import.finish({"fuzz"});
  const auto index = annals::PlaceIndex::open(output(), annals::PlaceIndex::Check::kWhole);
  if (index.size() != import.counts().taken) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string given(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] % 2 == 0)
    open(given);
  else
    import(given);
  return 0;
}
