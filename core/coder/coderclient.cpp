// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/coderclient.h"

#include "core/coder/apirequests.h"
#include "core/coder/capabilities.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

// The first question to a deployment: a wrong URL is to be told at once.
constexpr int triesOfFirstContact = 2;

} // namespace

CoderClient::CoderClient(Deployment deployment, ClientSettings settings, QObject *parent)
    : QObject(parent)
    , m_deployment(std::move(deployment))
    , m_settings(settings)
    , m_transport(std::make_unique<ApiTransport>(m_deployment, m_settings))
    , m_capabilities(std::make_unique<Capabilities>())
{
    connect(m_transport.get(), &ApiTransport::rateLimited, this, &CoderClient::rateLimited);
}

CoderClient::~CoderClient()
{
    m_transport->disconnect(this);
}

std::unique_ptr<CoderClient> CoderClient::withToken(const Secret &token) const
{
    Deployment other = m_deployment;
    other.token = token;
    return std::make_unique<CoderClient>(std::move(other), m_settings);
}

void CoderClient::tell(ApiRequest request, QObject *context, Callback<> done)
{
    m_transport->send(
        std::move(request), context, [done = std::move(done)](const ApiResult<ApiReply> &reply) {
            if (!reply)
                return done(reply.error());
            done({});
        });
}

void CoderClient::healthz(QObject *context, Callback<> done)
{
    ApiRequest request = getRequest(u"/healthz"_s);
    request.belowApi = false;
    request.withToken = false;
    request.tries = triesOfFirstContact;
    tell(std::move(request), context, std::move(done));
}

void CoderClient::buildInfo(QObject *context, Callback<BuildInfo> done)
{
    ApiRequest request = getRequest(u"/buildinfo"_s);
    request.withToken = false;
    request.tries = triesOfFirstContact;
    m_transport->ask<BuildInfo>(std::move(request), parseBuildInfo, context, std::move(done));
}

void CoderClient::healthReport(QObject *context, Callback<HealthReport> done)
{
    m_transport->ask<HealthReport>(
        getRequest(u"/debug/health"_s), parseHealthReport, context, std::move(done));
}

void CoderClient::deploymentConfig(QObject *context, Callback<DeploymentConfig> done)
{
    m_transport->ask<DeploymentConfig>(
        getRequest(u"/deployment/config"_s), parseDeploymentConfig, context, std::move(done));
}

void CoderClient::deploymentStats(QObject *context, Callback<DeploymentStats> done)
{
    m_transport->ask<DeploymentStats>(
        getRequest(u"/deployment/stats"_s), parseDeploymentStats, context, std::move(done));
}

void CoderClient::entitlements(QObject *context, Callback<Entitlements> done)
{
    m_transport->ask<Entitlements>(
        getRequest(u"/entitlements"_s), parseEntitlements, context, std::move(done));
}

void CoderClient::appHost(QObject *context, Callback<QString> done)
{
    m_transport->ask<QString>(getRequest(u"/applications/host"_s), parseAppHost, context, std::move(done));
}

void CoderClient::regions(QObject *context, Callback<QList<Region>> done)
{
    m_transport->ask<QList<Region>>(getRequest(u"/regions"_s), parseRegions, context, std::move(done));
}

void CoderClient::provisionerDaemons(
    OrganizationId organization, QObject *context, Callback<QList<ProvisionerDaemon>> done)
{
    m_transport->ask<QList<ProvisionerDaemon>>(
        getRequest(u"/organizations/%1/provisionerdaemons"_s.arg(organization.toString())),
        parseProvisionerDaemons, context, std::move(done));
}

void CoderClient::provisionerJobs(
    OrganizationId organization, QObject *context, Callback<QList<ProvisionerJob>> done)
{
    m_transport->ask<QList<ProvisionerJob>>(
        getRequest(u"/organizations/%1/provisionerjobs"_s.arg(organization.toString()),
            u"status=pending,running&limit=1000"_s),
        parseProvisionerJobs, context, std::move(done));
}

void CoderClient::me(QObject *context, Callback<User> done)
{
    m_transport->ask<User>(getRequest(u"/users/me"_s), parseUser, context, std::move(done));
}

void CoderClient::organizations(QObject *context, const Callback<QList<Organization>> &done)
{
    using Presence = Capabilities::Presence;
    const bool askedNewRoute = m_capabilities->organizationsRoute != Presence::Absent;
    m_transport->ask<QList<Organization>>(getRequest(m_capabilities->organizationsPath()), parseOrganizations,
        context, [this, askedNewRoute, context, done](ApiResult<QList<Organization>> found) {
            if (!askedNewRoute)
                return done(std::move(found));
            if (found)
                Capabilities::learn(m_capabilities->organizationsRoute, true);
            else if (isNoSuchRoute(found.error()))
                Capabilities::learn(m_capabilities->organizationsRoute, false);
            if (m_capabilities->organizationsRoute == Presence::Absent)
                return organizations(context, done);
            done(std::move(found));
        });
}

void CoderClient::workspaceQuota(
    const QString &user, OrganizationId organization, QObject *context, const Callback<Quota> &done)
{
    using Presence = Capabilities::Presence;
    const bool askedNewRoute = m_capabilities->organizationQuotaRoute != Presence::Absent;
    m_transport->ask<Quota>(getRequest(m_capabilities->quotaPath(segment(user), organization)), parseQuota,
        context, [this, askedNewRoute, user, organization, context, done](ApiResult<Quota> quota) {
            if (!askedNewRoute)
                return done(std::move(quota));
            if (quota)
                Capabilities::learn(m_capabilities->organizationQuotaRoute, true);
            else if (isNoSuchRoute(quota.error()))
                Capabilities::learn(m_capabilities->organizationQuotaRoute, false);
            if (m_capabilities->organizationQuotaRoute == Presence::Absent)
                return workspaceQuota(user, organization, context, done);
            done(std::move(quota));
        });
}

} // namespace plimsoll
