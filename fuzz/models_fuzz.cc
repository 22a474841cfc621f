// Any bytes as the weights of the syntax stage: read or refused with Error(kModel), never a crash.
#include <filesystem>
#include <fstream>

#include "include/annals/error.h"
#include "src/syntax/model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path folder = [] {
    const auto path = std::filesystem::temp_directory_path() / "annals_models_fuzz";
    std::filesystem::create_directories(path);
    return path;
  }();
  std::ofstream(folder / "syntax.bin", std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    (void)annals::syntax::Model::load(folder / "syntax.bin");
  } catch (const annals::Error&) {
  }
  return 0;
}
