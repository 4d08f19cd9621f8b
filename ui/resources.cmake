# SPDX-License-Identifier: GPL-3.0-or-later
# millrace_resource(TARGET NAME PREFIX alias=file ...): files compiled into the library as the Qt resource NAME, which
# the code makes known with Q_INIT_RESOURCE(NAME). The files may be built by other rules.
function(millrace_resource target name prefix)
  set(content "<RCC><qresource prefix=\"${prefix}\">\n")
  set(files)
  foreach(entry IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.+)$" matched "${entry}")
    string(APPEND content "<file alias=\"${CMAKE_MATCH_1}\">${CMAKE_MATCH_2}</file>\n")
    list(APPEND files ${CMAKE_MATCH_2})
  endforeach()
  string(APPEND content "</qresource></RCC>\n")
  set(description ${CMAKE_CURRENT_BINARY_DIR}/${name}.qrc)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/qrc_${name}.cpp)
  file(GENERATE OUTPUT ${description} CONTENT "${content}")
  add_custom_command(OUTPUT ${source}
    COMMAND Qt6::rcc --name ${name} --output ${source} ${description}
    DEPENDS ${description} ${files} VERBATIM)
  target_sources(${target} PRIVATE ${source})
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_AUTOMOC ON)
endfunction()

# millrace_icons(TARGET): the icons that resources/icons.txt names, from the installed package, with its licence text.
function(millrace_icons target)
  set(list ${PROJECT_SOURCE_DIR}/resources/icons.txt)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
  file(STRINGS ${list} names REGEX "^[^#]")
  set(entries)
  foreach(name IN LISTS names)
    set(file ${MILLRACE_ICON_DIR}/${name}.svg)
    if(NOT EXISTS ${file})
      message(FATAL_ERROR "resources/icons.txt names the icon '${name}', but there is no ${file}. "
        "Install bootstrap-icons (1.10 or newer) or set MILLRACE_ICON_DIR.")
    endif()
    list(APPEND entries "${name}.svg=${file}")
  endforeach()
  if(NOT EXISTS ${MILLRACE_ICON_LICENCE})
    message(FATAL_ERROR "The licence text of the icons is not at ${MILLRACE_ICON_LICENCE}: set MILLRACE_ICON_LICENCE.")
  endif()
  millrace_resource(${target} millrace_icons /icons ${entries} "LICENCE=${MILLRACE_ICON_LICENCE}")
endfunction()

# millrace_translations(TARGET): every translations/millrace_*.ts compiled by lrelease, and Qt's own texts of the same
# language where Qt carries them. The target `update_translations` runs lupdate over the sources.
function(millrace_translations target)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/millrace_*.ts)
  get_target_property(qtpaths Qt6::qmake IMPORTED_LOCATION)
  execute_process(COMMAND ${qtpaths} -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_folder
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  set(entries)
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    string(REPLACE millrace_ "" language ${name})
    set(compiled ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
    add_custom_command(OUTPUT ${compiled}
      COMMAND Qt6::lrelease -silent ${source} -qm ${compiled} DEPENDS ${source} VERBATIM)
    list(APPEND entries "${name}.qm=${compiled}")
    if(EXISTS ${qt_folder}/qtbase_${language}.qm)
      list(APPEND entries "qtbase_${language}.qm=${qt_folder}/qtbase_${language}.qm")
    endif()
  endforeach()
  millrace_resource(${target} millrace_translations /translations ${entries})
  if(NOT TARGET update_translations)
    add_custom_target(update_translations
      COMMAND ${CMAKE_COMMAND} -E env LUPDATE=$<TARGET_FILE:Qt6::lupdate> ${PROJECT_SOURCE_DIR}/translations/update
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL VERBATIM)
  endif()
endfunction()
