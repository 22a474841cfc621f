# find_package(annals) gives the target annals::annals and annals_DATA_DIR, the folder of data/ and models/ for
# CoderOptions; a program that names none finds it by itself where the library was installed as it was configured.
include(CMakeFindDependencyMacro)
find_dependency(simdjson)
find_dependency(TBB)
find_dependency(SQLiteCpp)
find_dependency(Threads)
find_dependency(PkgConfig)
pkg_check_modules(XXHASH REQUIRED QUIET IMPORTED_TARGET libxxhash)
pkg_check_modules(SQLITE REQUIRED QUIET IMPORTED_TARGET sqlite3)
include(${CMAKE_CURRENT_LIST_DIR}/annals-targets.cmake)
get_filename_component(annals_DATA_DIR ${CMAKE_CURRENT_LIST_DIR}/../../../share/annals ABSOLUTE)
