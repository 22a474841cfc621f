# The index of cities and provinces, made while building from installed Debian packages (tools/make_gazetteer.py
# says which); without them the engine is built all the same and says so in its notes. annals_gazetteer makes
# ${ANNALS_GAZETTEER}; an installed engine finds its copy beside the data.
set(ANNALS_GAZETTEER ${CMAKE_BINARY_DIR}/share/annals/gazetteer.tsv)
find_package(Python3 COMPONENTS Interpreter)
find_program(GRESOURCE gresource)
file(GLOB geonames_library /usr/lib/*/libgeonames.so.0 /usr/lib/libgeonames.so.0)
if(Python3_FOUND AND GRESOURCE AND geonames_library)
  list(GET geonames_library 0 geonames_library)
  add_custom_command(
    OUTPUT ${ANNALS_GAZETTEER}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/make_gazetteer.py --output ${ANNALS_GAZETTEER}
            --library ${geonames_library}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/make_gazetteer.py ${geonames_library}
    VERBATIM)
  add_custom_target(annals_gazetteer ALL DEPENDS ${ANNALS_GAZETTEER})
  install(FILES ${ANNALS_GAZETTEER} DESTINATION share/annals/data COMPONENT command)
else()
  message(STATUS "No gazetteer: install libgeonames0, libgeonames-common, libglib2.0-bin and iso-codes")
  add_custom_target(annals_gazetteer)
endif()
target_compile_definitions(annals_lexicon PRIVATE ANNALS_GAZETTEER="${ANNALS_GAZETTEER}")
add_dependencies(annals_lexicon annals_gazetteer)
