// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a fuzzer all files of its corpus once, without libFuzzer: what was found stays found, with every
// compiler.
#include "tests/fuzz/fuzzinput.h"

#include <filesystem>
#include <fstream>
#include <iterator>

int main(int count, char **arguments)
{
    int inputs = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(arguments[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
            ++inputs;
        }
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
