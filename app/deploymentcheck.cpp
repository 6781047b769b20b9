// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploymentcheck.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

DeploymentCheck::DeploymentCheck(CoderClient &client, Answer<DeploymentFacts> done, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_done(std::move(done))
{
}

void DeploymentCheck::start()
{
    m_askedAt = Instant::now();
    m_client.buildInfo(this, [this](const ApiResult<BuildInfo> &info) {
        if (!info)
            return fail(info.error());
        m_facts.build = *info;
        m_facts.answerTime = std::chrono::duration_cast<Milliseconds>(Instant::now() - m_askedAt);
        askWhoWeAre();
    });
}

void DeploymentCheck::askWhoWeAre()
{
    m_client.me(this, [this](const ApiResult<User> &caller) {
        if (!caller)
            return fail(caller.error());
        m_facts.caller = *caller;
        askTheRest();
    });
}

void DeploymentCheck::askTheRest()
{
    m_client.healthReport(
        this, awaiting<HealthReport>([this](const ApiResult<HealthReport> &report) { noteHealth(report); }));
    m_client.deploymentConfig(
        this, awaiting<DeploymentConfig>([this](const ApiResult<DeploymentConfig> &config) {
            if (config)
                m_facts.config = *config;
        }));
    m_client.deploymentStats(this, awaiting<DeploymentStats>([this](const ApiResult<DeploymentStats> &stats) {
        if (stats)
            m_facts.stats = *stats;
    }));
    m_client.entitlements(this, awaiting<Entitlements>([this](const ApiResult<Entitlements> &entitlements) {
        if (!entitlements)
            return;
        m_facts.entitlements = *entitlements;
        m_facts.warnings += entitlements->errors + entitlements->warnings;
    }));
}

void DeploymentCheck::noteHealth(const ApiResult<HealthReport> &report)
{
    if (!report) {
        m_facts.isHealthy = true;
        m_facts.health = report.error().kind == ErrorKind::Unauthorized
            ? tr("It answers; only owners are told more about its health.")
            : tr("It answers, but says nothing of its health.");
        return;
    }
    m_facts.isHealthy = report->isHealthy && report->unhealthy.isEmpty();
    m_facts.health = m_facts.isHealthy
        ? tr("It finds itself healthy.")
        : tr("It finds itself unhealthy: %1.")
              .arg(
                  report->unhealthy.isEmpty() ? tr("it does not say what") : report->unhealthy.join(u", "_s));
    m_facts.warnings += report->warnings;
}

template <typename T> Callback<T> DeploymentCheck::awaiting(std::function<void(const ApiResult<T> &)> take)
{
    ++m_awaited;
    return [this, take = std::move(take)](const ApiResult<T> &answer) {
        take(answer);
        if (--m_awaited == 0)
            std::exchange(m_done, {})(m_facts);
    };
}

void DeploymentCheck::fail(const ApiError &error)
{
    std::exchange(m_done, {})(error.toError());
}

} // namespace plimsoll
