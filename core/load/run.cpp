// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run.h"

#include "core/base/unittext.h"
#include "core/load/browserload.h"
#include "core/load/terminalcommandjob.h"
#include "core/plan/levelplan.h"
#include "core/plan/parameterfile.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Milliseconds SnapshotInterval = 250ms;

PhaseProgress progressOf(const JobProgress &jobs)
{
    return {.total = jobs.total,
        .running = jobs.running,
        .done = jobs.done,
        .failed = jobs.failed,
        .perSecond = jobs.perSecond,
        .remaining = jobs.remaining};
}

// Users, workspaces and tokens end by themselves when everything else failed.
Milliseconds lifetimeOf(const Plan &plan)
{
    return plan.runLimit + 1h;
}

QList<ScenarioPlan> appScenarios(const Plan &plan)
{
    QList<ScenarioPlan> apps;
    std::copy_if(plan.scenarios.cbegin(), plan.scenarios.cend(), std::back_inserter(apps),
        [](const ScenarioPlan &scenario) { return scenario.kind == TrafficKind::WorkspaceApp; });
    return apps;
}

QString failedChecks(const PreflightReport &report)
{
    QStringList sentences;
    for (const PreflightCheck &check : report.checks) {
        if (check.status == CheckStatus::Failed)
            sentences.append(check.help.isEmpty() ? check.sentence : check.sentence + u' ' + check.help);
    }
    return sentences.join(u' ');
}

} // namespace

Run::Run(Deployment deployment, Plan plan, RunSettings settings, QObject *parent)
    : QObject(parent)
    , m_deployment(std::move(deployment))
    , m_plan(std::move(plan))
    , m_settings(std::move(settings))
    , m_client(m_deployment)
    , m_trials(m_settings.knownTrials)
{
    m_baseline.setSingleShot(true);
    m_limit.setSingleShot(true);
    m_snapshots.setInterval(SnapshotInterval);
    connect(&m_baseline, &QTimer::timeout, this, &Run::baselineEnded);
    connect(&m_limit, &QTimer::timeout, this, &Run::limitReached);
    connect(&m_snapshots, &QTimer::timeout, this, &Run::takeSnapshot);
    connect(&m_client, &CoderClient::rateLimited, this, [this](const QString &sentence, Milliseconds wait) {
        ++m_result.rateLimitWaits;
        m_result.rateLimitWaited += wait;
        tell(RunEventKind::Warning, sentence);
    });
}

Run::~Run()
{
    m_client.disconnect(this);
}

void Run::start()
{
    m_startedAt = Instant::now();
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    m_limit.start(m_plan.runLimit);
    m_snapshots.start();
    preflight();
}

void Run::preflight()
{
    beginPhase(Phase::Preflight);
    Result<ParameterMap> parameters = allParameters(m_plan.create, m_settings.planFolder);
    if (!parameters)
        return fail(parameters.error());
    m_parameters = *std::move(parameters);
    int sessions = 0;
    const int workspaces = m_plan.limit ? m_plan.limit->ceiling : m_plan.create.count;
    for (const ScenarioPlan &scenario : std::as_const(m_plan.scenarios))
        sessions += int(std::ceil(workspaces * scenario.share)) * connectionsOf(scenario.kind);
    const PreflightRequest request{.create = m_plan.create,
        .parameters = m_parameters,
        .sessions = sessions,
        .runLength = m_plan.create.limits.timeout + m_plan.baseline
            + (m_plan.limit ? searchLength(m_plan, m_plan.limit->ceiling) : trafficLength(m_plan)),
        .lifetime = lifetimeOf(m_plan),
        .opensTerminals = !m_plan.scenarios.isEmpty() || !m_plan.create.runCommand.command.isEmpty(),
        .apps = appScenarios(m_plan),
        .browsers = browserNeed(m_plan.scenarios, workspaces),
        .cleansBefore = m_plan.cleanup.before,
        .isSimulated = m_settings.isSimulated};
    m_preflight = std::make_unique<Preflight>(m_client, request);
    connect(m_preflight.get(), &Preflight::checked, this, &Run::checked);
    connect(m_preflight.get(), &Preflight::ended, this, &Run::takePreflight);
    m_preflight->start();
}

void Run::takePreflight()
{
    m_checks = m_preflight->report();
    m_result.deploymentVersion = m_checks.buildInfo.version;
    m_result.deploymentId = m_checks.buildInfo.deploymentId;
    m_result.isSimulated = m_settings.isSimulated || m_checks.buildInfo.saysSimulated();
    emit preflightDone(m_checks);
    if (!m_checks.passed())
        return fail({ErrorKind::Rejected, failedChecks(m_checks)});
    const bool isDoubtful = m_checks.needsConfirmation();
    if (m_settings.hold == Hold::Never || (m_settings.hold == Hold::InDoubt && !isDoubtful))
        return confirm();
    m_limit.stop(); // the time that a person takes is not the run's
    m_awaitsConfirmation = true;
    emit confirmationNeeded(isDoubtful ? m_checks.find(CheckTopic::Production)->sentence : QString());
}

void Run::confirm()
{
    if (m_stop || m_hasEnded || m_phase != Phase::Preflight)
        return;
    if (std::exchange(m_awaitsConfirmation, false))
        m_limit.start(m_plan.runLimit);
    const RunNames names = RunNames::random();
    Result<std::unique_ptr<Ledger>> ledger = Ledger::create(m_settings.ledgerPath,
        {.runId = m_settings.id,
            .deploymentUrl = m_deployment.url.toString(),
            .startedAt = m_result.startedAt,
            .namePrefix = names.prefix()});
    if (!ledger)
        return fail(ledger.error());
    m_ledger = *std::move(ledger);
    m_names = names;
    endPhase(PhaseEnding::Done, u"The deployment and this machine are ready for the run."_s);
    m_plan.cleanup.before ? cleanBefore() : create();
}

void Run::create()
{
    CreatePlan plan = m_plan.create;
    if (m_plan.limit && plan.count > 0)
        plan.count = std::max(plan.count, std::min(m_plan.limit->start, m_plan.limit->ceiling));
    createMore(std::move(plan));
}

void Run::createMore(CreatePlan plan)
{
    beginPhase(Phase::Create);
    ProvisionRequest request{.plan = std::move(plan),
        .parameters = m_parameters,
        .workspaceTemplate = m_checks.workspaceTemplate,
        .organization = m_checks.organization,
        .caller = m_checks.caller,
        .names = m_names,
        .firstNumber = m_nextNumber,
        .lifetime = lifetimeOf(m_plan),
        .longestToken = m_checks.longestToken,
        .check = {}};
    if (!m_plan.create.runCommand.command.isEmpty()) {
        request.check = [this](const ProvisionedWorkspace &workspace) {
            return std::make_unique<TerminalCommandJob>(m_deployment, m_plan.create.runCommand, workspace);
        };
    }
    m_provisioning = std::make_unique<Provisioning>(m_client, *m_ledger, std::move(request));
    connect(m_provisioning.get(), &Provisioning::workspaceEnded, this, [this](const ProvisionResult &result) {
        m_result.workspaces.append(result);
        const QString &name = result.workspace.name;
        if (result.error)
            tell(RunEventKind::Error, result.error->message, {{u"workspace"_s, name}});
        else
            tell(RunEventKind::Workspace, u"%1 is there."_s.arg(name), {{u"workspace"_s, name}});
    });
    connect(m_provisioning.get(), &Provisioning::ended, this, &Run::createEnded);
    m_provisioning->start();
}

void Run::createEnded()
{
    m_result.workspacesFailed += m_provisioning->failures();
    m_result.workspacesPlanned += static_cast<int>(m_provisioning->results().size());
    m_targets += m_provisioning->targets();
    m_nextNumber += m_provisioning->created();
    if (m_stop)
        return cleanUp();
    if (m_provisioning->error())
        return fail(*m_provisioning->error());
    if (!m_provisioning->passed()) {
        return fail({ErrorKind::Rejected, tooManyFailed()});
    }
    endPhase(PhaseEnding::Done,
        u"%1 of %2 workspaces are there."_s.arg(m_result.workspacesPlanned - m_result.workspacesFailed)
            .arg(m_result.workspacesPlanned));
    m_level > 0 ? nextLevel() : baseline();
}

QString Run::tooManyFailed() const
{
    const QList<ProvisionResult> results = m_provisioning->results();
    const auto first = std::find_if(results.cbegin(), results.cend(),
        [](const ProvisionResult &result) { return result.error.has_value(); });
    const QString sentence
        = u"%1 of %2 workspaces failed; the plan allows %3."_s.arg(m_result.workspacesFailed)
              .arg(m_result.workspacesPlanned)
              .arg(m_plan.create.maxFailures);
    return first == results.cend() ? sentence : sentence + u" The first: "_s + first->error->message;
}

void Run::baseline()
{
    if (m_plan.baseline <= 0ms || m_plan.scenarios.isEmpty())
        return traffic();
    beginPhase(Phase::Baseline);
    m_baseline.start(m_plan.baseline);
}

void Run::baselineEnded()
{
    endPhase(PhaseEnding::Done, u"Waited %1 without traffic."_s.arg(humanDuration(m_plan.baseline)));
    traffic();
}

void Run::traffic()
{
    if (m_plan.scenarios.isEmpty())
        return cleanUp();
    if (m_plan.limit)
        return nextLevel();
    beginPhase(Phase::Traffic);
    drive(m_plan, m_targets);
}

void Run::drive(const Plan &plan, const QList<ProvisionedWorkspace> &targets)
{
    const TallyCollector::SecondDone secondDone
        = [this](const SecondRow &row, const std::vector<ScenarioTally> &merged) { takeSecond(row, merged); };
    m_traffic = std::make_unique<TrafficPhase>(m_deployment, plan, targets,
        TrafficOptions{.workers = m_settings.workers,
            .secondDone = secondDone,
            .appHosts = m_checks.appHosts,
            .screenshotFolder = m_settings.screenshotFolder,
            .wholeSecondsFrom = m_firstSecond});
    connect(m_traffic.get(), &TrafficPhase::warned, this,
        [this](const QString &sentence) { tell(RunEventKind::Warning, sentence); });
    connect(m_traffic.get(), &TrafficPhase::starting, this, &Run::starting);
    connect(m_traffic.get(), &TrafficPhase::eventArrived, this, &Run::take);
    connect(m_traffic.get(), &TrafficPhase::ended, this, &Run::trafficEnded);
    m_traffic->start();
}

void Run::starting(const QDateTime &at)
{
    if (!m_firstSecond) {
        m_firstSecond = m_traffic->firstSecond();
        m_result.trafficStartedAt = at;
        emit trafficStarting(at);
    }
    m_secondOffset = (m_traffic->firstSecond() - *m_firstSecond) / 1s;
    if (!m_plan.limit)
        return;
    tell(RunEventKind::Notice, u"The search tries %1."_s.arg(counted(m_level, u"workspace"_s)),
        {{u"level"_s, m_level}});
    emit levelStarting({.level = m_level,
        .sessions = m_traffic->sessions(),
        .firstSecond = m_secondOffset,
        .ramp = levelRamp(m_plan, m_level)});
}

void Run::takeSecond(const SecondRow &own, const std::vector<ScenarioTally> &merged)
{
    SecondRow row = own;
    row.second += m_secondOffset;
    if (m_settings.secondDone)
        m_settings.secondDone(row, merged);
    m_markedInARow = row.mark.any() ? m_markedInARow + 1 : 0;
    if (row.mark.any()) {
        tell(RunEventKind::Generator,
            u"Second %1 is marked: this machine may have been the limit."_s.arg(row.second));
    }
    const Milliseconds most = m_plan.generator.abortAfter;
    if (most <= 0ms || std::chrono::seconds(m_markedInARow) < most || m_stop)
        return;
    const QString why
        = u"This machine was the limit for %1 on end, and the plan stops the run then. Use a machine with "
          u"more cores, or plan less load."_s.arg(humanDuration(most));
    // Later: the workers' seconds are being put together.
    QMetaObject::invokeMethod(
        this, [this, why] { stopBecause(StopReason::Generator, why); }, Qt::QueuedConnection);
}

void Run::take(const WorkerEvent &event)
{
    if (!event.error)
        return;
    QJsonObject fields{{u"session"_s, static_cast<qint64>(event.session)},
        {u"scenario"_s, m_plan.scenarios[static_cast<qsizetype>(event.scenario)].name},
        {u"class"_s, errorClassText(event.error->errorClass)},
        {u"reconnects"_s, event.kind == WorkerEvent::Kind::SessionTroubled}};
    tell(RunEventKind::Session, QString::fromStdString(event.error->text), fields);
}

void Run::trafficEnded()
{
    takeTraffic();
    if (m_plan.limit)
        return levelEnded();
    if (m_stop)
        return cleanUp();
    if (m_traffic->error())
        return fail(*m_traffic->error());
    const auto failed = std::count_if(m_result.sessions.begin(), m_result.sessions.end(),
        [](const SessionResult &session) { return session.errorClass.has_value(); });
    if (failed > 0 && failed == m_result.sessions.size())
        tell(RunEventKind::Warning,
            u"The traffic ended early: none of %1 reached its planned end."_s.arg(
                counted(failed, u"session"_s)));
    endPhase(PhaseEnding::Done,
        u"%1 of %2 sessions reached their planned end."_s.arg(m_result.sessions.size() - failed)
            .arg(m_result.sessions.size()));
    cleanUp();
}

void Run::fail(const Error &error)
{
    m_result.ending = RunEnding::Failed;
    m_result.sentence = error.message;
    tell(RunEventKind::Error, error.message);
    endPhase(PhaseEnding::Failed, error.message);
    cleanUp();
}

void Run::finish()
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_baseline.stop();
    m_limit.stop();
    m_snapshots.stop();
    if (m_ledger) {
        const Result<> written = m_ledger->flush();
        if (!written)
            tell(RunEventKind::Error, written.error().message);
        const bool wasToStay = m_stop != StopHow::Now && !m_result.cleanup;
        m_result.cleanupIsComplete = wasToStay || m_ledger->book().mayExist().isEmpty();
    }
    m_result.endedAt = QDateTime::currentDateTimeUtc();
    takeSnapshot();
    emit ended();
}

void Run::beginPhase(Phase phase)
{
    m_phase = phase;
    m_phaseIsOpen = true;
    m_phaseStartedAt = Instant::now();
    emit phaseBegan(phase);
    takeSnapshot();
}

void Run::endPhase(PhaseEnding ending, const QString &sentence)
{
    if (!m_phaseIsOpen)
        return;
    m_phaseIsOpen = false;
    const Nanoseconds duration = Instant::now() - m_phaseStartedAt;
    const PhaseResult result{.phase = m_phase,
        .startedAt = QDateTime::currentDateTimeUtc().addMSecs(
            -std::chrono::duration_cast<Milliseconds>(duration).count()),
        .duration = duration,
        .ending = ending,
        .sentence = sentence};
    m_result.phases.append(result);
    emit phaseEnded(result);
}

void Run::tell(RunEventKind kind, const QString &sentence, const QJsonObject &fields)
{
    emit told({.kind = kind, .at = QDateTime::currentDateTimeUtc(), .sentence = sentence, .fields = fields});
}

std::vector<SessionRow> Run::sessionRows() const
{
    const WorkerPool *pool = m_traffic ? m_traffic->pool() : nullptr;
    return pool ? pool->rows() : std::vector<SessionRow>();
}

void Run::takeSnapshot()
{
    auto snapshot = std::make_shared<Snapshot>();
    const Instant now = Instant::now();
    snapshot->phase = m_phase;
    snapshot->elapsed = now - m_startedAt;
    snapshot->phaseElapsed = now - m_phaseStartedAt;
    if (m_phase == Phase::Baseline)
        snapshot->phaseDuration = m_plan.baseline;
    if (m_phase == Phase::Traffic && !m_plan.limit)
        snapshot->phaseDuration = trafficLength(m_plan);
    snapshot->search = searchProgress();
    if (m_phase == Phase::Create && m_provisioning)
        snapshot->progress = progressOf(m_provisioning->progress());
    if ((m_phase == Phase::CleanUp || m_phase == Phase::CleanBefore) && m_cleanup)
        snapshot->progress = progressOf(m_cleanup->progress());
    if (const WorkerPool *pool = m_traffic ? m_traffic->pool() : nullptr) {
        pool->collector().fill(*snapshot);
        const std::vector<Gauges> gauges = pool->gauges();
        for (std::size_t i = 0; i < snapshot->scenarios.size(); ++i)
            snapshot->scenarios[i].gauges = gauges[i];
        addEarlierLevels(*snapshot);
    }
    emit snapshotTaken(snapshot);
}

} // namespace plimsoll
