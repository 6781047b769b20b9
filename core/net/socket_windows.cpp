// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socket.h"

#include <winsock2.h>
#include <ws2tcpip.h>

#include <array>
#include <system_error>

namespace plimsoll {

// Winsock wants to be started once; it is left running until the process ends.
static bool startWinsock()
{
    static const bool isStarted = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }();
    return isStarted;
}

static NetError localError(const std::string &what)
{
    NetError error = netErrorOf(WSAGetLastError(), what);
    error.cause = NetCause::Local;
    return error;
}

static bool setOption(SOCKET socket, int level, int option, int value)
{
    return ::setsockopt(socket, level, option, reinterpret_cast<const char *>(&value), sizeof value) == 0;
}

static bool prepare(SOCKET socket)
{
    u_long nonBlocking = 1;
    return ::ioctlsocket(socket, FIONBIO, &nonBlocking) == 0;
}

static Transfer failed(int systemError)
{
    const bool again = systemError == WSAEWOULDBLOCK || systemError == WSAEINTR;
    return {again ? Transfer::State::WouldBlock : Transfer::State::Failed, 0, systemError};
}

Socket &Socket::operator=(Socket &&other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, NoDescriptor);
    }
    return *this;
}

NetResult<Socket> Socket::openTcp(int family)
{
    if (!startWinsock())
        return localError("Starting Winsock");
    Socket socket(::WSASocketW(
        family, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
    if (!socket.isOpen() || !prepare(socket.descriptor()))
        return localError("Opening a socket");
    return socket;
}

// There is no socketpair(): two ends of a loopback connection serve.
NetResult<std::pair<Socket, Socket>> Socket::pair()
{
    NetResult<Socket> listening = openTcp(AF_INET);
    NetResult<Socket> connecting = openTcp(AF_INET);
    if (!listening || !connecting)
        return localError("Opening a socket pair");
    Socket listener = *std::move(listening);
    std::pair<Socket, Socket> both{*std::move(connecting), Socket()};
    if (NetResult<> ready = listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0), false); !ready)
        return ready.error();
    if (both.first.connect(listener.localAddress()).state == Transfer::State::Failed)
        return localError("Opening a socket pair");
    WSAPOLLFD waiting{listener.descriptor(), POLLIN, 0};
    ::WSAPoll(&waiting, 1, 1000);
    if (listener.accept(both.second).state != Transfer::State::Moved)
        return localError("Opening a socket pair");
    both.first.setNoDelay();
    both.second.setNoDelay();
    return both;
}

NetResult<Socket> Socket::adopt(Descriptor descriptor)
{
    Socket socket(descriptor);
    if (!prepare(descriptor))
        return localError("Taking over a socket");
    return socket;
}

void Socket::close()
{
    if (isOpen())
        ::closesocket(std::exchange(m_descriptor, NoDescriptor));
}

void Socket::closeWithReset()
{
    if (!isOpen())
        return;
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&atOnce), sizeof atOnce);
    close();
}

void Socket::finishSending()
{
    ::shutdown(m_descriptor, SD_SEND);
}

Transfer Socket::receive(std::span<std::byte> into)
{
    const int size
        = ::recv(m_descriptor, reinterpret_cast<char *>(into.data()), static_cast<int>(into.size()), 0);
    if (size > 0)
        return {Transfer::State::Moved, static_cast<std::size_t>(size), 0};
    if (size == 0)
        return {Transfer::State::EndOfStream, 0, 0};
    return failed(WSAGetLastError());
}

Transfer Socket::send(std::span<const std::byte> bytes)
{
    const int size = ::send(
        m_descriptor, reinterpret_cast<const char *>(bytes.data()), static_cast<int>(bytes.size()), 0);
    if (size >= 0)
        return {Transfer::State::Moved, static_cast<std::size_t>(size), 0};
    return failed(WSAGetLastError());
}

Transfer Socket::connect(const SocketAddress &to)
{
    if (::connect(m_descriptor, to.native(), static_cast<int>(to.nativeLength())) == 0)
        return {Transfer::State::Moved, 0, 0};
    return failed(WSAGetLastError());
}

NetResult<> Socket::bindSource(const SocketAddress &source)
{
    const SocketAddress anyPort = source.withPort(0);
    if (::bind(m_descriptor, anyPort.native(), static_cast<int>(anyPort.nativeLength())) != 0)
        return localError("Using the source address " + source.text());
    return {};
}

// Ports cannot be shared between listeners here: the second one fails.
NetResult<> Socket::listen(const SocketAddress &at, bool)
{
    setOption(m_descriptor, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
    if (::bind(m_descriptor, at.native(), static_cast<int>(at.nativeLength())) != 0
        || ::listen(m_descriptor, SOMAXCONN) != 0)
        return localError("Listening on " + at.text());
    return {};
}

Transfer Socket::accept(Socket &accepted)
{
    Socket socket(::accept(m_descriptor, nullptr, nullptr));
    if (!socket.isOpen() || !prepare(socket.descriptor()))
        return failed(WSAGetLastError());
    accepted = std::move(socket);
    return {Transfer::State::Moved, 0, 0};
}

int Socket::takeSystemError()
{
    int error = 0;
    int size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, reinterpret_cast<char *>(&error), &size);
    return error;
}

template <typename Ask> static SocketAddress askAddress(SOCKET socket, Ask ask)
{
    sockaddr_storage storage{};
    int size = sizeof storage;
    if (ask(socket, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    return SocketAddress::fromNative(reinterpret_cast<sockaddr *>(&storage), static_cast<std::size_t>(size))
        .value_or(SocketAddress());
}

SocketAddress Socket::localAddress() const
{
    return askAddress(m_descriptor, ::getsockname);
}

SocketAddress Socket::peerAddress() const
{
    return askAddress(m_descriptor, ::getpeername);
}

void Socket::setNoDelay()
{
    setOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
}

static NetCause causeOf(int systemError)
{
    switch (systemError) {
    case WSAECONNREFUSED:
        return NetCause::Refused;
    case WSAETIMEDOUT:
        return NetCause::Timeout;
    case WSAECONNRESET:
    case WSAECONNABORTED:
    case WSAESHUTDOWN:
        return NetCause::Reset;
    case WSAEHOSTUNREACH:
    case WSAEHOSTDOWN:
    case WSAENETUNREACH:
    case WSAENETDOWN:
    case WSAENETRESET:
        return NetCause::Unreachable;
    default:
        return NetCause::Local;
    }
}

NetError netErrorOf(int systemError, const std::string &what)
{
    return {causeOf(systemError), what + " failed: " + std::system_category().message(systemError) + '.'};
}

} // namespace plimsoll
