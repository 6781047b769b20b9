// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/tailnet/coordination.h"
#include "core/tailnet/drpc.h"
#include "core/tailnet/yamux.h"

namespace plimsoll {

// Told from the loop, never from inside a call of the user's.
class TailnetControlHandler
{
public:
    virtual void controlUp() = 0; // requests are taken from now on
    virtual void otherUpdated(const PeerUpdate &update) = 0;
    virtual void relaysKnown(const std::vector<DerpRegion> &regions) = 0; // now, and whenever they change
    virtual void resumeTokenCame(const ResumeToken &token) = 0;
    // The end, exactly once, unless the user aborted it. After leave(): CloseFrame or Dropped.
    virtual void controlEnded(const WebSocketEnd &end) = 0;

protected:
    ~TailnetControlHandler() = default;
};

struct TailnetControlOptions {
    std::string basePath; // of the deployment: "" or "/coder"
    std::string agent; // its UUID, which is the only one that a tunnel may lead to
    HttpHeaders headers; // with the token
    std::string resumeToken; // of the connection before; empty: none
    StreamOptions stream;
    Milliseconds upgradeTimeout{30'000};
    Milliseconds leaveTimeout{2'000}; // until the server has taken the goodbye
    YamuxTimes times;
};

// The control connection of one tunnel: a WebSocket with yamux in it, and in that the three calls of a Coder
// client: coordination, the map of relays, the token to resume with. It asks for version 2.0 of the API,
// which all servers from 2.8 on take. Loop thread only; retire it (or its owner) from a callback.
class TailnetControl final : public Retirable, private WebSocketHandler, private YamuxHandler
{
public:
    TailnetControl(Loop &loop, TailnetControlHandler &handler);
    ~TailnetControl() override;

    void connect(const std::shared_ptr<const Endpoint> &endpoint, const TailnetControlOptions &options);
    // From controlUp() on, until its end: then the next two may be called.
    bool isUp() const { return m_socket && m_yamux; }
    void addTunnel(const PeerId &agent);
    void updateSelf(const TailnetNode &node);
    // Says goodbye, so that nobody waits for us; controlEnded() follows.
    void leave();
    // Ends it without a word, calls nothing any more.
    void abort();
    void fallSilent() override { abort(); }

private:
    struct Call {
        std::uint32_t stream = 0;
        DrpcWriter writer = {};
        DrpcReader reader = {};
    };

    // WebSocketHandler
    void opened() override;
    void received(const MessagePiece &piece) override;
    void writable() override { flush(); }
    void closed(const WebSocketEnd &end) override;
    // YamuxHandler
    void streamReceived(std::uint32_t stream, std::span<const std::byte> bytes) override;
    void streamEnded(std::uint32_t stream, bool isReset) override;

    Call begin(std::string_view method, bool asksOnce);
    void put(Call &call, DrpcKind kind, std::span<const std::byte> body);
    void askForToken();
    void coordinateCame(DrpcKind kind, std::span<const std::byte> body);
    void relaysCame(DrpcKind kind, std::span<const std::byte> body);
    void tokenCame(DrpcKind kind, std::span<const std::byte> body);
    void flush();
    void armTimer();
    void timerFired(Instant now);
    void fail(const NetError &error);
    bool isOver() const { return !m_socket; }
    void endWith(const WebSocketEnd &end);

    Loop &m_loop;
    TailnetControlHandler &m_handler;
    TailnetControlOptions m_options;
    std::unique_ptr<WebSocketStream> m_socket;
    std::optional<Yamux> m_yamux;
    Call m_coordinate;
    Call m_relays;
    Call m_token;
    std::vector<std::byte> m_out; // what the socket did not take yet
    std::optional<NetError> m_failure; // found within a call
    std::optional<Instant> m_tokenDue; // the next one
    std::optional<Instant> m_leaveBy;
    MemberTimer<TailnetControl, &TailnetControl::timerFired> m_timer{*this};
};

} // namespace plimsoll
