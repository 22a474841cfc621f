# Puts the page (web/dist, when it was built before cmake ran) and the description of the API into the program, byte by
# byte. Included by the CMakeLists.txt at the root, after annals_serve.
set(dist ${CMAKE_SOURCE_DIR}/web/dist)
set(openapi ${CMAKE_SOURCE_DIR}/docs/reference/openapi.yaml)
file(GLOB_RECURSE files CONFIGURE_DEPENDS ${dist}/*)
list(FILTER files EXCLUDE REGEX "\\.map$")
list(SORT files)
set(blocks "")
set(rows "")
set(count 0)
foreach(file IN LISTS files openapi)
  string(APPEND blocks "ANNALS_FILE(${count}, \"${file}\")\n")
  if(NOT file STREQUAL openapi)
    file(RELATIVE_PATH name ${dist} ${file})
    string(APPEND rows "      {\"/${name}\", bytes(annals_file_${count}, annals_file_${count}_end)},\n")
  endif()
  math(EXPR count "${count} + 1")
endforeach()
math(EXPR last "${count} - 1")
set(generated ${CMAKE_BINARY_DIR}/assets_generated.cc)
file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [[
// Made by src/serve/assets.cmake.
#include "src/serve/assets.h"

#define ANNALS_FILE(number, path)                                                                    \
  asm(".section .rodata\n.global annals_file_" #number "\nannals_file_" #number ":\n.incbin \"" path \
      "\"\n.global annals_file_" #number "_end\nannals_file_" #number "_end:\n.byte 0\n.previous\n"); \
  extern "C" const char annals_file_##number[];                                                      \
  extern "C" const char annals_file_##number##_end[];

@blocks@
namespace annals::serve {
namespace {

std::string_view bytes(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

}  // namespace

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all{
@rows@  };
  return all;
}

std::string openapi_text() { return std::string(bytes(annals_file_@last@, annals_file_@last@_end)); }

}  // namespace annals::serve
]])
set_source_files_properties(${generated} PROPERTIES OBJECT_DEPENDS "${files};${openapi}")
target_sources(annals_serve PRIVATE ${generated})
