// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run.h"
#include "core/report/report.h"
#include "core/report/verdict.h"

namespace plimsoll {

// What a run ended with.
struct FinishedRun {
    Report report;
    QString folder; // empty: none could be made
    Result<> recorded; // what could not be written, or why nothing was begun
    bool hasStarted = false; // something may have been created; else it ended in its preflight
};

// The one run at a time that the window starts, watches and stops. Lives on the ui thread; the run itself is
// on the engine thread, and what it tells arrives here as values, in its order.
class RunHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // A run of the scripted demo on the built-in deployment. Nothing happens while a run goes on.
    virtual void startDemo() = 0;
    // A run that tells how many connections this machine can drive, on a built-in deployment. The same.
    virtual void startCalibration() = 0;
    // Holds after its preflight: confirmationNeeded(), and goes on with confirm(). One that ends before that
    // leaves nothing, neither on the deployment nor in the data folder.
    virtual void start(const Deployment &deployment, const Plan &plan) = 0;
    virtual void confirm() = 0;
    virtual void stop(StopHow how) = 0;
    // A person's hand on the running load; steeringRefused() follows when it can not be.
    virtual void steer(const Steering &steering) = 0;
    // sessionsTaken() follows; nothing does while there is no traffic.
    virtual void askForSessions() = 0;
    virtual bool isRunning() const = 0;

signals:
    void starting(const plimsoll::Plan &plan, const QString &deployment, bool isSimulated);
    void begun(const QString &folder);
    void checked(const plimsoll::PreflightCheck &check); // each, as it comes
    void preflightDone(const plimsoll::PreflightReport &report);
    void confirmationNeeded(const QString &why); // empty: nothing is in doubt
    void phaseBegan(plimsoll::Phase phase);
    void phaseEnded(const plimsoll::PhaseResult &result);
    void trafficStarting(const QDateTime &startsAt);
    // Four times a second.
    void snapshotTaken(const std::shared_ptr<const plimsoll::Snapshot> &snapshot);
    // Once a second of traffic, with how the goals stand.
    void secondTaken(const plimsoll::SecondRow &row, const plimsoll::Verdict &verdict);
    // A level of a search for the limit was judged.
    void levelJudged(const plimsoll::LevelReport &level);
    void steeringRefused(const QString &why);
    void told(const plimsoll::RunEvent &event);
    void notRecorded(const plimsoll::Error &error); // the run goes on
    void sessionsTaken(const std::vector<plimsoll::SessionRow> &rows);
    void ended(const plimsoll::FinishedRun &run);
};

} // namespace plimsoll
