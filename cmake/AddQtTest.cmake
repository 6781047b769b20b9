# SPDX-License-Identifier: GPL-3.0-or-later
# The tests that also run under the sanitizers: what ./dev test builds of the presets asan and tsan.
add_custom_target(sanitized_tests)
# What moc writes for the tests, for tools that read sources without building them.
add_custom_target(test_mocs)

# Python of the tests: with what tests/requirements.txt names where ./dev test could install it.
set(PLIMSOLL_TEST_PYTHON_FOLDER "${PROJECT_SOURCE_DIR}/build/venv/bin")

# add_qt_test(tst_loop LINKS plimsoll_net LABELS unit [sanitize] [SOURCES …] [TIMEOUT seconds])
# Labels: unit integration gui cli architecture live; "sanitize" marks what also runs under ASan and UBSan.
# A live test skips itself, naming PLIMSOLL_LIVE_URL, where no real deployment is given.
function(add_qt_test name)
    cmake_parse_arguments(test "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    if(NOT test_SOURCES)
        set(test_SOURCES ${name}.cpp)
    endif()
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 120)
    endif()
    if(TARGET ${name}) # two layers have a test of that name: the second is told apart by its folder
        cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
        string(APPEND name "_${folder}")
    endif()
    add_executable(${name} ${test_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}" "${CMAKE_CURRENT_BINARY_DIR}")
    target_compile_definitions(${name} PRIVATE PLIMSOLL_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    target_link_libraries(${name} PRIVATE ${test_LINKS} Qt6::Test project_options)
    plimsoll_precompile(${name})
    # A test has one QObject, in its first source: AUTOMOC would cost a third of the time of building the tests.
    list(GET test_SOURCES 0 source)
    cmake_path(REPLACE_EXTENSION source LAST_ONLY moc OUTPUT_VARIABLE moc)
    set(moc "${CMAKE_CURRENT_BINARY_DIR}/${moc}")
    if(NOT TARGET ${name}_moc)
        qt_generate_moc(${source} "${moc}")
        add_custom_target(${name}_moc DEPENDS "${moc}")
        add_dependencies(test_mocs ${name}_moc)
    endif()
    target_sources(${name} PRIVATE "${moc}")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${test_LABELS}"
        TIMEOUT ${test_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;UBSAN_OPTIONS=print_stacktrace=1;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp"
        ENVIRONMENT_MODIFICATION "PATH=path_list_prepend:${PLIMSOLL_TEST_PYTHON_FOLDER}")
    if("sanitize" IN_LIST test_LABELS)
        add_dependencies(sanitized_tests ${name})
    endif()
    if("live" IN_LIST test_LABELS)
        set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "SKIP   : .*PLIMSOLL_LIVE_URL")
    endif()
    if(NOT "unit" IN_LIST test_LABELS)
        set_tests_properties(${name} PROPERTIES PROCESSORS 2) # they measure time: no neighbours
    endif()
endfunction()
