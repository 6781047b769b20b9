// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apicall.h"
#include "core/simulator/serversocket.h"

#include <functional>

namespace plimsoll::simulator {

// One page of a dashboard that watches something: told how it stands, then of each change, and kept open
// until the page leaves. Loop thread only.
class NewsFeed final : public Retirable, private ServerSocketHandler
{
public:
    using Clock = std::function<WallTime()>;
    using Gone = std::function<void(NewsFeed &)>;

    // `gone` is called when the connection is over.
    NewsFeed(Loop &loop, State &state, const WatchNews &watch, Clock clock, Gone gone);

    ServerSocket &socket() { return m_socket; }

private:
    void received(Opcode, std::span<const std::byte>) override { }
    void writable() override { }
    void gone() override;
    void look(Instant now);
    QByteArray news() const;

    Loop &m_loop;
    State &m_state;
    ServerSocket m_socket;
    WatchNews m_watch;
    QByteArray m_told;
    Clock m_clock;
    Gone m_gone;
    MemberTimer<NewsFeed, &NewsFeed::look> m_timer{*this};
};

} // namespace plimsoll::simulator
