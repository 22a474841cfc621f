# What is installed, and the packages that `make dist` builds of it. Included by the CMakeLists.txt at the root.
#
# Two components: `command` is what `make dist` packs; `library` is annals::annals for the programs of others, which
# `cmake --install` adds. lib, not lib/x86_64-linux-gnu: a library that is static and ours needs no multiarch.
include(CMakePackageConfigHelpers)
set(package_dir lib/cmake/annals)
if(TARGET annals_command)
  install(TARGETS annals_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT command)
endif()
# An installed binary looks for ../share/annals/data and ../share/annals/models (src/base/files.h).
install(DIRECTORY data models samples DESTINATION share/annals COMPONENT command)
install(FILES LICENSE NOTICE README.md CHANGELOG.md DESTINATION share/doc/annals COMPONENT command)
install(DIRECTORY docs/reference DESTINATION share/doc/annals/docs COMPONENT command)

# Our headers include each other by full path from the root; once installed, their root is include/.
file(GLOB headers CONFIGURE_DEPENDS include/annals/*.h)
foreach(header IN LISTS headers)
  get_filename_component(name ${header} NAME)
  file(READ ${header} text)
  string(REPLACE "#include \"include/annals/" "#include \"annals/" text "${text}")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/include/annals/${name} CONTENT "${text}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header})
endforeach()
install(DIRECTORY ${CMAKE_BINARY_DIR}/include/annals DESTINATION include COMPONENT library)
install(TARGETS annals EXPORT annals ARCHIVE DESTINATION lib COMPONENT library INCLUDES DESTINATION include)
install(EXPORT annals NAMESPACE annals:: FILE annals-targets.cmake DESTINATION ${package_dir} COMPONENT library)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/annals-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/annals-config-version.cmake packaging/annals-config.cmake
        DESTINATION ${package_dir} COMPONENT library)

set(CPACK_PACKAGE_NAME annals)
set(CPACK_PACKAGE_VENDOR "The Annals authors")
set(CPACK_PACKAGE_CONTACT "The Annals authors <annals@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Reads news reports and keeps an auditable record of political events")
set(CPACK_PACKAGE_DESCRIPTION
    "Annals records who did what to whom, when, where, how many and according to whom,\n each field tied to the exact words of the report.")
set(CPACK_PACKAGE_FILE_NAME annals-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};annals;command;/")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
# The libraries that the binary was linked with, by the distribution's own tool.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
