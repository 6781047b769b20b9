// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/tailnet/derp.h"

namespace plimsoll {

// Told from the loop, never from inside a call of the user's.
class DerpLinkHandler
{
public:
    virtual void linkUp() = 0; // packets may be sent from now on
    virtual void packetCame(const PublicKey &source, std::span<const std::byte> packet) = 0;
    virtual void otherIsGone(const PublicKey &other, bool isUnknown) = 0; // as a DerpHandler's
    // The end, exactly once, unless the user aborted it.
    virtual void linkEnded(const NetError &error) = 0;

protected:
    ~DerpLinkHandler() = default;
};

struct DerpLinkOptions {
    std::string basePath; // of a deployment whose relay it is: "" or "/coder"
    HttpHeaders headers; // no token: a relay takes none
    bool overWebSocket = false; // at once; else where the relay, or a proxy, does not take the upgrade
    StreamOptions stream;
    Milliseconds answerTimeout{30'000};
    DerpTimes times;
};

// A connection to a DERP relay, by an upgrade of HTTP to DERP or by a WebSocket. It never stops reading,
// since a relay gives up who does. Loop thread only; retire it (or its owner) from a callback.
class DerpLink final : public Retirable,
                       private HttpClientHandler,
                       private StreamHandler,
                       private WebSocketHandler,
                       private DerpHandler
{
public:
    static constexpr std::size_t MostQueued = std::size_t{512} * 1024; // bytes; what comes then is dropped

    DerpLink(Loop &loop, DerpLinkHandler &handler);
    ~DerpLink() override;

    void connect(
        const std::shared_ptr<const Endpoint> &endpoint, const KeyPair &self, const DerpLinkOptions &options);
    // False: it was dropped, since the link is not up or too much waits already.
    bool send(const PublicKey &destination, std::span<const std::byte> packet);
    // Ends it without a word, calls nothing any more.
    void abort();
    void fallSilent() override { abort(); }

    bool isUp() const { return !m_isOver && m_derp->isReady(); }
    bool isOverWebSocket() const { return m_socket != nullptr; }

private:
    // HttpClientHandler
    void answered(const HttpReply &reply) override;
    void upgraded(const HttpReply &reply, std::unique_ptr<Stream> stream, std::span<std::byte> rest) override;
    // StreamHandler and WebSocketHandler
    void opened() override { }
    void bytes(std::span<std::byte> bytes) override { take(bytes); }
    void received(const MessagePiece &piece) override { take(piece.bytes); }
    void writable() override { flush(); }
    void closed(const NetError &error) override { end(error); }
    void closed(const WebSocketEnd &how) override { end(how.error); }
    // DerpHandler
    void relayReady() override;
    void packetCame(const PublicKey &source, std::span<const std::byte> packet) override;
    void otherIsGone(const PublicKey &other, bool isUnknown) override;
    void relayRestarts(Milliseconds) override { } // the end of the link comes by itself
    void relayHealth(const std::string &) override { }

    void dialWebSocket();
    void take(std::span<const std::byte> bytes);
    void flush();
    void timerFired(Instant now);
    void end(const NetError &error);

    Loop &m_loop;
    DerpLinkHandler &m_handler;
    std::shared_ptr<const Endpoint> m_endpoint;
    DerpLinkOptions m_options;
    std::optional<Derp> m_derp; // once connect() was called
    std::unique_ptr<HttpClient> m_http; // until it is answered
    std::unique_ptr<Stream> m_stream; // of the upgrade
    std::unique_ptr<WebSocketStream> m_socket;
    std::vector<std::byte> m_out; // what was not taken yet
    bool m_isOver = true;
    MemberTimer<DerpLink, &DerpLink::timerFired> m_timer{*this};
};

} // namespace plimsoll
