// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/endpoint.h"

#include "core/net/socket.h"

#include <algorithm>
#include <cerrno>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netdb.h>
#include <sys/socket.h>
#endif

namespace plimsoll {

std::string Endpoint::authority() const
{
    const bool isIpv6 = host.find(':') != std::string::npos;
    const std::string name = isIpv6 ? '[' + host + ']' : host;
    const std::uint16_t usual = tls ? 443 : 80;
    return port == usual ? name : name + ':' + std::to_string(port);
}

std::size_t Endpoint::addressAt(std::uint32_t turn, std::size_t attempt) const
{
    return (takesTurns ? turn + attempt : attempt) % addresses.size();
}

const SocketAddress *Endpoint::sourceFor(std::uint32_t turn, int family) const
{
    const std::size_t first = takesTurns ? turn / addresses.size() : turn;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const SocketAddress &source = sources[(first + i) % sources.size()];
        if (source.family() == family)
            return &source;
    }
    return nullptr;
}

static NetError resolveError(const std::string &host, int code)
{
    if (code == EAI_MEMORY)
        return {NetCause::Local, "Looking up " + host + " failed: this machine is out of memory."};
#ifdef EAI_SYSTEM
    if (code == EAI_SYSTEM)
        return netErrorOf(errno, "Looking up " + host);
#endif
    if (code == EAI_AGAIN)
        return {NetCause::Unreachable,
            "The name server did not answer for " + host + ": check this machine's DNS settings."};
    return {NetCause::Unreachable, "The name " + host + " is not known: check its spelling and DNS."};
}

NetResult<std::vector<SocketAddress>> resolve(const std::string &host, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int code = getaddrinfo(host.c_str(), nullptr, &hints, &found);
    if (code != 0)
        return resolveError(host, code);

    std::vector<SocketAddress> addresses;
    for (const addrinfo *each = found; each; each = each->ai_next) {
        const auto address
            = SocketAddress::fromNative(each->ai_addr, static_cast<std::size_t>(each->ai_addrlen));
        if (!address)
            continue;
        const SocketAddress withPort = address->withPort(port);
        if (std::find(addresses.begin(), addresses.end(), withPort) == addresses.end())
            addresses.push_back(withPort);
    }
    freeaddrinfo(found);
    if (addresses.empty())
        return NetError{NetCause::Unreachable, "The name " + host + " has no IPv4 or IPv6 address."};
    return addresses;
}

} // namespace plimsoll
