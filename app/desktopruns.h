// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginethread.h"
#include "app/sleepblock.h"
#include "core/simulator/simulatoroptions.h"
#include "ui/run/runhost.h"

namespace plimsoll {

// Runs for the window, on the engine thread; lives on the ui thread. What a run tells crosses by queued
// calls, as values.
class DesktopRuns : public RunHost
{
    Q_OBJECT
public:
    // `program`: as the report names it.
    DesktopRuns(QString dataDir, QString program, EngineThread &engine, QObject *parent = nullptr);
    ~DesktopRuns() override; // a run that still goes on is stopped at once; its ledger tells what is left

    void startDemo() override;
    void startCalibration() override;
    void start(const Deployment &deployment, const Plan &plan) override;
    void confirm() override;
    void stop(StopHow how) override;
    void steer(const Steering &steering) override;
    void askForSessions() override;
    bool isRunning() const override { return m_isRunning; }

private:
    class Attendant;

    void startSimulated(const Result<Plan> &plan, const SimulatorOptions &options);
    void attend(std::unique_ptr<Attendant> attendant, const Plan &plan, const QString &deployment);
    void follow(Attendant &attendant);
    void dismiss(const FinishedRun &run);

    QString m_dataDir;
    QString m_program;
    EngineThread &m_engine;
    std::unique_ptr<SleepBlock> m_awake; // while a run goes on
    bool m_isRunning = false;
    Attendant *m_attendant = nullptr; // lives on the engine thread, which destroys it
};

} // namespace plimsoll
