// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace plimsoll {

// A fast stream of numbers for mask keys and nonces, started from the system's random source.
// Not for secrets. One thread.
class WireRandom
{
public:
    WireRandom(); // asks the system once

    std::uint64_t next64()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state * 0x2545F4914F6CDD1Dull;
    }
    std::uint32_t next32() { return static_cast<std::uint32_t>(next64() >> 32); }

private:
    std::uint64_t m_state;
};

} // namespace plimsoll
