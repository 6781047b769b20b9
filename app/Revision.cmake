# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DROOT=… -DVERSION=… -DOUT=… -P Revision.cmake: writes the header with version and git revision, and leaves
# it alone where nothing changed, so that nothing is compiled again.
cmake_minimum_required(VERSION 3.25)
set(revision "")
find_package(Git QUIET)
if(GIT_FOUND AND EXISTS "${ROOT}/.git")
    execute_process(COMMAND "${GIT_EXECUTABLE}" -C "${ROOT}" rev-parse --short=10 HEAD
        OUTPUT_VARIABLE revision OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT "// Generated.
#pragma once
#define PLIMSOLL_VERSION \"@VERSION@\"
#define PLIMSOLL_REVISION \"@revision@\"
")
