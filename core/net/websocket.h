// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpclient.h"
#include "core/net/websocketframe.h"
#include "core/net/websockethandshake.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plimsoll {

// One piece of a message, as it came. Nothing is ever assembled: a message of 16 MiB comes as many pieces.
struct MessagePiece {
    Opcode opcode = Opcode::Binary; // of the message: Text or Binary. Text is not checked for UTF-8
    std::span<const std::byte> bytes; // gone after the return
    std::uint64_t offset = 0; // in its frame
    bool isMessageEnd = false; // then `bytes` may be empty
};

// How a WebSocket ended.
struct WebSocketEnd {
    enum class How : std::uint8_t {
        NotConnected, // no connection, or it ended before the upgrade was answered: error
        Refused, // the upgrade was answered with another status, or wrongly: reply, error
        CloseFrame, // both sides said goodbye: code, reason
        Dropped, // the stream ended without a close frame; a web terminal's normal end
        Failed, // reset, deadline, violation: error
    };
    How how = How::Failed;
    NetError error{}; // always filled, so that it can be shown as it is
    std::uint16_t code = 0; // of the close frame received; 1005: it had none. 0: no close frame came
    std::string reason{};
    std::optional<HttpReply> reply{}; // with the first 64 KiB of its body
};

class WebSocketHandler
{
public:
    virtual void opened() = 0;
    virtual void received(const MessagePiece &piece) = 0;
    // After a send() that was refused or held: the next one will be taken.
    virtual void writable() { }
    virtual void ponged() { }
    // The end, exactly once, unless the user aborted it. Nothing is called after it.
    virtual void closed(const WebSocketEnd &end) = 0;

protected:
    ~WebSocketHandler() = default;
};

struct WebSocketOptions {
    std::string target = "/"; // path and query
    HttpHeaders headers; // besides those of the handshake, such as Coder-Session-Token
    std::string subprotocol; // empty: none asked for
    StreamOptions stream;
    Milliseconds upgradeTimeout{30'000}; // from the connection to the end of the answer
};

// A WebSocket over a Stream, either role: framing, ping and pong, the close handshake. Never offers
// compression. Loop thread only; retire it (or its owner) from a callback, never destroy it there.
class WebSocketStream final : public Retirable, private StreamHandler, private HttpClientHandler
{
public:
    WebSocketStream(Loop &loop, WebSocketHandler &handler);
    ~WebSocketStream() override;

    // The client's side.
    void connect(std::shared_ptr<const Endpoint> endpoint, const WebSocketOptions &options);
    // The server's side: takes over an open stream whose upgrade request was read and has no upgradeFault(),
    // and answers it with 101 and `extra`. `rest` is what came after the request. opened() follows in a later
    // turn, before anything is received.
    void accept(std::unique_ptr<Stream> stream, const HttpRequest &request, std::vector<std::byte> rest = {},
        const HttpHeaders &extra = {});

    // One message in one frame: all of it or nothing. False when the frame before is not with the kernel yet
    // (the caller skips or waits for writable()), or when not open.
    bool send(Opcode opcode, std::span<const std::byte> payload);
    bool send(Opcode opcode, std::initializer_list<std::span<const std::byte>> parts);
    bool ping(std::span<const std::byte> payload = {});
    bool canSend() const;

    // The close handshake; closed() follows at the latest after `timeout`. Data received meanwhile is still
    // delivered. When not yet open, the attempt is given up and closed() follows in the next turn.
    void close(std::uint16_t code, std::string_view reason, Milliseconds timeout);
    // Ends it without a word, calls nothing any more.
    void abort();
    void abortWithReset();
    void fallSilent() override { abort(); }

    // Back pressure. Pieces of what was already read in this turn (64 KiB at most) may still come.
    void pauseReading();
    void resumeReading();

    bool isOpen() const { return m_state == State::Open; }
    std::uint64_t bytesSent() const; // as Stream counts them, upgrade included
    std::uint64_t bytesReceived() const;
    SocketAddress localAddress() const;

private:
    enum class State : std::uint8_t {
        Idle,
        Upgrading,
        Accepted, // the server's side, until opened() was told
        Open,
        Closing, // our close frame is out or waiting, theirs not seen
        Draining, // both were seen: awaiting the end of the stream
        Over,
    };
    struct Opening; // until open
    struct Farewell; // what few connections need: see there

    // StreamHandler
    void opened() override { } // it was open when it came
    void bytes(std::span<std::byte> bytes) override;
    void writable() override;
    void closed(const NetError &error) override;
    // HttpClientHandler
    void answered(const HttpReply &reply) override;
    void upgraded(const HttpReply &reply, std::unique_ptr<Stream> stream, std::span<std::byte> rest) override;

    HttpRequest upgradeRequest(const WebSocketOptions &options, const std::string &key);
    void becomeOpen();
    // Whether to go on reading.
    bool takeStep(FrameReader::Step step);
    void takePayload(std::span<const std::byte> bytes, std::uint64_t offset);
    bool takeControl();
    bool takeClose(std::span<const std::byte> payload);
    void violated(std::string_view why);
    bool writeFrame(Opcode opcode, std::span<const std::span<const std::byte>> parts);
    void sendControl(Opcode opcode, std::span<const std::byte> payload);
    void sendClose(std::uint16_t code, std::string_view reason);
    void drain();
    void deadlinePassed(Instant now);
    void finish(const WebSocketEnd &end);
    Farewell &farewell();

    Loop &m_loop;
    WebSocketHandler &m_handler;
    std::unique_ptr<Stream> m_stream;
    std::unique_ptr<Opening> m_opening;
    std::unique_ptr<Farewell> m_farewell; // made when first needed
    FrameReader m_reader{WebSocketRole::Client};
    FrameWriter m_writer{WebSocketRole::Client};
    State m_state = State::Idle;
};

} // namespace plimsoll
