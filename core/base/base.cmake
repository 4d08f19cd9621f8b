# SPDX-License-Identifier: GPL-3.0-or-later
# The base layer: value types, and text with its tables made from the Unihan database.
include(${PROJECT_SOURCE_DIR}/cmake/millrace_readings.cmake)

find_path(MILLRACE_PHONENUMBER_INCLUDE phonenumbers/phonenumberutil.h REQUIRED)
find_library(MILLRACE_PHONENUMBER_LIBRARY phonenumber REQUIRED)
find_package(Protobuf REQUIRED)

millrace_module(millrace_base
  DIRECTORIES ${core}/base ${core}/base/platform ${core}/base/text
  LINK Qt6::Core
  APART ${core}/base/text/phone.cpp)
millrace_readings(millrace_base ${core}/base/text/generator/generate_readings.cpp)
target_include_directories(millrace_base SYSTEM PRIVATE ${MILLRACE_PHONENUMBER_INCLUDE})
target_link_libraries(millrace_base PRIVATE ${MILLRACE_PHONENUMBER_LIBRARY} protobuf::libprotobuf)
