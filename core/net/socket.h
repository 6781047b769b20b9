// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"
#include "core/net/socketaddress.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace plimsoll {

#ifdef _WIN32
using Descriptor = std::uintptr_t;
#else
using Descriptor = int;
#endif
inline constexpr Descriptor NoDescriptor = static_cast<Descriptor>(-1);

// What a read or write came to: bytes moved, or why none.
struct Transfer {
    enum class State : unsigned char { Moved, WouldBlock, EndOfStream, Failed };
    State state = State::Failed;
    std::size_t size = 0; // Moved only
    int systemError = 0; // Failed only
};

// One non-blocking, close-on-exec socket: the only place where the system's socket calls are made.
// Owned by one thread at a time; every call returns at once.
class Socket
{
public:
    Socket() = default;
    explicit Socket(Descriptor descriptor) // takes ownership
        : m_descriptor(descriptor)
    {
    }
    ~Socket() { close(); }
    Socket(Socket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, NoDescriptor))
    {
    }
    Socket &operator=(Socket &&other) noexcept;

    // Errors: Local.
    static NetResult<Socket> openTcp(int family);
    static NetResult<std::pair<Socket, Socket>> pair();
    // Takes over somebody's descriptor and makes it non-blocking. Errors: Local.
    static NetResult<Socket> adopt(Descriptor descriptor);

    bool isOpen() const { return m_descriptor != NoDescriptor; }
    Descriptor descriptor() const { return m_descriptor; }
    Descriptor release() { return std::exchange(m_descriptor, NoDescriptor); } // the caller's from now on
    void close();
    // Close such that the other side sees a reset instead of an orderly end.
    void closeWithReset();
    // No more will be sent; reading goes on.
    void finishSending();

    Transfer receive(std::span<std::byte> into);
    Transfer send(std::span<const std::byte> bytes);

    // WouldBlock: under way, becomes writable when decided. Moved: connected at once.
    Transfer connect(const SocketAddress &to);
    // Only for the outgoing side: a port is chosen at connect. Errors: Local.
    NetResult<> bindSource(const SocketAddress &source);
    NetResult<> listen(const SocketAddress &at, bool sharePort);
    // Moved, WouldBlock or Failed; `accepted` is set when Moved.
    Transfer accept(Socket &accepted);

    int takeSystemError(); // SO_ERROR
    SocketAddress localAddress() const;
    SocketAddress peerAddress() const;
    void setNoDelay();

private:
    Descriptor m_descriptor = NoDescriptor;
};

// The error of a system call on a connection, worded for people: `what` is "Connecting to 10.0.0.1:443".
NetError netErrorOf(int systemError, const std::string &what);

} // namespace plimsoll
