// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/appsocket.h"

namespace plimsoll::simulator {

// Of what an app sends on its own, in one turn of the loop: others have a turn as well.
static constexpr std::size_t Portion = std::size_t{16} * 1024;
static constexpr std::size_t MessageBytes = 4096;
static constexpr Milliseconds BetweenPortions{1};

AppSocket::AppSocket(Loop &loop, UseApp::What what, Gone gone)
    : m_loop(loop)
    , m_socket(loop, *this)
    , m_what(what)
    , m_gone(std::move(gone))
{
    if (m_what == UseApp::What::Source)
        m_loop.armAfter(m_timer, BetweenPortions);
}

void AppSocket::received(Opcode, std::span<const std::byte> piece)
{
    if (m_what == UseApp::What::Echo)
        m_output.insert(m_output.end(), piece.begin(), piece.end());
}

void AppSocket::readDone()
{
    if (m_output.empty())
        return;
    m_socket.sendBinary(m_output, m_output.size());
    m_output.clear();
    if (m_socket.isCongested())
        m_socket.pauseReading();
}

void AppSocket::writable()
{
    if (m_what == UseApp::What::Source)
        return m_loop.armAfter(m_timer, BetweenPortions);
    m_socket.resumeReading();
}

void AppSocket::sendOn(Instant)
{
    static const std::vector<std::byte> bytes(Portion, std::byte{'r'});
    if (!m_socket.isOpen())
        return;
    m_socket.sendBinary(bytes, MessageBytes);
    if (!m_socket.isCongested())
        m_loop.armAfter(m_timer, BetweenPortions);
}

void AppSocket::gone()
{
    m_timer.cancel();
    m_gone(*this);
}

} // namespace plimsoll::simulator
