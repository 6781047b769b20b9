// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socket.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace plimsoll {

#ifdef MSG_NOSIGNAL
static constexpr int SendFlags = MSG_NOSIGNAL;
#else
static constexpr int SendFlags = 0; // SO_NOSIGPIPE does it there
#endif

static NetError localError(const std::string &what)
{
    NetError error = netErrorOf(errno, what);
    error.cause = NetCause::Local;
    return error;
}

static void setOption(int descriptor, int level, int option, int value)
{
    ::setsockopt(descriptor, level, option, &value, sizeof value);
}

static bool prepare(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags < 0 || ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0
        || ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0)
        return false;
#ifdef SO_NOSIGPIPE
    setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
    return true;
}

static Transfer failed(int systemError)
{
    const bool again = systemError == EAGAIN || systemError == EWOULDBLOCK || systemError == EINTR;
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
#ifdef SOCK_NONBLOCK
    Socket socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return localError("Opening a socket");
#else
    Socket socket(::socket(family, SOCK_STREAM, 0));
    if (!socket.isOpen() || !prepare(socket.descriptor()))
        return localError("Opening a socket");
#endif
    return socket;
}

NetResult<std::pair<Socket, Socket>> Socket::pair()
{
    int both[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, both) != 0)
        return localError("Opening a socket pair");
    std::pair<Socket, Socket> sockets{Socket(both[0]), Socket(both[1])};
    if (!prepare(both[0]) || !prepare(both[1]))
        return localError("Opening a socket pair");
    return sockets;
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
        ::close(std::exchange(m_descriptor, NoDescriptor));
}

void Socket::closeWithReset()
{
    if (!isOpen())
        return;
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void Socket::finishSending()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

Transfer Socket::receive(std::span<std::byte> into)
{
    const ssize_t size = ::recv(m_descriptor, into.data(), into.size(), 0);
    if (size > 0)
        return {Transfer::State::Moved, static_cast<std::size_t>(size), 0};
    if (size == 0)
        return {Transfer::State::EndOfStream, 0, 0};
    return failed(errno);
}

Transfer Socket::send(std::span<const std::byte> bytes)
{
    const ssize_t size = ::send(m_descriptor, bytes.data(), bytes.size(), SendFlags);
    if (size >= 0)
        return {Transfer::State::Moved, static_cast<std::size_t>(size), 0};
    return failed(errno);
}

Transfer Socket::connect(const SocketAddress &to)
{
    if (::connect(m_descriptor, to.native(), static_cast<socklen_t>(to.nativeLength())) == 0)
        return {Transfer::State::Moved, 0, 0};
    // Interrupted or not, the kernel goes on connecting.
    if (errno == EINPROGRESS || errno == EINTR)
        return {Transfer::State::WouldBlock, 0, errno};
    return {Transfer::State::Failed, 0, errno};
}

NetResult<> Socket::bindSource(const SocketAddress &source)
{
#ifdef IP_BIND_ADDRESS_NO_PORT
    // The port is then chosen at connect, so that ports are shared between destinations.
    setOption(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
#endif
    const SocketAddress anyPort = source.withPort(0);
    if (::bind(m_descriptor, anyPort.native(), static_cast<socklen_t>(anyPort.nativeLength())) != 0)
        return localError("Using the source address " + source.text());
    return {};
}

NetResult<> Socket::listen(const SocketAddress &at, bool sharePort)
{
    setOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
    if (sharePort)
        setOption(m_descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
    if (::bind(m_descriptor, at.native(), static_cast<socklen_t>(at.nativeLength())) != 0
        || ::listen(m_descriptor, SOMAXCONN) != 0)
        return localError("Listening on " + at.text());
    return {};
}

Transfer Socket::accept(Socket &accepted)
{
#ifdef SOCK_NONBLOCK
    Socket socket(::accept4(m_descriptor, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.isOpen())
        return failed(errno);
#else
    Socket socket(::accept(m_descriptor, nullptr, nullptr));
    if (!socket.isOpen() || !prepare(socket.descriptor()))
        return failed(errno);
#endif
    accepted = std::move(socket);
    return {Transfer::State::Moved, 0, 0};
}

int Socket::takeSystemError()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

template <typename Ask> static SocketAddress askAddress(int descriptor, Ask ask)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (ask(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    return SocketAddress::fromNative(reinterpret_cast<sockaddr *>(&storage), size).value_or(SocketAddress());
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
    case ECONNREFUSED:
        return NetCause::Refused;
    case ETIMEDOUT:
        return NetCause::Timeout;
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        return NetCause::Reset;
    case EHOSTUNREACH:
    case EHOSTDOWN:
    case ENETUNREACH:
    case ENETDOWN:
    case ENETRESET:
        return NetCause::Unreachable;
    default:
        return NetCause::Local;
    }
}

NetError netErrorOf(int systemError, const std::string &what)
{
    std::string why;
    switch (systemError) {
    case EMFILE:
    case ENFILE:
        why = "this machine has no more open files to give; raise its limit (ulimit -n).";
        break;
    case EADDRNOTAVAIL:
        why = "this machine has no free local port or does not have that address.";
        break;
    case EPIPE:
        why = "the other side had already closed the connection.";
        break;
    default:
        why = std::strerror(systemError);
        why += '.';
    }
    return {causeOf(systemError), what + " failed: " + why};
}

} // namespace plimsoll
