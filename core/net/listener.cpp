// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/listener.h"

namespace plimsoll {

// So many connections are accepted before others get their turn.
static constexpr int BatchSize = 64;
static constexpr Milliseconds RetryDelay{100};

Listener::Listener(Loop &loop, ListenerHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

Listener::~Listener()
{
    close();
}

NetResult<> Listener::listen(const SocketAddress &at, ListenOptions options)
{
    close();
    NetResult<Socket> opened = Socket::openTcp(at.family());
    if (!opened)
        return opened.error();
    Socket socket = *std::move(opened);
    if (NetResult<> listening = socket.listen(at, options.sharePort); !listening)
        return listening;
    if (NetResult<> watched = m_loop.poller().add(socket.descriptor(), *this, Interest::Read); !watched)
        return watched;
    m_socket = std::move(socket);
    m_options = std::move(options);
    return {};
}

void Listener::close()
{
    m_retry.cancel();
    if (m_socket.isOpen())
        m_loop.poller().remove(m_socket.descriptor(), *this);
    m_socket.close();
}

void Listener::ready(Readiness)
{
    for (int i = 0; i < BatchSize && m_socket.isOpen(); ++i) {
        Socket accepted;
        const Transfer got = m_socket.accept(accepted);
        if (got.state == Transfer::State::WouldBlock)
            return;
        if (got.state != Transfer::State::Moved) {
            if (netErrorOf(got.systemError, {}).cause != NetCause::Local)
                continue; // that one connection had already gone
            // No descriptors left: the kernel keeps the caller waiting, and so must we, or we would spin.
            m_loop.poller().change(m_socket.descriptor(), *this, Interest::None);
            return m_loop.armAfter(m_retry, RetryDelay);
        }
        auto stream = std::make_unique<Stream>(m_loop);
        stream->accept(std::move(accepted), m_options.tls, m_options.handshakeTimeout);
        m_handler.accepted(std::move(stream));
    }
}

void Listener::tryAgain(Instant)
{
    m_loop.poller().change(m_socket.descriptor(), *this, Interest::Read);
}

} // namespace plimsoll
