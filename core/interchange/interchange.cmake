# SPDX-License-Identifier: GPL-3.0-or-later
# Import and export, with the mapping files that the program carries compiled in.
# Not find_package: Debian's libzip-dev names tools in its targets that lie in another package.
find_path(MILLRACE_ZIP_INCLUDE zip.h REQUIRED)
find_library(MILLRACE_ZIP_LIBRARY zip REQUIRED)
find_path(MILLRACE_XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)
find_library(MILLRACE_XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
find_package(ZLIB REQUIRED)
millrace_module(millrace_interchange DIRECTORIES ${core}/interchange LINK millrace_workspace)
target_include_directories(millrace_interchange SYSTEM PRIVATE ${MILLRACE_ZIP_INCLUDE} ${MILLRACE_XLSXWRITER_INCLUDE})
target_link_libraries(millrace_interchange PRIVATE ${MILLRACE_ZIP_LIBRARY} ${MILLRACE_XLSXWRITER_LIBRARY} ZLIB::ZLIB)

set(mappings_qrc ${CMAKE_CURRENT_BINARY_DIR}/millrace_mappings.qrc)
set(mappings_cpp ${CMAKE_CURRENT_BINARY_DIR}/qrc_millrace_mappings.cpp)
file(GLOB mapping_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/mappings/*.json)
set(mapping_entries)
foreach(file IN LISTS mapping_files)
  get_filename_component(name ${file} NAME)
  string(APPEND mapping_entries "<file alias=\"${name}\">${file}</file>\n")
endforeach()
file(GENERATE OUTPUT ${mappings_qrc}
  CONTENT "<RCC><qresource prefix=\"/millrace/mappings\">\n${mapping_entries}</qresource></RCC>\n")
add_custom_command(OUTPUT ${mappings_cpp}
  COMMAND Qt6::rcc --name millrace_mappings --output ${mappings_cpp} ${mappings_qrc}
  DEPENDS ${mappings_qrc} ${mapping_files} VERBATIM)
target_sources(millrace_interchange PRIVATE ${mappings_cpp})
set_source_files_properties(${mappings_cpp} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_AUTOMOC ON)
