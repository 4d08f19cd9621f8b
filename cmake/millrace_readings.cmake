# SPDX-License-Identifier: GPL-3.0-or-later
# millrace_readings(TARGET SOURCE): builds the generator from SOURCE, runs it over the Unihan files of
# MILLRACE_UNICODE_DIR (plain or .bz2) and resources/readings, and adds the tables to TARGET.
function(millrace_readings target source)
  set(folder ${CMAKE_BINARY_DIR}/readings)
  file(MAKE_DIRECTORY ${folder})
  foreach(name Unihan_Readings Unihan_Variants)
    set(plain ${MILLRACE_UNICODE_DIR}/${name}.txt)
    if(NOT EXISTS ${plain})
      if(NOT EXISTS ${plain}.bz2)
        message(FATAL_ERROR "${plain}[.bz2] is missing: install the Unihan database (Debian: unicode-data) or set MILLRACE_UNICODE_DIR")
      endif()
      find_program(MILLRACE_BZIP2 bzip2 REQUIRED)
      add_custom_command(OUTPUT ${folder}/${name}.txt
        COMMAND ${MILLRACE_BZIP2} -dc ${plain}.bz2 > ${folder}/${name}.txt
        DEPENDS ${plain}.bz2 VERBATIM COMMENT "Unpacking ${name}")
      set(plain ${folder}/${name}.txt)
    endif()
    list(APPEND unihan ${plain})
  endforeach()
  set(overrides ${PROJECT_SOURCE_DIR}/resources/readings)
  add_executable(generate_readings ${source})
  target_compile_features(generate_readings PRIVATE cxx_std_20)
  set_target_properties(generate_readings PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tools)
  add_custom_command(OUTPUT ${folder}/reading_tables.cpp
    COMMAND generate_readings ${unihan} ${overrides} ${folder}/reading_tables.cpp
    DEPENDS generate_readings ${unihan} ${overrides}/characters.txt ${overrides}/surnames.txt ${overrides}/phrases.txt
      ${overrides}/simplified.txt
    VERBATIM COMMENT "Making the reading tables")
  target_sources(${target} PRIVATE ${folder}/reading_tables.cpp)
  set_source_files_properties(${folder}/reading_tables.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
