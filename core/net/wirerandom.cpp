// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/wirerandom.h"

#include <openssl/rand.h>

#include <chrono>

namespace plimsoll {

WireRandom::WireRandom()
{
    unsigned char start[sizeof m_state];
    if (RAND_bytes(start, sizeof start) == 1) {
        m_state = 0;
        for (const unsigned char byte : start)
            m_state = m_state << 8 | byte;
    } else {
        m_state = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    }
    m_state |= 1; // zero would stay zero
}

} // namespace plimsoll
