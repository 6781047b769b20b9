// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run.h"
#include "core/report/errorgroups.h"
#include "core/report/goaljudge.h"
#include "core/report/leveljudge.h"
#include "core/storage/eventlog.h"
#include "core/storage/runfolder.h"
#include "core/storage/runrecorder.h"

namespace plimsoll {

struct RecordedRunSettings {
    QString dataDir;
    QDir planFolder; // where a relative parameter file starts
    QString program; // "plimsoll-cli 0.1.0 (abc1234)", as the report names it
    bool isSimulated = false; // known beforehand; otherwise the deployment is asked
    Hold hold = Hold::InDoubt;
    // The folder of a run that ends before it started. False: it goes, for there is nothing to tell of.
    bool keepsUnstarted = true;
    QList<LevelReport> earlierLevels = {}; // of the stopped search for the limit that this one goes on with
};

// A Run with its folder: writes down everything as it happens, and the report at the end, so that a run that
// is killed leaves what it measured. Lives on the engine thread.
class RecordedRun : public QObject
{
    Q_OBJECT
public:
    RecordedRun(Deployment deployment, Plan plan, RecordedRunSettings settings, QObject *parent = nullptr);
    ~RecordedRun() override;

    // Asks the deployment what it is, makes the folder, starts the run.
    void start();
    // In any state, any number of times; ended() follows.
    void stop(StopHow how);

    const Plan &plan() const { return m_plan; }
    // Null before begun(), and when the folder could not be made.
    Run *run() const { return m_run.get(); }
    const std::optional<RunFolder> &folder() const { return m_folder; }
    bool isSimulated() const { return m_settings.isSimulated; } // known beforehand, or since begun()

    bool hasStarted() const { return m_run && m_run->hasStarted(); }

    // After ended().
    const Report &report() const { return m_report; }
    // What could not be written, or why nothing was begun.
    const Result<> &recorded() const { return m_recorded; }

signals:
    void begun(plimsoll::Run &run); // before its first signal
    // Each whole second of traffic, with how the goals stand.
    void secondTaken(const plimsoll::SecondRow &row, const plimsoll::Verdict &verdict);
    // Each level of a search for the limit, when it has been judged.
    void levelJudged(const plimsoll::LevelReport &level);
    // The first thing that could not be written; the run goes on.
    void notRecorded(const plimsoll::Error &error);
    void ended();

private:
    void probe();
    void begin();
    Result<> open();
    void follow();
    void startTraffic(const QDateTime &startsAt);
    void startLevel(const LevelStart &level);
    LevelJudgement judgeLevel();
    void endLevelWhenLost();
    void takeLimit();
    JudgedRun judgedRun() const;
    Verdict verdictNow() const;
    void watchCreates(const Snapshot &snapshot);
    void stopWhenBroken();
    void takeSecond(const SecondRow &row, const std::vector<ScenarioTally> &merged);
    void takePreflight(const PreflightReport &checks);
    void take(const RunEvent &event);
    void finish();
    void forget();
    void note(const Result<> &outcome);
    void endWithout(const Error &error);

    Deployment m_deployment;
    Plan m_plan;
    RecordedRunSettings m_settings;
    std::unique_ptr<CoderClient> m_probe;
    std::optional<RunFolder> m_folder;
    std::unique_ptr<EventLog> m_events;
    std::unique_ptr<RunRecorder> m_recorder;
    std::unique_ptr<GoalJudge> m_judge;
    std::unique_ptr<LevelJudge> m_level; // of a search for the limit, once it has begun
    bool m_levelIsLost = false; // and the run was told
    QHash<int, Verdict> m_levelVerdicts; // the last of each level
    JudgedCreates m_creates;
    std::unique_ptr<Run> m_run;
    ErrorGroups m_errors;
    Report m_report;
    Result<> m_recorded;
    std::optional<StopHow> m_stop;
    bool m_hasEnded = false;
};

} // namespace plimsoll
