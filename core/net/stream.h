// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/endpoint.h"
#include "core/net/loop.h"
#include "core/net/socket.h"

#include <memory>
#include <optional>
#include <span>

namespace plimsoll {

class TlsEngine;

// What a Stream tells its user. Never called from inside a call of the user's, always from the loop.
class StreamHandler
{
public:
    // Connected, and TLS agreed upon and verified: write() works from here on.
    virtual void opened() = 0;
    // What came in, straight from the worker's shared buffer: the handler may change it (unmask in place),
    // and it is gone after the return.
    virtual void bytes(std::span<std::byte> bytes) = 0;
    // What was held has gone to the kernel, or a refused write() may be tried again.
    virtual void writable() = 0;
    // The end, exactly once, unless the user ended the stream first. Nothing is called after it.
    virtual void closed(const NetError &error) = 0;

protected:
    ~StreamHandler() = default;
};

struct StreamOptions {
    Milliseconds connectTimeout{30'000}; // TCP, all addresses, and TLS together
    std::uint32_t turn = 0; // which of the endpoint's connections it is: chooses address and source
};

// One non-blocking connection: TCP to an Endpoint, with TLS where it says so, or an adopted descriptor
// (accepted, or half of a pair). Loop thread only. May be destroyed at any time except inside a call of its
// own handler: there, retire it (or its owner).
class Stream final : public Retirable, private PollTarget
{
public:
    explicit Stream(Loop &loop);
    ~Stream() override;

    // Must be set before connect(), accept() or adopt(), and may be replaced at any time.
    void setHandler(StreamHandler &handler) { m_handler = &handler; }

    // Tries the addresses in order; each but the last gets at most 3 s.
    void connect(std::shared_ptr<const Endpoint> endpoint, const StreamOptions &options = {});
    // A connected descriptor; opened() follows in the next turn.
    void adopt(Socket socket);
    // The server's side: `tls` none for plain. `timeout` covers the TLS handshake.
    void accept(Socket socket, const std::shared_ptr<const TlsContext> &tls, Milliseconds timeout);

    // Takes all of `bytes` or nothing, and says how many. What the kernel does not want yet is held, so at
    // most the rest of one write; while it is, further writes are refused with 0 (and when the kernel is
    // full). writable() tells when to try again. 0 too when not open.
    std::size_t write(std::span<const std::byte> bytes);
    bool hasPending() const { return m_pending != nullptr; }
    std::size_t pendingBytes() const { return m_pending ? m_pending->size - m_pending->sent : 0; }

    // Real back pressure: while paused nothing is read, so the other side's window closes. After pause no
    // bytes() comes, not even what the present turn received.
    void pauseReading();
    void resumeReading();

    // Half-close after what is pending: the other side sees the end of the stream, reading goes on.
    void finishSending();
    // The end without a word: drops what is pending, calls nothing any more. Harmless when already over.
    void abort();
    // The same, but the other side sees a reset.
    void abortWithReset();
    void fallSilent() override { abort(); }

    bool isOpen() const { return m_state == State::Open; }
    bool isTlsResumed() const;
    Loop &loop() const { return m_loop; }
    SocketAddress localAddress() const { return m_socket.localAddress(); }
    SocketAddress peerAddress() const { return m_socket.peerAddress(); }
    // Since the stream began, as the kernel took and gave them: with TLS, its records.
    std::uint64_t bytesSent() const { return m_bytesSent; }
    std::uint64_t bytesReceived() const { return m_bytesReceived; }

private:
    enum class State : unsigned char { Idle, Opening, Connecting, Handshaking, Open, Failing, Closed };
    enum class Half : unsigned char { Open, Finishing, Finished }; // our sending side
    struct Dialling; // what is needed until it is open
    struct Failure; // found in a call of the user's, told by the loop
    struct Pending { // what the kernel did not take
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size = 0;
        std::size_t sent = 0;
    };

    void ready(Readiness readiness) override;
    void deadlinePassed(Instant now);

    void tryNextAddress();
    const SocketAddress &presentAddress() const;
    NetResult<> startConnecting(const SocketAddress &address);
    void connectDecided();
    void attemptFailed(NetError error);
    void beginHandshake(const TlsContext &context, Instant deadline);
    void continueHandshake(std::span<const std::byte> input);
    void becomeOpen();

    void readOnce();
    void decrypt(std::span<const std::byte> input);
    void streamEnded();
    void sendOrHold(std::span<const std::byte> bytes);
    void hold(std::span<const std::byte> bytes);
    void flushPending();
    void writeFailed(int systemError);
    void hangUpWhilePaused();

    Interest wantedInterest() const;
    void updateInterest();
    NetResult<> watch(Interest interest);
    void unwatch();
    void failLater(NetError error);
    void tellFailure(Instant now);
    void fail(const NetError &error); // not a member: this may die in it
    void release();
    std::string peerName() const;

    Loop &m_loop;
    StreamHandler *m_handler = nullptr;
    Socket m_socket;
    State m_state = State::Idle;
    Half m_half = Half::Open;
    Interest m_interest = Interest::None;
    bool m_isWatched = false;
    bool m_isPaused = false;
    bool m_wantsWritable = false;
    std::unique_ptr<Pending> m_pending; // none: nothing is
    std::unique_ptr<TlsEngine> m_tls;
    std::unique_ptr<Dialling> m_dialling;
    std::unique_ptr<Failure> m_failure;
    std::shared_ptr<const Endpoint> m_endpoint; // none when adopted
    std::uint64_t m_bytesSent = 0;
    std::uint64_t m_bytesReceived = 0;
};

} // namespace plimsoll
