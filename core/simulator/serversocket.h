// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/net/stream.h"
#include "core/net/websocketframe.h"

#include <memory>
#include <string_view>
#include <vector>

namespace plimsoll::simulator {

class ServerSocketHandler
{
public:
    // A piece of a message; gone after the return.
    virtual void received(Opcode opcode, std::span<const std::byte> piece) = 0;
    // All pieces of one read were handed over: the time to answer them together.
    virtual void readDone() { }
    virtual void ponged() { }
    // What was congested is not any more.
    virtual void writable() { }
    // The end, exactly once, unless the owner ended it with reset().
    virtual void gone() = 0;

protected:
    ~ServerSocketHandler() = default;
};

// The server's end of a WebSocket, with the oddities of a real Coder server that a proper one never shows:
// messages in an empty last fragment, hanging up without a close frame, many frames in one write. Loop
// thread only; retire its owner from a callback, never destroy it there.
class ServerSocket final : private StreamHandler
{
public:
    ServerSocket(Loop &loop, ServerSocketHandler &handler);

    // Answers the upgrade request, which must be a proper one, and goes on with what came after it.
    void accept(std::unique_ptr<Stream> stream, const HttpRequest &request, const HttpHeaders &extra,
        std::vector<std::byte> rest);

    // Binary messages of at most `most` bytes each. What the kernel does not take is kept: look at
    // isCongested() and stop making more.
    void sendBinary(std::span<const std::byte> bytes, std::size_t most);
    // One text message: a frame that is not the last, then an empty one that is.
    void sendText(std::string_view text);
    void ping();
    bool isCongested() const { return !m_waiting.empty() || (m_stream && m_stream->hasPending()); }
    bool isOpen() const { return m_state == State::Open; }

    // The close handshake, with an end to waiting.
    void close(std::uint16_t code, std::string_view reason);
    // Ends the connection without a close frame, when all is sent.
    void hangUp();
    void reset();

    void pauseReading();
    void resumeReading();

private:
    enum class State : unsigned char { Idle, Open, Leaving, Over };

    void opened() override { }
    void bytes(std::span<std::byte> bytes) override;
    void writable() override;
    void closed(const NetError &error) override;

    void takeRest(Instant now);
    bool take(FrameReader::Step step);
    void takeControl();
    void appendFrame(
        std::vector<std::byte> &to, Opcode opcode, bool isFinal, std::span<const std::byte> payload);
    void sendControl(Opcode opcode, std::span<const std::byte> payload);
    void write(std::span<const std::byte> bytes);
    void leave();
    void waitedEnough(Instant now);
    void finish();

    Loop &m_loop;
    ServerSocketHandler &m_handler;
    std::unique_ptr<Stream> m_stream;
    FrameReader m_reader{WebSocketRole::Server};
    std::vector<std::byte> m_waiting;
    std::vector<std::byte> m_rest;
    State m_state = State::Idle;
    bool m_saidClose = false;
    bool m_isLeavingSoon = false; // when nothing waits any more
    MemberTimer<ServerSocket, &ServerSocket::takeRest> m_restTimer{*this};
    MemberTimer<ServerSocket, &ServerSocket::waitedEnough> m_deadline{*this};
};

} // namespace plimsoll::simulator
