// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browsers.h"
#include "core/coder/deployment.h"
#include "core/load/approute.h"
#include "core/load/workerpool.h"
#include "core/plan/plan.h"
#include "core/plan/targets.h"

namespace plimsoll {

struct TrafficOptions {
    int workers = 0; // 0: as many as the load needs and the machine has
    TallyCollector::SecondDone secondDone; // each whole second
    QMap<QString, QString> appHosts
        = {}; // the star names of apps, by URL of their workspace proxy; "": by none
    QString screenshotFolder = {}; // where browsers put pictures of pages that failed; empty: they take none
    std::optional<Instant> wholeSecondsFrom = {}; // second 0 begins so many whole seconds after this one
};

// The phase Traffic: finds the way to the deployment, hands the scenarios their targets, lets the workers
// drive. Lives on the engine thread.
class TrafficPhase : public QObject
{
    Q_OBJECT
public:
    TrafficPhase(const Deployment &deployment, const Plan &plan, QList<ProvisionedWorkspace> workspaces,
        TrafficOptions options);
    ~TrafficPhase() override;

    void start();
    // No more ticks; what is under way comes back for a little while. ended() follows.
    void stop();
    // Everything ends at once; nothing is told any more.
    void abort();

    // As WorkerPool::steer.
    Result<> steer(const Steering &steering);

    int sessions() const { return m_sessions; } // from starting() on: of all scenarios

    // Null before starting().
    const WorkerPool *pool() const { return m_pool.get(); }

    // After ended(): why nothing could be begun.
    const std::optional<Error> &error() const { return m_error; }
    // Second 0 begins then; invalid when nothing was begun.
    QDateTime startedAt() const { return m_startedAt; } // UTC
    Instant firstSecond() const { return m_start; }
    std::vector<ScenarioResult> scenarioResults() const;

signals:
    void warned(const QString &sentence);
    // Second 0 begins then (UTC).
    void starting(const QDateTime &startsAt);
    void eventArrived(const plimsoll::WorkerEvent &event);
    void ended();

private:
    struct Ways { // by scenario
        std::vector<TrafficRoute> routes;
        std::vector<AppTargets> apps; // of each workspace; empty where a scenario asks for none
    };
    static Result<Ways> findWays(const Deployment &deployment, const QList<ScenarioPlan> &scenarios,
        const QMap<QString, QString> &appHosts, const QList<ProvisionedWorkspace> &workspaces);
    void begin(const Result<Ways> &ways);
    Result<> prepareBrowsers(const QList<TargetSlice> &slices);
    Instant startAfter(Instant earliest) const;
    TrafficOrder orderFor(const Ways &ways, const QList<TargetSlice> &slices) const;
    void fail(const Error &error);

    Deployment m_deployment;
    Plan m_plan;
    QList<ProvisionedWorkspace> m_workspaces;
    TrafficOptions m_options;
    std::unique_ptr<Browsers> m_browsers; // outlives the workers
    std::unique_ptr<WorkerPool> m_pool;
    std::optional<Error> m_error;
    QDateTime m_startedAt;
    Instant m_start;
    int m_sessions = 0;
    bool m_isStopped = false;
};

} // namespace plimsoll
