// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/traffic/dashboard/dashboardlinks.h"

namespace plimsoll {

class DashboardStream;

// Told from the loop; the stream may be retired from inside.
class DashboardStreamUser
{
public:
    virtual void streamOpened(DashboardStream &stream) = 0;
    virtual void streamRead(std::size_t bytes) = 0;
    // The end, once: refused or never opened (`wasOpen` false), or over.
    virtual void streamEnded(DashboardStream &stream, bool wasOpen, const WebSocketEnd &end) = 0;

protected:
    ~DashboardStreamUser() = default;
};

// A stream of news that a page watches: opened with a request, read and thrown away, closed when the page is
// left. Dies by being retired.
class DashboardStream final : public Retirable, private WebSocketHandler
{
public:
    DashboardStream(Loop &loop, DashboardStreamUser &user, const DashboardAsk &ask)
        : m_user(user)
        , m_ask(ask)
        , m_socket(std::make_unique<WebSocketStream>(loop, static_cast<WebSocketHandler &>(*this)))
    {
        m_ask.sent = Loop::now();
    }

    void connect(std::shared_ptr<const Endpoint> endpoint, const WebSocketOptions &options)
    {
        m_socket->connect(std::move(endpoint), options);
    }
    const DashboardAsk &ask() const { return m_ask; }
    bool isOpen() const { return m_isOpen; }
    bool isLeft() const { return m_isLeft; }
    // As a browser that goes to another page.
    void leave()
    {
        if (std::exchange(m_isLeft, true))
            return;
        m_socket->close(1001, {}, std::chrono::seconds(2));
    }
    void fallSilent() override { m_socket->fallSilent(); }

private:
    void opened() override
    {
        m_isOpen = true;
        m_user.streamOpened(*this);
    }
    void received(const MessagePiece &piece) override { m_user.streamRead(piece.bytes.size()); }
    void closed(const WebSocketEnd &end) override { m_user.streamEnded(*this, m_isOpen, end); }

    DashboardStreamUser &m_user;
    DashboardAsk m_ask;
    std::unique_ptr<WebSocketStream> m_socket;
    bool m_isOpen = false;
    bool m_isLeft = false;
};

} // namespace plimsoll
