// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpclient.h"
#include "core/plan/dashboardpages.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

// One request of a page.
struct DashboardAsk {
    DashboardEndpoint endpoint = DashboardEndpoint::Site;
    Instant intended = {}; // when it was due
    std::uint32_t visit = 0; // of which page of the journey
    std::size_t stage = 0; // of that page
    bool isLate = false; // the generator was
    bool isPoll = false; // belongs to no stage
    bool isSecondTry = false; // the kept connection turned out to be closed
    Instant sent = {};
};

// Told from the loop.
class DashboardLinksUser
{
public:
    virtual HttpRequest requestFor(const DashboardAsk &ask) = 0; // right before it is sent
    virtual void connectionStands(Nanoseconds took) = 0;
    virtual void requestSent(const DashboardAsk &ask) = 0;
    virtual void requestAnswered(const DashboardAsk &ask, const HttpReply &reply) = 0;
    // `wasSent`: else it never left, because no connection could be had.
    virtual void requestFailed(const DashboardAsk &ask, bool wasSent, const NetError &error) = 0;

protected:
    ~DashboardLinksUser() = default;
};

// The kept connections of one browser to one host: six at most, as browsers have them, made when they are
// needed; what finds none free waits. A request that meets a kept connection which the server closes is tried
// once more. Lives on one loop; retire what owns it.
class DashboardLinks
{
public:
    static constexpr std::size_t Most = 6;

    DashboardLinks(Loop &loop, DashboardLinksUser &user, std::shared_ptr<const Endpoint> endpoint,
        const HttpClientOptions &options);
    ~DashboardLinks();
    DashboardLinks(const DashboardLinks &) = delete;
    DashboardLinks &operator=(const DashboardLinks &) = delete;

    void ask(const DashboardAsk &ask);
    bool isIdle() const; // nothing waits and nothing is under way
    // Those that were not sent yet, taken back.
    std::deque<DashboardAsk> takeWaiting();
    // Those that are under way; they are forgotten and all connections closed, without a word to the user.
    std::vector<DashboardAsk> abort();

private:
    class Link;

    void pump();

    Loop &m_loop;
    DashboardLinksUser &m_user;
    std::shared_ptr<const Endpoint> m_endpoint;
    HttpClientOptions m_options;
    std::array<std::unique_ptr<Link>, Most> m_links; // made one after the other, then kept
    std::deque<DashboardAsk> m_waiting;
};

} // namespace plimsoll
