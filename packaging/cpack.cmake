# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed, and how it becomes a Debian package and an archive. Included last, when the programs are known.
include(GNUInstallDirs)

foreach(program millrace millrace-cli millrace-server)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/millrace)
install(FILES packaging/linux/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/millrace)
if(UNIX AND NOT APPLE AND MILLRACE_DESKTOP)
  install(FILES packaging/linux/millrace.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES packaging/linux/millrace.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
  install(FILES packaging/linux/millrace.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
if(UNIX AND NOT APPLE AND TARGET millrace-server)
  install(FILES packaging/server/millrace-server.service DESTINATION lib/systemd/system)
  install(FILES packaging/server/millrace.sysusers DESTINATION lib/sysusers.d RENAME millrace.conf)
  install(FILES packaging/server/server.conf DESTINATION ${CMAKE_INSTALL_DATADIR}/millrace)
  set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/packaging/server/postinst")
endif()

set(CPACK_PACKAGE_NAME millrace)
set(CPACK_PACKAGE_VENDOR "Millrace")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Millrace authors <millrace@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Offline-first customer relationship management for sales teams")
set(CPACK_PACKAGE_DESCRIPTION "Millrace keeps customers, opportunities and the sales funnel in one file on this machine.\
 A team shares them through a server of its own, millrace-server. Everything works without a network, every change is kept in a journal and can be taken back,\
 and Chinese and English are equals.")
set(CPACK_PACKAGE_EXECUTABLES millrace Millrace)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR "DEB;TGZ")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION office)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Found at run time and therefore not by the linker's list: time zones.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, fonts-dejavu-core, qt6-wayland")
include(CPack)
