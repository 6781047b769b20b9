# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DCLANG_FORMAT=… -DROOT=… -P CheckFormat.cmake: fails, naming the lines, when a source is not formatted.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE sources
    "${ROOT}/core/*.cpp" "${ROOT}/core/*.h" "${ROOT}/ui/*.cpp" "${ROOT}/ui/*.h"
    "${ROOT}/app/*.cpp" "${ROOT}/app/*.h" "${ROOT}/tests/*.cpp" "${ROOT}/tests/*.h")
execute_process(COMMAND "${CLANG_FORMAT}" --dry-run -Werror ${sources} RESULT_VARIABLE outcome)
if(NOT outcome EQUAL 0)
    message(FATAL_ERROR "Some sources are not formatted: run ./dev lint --fix")
endif()
