// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/dashboardlinks.h"

#include <algorithm>

namespace plimsoll {

// A place for a connection; connections come and go in it.
class DashboardLinks::Link final : private HttpClientHandler
{
public:
    explicit Link(DashboardLinks &links)
        : m_links(links)
    {
    }

    const std::optional<DashboardAsk> &asked() const { return m_asked; }
    bool isFree() const { return !m_asked && (!m_client || m_client->canSend()); }
    bool isConnected() const { return m_client != nullptr; }

    void send(DashboardAsk ask)
    {
        m_asked = ask;
        if (!m_client)
            dial();
        m_client->send(m_links.m_user.requestFor(ask));
        if (m_stands)
            sent();
    }

    std::optional<DashboardAsk> abort()
    {
        drop();
        return std::exchange(m_asked, std::nullopt);
    }

private:
    void dial()
    {
        m_dialled = Loop::now();
        m_client = std::make_unique<HttpClient>(m_links.m_loop, static_cast<HttpClientHandler &>(*this));
        m_client->connect(m_links.m_endpoint, m_links.m_options);
    }

    void drop()
    {
        m_stands = false;
        m_wasUsed = false;
        if (!m_client)
            return;
        m_client->abort();
        m_links.m_loop.retire(std::move(m_client));
    }

    void sent()
    {
        m_asked->sent = Loop::now();
        if (!m_asked->isSecondTry)
            m_links.m_user.requestSent(*m_asked);
    }

    void connected() override
    {
        m_stands = true;
        m_links.m_user.connectionStands(Loop::now() - m_dialled);
        if (m_asked)
            sent();
    }

    void answered(const HttpReply &reply) override
    {
        if (!m_asked)
            return;
        m_wasUsed = true;
        const DashboardAsk ask = *std::exchange(m_asked, std::nullopt);
        DashboardLinks &links = m_links;
        links.m_user.requestAnswered(ask, reply);
        links.pump();
    }

    void upgraded(const HttpReply &, std::unique_ptr<Stream>, std::span<std::byte>) override { }

    void closed(const NetError &error) override
    {
        const bool wasSent = m_stands || (m_asked && m_asked->isSecondTry);
        const bool mayBeStale = m_wasUsed && m_asked && !m_asked->isSecondTry
            && (error.cause == NetCause::EndOfStream || error.cause == NetCause::Reset);
        drop();
        if (!m_asked)
            return; // the server closed a connection that nobody needed
        DashboardAsk ask = *std::exchange(m_asked, std::nullopt);
        DashboardLinks &links = m_links;
        if (mayBeStale) {
            ask.isSecondTry = true;
            links.m_waiting.push_front(ask);
        } else {
            links.m_user.requestFailed(ask, wasSent, error);
        }
        links.pump();
    }

    DashboardLinks &m_links;
    std::unique_ptr<HttpClient> m_client; // none: not connected
    std::optional<DashboardAsk> m_asked;
    Instant m_dialled;
    bool m_stands = false;
    bool m_wasUsed = false;
};

DashboardLinks::DashboardLinks(Loop &loop, DashboardLinksUser &user, std::shared_ptr<const Endpoint> endpoint,
    const HttpClientOptions &options)
    : m_loop(loop)
    , m_user(user)
    , m_endpoint(std::move(endpoint))
    , m_options(options)
{
}

DashboardLinks::~DashboardLinks() = default;

void DashboardLinks::ask(const DashboardAsk &ask)
{
    m_waiting.push_back(ask);
    pump();
}

bool DashboardLinks::isIdle() const
{
    return m_waiting.empty() && std::none_of(m_links.begin(), m_links.end(), [](const auto &link) {
        return link && link->asked();
    });
}

std::deque<DashboardAsk> DashboardLinks::takeWaiting()
{
    return std::exchange(m_waiting, {});
}

std::vector<DashboardAsk> DashboardLinks::abort()
{
    std::vector<DashboardAsk> underWay;
    for (const std::unique_ptr<Link> &link : m_links) {
        if (!link)
            continue;
        if (const std::optional<DashboardAsk> ask = link->abort())
            underWay.push_back(*ask);
    }
    return underWay;
}

// A free kept connection first, else a new one while there may be more.
void DashboardLinks::pump()
{
    while (!m_waiting.empty()) {
        Link *found = nullptr;
        for (std::unique_ptr<Link> &link : m_links) {
            if (!link) {
                if (!found)
                    found = (link = std::make_unique<Link>(*this)).get();
                break;
            }
            if (!link->isFree())
                continue;
            if (link->isConnected()) {
                found = link.get();
                break;
            }
            if (!found)
                found = link.get();
        }
        if (!found)
            return;
        const DashboardAsk ask = m_waiting.front();
        m_waiting.pop_front();
        found->send(ask);
    }
}

} // namespace plimsoll
