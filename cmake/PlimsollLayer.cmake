# SPDX-License-Identifier: GPL-3.0-or-later
# plimsoll_layer(net SOURCES loop.cpp … LINKS plimsoll_base … [MOC] [PRIVATE OpenSSL::SSL …])
# One static library a layer: a layer that includes what it may not also fails to link.
function(plimsoll_layer name)
    cmake_parse_arguments(layer "MOC" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
    set(target plimsoll_${name})
    add_library(${target} STATIC ${layer_SOURCES})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PUBLIC ${layer_LINKS} PRIVATE ${layer_PRIVATE} project_options)
    if(layer_MOC)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    plimsoll_precompile(${target})
endfunction()

# One precompiled header serves all: the base layer makes it, the others take it from there. It is a matter of
# speed alone; a source includes what it uses, which the preset lint (without it) shows.
function(plimsoll_precompile target)
    if(NOT PLIMSOLL_PRECOMPILE)
        return()
    endif()
    if(target STREQUAL "plimsoll_base")
        target_precompile_headers(${target} PRIVATE
            <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
            <QString> <QTimer>
            <algorithm> <chrono> <functional> <memory> <optional> <span> <variant> <vector>)
    else()
        target_precompile_headers(${target} REUSE_FROM plimsoll_base)
    endif()
endfunction()
