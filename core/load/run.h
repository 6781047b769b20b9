// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/coderclient.h"
#include "core/load/cleanup.h"
#include "core/load/preflight.h"
#include "core/load/provisioning.h"
#include "core/load/runresult.h"
#include "core/load/trafficphase.h"
#include "core/metrics/snapshot.h"
#include "core/metrics/tallycollector.h"
#include "core/plan/plan.h"

#include <QDir>
#include <QObject>
#include <QTimer>

namespace plimsoll {

enum class StopHow {
    CleanUp, // stop, then clean up whatever the plan says
    Keep, // stop, leave everything where it is
    Now, // stop at once; the ledger tells what is left
};

// What a run waits for between its preflight and the first thing that it creates.
enum class Hold {
    InDoubt, // for confirm() when it looks like production
    Always, // for confirm(): a person reads the checks first
    Never, // whoever starts it has answered beforehand
};

// How its goals stood, ruled and in a sentence.
struct LevelJudgement {
    LevelRuling ruling = LevelRuling::Unclear;
    QString sentence = {};
};

struct RunSettings {
    QString id; // of the run; part of no name on the deployment
    QString ledgerPath; // a new file in the run's folder
    QString screenshotFolder = {}; // as TrafficOptions has it
    QDir planFolder; // where a relative parameter file starts
    bool isSimulated = false; // the deployment is the built-in one
    Hold hold = Hold::InDoubt;
    int workers = 0; // 0: as many as the load needs and the machine has
    TallyCollector::SecondDone secondDone; // each whole second of traffic, as TallyCollector tells it
    // Of a search for the limit: judges the level whose last second was told; and what was judged before.
    std::function<LevelJudgement()> judgeLevel = {};
    QList<LevelTrial> knownTrials = {};
};

// A level of a search for the limit.
struct LevelStart {
    int level = 0; // workspaces
    int sessions = 0;
    std::int64_t firstSecond = 0; // of the series
    Milliseconds ramp{0}; // until the last session starts, as planned
};

// One execution of a plan: preflight, clean before, create, baseline, traffic, clean up. Lives on the engine
// thread and owns what it needs there; traffic runs on worker threads. A search for the limit makes traffic
// level by level and creates more as levels need them. Writes nothing but the ledger: who
// wants a run folder connects to the signals.
class Run : public QObject
{
    Q_OBJECT
public:
    Run(Deployment deployment, Plan plan, RunSettings settings, QObject *parent = nullptr);
    ~Run() override;

    void start();
    // The answer to confirmationNeeded(); stop() is the other one.
    void confirm();
    // In any phase, any number of times; a stronger one wins. ended() follows.
    void stop(StopHow how);
    // The run itself has a reason, which `sentence` gives: it stops and cleans up. Once the clean-up has
    // begun there is nothing to stop.
    void stopBecause(StopReason reason, const QString &sentence);

    // A person's hand on the running load; told as an event. Errors (BadInput): there is no traffic, or none
    // that can be steered so; a search for the limit steers itself.
    Result<> steer(const Steering &steering);
    // The level after `trial` others is judged already: it ends before its time, unless it is over.
    void endLevel(qsizetype trial);

    const Plan &plan() const { return m_plan; }
    Phase phase() const { return m_phase; }
    // Something may have been created; false as long as the preflight is all there was.
    bool hasStarted() const { return m_ledger != nullptr; }
    bool hasEnded() const { return m_hasEnded; }
    bool isStopping() const { return m_stop.has_value(); }
    // What is known so far; whole after ended().
    const RunResult &result() const { return m_result; }
    // Live rows for tables: one a session, in order of their index. Empty before the traffic.
    std::vector<SessionRow> sessionRows() const;

signals:
    // Before the first second of traffic: second 0 begins then (UTC).
    void trafficStarting(const QDateTime &startsAt);
    // Before the first second of a level.
    void levelStarting(const plimsoll::LevelStart &level);
    void checked(const plimsoll::PreflightCheck &check); // each, as it comes
    void preflightDone(const plimsoll::PreflightReport &report);
    // Waits for confirm() or stop(). `why`: it looks like production; empty: it was told to hold.
    void confirmationNeeded(const QString &why);
    void phaseBegan(plimsoll::Phase phase);
    void phaseEnded(const plimsoll::PhaseResult &result);
    // Four times a second while something goes on, and at each change of phase.
    void snapshotTaken(const std::shared_ptr<const plimsoll::Snapshot> &snapshot);
    void told(const plimsoll::RunEvent &event);
    void ended();

private:
    void preflight();
    void takePreflight();
    void cleanBefore();
    void create();
    void createMore(CreatePlan plan);
    void createEnded();
    QString tooManyFailed() const;
    void baseline();
    void baselineEnded();
    void traffic();
    void drive(const Plan &plan, const QList<ProvisionedWorkspace> &targets);
    void starting(const QDateTime &at);
    void takeSecond(const SecondRow &own, const std::vector<ScenarioTally> &merged);
    void take(const WorkerEvent &event);
    void trafficEnded();
    void takeTraffic();
    void nextLevel();
    void levelEnded();
    SearchProgress searchProgress() const;
    void addEarlierLevels(Snapshot &snapshot) const;
    bool cleanUpIsWanted() const;
    void cleanUp();
    void watch(Cleanup &cleanup);
    void stopNow();
    void limitReached();
    void fail(const Error &error);
    void finish();

    void beginPhase(Phase phase);
    void endPhase(PhaseEnding ending, const QString &sentence);
    void tell(RunEventKind kind, const QString &sentence, const QJsonObject &fields = {});
    void takeSnapshot();

    Deployment m_deployment;
    Plan m_plan;
    RunSettings m_settings;
    CoderClient m_client;
    std::unique_ptr<Preflight> m_preflight;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Provisioning> m_provisioning;
    std::unique_ptr<TrafficPhase> m_traffic;
    std::unique_ptr<Cleanup> m_cleanup;
    QTimer m_baseline;
    QTimer m_limit;
    QTimer m_snapshots;
    RunResult m_result;
    PreflightReport m_checks;
    QMap<QString, QString> m_parameters; // of plan and parameter file together
    RunNames m_names = RunNames::random();
    QList<ProvisionedWorkspace> m_targets;
    int m_nextNumber = 0; // in the names of what is created
    QList<LevelTrial> m_trials; // of a search
    int m_level = 0; // that it tries; 0: there is no search, or it has not begun
    std::optional<Instant> m_firstSecond; // of the traffic
    std::int64_t m_secondOffset = 0; // of the present level's seconds in the series
    Phase m_phase = Phase::Preflight;
    Instant m_startedAt;
    Instant m_phaseStartedAt;
    std::optional<StopHow> m_stop;
    std::int64_t m_markedInARow = 0; // seconds of traffic
    bool m_phaseIsOpen = false;
    bool m_awaitsConfirmation = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
