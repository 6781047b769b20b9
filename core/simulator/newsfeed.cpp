// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/newsfeed.h"

#include "core/simulator/wirejson.h"

#include <QJsonDocument>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

// A real server hears of changes by a message; looking this often is as good.
static constexpr Milliseconds LookEvery{500};

NewsFeed::NewsFeed(Loop &loop, State &state, const WatchNews &watch, Clock clock, Gone gone)
    : m_loop(loop)
    , m_state(state)
    , m_socket(loop, *this)
    , m_watch(watch)
    , m_clock(std::move(clock))
    , m_gone(std::move(gone))
{
    loop.arm(m_timer, Loop::now());
}

// What is told now; empty: there is nothing to tell of this.
QByteArray NewsFeed::news() const
{
    QJsonValue data;
    switch (m_watch.what) {
    case WatchNews::What::Inbox:
    case WatchNews::What::AgentLogs:
        return {}; // nobody writes to them here
    case WatchNews::What::Metadata:
        data = QJsonArray();
        break;
    case WatchNews::What::Workspace: {
        const WorkspaceRecord *workspace = m_state.workspace(m_watch.id);
        if (!workspace)
            return {};
        data = workspaceJson(m_state, *workspace, Answering::Question);
        break;
    }
    }
    return QJsonDocument(QJsonObject{{"type"_L1, "data"_L1}, {"data"_L1, data}})
        .toJson(QJsonDocument::Compact);
}

void NewsFeed::look(Instant)
{
    m_loop.armAfter(m_timer, LookEvery);
    if (m_socket.isCongested())
        return;
    m_state.advance(m_clock());
    QByteArray now = news();
    if (now.isEmpty() || now == m_told)
        return;
    m_socket.sendText(std::string_view(now.constData(), std::size_t(now.size())));
    m_told = std::move(now);
}

void NewsFeed::gone()
{
    m_timer.cancel();
    m_gone(*this);
}

} // namespace plimsoll::simulator
