// SPDX-License-Identifier: GPL-3.0-or-later
// How a Stream comes to be open: addresses, TCP, TLS. What it does then is in stream.cpp.
#include "core/net/stream.h"
#include "core/net/streamdialling.h"
#include "core/net/tlsengine.h"

#include <algorithm>

namespace plimsoll {

// A broken address family must not eat the whole deadline while another address would do.
static constexpr Milliseconds LongestAttempt{3'000};

void Stream::connect(std::shared_ptr<const Endpoint> endpoint, const StreamOptions &options)
{
    Q_ASSERT(m_state == State::Idle && m_handler);
    m_endpoint = std::move(endpoint);
    m_dialling = std::make_unique<Dialling>(*this);
    m_dialling->options = options;
    m_dialling->deadline = Loop::now() + options.connectTimeout;
    m_state = State::Connecting;
    tryNextAddress();
}

void Stream::adopt(Socket socket)
{
    accept(std::move(socket), nullptr, Milliseconds(0));
}

void Stream::accept(Socket socket, const std::shared_ptr<const TlsContext> &tls, Milliseconds timeout)
{
    Q_ASSERT(m_state == State::Idle);
    m_socket = std::move(socket);
    m_socket.setNoDelay();
    m_dialling = std::make_unique<Dialling>(*this);
    if (!tls) {
        m_state = State::Opening;
        m_loop.arm(m_dialling->timer, Loop::now());
        return;
    }
    beginHandshake(*tls, Loop::now() + timeout);
}

void Stream::tryNextAddress()
{
    const std::vector<SocketAddress> &addresses = m_endpoint->addresses;
    while (m_dialling->attempts < addresses.size()) {
        ++m_dialling->attempts;
        const SocketAddress &address = presentAddress();
        if (NetResult<> started = startConnecting(address); !started) {
            m_dialling->lastFailure = started.error();
            unwatch();
            m_socket.close();
            continue;
        }
        const Instant limit = m_dialling->attempts < addresses.size()
            ? std::min(m_dialling->deadline, Loop::now() + LongestAttempt)
            : m_dialling->deadline;
        m_loop.arm(m_dialling->timer, limit);
        return;
    }
    failLater(m_dialling->lastFailure);
}

const SocketAddress &Stream::presentAddress() const
{
    return m_endpoint->addresses[m_endpoint->addressAt(m_dialling->options.turn, m_dialling->attempts - 1)];
}

NetResult<> Stream::startConnecting(const SocketAddress &address)
{
    NetResult<Socket> socket = Socket::openTcp(address.family());
    if (!socket)
        return socket.error();
    m_socket = *std::move(socket);
    m_socket.setNoDelay();
    if (const auto *source = m_endpoint->sourceFor(m_dialling->options.turn, address.family())) {
        if (NetResult<> bound = m_socket.bindSource(*source); !bound)
            return bound;
    }
    const Transfer begun = m_socket.connect(address);
    if (begun.state == Transfer::State::Failed)
        return netErrorOf(begun.systemError, "Connecting to " + address.text());
    return watch(Interest::Write);
}

void Stream::connectDecided()
{
    if (const int systemError = m_socket.takeSystemError(); systemError != 0) {
        const SocketAddress &address = presentAddress();
        return attemptFailed(netErrorOf(systemError, "Connecting to " + address.text()));
    }
    if (m_endpoint->tls)
        return beginHandshake(*m_endpoint->tls, m_dialling->deadline);
    becomeOpen();
}

void Stream::attemptFailed(NetError error)
{
    m_dialling->lastFailure = std::move(error);
    unwatch();
    m_socket.close();
    if (Loop::now() >= m_dialling->deadline)
        return failLater(m_dialling->lastFailure);
    tryNextAddress();
}

void Stream::beginHandshake(const TlsContext &context, Instant deadline)
{
    NetResult<std::unique_ptr<TlsEngine>> engine
        = TlsEngine::create(context, m_endpoint ? m_endpoint->host : std::string(), m_loop.tlsCiphers());
    if (!engine)
        return failLater(engine.error());
    m_tls = *std::move(engine);
    m_state = State::Handshaking;
    m_loop.arm(m_dialling->timer, deadline);
    if (NetResult<> watched = watch(Interest::Read); !watched)
        return failLater(watched.error());
    if (!context.isServer())
        continueHandshake({});
}

void Stream::continueHandshake(std::span<const std::byte> input)
{
    std::vector<std::byte> &records = m_loop.recordBuffer();
    records.clear();
    const TlsEngine::Step step = m_tls->handshake(input, records);
    sendOrHold(records);
    if (m_state != State::Handshaking)
        return;
    switch (step) {
    case TlsEngine::Step::NeedMore:
        return updateInterest();
    case TlsEngine::Step::Done:
        becomeOpen();
        if (m_state == State::Open && !input.empty())
            decrypt(input);
        return;
    case TlsEngine::Step::EndOfStream:
    case TlsEngine::Step::Failed:
        return failLater(m_tls->error(peerName()));
    }
}

bool Stream::isTlsResumed() const
{
    return m_tls && m_tls->isResumed();
}

void Stream::becomeOpen()
{
    m_state = State::Open;
    m_dialling.reset();
    if (!m_isWatched) {
        if (NetResult<> watched = watch(wantedInterest()); !watched)
            return failLater(watched.error());
    }
    updateInterest();
    m_handler->opened();
}

void Stream::deadlinePassed(Instant)
{
    switch (m_state) {
    case State::Opening:
        return becomeOpen();
    case State::Connecting: {
        const SocketAddress &address = presentAddress();
        return attemptFailed(
            {NetCause::Timeout, "Connecting to " + address.text() + " took longer than allowed."});
    }
    case State::Handshaking:
        return fail({NetCause::Timeout, "TLS with " + peerName() + " took longer than allowed."});
    case State::Idle:
    case State::Open:
    case State::Failing:
    case State::Closed:
        return;
    }
}

} // namespace plimsoll
