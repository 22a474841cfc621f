# Installs BUILD into a folder below it, builds the consumer against that folder alone, and holds what it prints to what the
# command of the build prints, the run's name included:
#   cmake -DBUILD=build/dev -DCOMPILER=g++ -P tests/consumer/run.cmake
cmake_path(ABSOLUTE_PATH BUILD NORMALIZE)
set(work ${BUILD}/consumer)
file(REMOVE_RECURSE ${work})
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE errors)
  if(code)
    message(FATAL_ERROR "${said}${errors}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${work}/build -G Ninja -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)

set(text "Rebels shelled Aleppo on Tuesday, killing at least four people, the army said.")
file(WRITE ${work}/report.jsonl "{\"id\":\"report-1\",\"published\":\"2024-03-07\",\"text\":\"${text}\"}")
run(${work}/build/consumer "${text}")
set(theirs "${said}")
run(${BUILD}/annals code ${work}/report.jsonl --format jsonl --quiet)
if(NOT said MATCHES "\"event_type\":\"ASSAULT\"" OR NOT said STREQUAL theirs)
  message(FATAL_ERROR "the command prints\n${said}\nand the consumer\n${theirs}")
endif()
