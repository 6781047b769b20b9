// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"
#include "core/net/socketaddress.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

class TlsContext;

// Where connections go. Made once per deployment, then shared read-only by all workers as
// std::shared_ptr<const Endpoint>.
struct Endpoint {
    std::string host; // a name or a literal address without brackets; goes into SNI, verification and Host:
    std::uint16_t port = 0;
    std::shared_ptr<const TlsContext> tls; // none: plain TCP
    std::vector<SocketAddress> addresses; // tried in this order
    bool takesTurns = false; // connections begin with different addresses, each with its turn's
    std::vector<SocketAddress> sources; // connections leave from these by turns; empty: as the system likes

    // For connection number `turn`. The place in `addresses` of the one that is tried as number `attempt`.
    std::size_t addressAt(std::uint32_t turn, std::size_t attempt) const;
    // Each source meets each address. None: as the system likes, also when no source is of that family.
    const SocketAddress *sourceFor(std::uint32_t turn, int family) const;

    // "host" or "host:port" as the Host header wants it: IPv6 in brackets, the scheme's own port left out.
    std::string authority() const;
};

// Asks the system's resolver, in the order it prefers. Blocks for as long as DNS does: never on a worker.
// Errors: Unreachable, Local.
NetResult<std::vector<SocketAddress>> resolve(const std::string &host, std::uint16_t port);

} // namespace plimsoll
