// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/stream.h"

#include "core/net/streamdialling.h"
#include "core/net/tlsengine.h"

#include <algorithm>
#include <cstring>

namespace plimsoll {

Stream::Stream(Loop &loop)
    : m_loop(loop)
{
}

Stream::~Stream()
{
    release();
}

void Stream::ready(Readiness readiness)
{
    if (m_state == State::Connecting) {
        if (readiness.writable || readiness.failed)
            connectDecided();
        return;
    }
    if (readiness.writable)
        flushPending();
    if (m_state != State::Open && m_state != State::Handshaking)
        return;
    if (!readiness.readable && !readiness.failed)
        return;
    if (m_isPaused && m_state == State::Open) {
        if (readiness.failed)
            hangUpWhilePaused();
        return;
    }
    readOnce();
}

void Stream::readOnce()
{
    const std::span<std::byte> buffer = m_tls ? m_loop.cipherBuffer() : m_loop.readBuffer();
    const std::span<std::byte> room = buffer.first(m_loop.receiveLimit());
    const Transfer got = m_socket.receive(room);
    switch (got.state) {
    case Transfer::State::WouldBlock:
        return;
    case Transfer::State::Moved:
        break;
    case Transfer::State::EndOfStream:
        return streamEnded();
    case Transfer::State::Failed:
        return fail(netErrorOf(got.systemError, "The connection to " + peerName()));
    }
    m_bytesReceived += got.size;
    const std::span<std::byte> bytes = room.first(got.size);
    if (!m_tls)
        return m_handler->bytes(bytes);
    if (m_state == State::Handshaking)
        return continueHandshake(bytes);
    decrypt(bytes);
}

void Stream::streamEnded()
{
    if (m_failure) // what a write met before is the better reason
        return tellFailure({});
    if (m_state == State::Handshaking)
        return fail({NetCause::EndOfStream, peerName() + " closed the connection during the TLS handshake."});
    fail({NetCause::EndOfStream, peerName() + " closed the connection."});
}

// The plain text of one receive always fits into the shared buffer, see Loop: so it is handed over in one
// piece, and a handler that pauses is not called again.
void Stream::decrypt(std::span<const std::byte> input)
{
    std::vector<std::byte> &records = m_loop.recordBuffer();
    records.clear();
    const std::span<std::byte> buffer = m_loop.readBuffer();
    std::size_t filled = 0;
    TlsEngine::Step step = TlsEngine::Step::Done;
    while (filled < buffer.size()) {
        std::size_t size = 0;
        step = m_tls->read(input, buffer.subspan(filled), size, records);
        if (step != TlsEngine::Step::Done)
            break;
        filled += size;
    }
    sendOrHold(records); // answers of TLS itself, such as a key update
    updateInterest();
    if (filled > 0 && m_state == State::Open)
        m_handler->bytes(buffer.first(filled));
    if (m_state != State::Open)
        return;
    if (step == TlsEngine::Step::EndOfStream)
        streamEnded();
    else if (step == TlsEngine::Step::Failed)
        fail(m_tls->error(peerName()));
}

std::size_t Stream::write(std::span<const std::byte> bytes)
{
    if (m_state != State::Open || m_half != Half::Open || m_failure || bytes.empty())
        return 0;
    if (hasPending())
        return 0;
    if (m_tls) {
        std::vector<std::byte> &records = m_loop.recordBuffer();
        records.clear();
        if (!m_tls->write(bytes, records)) {
            failLater(m_tls->error(peerName()));
            return 0;
        }
        sendOrHold(records);
    } else {
        const Transfer sent = m_socket.send(bytes);
        if (sent.state != Transfer::State::Moved) {
            m_wantsWritable = sent.state == Transfer::State::WouldBlock;
            if (m_wantsWritable)
                updateInterest();
            else
                writeFailed(sent.systemError);
            return 0;
        }
        m_bytesSent += sent.size;
        if (sent.size < bytes.size())
            hold(bytes.subspan(sent.size));
    }
    if (hasPending())
        updateInterest();
    return bytes.size();
}

// TLS records cannot be made unsent, so what the kernel does not take is held, behind what is held already.
void Stream::sendOrHold(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return;
    if (!hasPending()) {
        const Transfer sent = m_socket.send(bytes);
        if (sent.state == Transfer::State::Failed)
            return writeFailed(sent.systemError);
        m_bytesSent += sent.size;
        bytes = bytes.subspan(sent.size);
    }
    if (!bytes.empty())
        hold(bytes);
}

void Stream::hold(std::span<const std::byte> bytes)
{
    const std::size_t before = pendingBytes();
    auto joined = std::make_unique_for_overwrite<std::byte[]>(before + bytes.size());
    if (before > 0)
        std::memcpy(joined.get(), m_pending->bytes.get() + m_pending->sent, before);
    std::memcpy(joined.get() + before, bytes.data(), bytes.size());
    m_pending = std::make_unique<Pending>(Pending{std::move(joined), before + bytes.size()});
}

void Stream::flushPending()
{
    const bool wasHolding = hasPending();
    if (wasHolding) {
        const Transfer sent = m_socket.send({m_pending->bytes.get() + m_pending->sent, pendingBytes()});
        if (sent.state == Transfer::State::Failed)
            return writeFailed(sent.systemError);
        m_bytesSent += sent.size;
        m_pending->sent += sent.size;
        if (pendingBytes() != 0)
            return;
        m_pending.reset();
    }
    if (m_half == Half::Finishing)
        finishSending();
    const bool tell = (std::exchange(m_wantsWritable, false) || wasHolding) && m_state == State::Open;
    updateInterest();
    if (tell)
        m_handler->writable();
}

void Stream::writeFailed(int systemError)
{
    NetError error = netErrorOf(systemError, "Sending to " + peerName());
    m_pending.reset();
    // After a reset there may still be an answer to read; its end then brings this error.
    if (error.cause == NetCause::Reset && m_state == State::Open && !m_isPaused) {
        m_failure = std::make_unique<Failure>(*this, std::move(error));
        m_wantsWritable = false;
        return updateInterest();
    }
    failLater(std::move(error));
}

void Stream::pauseReading()
{
    m_isPaused = true;
    updateInterest();
}

void Stream::resumeReading()
{
    m_isPaused = false;
    if (m_state == State::Open && !m_isWatched) {
        if (NetResult<> watched = watch(wantedInterest()); !watched)
            return failLater(watched.error());
    }
    updateInterest();
}

// A hang-up is reported whether asked for or not: to wait for resumeReading() is to stop watching.
void Stream::hangUpWhilePaused()
{
    if (const int systemError = m_socket.takeSystemError(); systemError != 0)
        return fail(netErrorOf(systemError, "The connection to " + peerName()));
    unwatch();
}

void Stream::finishSending()
{
    if (m_state != State::Open || m_half == Half::Finished)
        return;
    if (m_tls && m_half == Half::Open) {
        std::vector<std::byte> &records = m_loop.recordBuffer();
        records.clear();
        m_tls->sayGoodbye(records);
        sendOrHold(records);
    }
    m_half = hasPending() ? Half::Finishing : Half::Finished;
    if (m_half == Half::Finished)
        m_socket.finishSending();
    updateInterest();
}

void Stream::abort()
{
    release();
}

void Stream::abortWithReset()
{
    if (m_socket.isOpen()) {
        unwatch();
        m_socket.closeWithReset();
    }
    release();
}

Interest Stream::wantedInterest() const
{
    const bool reads = !m_isPaused || m_state == State::Handshaking;
    const bool writes = hasPending() || m_wantsWritable;
    if (reads)
        return writes ? Interest::ReadWrite : Interest::Read;
    return writes ? Interest::Write : Interest::None;
}

void Stream::updateInterest()
{
    if (!m_isWatched || (m_state != State::Open && m_state != State::Handshaking))
        return;
    if (const Interest wanted = wantedInterest(); wanted != m_interest) {
        m_interest = wanted;
        m_loop.poller().change(m_socket.descriptor(), *this, wanted);
    }
}

NetResult<> Stream::watch(Interest interest)
{
    if (m_isWatched) {
        m_interest = interest;
        m_loop.poller().change(m_socket.descriptor(), *this, interest);
        return {};
    }
    NetResult<> added = m_loop.poller().add(m_socket.descriptor(), *this, interest);
    if (added) {
        m_isWatched = true;
        m_interest = interest;
    }
    return added;
}

void Stream::unwatch()
{
    if (std::exchange(m_isWatched, false))
        m_loop.poller().remove(m_socket.descriptor(), *this);
}

void Stream::failLater(NetError error)
{
    if (m_state == State::Closed)
        return;
    m_failure = std::make_unique<Failure>(*this, std::move(error));
    m_state = State::Failing;
    unwatch();
    m_dialling.reset();
    m_loop.arm(m_failure->timer, Loop::now());
}

void Stream::tellFailure(Instant)
{
    fail(NetError(m_failure->error));
}

void Stream::fail(const NetError &error)
{
    if (m_state == State::Closed)
        return;
    release();
    m_handler->closed(error);
}

void Stream::release()
{
    unwatch();
    m_socket.close();
    m_pending.reset();
    m_tls.reset();
    m_dialling.reset();
    m_failure.reset();
    m_state = State::Closed;
}

std::string Stream::peerName() const
{
    if (m_endpoint)
        return m_endpoint->host + ':' + std::to_string(m_endpoint->port);
    const SocketAddress remote = m_socket.peerAddress();
    return remote == SocketAddress() ? std::string("the other side") : remote.text();
}

} // namespace plimsoll
