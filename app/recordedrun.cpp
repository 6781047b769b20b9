// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recordedrun.h"

#include "app/runreport.h"
#include "core/plan/planjson.h"
#include "core/plan/planlimits.h"
#include "core/storage/runexport.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr qsizetype MostWarnings = 100;

QStringList scenarioNames(const Plan &plan)
{
    QStringList names;
    for (const ScenarioPlan &scenario : plan.scenarios)
        names.append(scenario.name);
    return names;
}

EventKind eventKind(RunEventKind kind)
{
    switch (kind) {
    case RunEventKind::Notice:
        return EventKind::Notice;
    case RunEventKind::Warning:
        return EventKind::Warning;
    case RunEventKind::Error:
        return EventKind::Error;
    case RunEventKind::Session:
        return EventKind::Session;
    case RunEventKind::Workspace:
        return EventKind::Workspace;
    case RunEventKind::Generator:
        return EventKind::Generator;
    case RunEventKind::Steering:
        return EventKind::Steering;
    }
    return EventKind::Notice;
}

QString stopText(StopHow how)
{
    switch (how) {
    case StopHow::CleanUp:
        return u"A person or a signal stopped the run; it cleans up."_s;
    case StopHow::Keep:
        return u"A person stopped the run and keeps what it created."_s;
    case StopHow::Now:
        return u"A person or a signal stopped the run at once."_s;
    }
    return {};
}

// Chance is drawn once and kept with the plan, so that the run can be repeated.
Plan withSeeds(Plan plan)
{
    for (ScenarioPlan &scenario : plan.scenarios) {
        LoadShape &shape = scenario.shape;
        if (shape.seed == 0 && (shape.jitter > 0 || shape.isRandom))
            shape.seed = QRandomGenerator::global()->bounded(1, planlimits::MostSeed);
    }
    return plan;
}

} // namespace

RecordedRun::RecordedRun(Deployment deployment, Plan plan, RecordedRunSettings settings, QObject *parent)
    : QObject(parent)
    , m_deployment(std::move(deployment))
    , m_plan(withSeeds(std::move(plan)))
    , m_settings(std::move(settings))
{
}

RecordedRun::~RecordedRun()
{
    if (m_run)
        m_run->disconnect(this);
}

void RecordedRun::start()
{
    m_settings.isSimulated ? begin() : probe();
}

// The folder says in its name whether the run is simulated, so that is asked before there is one. A
// deployment that does not answer is preflight's to complain about.
void RecordedRun::probe()
{
    ClientSettings settings;
    settings.timeout = 10s;
    settings.tries = 1;
    m_probe = std::make_unique<CoderClient>(m_deployment, settings);
    m_probe->buildInfo(this, [this](const ApiResult<BuildInfo> &info) {
        m_settings.isSimulated = info && info->saysSimulated();
        m_probe.release()->deleteLater();
        begin();
    });
}

void RecordedRun::begin()
{
    if (m_hasEnded)
        return;
    if (const Result<> opened = open(); !opened) {
        if (m_folder)
            forget(); // nothing has begun; half a folder would only be shown as damaged
        return endWithout(opened.error());
    }
    RunSettings settings;
    settings.id = m_report.id;
    settings.ledgerPath = m_folder->ledgerPath();
    settings.screenshotFolder = m_folder->screenshotFolder();
    settings.planFolder = m_settings.planFolder;
    settings.isSimulated = m_settings.isSimulated;
    settings.hold = m_settings.hold;
    settings.secondDone
        = [this](const SecondRow &row, const std::vector<ScenarioTally> &merged) { takeSecond(row, merged); };
    settings.judgeLevel = [this] { return judgeLevel(); };
    for (LevelReport level : std::as_const(m_settings.earlierLevels)) {
        settings.knownTrials.append({.level = level.level, .ruling = level.ruling});
        level.isEarlier = true;
        m_report.limit.levels.append(level);
    }
    m_judge = std::make_unique<GoalJudge>(m_plan.goals, judgedScenarios(m_plan));
    m_run = std::make_unique<Run>(m_deployment, m_plan, std::move(settings));
    follow();
    emit begun(*m_run);
    m_run->start();
}

// The folder with all that is known before the run: a program that dies in the next instant leaves it.
Result<> RecordedRun::open()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Result<RunFolder> folder
        = RunFolder::create(m_settings.dataDir, m_plan.name, now, m_settings.isSimulated);
    if (!folder)
        return folder.error();
    m_folder = *std::move(folder);
    const QByteArray plan = writePlan(m_plan);
    m_report.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_report.name = m_plan.name;
    m_report.note = m_plan.note;
    m_report.simulated = m_settings.isSimulated;
    m_report.deployment.url = m_deployment.url.toString(QUrl::RemoveUserInfo);
    m_report.startedAt = now;
    m_report.planDigest = digestOf(plan);
    m_report.create.planned = m_plan.create.count;
    m_report.generator = generatorReport(m_settings.program, 0);
    if (const auto written = m_folder->writePlan(plan); !written)
        return written;
    if (const auto written = m_folder->writeReport(m_report); !written)
        return written;
    Result<std::unique_ptr<EventLog>> events = EventLog::open(m_folder->eventsPath());
    if (!events)
        return events.error();
    m_events = *std::move(events);
    m_events->hide(m_deployment.token);
    m_events->add(EventKind::Run, u"The run \"%1\" began."_s.arg(m_plan.name),
        {{u"id"_s, m_report.id}, {u"deployment"_s, m_report.deployment.url}});
    return m_events->flush();
}

void RecordedRun::follow()
{
    Run *run = m_run.get();
    connect(run, &Run::preflightDone, this, &RecordedRun::takePreflight);
    connect(run, &Run::trafficStarting, this, &RecordedRun::startTraffic);
    connect(run, &Run::levelStarting, this, &RecordedRun::startLevel);
    connect(run, &Run::told, this, &RecordedRun::take);
    connect(run, &Run::phaseBegan, this, [this](Phase phase) {
        m_events->add(EventKind::Phase, u"%1 began."_s.arg(phaseTitle(phase)),
            {{u"phase"_s, QString(textOf(phaseTexts(), phase))}, {u"began"_s, true}});
        note(m_events->flush());
    });
    connect(run, &Run::phaseEnded, this, [this](const PhaseResult &result) {
        m_events->add(EventKind::Phase, u"%1: %2"_s.arg(phaseTitle(result.phase), result.sentence),
            {{u"phase"_s, QString(textOf(phaseTexts(), result.phase))}, {u"began"_s, false},
                {u"durationMs"_s, static_cast<qint64>(result.duration / 1ms)}});
        note(m_events->flush());
    });
    const bool isStoppedByCreates = std::any_of(m_plan.goals.cbegin(), m_plan.goals.cend(),
        [](const Goal &goal) { return goal.abort && isCreateGoal(goal.metric); });
    if (isStoppedByCreates)
        connect(run, &Run::snapshotTaken, this,
            [this](const std::shared_ptr<const Snapshot> &snapshot) { watchCreates(*snapshot); });
    connect(run, &Run::ended, this, &RecordedRun::finish);
}

void RecordedRun::takePreflight(const PreflightReport &checks)
{
    for (const PreflightCheck &check : checks.checks) {
        if (check.status == CheckStatus::Warning)
            m_report.warnings.append(
                check.help.isEmpty() ? check.sentence : check.sentence + u' ' + check.help);
        const EventKind kind = check.status == CheckStatus::Ok ? EventKind::Notice
            : check.status == CheckStatus::Warning             ? EventKind::Warning
                                                               : EventKind::Error;
        m_events->add(kind, check.sentence, {{u"check"_s, checkTopicText(check.topic)}});
    }
}

void RecordedRun::startTraffic(const QDateTime &startsAt)
{
    m_report.create = createReport(m_run->result());
    m_creates = judgedCreates(m_run->result());
    if (m_recorder)
        return;
    Result<std::unique_ptr<RunRecorder>> recorder
        = RunRecorder::start(*m_folder, scenarioNames(m_plan), startsAt);
    if (!recorder)
        return note(recorder.error());
    m_recorder = *std::move(recorder);
}

void RecordedRun::takeSecond(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    if (m_run->isStopping())
        m_level ? m_level->stopped() : m_judge->stopped();
    m_level ? m_level->second(row, merged) : m_judge->second(row, merged);
    if (m_recorder)
        m_recorder->second(row, merged);
    m_report.generator.add(row);
    note(m_events->flush());
    emit secondTaken(row, verdictNow());
    stopWhenBroken();
}

// A goal that is to stop the run is broken, without any doubt.
void RecordedRun::stopWhenBroken()
{
    if (m_run->isStopping())
        return;
    if (m_level)
        return endLevelWhenLost();
    const std::optional<GoalResult> breach = m_judge->breach(judgedRun());
    if (!breach)
        return;
    // Later: this is called while the workers' seconds are put together.
    QMetaObject::invokeMethod(
        this,
        [this, why = u"A goal that stops the run is broken. "_s + breach->sentence] {
            m_run->stopBecause(StopReason::Goal, why);
        },
        Qt::QueuedConnection);
}

// As often as somebody looks, not with each of ten thousand workspaces.
void RecordedRun::watchCreates(const Snapshot &snapshot)
{
    if (snapshot.phase != Phase::Create || snapshot.progress.total == 0)
        return;
    m_creates = judgedCreates(m_run->result(), snapshot.progress.total);
    stopWhenBroken();
}

JudgedRun RecordedRun::judgedRun() const
{
    return {.trafficStartedAt = m_run->result().trafficStartedAt, .creates = m_creates};
}

Verdict RecordedRun::verdictNow() const
{
    return m_level ? m_level->verdict(judgedRun()) : m_judge->verdict(judgedRun());
}

void RecordedRun::take(const RunEvent &event)
{
    m_events->add(eventKind(event.kind), event.sentence, event.fields, event.at);
    if (event.kind == RunEventKind::Session)
        m_errors.add(event.fields.value("scenario"_L1).toString(), event.fields.value("class"_L1).toString(),
            event.sentence, event.sentence, event.at);
    if (event.kind == RunEventKind::Warning && m_report.warnings.size() < MostWarnings
        && !m_report.warnings.contains(event.sentence))
        m_report.warnings.append(event.sentence);
}

void RecordedRun::stop(StopHow how)
{
    if (m_hasEnded || (m_stop && *m_stop >= how))
        return;
    m_stop = how;
    if (!m_run)
        return endWithout({ErrorKind::Stopped, u"It was stopped before it began."_s});
    m_events->add(EventKind::Steering, stopText(how));
    note(m_events->flush());
    m_run->stop(how);
}

void RecordedRun::finish()
{
    const RunResult &result = m_run->result();
    // The ledger's file rather than the run's memory: the report says what a later clean-up would find.
    const Result<LedgerReplay> ledger
        = QFile::exists(m_folder->ledgerPath()) ? replayLedger(m_folder->ledgerPath()) : LedgerReplay();
    const LedgerBook book = ledger ? ledger->book : LedgerBook();
    if (!ledger)
        note(ledger.error());
    takeResult(m_report, result, m_plan);
    m_report.generator.workers = result.workers;
    m_report.generator.markedSeconds = result.markedSeconds;
    m_report.workspaces = workspaceReports(result, m_plan, book);
    m_report.cleanup = cleanupReport(result, m_plan, book);
    addErrors(m_errors, result);
    m_report.errors = m_errors.groups();
    m_creates = judgedCreates(result);
    if (m_plan.limit)
        takeLimit();
    else
        m_report.verdict = verdictNow();
    if (result.cleanup)
        m_report.warnings.append(result.cleanup->notes);
    if (m_recorder)
        note(m_recorder->finish());
    m_events->add(EventKind::Run,
        u"The run ended: %1."_s.arg(QString(textOf(runOutcomeTexts(), m_report.outcome))),
        {{u"outcome"_s, QString(textOf(runOutcomeTexts(), m_report.outcome))},
            {u"left"_s, m_report.cleanup.left}});
    note(m_events->flush());
    note(m_folder->writeReport(m_report));
    if (!hasStarted() && !m_settings.keepsUnstarted)
        forget();
    else
        note(writeHtmlReport(*m_folder)); // last: all that it tells is there without it
    m_hasEnded = true;
    emit ended();
}

void RecordedRun::forget()
{
    m_events.reset();
    if (!QDir(m_folder->path()).removeRecursively())
        note(Error{ErrorKind::Storage,
            u"The folder %1 could not be removed: it is of a run that never started."_s.arg(
                m_folder->path())});
    m_folder.reset();
}

void RecordedRun::note(const Result<> &outcome)
{
    if (outcome || !m_recorded)
        return;
    m_recorded = outcome;
    emit notRecorded(outcome.error());
}

void RecordedRun::endWithout(const Error &error)
{
    m_recorded = error;
    m_hasEnded = true;
    emit ended();
}

} // namespace plimsoll
