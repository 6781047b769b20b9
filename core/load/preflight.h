// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/buildlogstream.h"
#include "core/coder/coderclient.h"
#include "core/load/preflightchecks.h"

namespace plimsoll {

// What preflight found, and what it looked up on the way, so that the run need not ask again.
struct PreflightReport {
    QList<PreflightCheck> checks; // by topic
    BuildInfo buildInfo;
    User caller;
    std::optional<Template> workspaceTemplate;
    OrganizationId organization; // of the template, else the caller's first
    std::optional<Nanoseconds> longestToken;
    QMap<QString, QString> appHosts; // as TrafficOptions has them

    bool passed() const; // nothing failed; warnings do not count
    bool needsConfirmation() const; // looks like production
    const PreflightCheck *find(CheckTopic topic) const;
};

// The phase Preflight: asks the deployment and this machine whether the run can work, and raises the limit of
// open files. Creates nothing, but for a dry run of the template when the plan wants one. Lives on the engine
// thread.
class Preflight : public QObject
{
    Q_OBJECT
public:
    Preflight(CoderClient &client, PreflightRequest request, QObject *parent = nullptr);
    ~Preflight() override;

    void start();
    void stop(); // ended() does not follow

    const PreflightReport &report() const { return m_report; } // complete after ended()

signals:
    void checked(const plimsoll::PreflightCheck &check); // as they come
    void ended();

private:
    void askWhoWeAre();
    void askTheRest();
    void askAboutDeployment();
    void askAboutTemplate();
    void lookAtTemplate(const Template &found);
    void askAboutWorkspaces();
    void askAboutApps();
    void lookUpAppHost(const QString &host);
    void lookAtMachine();
    void dryRunIfWanted();
    void pollDryRun(TemplateVersionId version, JobId run);
    void judgeDryRun(TemplateVersionId version, const ProvisionerJob &job);
    void endDryRun(const PreflightCheck &check);

    // Counts a call; the returned function is to be called with its answer, and does nothing after stop().
    template <typename T, typename Take> Callback<T> awaiting(Take take);
    void add(const PreflightCheck &check);
    void addFailure(CheckTopic topic, const ApiError &error, const QString &help);
    void answered();
    void finish();

    CoderClient &m_client;
    PreflightRequest m_request;
    PreflightReport m_report;
    std::optional<QList<Workspace>> m_workspaces;
    std::optional<QList<User>> m_users;
    QTimer m_dryRunTimer;
    std::function<void()> m_cancelDryRun; // set while one runs
    Instant m_askedAt;
    int m_awaited = 0;
    bool m_dryRunIsOver = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
