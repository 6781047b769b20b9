// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/serversocket.h"
#include "core/tailnet/coordination.h"
#include "core/tailnet/drpc.h"

#include <map>
#include <optional>

namespace plimsoll::simulator {

class CoordinatorSocket;

// What a client asks for. Told from the loop.
class CoordinatorHandler
{
public:
    virtual void tunnelAsked(CoordinatorSocket &socket, const PeerId &agent) = 0;
    virtual void nodeTold(CoordinatorSocket &socket, const TailnetNode &node) = 0;
    virtual void goodbyeSaid(CoordinatorSocket &socket) = 0;
    virtual void coordinatorGone(CoordinatorSocket &socket) = 0; // the last call

protected:
    ~CoordinatorHandler() = default;
};

// The server's end of one control connection: a WebSocket with yamux in it, and in that a client's three
// calls. Loop thread only.
class CoordinatorSocket final : public Retirable, private ServerSocketHandler
{
public:
    // `port`: that the deployment was asked at, for its relay.
    CoordinatorSocket(Loop &loop, CoordinatorHandler &handler, const PeerId &agent, std::uint16_t port);

    ServerSocket &socket() { return m_socket; }
    const PeerId &agent() const { return m_agent; } // the only one that it may have a tunnel to
    const std::optional<TailnetNode> &node() const { return m_node; } // the client's, as it told last
    void tellAgent(const TailnetNode &node);
    void tellReady();
    void refuse(std::string_view why); // and end the call
    void fallSilent() override { m_socket.reset(); }

private:
    struct Call { // a stream of yamux
        DrpcReader reader;
        DrpcWriter writer;
        std::string method;
    };

    void received(Opcode opcode, std::span<const std::byte> piece) override;
    void gone() override { m_handler.coordinatorGone(*this); }

    bool takeFrame();
    void dataCame(std::uint32_t stream, std::span<const std::byte> body);
    void packetCame(std::uint32_t stream, DrpcKind kind, std::span<const std::byte> body);
    void requested(std::span<const std::byte> message);
    void tellRelays(std::uint32_t stream);
    void tellUpdate(std::span<const std::byte> update);
    void answer(std::uint32_t stream, DrpcKind kind, std::span<const std::byte> body);
    void sendFrame(std::uint8_t type, std::uint16_t flags, std::uint32_t stream, std::uint32_t length,
        std::span<const std::byte> body = {});

    CoordinatorHandler &m_handler;
    ServerSocket m_socket;
    PeerId m_agent;
    std::uint16_t m_port;
    std::map<std::uint32_t, Call> m_calls;
    std::uint32_t m_coordination = 0; // its stream; 0: not called yet
    std::optional<TailnetNode> m_node;
    std::vector<std::byte> m_input;
};

} // namespace plimsoll::simulator
