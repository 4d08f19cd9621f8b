# SPDX-License-Identifier: GPL-3.0-or-later
# Synchronisation: the protocol, its two sides, HTTPS, and where the machine keeps what opens a server.
find_path(MILLRACE_ZSTD_INCLUDE zstd.h REQUIRED)
find_library(MILLRACE_ZSTD_LIBRARY zstd REQUIRED)
find_path(MILLRACE_SODIUM_INCLUDE sodium.h REQUIRED)
find_library(MILLRACE_SODIUM_LIBRARY sodium REQUIRED)
find_path(MILLRACE_KEYCHAIN_INCLUDE qt6keychain/keychain.h)
find_library(MILLRACE_KEYCHAIN_LIBRARY qt6keychain)
millrace_module(millrace_sync DIRECTORIES ${core}/sync LINK millrace_workspace Qt6::Network
  APART ${core}/sync/http_peer.cpp ${core}/sync/keychain.cpp ${core}/sync/secret_file.cpp)
target_include_directories(millrace_sync SYSTEM PRIVATE ${MILLRACE_ZSTD_INCLUDE} ${MILLRACE_SODIUM_INCLUDE})
target_link_libraries(millrace_sync PRIVATE ${MILLRACE_ZSTD_LIBRARY} ${MILLRACE_SODIUM_LIBRARY})
if(MILLRACE_KEYCHAIN_INCLUDE AND MILLRACE_KEYCHAIN_LIBRARY)
  target_include_directories(millrace_sync SYSTEM PRIVATE ${MILLRACE_KEYCHAIN_INCLUDE})
  target_link_libraries(millrace_sync PRIVATE ${MILLRACE_KEYCHAIN_LIBRARY})
  target_compile_definitions(millrace_sync PRIVATE MILLRACE_KEYCHAIN)
endif()
