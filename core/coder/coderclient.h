// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apierror.h"
#include "core/coder/clientsettings.h"
#include "core/coder/deployment.h"
#include "core/coder/healthreport.h"
#include "core/coder/organization.h"
#include "core/coder/serverinfo.h"
#include "core/coder/template.h"
#include "core/coder/timings.h"
#include "core/coder/user.h"
#include "core/coder/workspace.h"

#include <QObject>

#include <functional>
#include <memory>

namespace plimsoll {

class ApiTransport;
class Capabilities;
struct ApiRequest;

template <typename T = void> using Callback = std::function<void(ApiResult<T>)>;

// Coder's API. Lives on the engine thread (a Qt event loop); every method is called there.
//
// Every call takes a context and `done`, and calls `done` exactly once, later, on this thread, unless
// `context` or the client is destroyed first: then the call is dropped (what the server was already told, it
// may still do). `done` may destroy the client.
//
// Calls that can be repeated are, after 5xx and broken connections. A create is never repeated blindly: it is
// looked for by name first, and what this call made is what `done` gets. 429 is waited out. Deletes take 404
// and 410 for done.
class CoderClient : public QObject
{
    Q_OBJECT

public:
    explicit CoderClient(Deployment deployment, ClientSettings settings = {}, QObject *parent = nullptr);
    ~CoderClient() override;

    const Deployment &deployment() const { return m_deployment; }
    const ClientSettings &settings() const { return m_settings; }
    // A client for the same deployment with another token. The caller owns it.
    std::unique_ptr<CoderClient> withToken(const Secret &token) const;

    // The server.
    void healthz(QObject *context, Callback<> done); // needs no token
    void buildInfo(QObject *context, Callback<BuildInfo> done); // needs no token
    void healthReport(QObject *context, Callback<HealthReport> done); // owners; may take seconds
    void deploymentConfig(QObject *context, Callback<DeploymentConfig> done); // owners
    void deploymentStats(QObject *context, Callback<DeploymentStats> done); // owners
    void entitlements(QObject *context, Callback<Entitlements> done); // NotFound: no licences here
    void appHost(QObject *context, Callback<QString> done);
    void regions(QObject *context, Callback<QList<Region>> done);
    void provisionerDaemons(
        OrganizationId organization, QObject *context, Callback<QList<ProvisionerDaemon>> done);
    void provisionerJobs(OrganizationId organization, QObject *context,
        Callback<QList<ProvisionerJob>> done); // queued, running

    // Who and where.
    void me(QObject *context, Callback<User> done);
    void organizations(QObject *context, const Callback<QList<Organization>> &done); // that we see
    void workspaceQuota(
        const QString &user, OrganizationId organization, QObject *context, const Callback<Quota> &done);

    // Templates. `nameOrId` is looked for in every organization that we see, unless `organization` (name or
    // id) says where. Errors: NotFound; BadInput when several organizations have one of that name.
    void findTemplate(
        const QString &nameOrId, const QString &organization, QObject *context, Callback<Template> done);
    // In all organizations that we see; by name.
    void templates(QObject *context, Callback<QList<Template>> done);
    void templateVersion(TemplateVersionId version, QObject *context, Callback<TemplateVersion> done);
    void richParameters(TemplateVersionId version, QObject *context, Callback<QList<RichParameter>> done);
    void externalAuths(TemplateVersionId version, QObject *context, Callback<QList<ExternalAuth>> done);

    void startDryRun(TemplateVersionId version, const QString &workspaceName,
        const QMap<QString, QString> &parameters, QObject *context, Callback<ProvisionerJob> done);
    void dryRun(TemplateVersionId version, JobId run, QObject *context, Callback<ProvisionerJob> done);
    void dryRunLogs(TemplateVersionId version, JobId run, qint64 afterLine, QObject *context,
        Callback<QList<LogLine>> done);
    void dryRunResources(
        TemplateVersionId version, JobId run, QObject *context, Callback<QList<WorkspaceResource>> done);
    void cancelDryRun(TemplateVersionId version, JobId run, QObject *context, Callback<> done);

    // Users and tokens. `user` in text form is "me", a name or an id.
    void createUser(const NewUser &user, QObject *context, Callback<User> done);
    void user(const QString &nameOrId, QObject *context, Callback<User> done);
    void listUsers(const QString &query, QObject *context, Callback<QList<User>> done); // all pages
    void deleteUser(UserId user, QObject *context, Callback<> done); // 417: still has workspaces
    void login(const QString &email, const Secret &password, QObject *context, Callback<MintedToken> done);
    void mintToken(const QString &user, const QString &name, Nanoseconds lifetime, QObject *context,
        Callback<MintedToken> done);
    void maxTokenLifetime(const QString &user, QObject *context, Callback<Nanoseconds> done);
    void listTokens(const QString &user, QObject *context, Callback<QList<TokenInfo>> done);
    void deleteToken(const QString &user, const QString &tokenId, QObject *context, Callback<> done);

    // Workspaces and builds.
    void createWorkspace(const NewWorkspace &workspace, QObject *context, Callback<Workspace> done);
    void workspace(WorkspaceId workspace, QObject *context, Callback<Workspace> done);
    void workspaceByName(
        const QString &owner, const QString &name, QObject *context, Callback<Workspace> done);
    void listWorkspaces(const QString &query, QObject *context, Callback<QList<Workspace>> done); // all pages
    void startBuild(const NewBuild &build, QObject *context, Callback<WorkspaceBuild> done);
    void build(BuildId build, QObject *context, Callback<WorkspaceBuild> done);
    void builds(WorkspaceId workspace, QObject *context, Callback<QList<WorkspaceBuild>> done);
    void cancelBuild(BuildId build, QObject *context, Callback<> done); // 400: it has ended already
    void buildLogs(BuildId build, qint64 afterLine, QObject *context, Callback<QList<LogLine>> done);
    // None where the server keeps no timings.
    void buildTimings(BuildId build, QObject *context, Callback<std::optional<BuildTimings>> done);

signals:
    // The server held us back; told once per wait and path, in a sentence for people.
    void rateLimited(const QString &sentence, plimsoll::Milliseconds wait);

private:
    // Anything but a 2xx is an error; what a 2xx says is not read.
    void tell(ApiRequest request, QObject *context, Callback<> done);

    Deployment m_deployment;
    ClientSettings m_settings;
    std::unique_ptr<ApiTransport> m_transport;
    std::unique_ptr<Capabilities> m_capabilities;
};

} // namespace plimsoll
