// Any bytes as a data file: faults with places, never a crash. The first byte chooses the form.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "src/lexicon/stanza.h"
#include "src/lexicon/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / "annals_data_fuzz.tsv";
  if (size == 0) return 0;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  annals::Faults faults;
  if (data[0] % 2 == 0)
    (void)annals::Table::read(path, {"word", "kind", "value"}, faults);
  else
    (void)annals::StanzaFile::read(path, faults);
  return 0;
}
