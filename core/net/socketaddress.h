// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

struct sockaddr;

namespace plimsoll {

// An IPv4 or IPv6 address with a port. A value; any thread.
class SocketAddress
{
public:
    SocketAddress() = default;

    // "127.0.0.1", "::1", "fe80::1%eth0": a literal address, never a name.
    static std::optional<SocketAddress> fromLiteral(const std::string &address, std::uint16_t port);
    // None for other families than IPv4 and IPv6.
    static std::optional<SocketAddress> fromNative(const sockaddr *address, std::size_t length);

    const sockaddr *native() const;
    std::size_t nativeLength() const { return m_length; }
    int family() const; // AF_INET, AF_INET6; AF_UNSPEC when empty

    std::uint16_t port() const;
    SocketAddress withPort(std::uint16_t port) const;
    std::string text() const; // "127.0.0.1:443", "[::1]:443"

    bool operator==(const SocketAddress &) const = default;

private:
    alignas(8) std::array<std::byte, 28> m_bytes{}; // as large as sockaddr_in6
    std::uint8_t m_length = 0;
};

} // namespace plimsoll
