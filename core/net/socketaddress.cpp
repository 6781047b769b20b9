// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketaddress.h"

#include <cstring>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace plimsoll {

static_assert(sizeof(sockaddr_in6) <= 28 && sizeof(sockaddr_in) <= 28);

std::optional<SocketAddress> SocketAddress::fromLiteral(const std::string &address, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(address.c_str(), nullptr, &hints, &found) != 0)
        return std::nullopt;
    std::optional<SocketAddress> result
        = fromNative(found->ai_addr, static_cast<std::size_t>(found->ai_addrlen));
    freeaddrinfo(found);
    return result ? std::optional(result->withPort(port)) : std::nullopt;
}

std::optional<SocketAddress> SocketAddress::fromNative(const sockaddr *address, std::size_t length)
{
    if (!address || length < sizeof(sockaddr_in) || length > 28
        || (address->sa_family != AF_INET && address->sa_family != AF_INET6)
        || (address->sa_family == AF_INET6 && length < sizeof(sockaddr_in6)))
        return std::nullopt;
    SocketAddress result;
    result.m_length = static_cast<std::uint8_t>(
        address->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
    std::memcpy(result.m_bytes.data(), address, result.m_length);
    return result;
}

const sockaddr *SocketAddress::native() const
{
    return reinterpret_cast<const sockaddr *>(m_bytes.data());
}

int SocketAddress::family() const
{
    return m_length == 0 ? AF_UNSPEC : native()->sa_family;
}

std::uint16_t SocketAddress::port() const
{
    // sin_port and sin6_port lie at the same place.
    sockaddr_in plain{};
    std::memcpy(&plain, m_bytes.data(), sizeof plain);
    return m_length == 0 ? std::uint16_t(0) : ntohs(plain.sin_port);
}

SocketAddress SocketAddress::withPort(std::uint16_t port) const
{
    SocketAddress changed = *this;
    if (m_length != 0) {
        sockaddr_in plain{};
        std::memcpy(&plain, changed.m_bytes.data(), sizeof plain);
        plain.sin_port = htons(port);
        std::memcpy(changed.m_bytes.data(), &plain, sizeof plain);
    }
    return changed;
}

std::string SocketAddress::text() const
{
    if (m_length == 0)
        return "(no address)";
    char host[128] = "";
    if (getnameinfo(native(), m_length, host, sizeof host, nullptr, 0, NI_NUMERICHOST) != 0)
        return "(unknown address)";
    const std::string number = std::to_string(port());
    return family() == AF_INET6 ? '[' + std::string(host) + "]:" + number : std::string(host) + ':' + number;
}

} // namespace plimsoll
