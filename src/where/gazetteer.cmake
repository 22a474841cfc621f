# The index of cities and provinces, made while building from installed Debian packages (tools/make_gazetteer.py says
# which, tools/index_gazetteer.cc turns its table into the index); without them the engine is built all the same and says
# so in its notes. annals_gazetteer makes ${ANNALS_GAZETTEER}; an installed engine finds its copy beside the data.
set(ANNALS_GAZETTEER ${CMAKE_BINARY_DIR}/share/annals/gazetteer.index)
set(gazetteer_table ${CMAKE_BINARY_DIR}/gazetteer.tsv)
find_package(Python3 COMPONENTS Interpreter)
find_program(GRESOURCE gresource)
file(GLOB geonames_library /usr/lib/*/libgeonames.so.0 /usr/lib/libgeonames.so.0)
if(Python3_FOUND AND GRESOURCE AND geonames_library)
  list(GET geonames_library 0 geonames_library)
  add_custom_command(
    OUTPUT ${gazetteer_table}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/make_gazetteer.py --output ${gazetteer_table}
            --library ${geonames_library}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/make_gazetteer.py ${geonames_library}
    VERBATIM)
  add_executable(annals_index_gazetteer tools/index_gazetteer.cc)
  target_link_libraries(annals_index_gazetteer PRIVATE annals_lexicon annals_doc annals_base)
  add_custom_command(
    OUTPUT ${ANNALS_GAZETTEER}
    COMMAND annals_index_gazetteer ${gazetteer_table} ${CMAKE_SOURCE_DIR}/data ${ANNALS_GAZETTEER}
    DEPENDS annals_index_gazetteer ${gazetteer_table} ${CMAKE_SOURCE_DIR}/data/places_nouns.tsv
    VERBATIM)
  add_custom_target(annals_gazetteer ALL DEPENDS ${ANNALS_GAZETTEER})
  install(FILES ${ANNALS_GAZETTEER} DESTINATION share/annals/data COMPONENT command)
else()
  message(STATUS "No gazetteer: install libgeonames0, libgeonames-common, libglib2.0-bin and iso-codes")
  add_custom_target(annals_gazetteer)
endif()
target_compile_definitions(annals_lexicon PRIVATE ANNALS_BUILT_GAZETTEER="${ANNALS_GAZETTEER}")

# Who runs the engine needs it: everything that links annals, and the unit tests of the stages.
function(annals_needs_gazetteer)
  foreach(target IN LISTS ARGN)
    if(TARGET ${target})
      add_dependencies(${target} annals_gazetteer)
    endif()
  endforeach()
endfunction()
