// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopruns.h"

#include "app/demodeployment.h"
#include "app/recordedrun.h"
#include "core/load/machinelimits.h"
#include "core/plan/calibration.h"
#include "core/plan/presets.h"
#include "core/simulator/simulator.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

// What is needed of one run on the engine thread: the recorded run, and the deployment where it is built in.
class DesktopRuns::Attendant : public QObject
{
public:
    Attendant(Deployment deployment, const Plan &plan, RecordedRunSettings settings,
        std::unique_ptr<Simulator> simulator)
        : m_simulator(std::move(simulator))
        , m_recorded(std::move(deployment), plan, std::move(settings), this)
    {
    }

    RecordedRun &recorded() { return m_recorded; }

private:
    std::unique_ptr<Simulator> m_simulator;
    RecordedRun m_recorded;
};

DesktopRuns::DesktopRuns(QString dataDir, QString program, EngineThread &engine, QObject *parent)
    : RunHost(parent)
    , m_dataDir(std::move(dataDir))
    , m_program(std::move(program))
    , m_engine(engine)
{
}

DesktopRuns::~DesktopRuns()
{
    if (m_attendant)
        QMetaObject::invokeMethod(
            m_attendant, [attendant = m_attendant] { attendant->recorded().stop(StopHow::Now); });
    if (m_attendant)
        m_attendant->deleteLater();
    m_engine.quit();
    m_engine.wait();
}

void DesktopRuns::startDemo()
{
    startSimulated(readPreset(u"demo"_s), demoDeployment());
}

void DesktopRuns::startCalibration()
{
    startSimulated(calibrationPlan({.bytesPerTick = 4096}, mostLocalConnections()), calibrationDeployment());
}

void DesktopRuns::startSimulated(const Result<Plan> &plan, const SimulatorOptions &options)
{
    if (isRunning())
        return;
    auto simulator = std::make_unique<Simulator>(options);
    const Result<> started = simulator->start();
    if (!plan || !started) {
        FinishedRun failed;
        failed.recorded = plan ? started.error() : plan.error();
        emit ended(failed);
        return;
    }
    const Deployment deployment = loginTo(*simulator);
    const QString url = deployment.url.toString();
    attend(std::make_unique<Attendant>(deployment, *plan,
               RecordedRunSettings{.dataDir = m_dataDir,
                   .planFolder = {},
                   .program = m_program,
                   .isSimulated = true,
                   .hold = Hold::Never},
               std::move(simulator)),
        *plan, url);
}

void DesktopRuns::start(const Deployment &deployment, const Plan &plan)
{
    if (isRunning())
        return;
    attend(std::make_unique<Attendant>(deployment, plan,
               RecordedRunSettings{.dataDir = m_dataDir,
                   .planFolder = {},
                   .program = m_program,
                   .isSimulated = false,
                   .hold = Hold::Always,
                   .keepsUnstarted = false},
               nullptr),
        plan, deployment.url.toString(QUrl::RemoveUserInfo));
}

void DesktopRuns::attend(std::unique_ptr<Attendant> attendant, const Plan &plan, const QString &deployment)
{
    follow(*attendant);
    attendant->moveToThread(&m_engine);
    m_attendant = attendant.release();
    m_isRunning = true;
    m_awake = std::make_unique<SleepBlock>("a load test is running");
    emit starting(plan, deployment, m_attendant->recorded().isSimulated());
    QMetaObject::invokeMethod(m_attendant, [attending = m_attendant] { attending->recorded().start(); });
}

// The lambdas with `this` as context run on the ui thread, those with the attendant on the engine's.
void DesktopRuns::follow(Attendant &attendant)
{
    RecordedRun &recorded = attendant.recorded();
    connect(&recorded, &RecordedRun::secondTaken, this, &RunHost::secondTaken);
    connect(&recorded, &RecordedRun::levelJudged, this, &RunHost::levelJudged);
    connect(&recorded, &RecordedRun::notRecorded, this, &RunHost::notRecorded);
    connect(&recorded, &RecordedRun::begun, &attendant, [this, &recorded](Run &run) {
        connect(&run, &Run::checked, this, &RunHost::checked);
        connect(&run, &Run::preflightDone, this, &RunHost::preflightDone);
        connect(&run, &Run::confirmationNeeded, this, &RunHost::confirmationNeeded);
        connect(&run, &Run::phaseBegan, this, &RunHost::phaseBegan);
        connect(&run, &Run::phaseEnded, this, &RunHost::phaseEnded);
        connect(&run, &Run::trafficStarting, this, &RunHost::trafficStarting);
        connect(&run, &Run::snapshotTaken, this, &RunHost::snapshotTaken);
        connect(&run, &Run::told, this, &RunHost::told);
        const QString folder = recorded.folder()->path();
        QMetaObject::invokeMethod(this, [this, folder] { emit begun(folder); });
    });
    connect(&recorded, &RecordedRun::ended, &attendant, [this, &recorded] {
        FinishedRun run{.report = recorded.report(),
            .folder = recorded.folder() ? recorded.folder()->path() : QString(),
            .recorded = recorded.recorded(),
            .hasStarted = recorded.hasStarted()};
        QMetaObject::invokeMethod(this, [this, run = std::move(run)] { dismiss(run); });
    });
}

// It has ended once its ledger is free for a clean-up, which is when the attendant is gone.
void DesktopRuns::dismiss(const FinishedRun &run)
{
    connect(m_attendant, &QObject::destroyed, this, [this, run] {
        m_isRunning = false;
        m_awake.reset();
        emit ended(run);
    });
    std::exchange(m_attendant, nullptr)->deleteLater();
}

void DesktopRuns::confirm()
{
    if (m_attendant)
        QMetaObject::invokeMethod(m_attendant, [attendant = m_attendant] {
            if (Run *run = attendant->recorded().run())
                run->confirm();
        });
}

void DesktopRuns::stop(StopHow how)
{
    if (m_attendant)
        QMetaObject::invokeMethod(
            m_attendant, [attendant = m_attendant, how] { attendant->recorded().stop(how); });
}

void DesktopRuns::steer(const Steering &steering)
{
    if (!m_attendant)
        return;
    QMetaObject::invokeMethod(m_attendant, [this, attendant = m_attendant, steering] {
        Run *run = attendant->recorded().run();
        if (!run)
            return;
        if (const Result<> steered = run->steer(steering); !steered)
            QMetaObject::invokeMethod(
                this, [this, why = steered.error().message] { emit steeringRefused(why); });
    });
}

void DesktopRuns::askForSessions()
{
    if (!m_attendant)
        return;
    QMetaObject::invokeMethod(m_attendant, [this, attendant = m_attendant] {
        Run *run = attendant->recorded().run();
        if (!run)
            return;
        std::vector<SessionRow> rows = run->sessionRows();
        if (rows.empty())
            return;
        QMetaObject::invokeMethod(this, [this, rows = std::move(rows)] { emit sessionsTaken(rows); });
    });
}

} // namespace plimsoll
