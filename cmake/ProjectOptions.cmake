# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target says how everything here is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC OFF) # each target that has a QObject turns it on
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

option(PLIMSOLL_WERROR "Treat compiler warnings as errors" OFF)
option(PLIMSOLL_LINE_TABLES "Debug information for backtraces only, which builds a quarter faster" OFF)
set(PLIMSOLL_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
option(PLIMSOLL_FUZZ "Let libFuzzer drive the fuzzers; needs Clang" OFF)

# Each source costs a third when it need not read Qt's headers again. Other compilers want the flags of all users
# of a precompiled header to be the same to the letter.
set(precompile_default OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(precompile_default ON)
endif()
option(PLIMSOLL_PRECOMPILE "Precompile the headers that nearly every source includes" ${precompile_default})

find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()

add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_compile_definitions(project_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(project_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wsign-conversion;-Wold-style-cast;-Woverloaded-virtual>
    $<$<CXX_COMPILER_ID:MSVC>:/W4;/permissive-;/utf-8>)
if(PLIMSOLL_WERROR)
    target_compile_options(project_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Werror> $<$<CXX_COMPILER_ID:MSVC>:/WX>)
endif()
if(PLIMSOLL_LINE_TABLES)
    target_compile_options(project_options INTERFACE $<$<AND:$<CONFIG:Debug>,$<CXX_COMPILER_ID:GNU,Clang>>:-g1>)
endif()
# The default linker takes seconds for each of some two hundred test programs.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=mold PLIMSOLL_HAS_MOLD)
if(PLIMSOLL_HAS_MOLD)
    target_link_options(project_options INTERFACE -fuse-ld=mold)
endif()
if(PLIMSOLL_SANITIZE)
    target_compile_options(project_options INTERFACE
        -fsanitize=${PLIMSOLL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(project_options INTERFACE -fsanitize=${PLIMSOLL_SANITIZE})
endif()
