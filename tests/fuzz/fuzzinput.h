// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

// What libFuzzer calls, and corpusdriver.cpp for each file of a corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace plimsoll::fuzz {

// A property that must hold whatever comes in.
inline void expect(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n", property);
    std::abort();
}

// Takes an input apart from its front; what is missing is 0.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_rest(data, size)
    {
    }

    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const std::uint8_t first = m_rest.front();
        m_rest = m_rest.subspan(1);
        return first;
    }
    std::uint32_t number()
    {
        const std::uint32_t high = byte();
        return high << 8 | byte();
    }
    std::string_view text(std::size_t length)
    {
        const auto taken = m_rest.first(std::min(length, m_rest.size()));
        m_rest = m_rest.subspan(taken.size());
        return {reinterpret_cast<const char *>(taken.data()), taken.size()};
    }
    std::string_view rest() { return text(m_rest.size()); }
    bool isEmpty() const { return m_rest.empty(); }

private:
    std::span<const std::uint8_t> m_rest;
};

} // namespace plimsoll::fuzz
