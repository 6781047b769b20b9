// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventstream.h"

#include "core/storage/eventlog.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds ProgressEvery = 950ms;

QString kindText(RunEventKind kind)
{
    static constexpr std::array table{
        EnumText{RunEventKind::Notice, "notice"_L1},
        EnumText{RunEventKind::Warning, "warning"_L1},
        EnumText{RunEventKind::Error, "error"_L1},
        EnumText{RunEventKind::Session, "session"_L1},
        EnumText{RunEventKind::Workspace, "workspace"_L1},
        EnumText{RunEventKind::Generator, "generator"_L1},
        EnumText{RunEventKind::Steering, "steering"_L1},
    };
    return textOf<RunEventKind>(table, kind);
}

QString statusText(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Ok:
        return u"ok"_s;
    case CheckStatus::Warning:
        return u"warning"_s;
    case CheckStatus::Failed:
        return u"failed"_s;
    }
    return {};
}

QString endingText(PhaseEnding ending)
{
    switch (ending) {
    case PhaseEnding::Done:
        return u"done"_s;
    case PhaseEnding::Failed:
        return u"failed"_s;
    case PhaseEnding::Stopped:
        return u"stopped"_s;
    }
    return {};
}

qint64 whole(std::uint64_t count)
{
    return static_cast<qint64>(count);
}

QJsonObject scenarioJson(const ScenarioSnapshot &scenario)
{
    QJsonObject json{{u"name"_s, scenario.name}, {u"planned"_s, scenario.gauges.planned},
        {u"active"_s, scenario.gauges.active}, {u"connecting"_s, scenario.gauges.connecting},
        {u"failed"_s, scenario.gauges.failed}, {u"intendedBytes"_s, whole(scenario.intended.bytes)}};
    if (scenario.total) {
        json.insert(u"sentBytes"_s, whole(scenario.total->sentBytes));
        json.insert(u"echoedBytes"_s, whole(scenario.total->echoedBytes));
        json.insert(u"disconnects"_s, whole(scenario.total->disconnects));
        if (const RequestCounts &requests = scenario.total->requests; requests.intended > 0) {
            json.insert(u"intendedRequests"_s, whole(scenario.intended.ticks));
            json.insert(u"sentRequests"_s, whole(requests.sent));
            json.insert(u"answeredRequests"_s, whole(requests.answered));
            json.insert(u"unexpectedRequests"_s, whole(requests.unexpected));
            json.insert(u"failedRequests"_s, whole(requests.failed));
        }
    }
    if (scenario.last && !scenario.last->roundTrip.isEmpty()) {
        json.insert(
            u"roundTripP50Ns"_s, static_cast<qint64>(scenario.last->roundTrip.percentile(50).count()));
        json.insert(
            u"roundTripP99Ns"_s, static_cast<qint64>(scenario.last->roundTrip.percentile(99).count()));
    }
    return json;
}

} // namespace

EventStream::EventStream(Console &console, QObject *parent)
    : QObject(parent)
    , m_console(console)
{
}

void EventStream::follow(Run &run)
{
    connect(&run, &Run::preflightDone, this, [this](const PreflightReport &report) {
        for (const PreflightCheck &check : report.checks)
            write(u"check"_s,
                {{u"topic"_s, checkTopicText(check.topic)}, {u"status"_s, statusText(check.status)},
                    {u"sentence"_s, check.sentence}, {u"help"_s, check.help}});
    });
    connect(&run, &Run::phaseBegan, this, [this](Phase phase) {
        write(u"phase-began"_s, {{u"phase"_s, QString(textOf(phaseTexts(), phase))}});
    });
    connect(&run, &Run::phaseEnded, this, [this](const PhaseResult &result) {
        write(u"phase-ended"_s,
            {{u"phase"_s, QString(textOf(phaseTexts(), result.phase))},
                {u"outcome"_s, endingText(result.ending)},
                {u"durationMs"_s, static_cast<qint64>(result.duration / 1ms)},
                {u"sentence"_s, result.sentence}});
    });
    connect(&run, &Run::told, this, [this](const RunEvent &event) {
        write(u"told"_s,
            {{u"kind"_s, kindText(event.kind)}, {u"sentence"_s, event.sentence},
                {u"fields"_s, event.fields}});
    });
    connect(&run, &Run::snapshotTaken, this,
        [this](const std::shared_ptr<const Snapshot> &snapshot) { writeProgress(*snapshot); });
}

void EventStream::writeProgress(const Snapshot &snapshot)
{
    const Instant now = Instant::now();
    if (now - m_lastProgress < ProgressEvery)
        return;
    m_lastProgress = now;
    QJsonObject json{{u"phase"_s, QString(textOf(phaseTexts(), snapshot.phase))},
        {u"elapsedMs"_s, static_cast<qint64>(snapshot.elapsed / 1ms)},
        {u"phaseElapsedMs"_s, static_cast<qint64>(snapshot.phaseElapsed / 1ms)}};
    if (snapshot.progress.total > 0) {
        json.insert(u"total"_s, snapshot.progress.total);
        json.insert(u"running"_s, snapshot.progress.running);
        json.insert(u"done"_s, snapshot.progress.done);
        json.insert(u"failed"_s, snapshot.progress.failed);
        json.insert(u"perSecond"_s, snapshot.progress.perSecond);
        if (snapshot.progress.remaining)
            json.insert(u"remainingMs"_s, static_cast<qint64>(snapshot.progress.remaining->count()));
    }
    if (snapshot.search.level > 0)
        json.insert(u"search"_s,
            QJsonObject{{u"level"_s, snapshot.search.level}, {u"carries"_s, snapshot.search.carries},
                {u"breaks"_s, snapshot.search.breaks}, {u"trials"_s, snapshot.search.trials}});
    QJsonArray scenarios;
    for (const ScenarioSnapshot &scenario : snapshot.scenarios)
        scenarios.append(scenarioJson(scenario));
    if (!scenarios.isEmpty()) {
        json.insert(u"second"_s, static_cast<qint64>(snapshot.second));
        json.insert(u"scenarios"_s, scenarios);
        json.insert(u"generatorLate"_s, snapshot.generatorLate);
    }
    write(u"progress"_s, json);
}

void EventStream::write(const QString &event, QJsonObject fields)
{
    fields.insert(u"event"_s, event);
    fields.insert(u"at"_s, utcNowText());
    m_console.out(withoutTokens(QJsonDocument(fields).toJson(QJsonDocument::Compact)) + '\n');
}

} // namespace plimsoll
