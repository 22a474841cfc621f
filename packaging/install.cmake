# What is installed, and the packages that `make dist` builds of it. Included by the CMakeLists.txt at the root.
include(GNUInstallDirs)
if(TARGET annals_command)
  install(TARGETS annals_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
# An installed binary looks for ../share/annals/data and ../share/annals/models (src/base/files.h).
install(DIRECTORY ${CMAKE_SOURCE_DIR}/data ${CMAKE_SOURCE_DIR}/models DESTINATION share/annals)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/samples DESTINATION share/annals)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/README.md DESTINATION share/doc/annals)
if(EXISTS ${CMAKE_SOURCE_DIR}/NOTICE)
  install(FILES ${CMAKE_SOURCE_DIR}/NOTICE DESTINATION share/doc/annals)
endif()

set(CPACK_PACKAGE_NAME annals)
set(CPACK_PACKAGE_VENDOR "The Annals authors")
set(CPACK_PACKAGE_CONTACT "The Annals authors <annals@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Reads news reports and keeps an auditable record of political events")
set(CPACK_PACKAGE_DESCRIPTION
    "Annals records who did what to whom, when, where, how many and according to whom,\n each field tied to the exact words of the report.")
set(CPACK_PACKAGE_FILE_NAME annals-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
# The libraries that the binary was linked with, by the distribution's own tool.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
