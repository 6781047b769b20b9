// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/reusejob.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

ReuseJob::ReuseJob(CoderClient &client, Ledger &ledger, const ProvisionSettings &settings,
    Workspace workspace, Mint mint, int index)
    : m_client(client)
    , m_ledger(ledger)
    , m_settings(settings)
    , m_workspace(std::move(workspace))
    , m_mint(mint)
{
    m_result.index = index;
    m_result.workspace.isReused = true;
    describe(m_result.workspace, m_workspace);
}

ReuseJob::~ReuseJob() = default;

void ReuseJob::start()
{
    m_startedAt = Instant::now();
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    if (m_mint == Mint::Yes)
        intendToken();
    awaitAgents();
}

void ReuseJob::intendToken()
{
    m_mintInFlight = true;
    const QDateTime expiry = QDateTime::currentDateTimeUtc().addMSecs(m_settings.tokenLifetime.count());
    auto intent = std::make_shared<IntentId>();
    *intent = m_ledger.intend({LedgerKind::Token, m_settings.names.token(), m_workspace.ownerName, expiry},
        this, [this, intent](const Result<> &durable) {
            if (durable && !m_failure)
                return mintToken(*intent);
            m_mintInFlight = false;
            m_ledger.failed(*intent, u"It was never asked for."_s);
            fail(m_failure ? *m_failure : durable.error());
        });
}

void ReuseJob::mintToken(IntentId intent)
{
    m_client.mintToken(m_workspace.owner.toString(), m_settings.names.token(), m_settings.tokenLifetime, this,
        [this, intent](const ApiResult<MintedToken> &minted) {
            m_mintInFlight = false;
            if (!minted) {
                if (!minted.error().mayHaveLanded)
                    m_ledger.failed(intent, minted.error().toError().message);
                return fail(minted.error().toError());
            }
            m_ledger.done(intent, minted->id());
            m_result.workspace.token = minted->key;
            if (m_failure)
                return fail(*m_failure);
            endWhenComplete();
        });
}

void ReuseJob::awaitAgents()
{
    if (m_settings.waitFor == WaitFor::Build) {
        m_agentsAreThere = true;
        QMetaObject::invokeMethod(this, &ReuseJob::endWhenComplete, Qt::QueuedConnection);
        return;
    }
    AgentWatcher::Settings settings;
    settings.goal = m_settings.waitFor == WaitFor::Ready ? AgentGoal::Ready : AgentGoal::Connected;
    m_agentWatcher = std::make_unique<AgentWatcher>(m_client, settings);
    m_agentWatcher->watch(m_workspace.id, [this](const ApiResult<Workspace> &workspace) {
        if (!workspace)
            return fail(workspace.error().toError());
        describe(m_result.workspace, *workspace);
        m_agentsAreThere = true;
        endWhenComplete();
    });
}

void ReuseJob::endWhenComplete()
{
    if (!m_agentsAreThere || m_mintInFlight || hasEnded())
        return;
    m_result.timings.total = std::chrono::duration_cast<Milliseconds>(Instant::now() - m_startedAt);
    end({});
}

void ReuseJob::stop(const Error &why)
{
    Error error = why;
    if (m_agentWatcher && !m_agentWatcher->missing().isEmpty() && why.kind == ErrorKind::Timeout)
        error.message += u" The last word was: %1."_s.arg(m_agentWatcher->missing());
    fail(error);
}

void ReuseJob::fail(const Error &error)
{
    if (!m_failure) {
        m_failure = error;
        if (m_agentWatcher)
            m_agentWatcher->stop();
        QTimer::singleShot(m_settings.stopGrace, this, [this] {
            m_mintInFlight = false; // its intent stays open
            fail(*m_failure);
        });
    }
    if (m_mintInFlight || hasEnded())
        return;
    m_result.error = m_failure;
    m_result.timings.total = std::chrono::duration_cast<Milliseconds>(Instant::now() - m_startedAt);
    end(*m_failure);
}

} // namespace plimsoll
