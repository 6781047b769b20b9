// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attendrun.h"

#include "app/consoleprogress.h"
#include "app/eventstream.h"
#include "app/inputlines.h"
#include "app/sleepblock.h"
#include "app/stopsignals.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString cleanupHint(const RunFolder &folder)
{
    return u"plimsoll-cli cleanup --run %1"_s.arg(folder.path());
}

void obey(StopSignals &signal, RecordedRun &recorded, Console &console)
{
    QObject::connect(&signal, &StopSignals::arrived, &recorded, [&](const QString &name, int count) {
        if (count == 1) {
            console.say(
                u"%1: the run stops and cleans up. Once more stops it at once, without cleaning up."_s.arg(
                    name));
            return recorded.stop(StopHow::CleanUp);
        }
        if (count == 2) {
            console.say(u"%1 again: the run stops at once."_s.arg(name));
            recorded.stop(StopHow::Now);
        }
    });
}

void steer(const QString &line, RecordedRun &recorded, Console &console)
{
    const Result<Steering> steering = parseSteering(line);
    const Result<> steered = !steering ? Result<>(steering.error())
        : recorded.run()
        ? recorded.run()->steer(*steering)
        : Result<>(Error{ErrorKind::BadInput, u"The run has not begun: there is nothing to steer."_s});
    if (!steered)
        console.say(steered.error().message); // else the run tells
}

} // namespace

Attended attendRun(RecordedRun &recorded, Console &console, Telling telling, Steerable steerable)
{
    Attended attended;
    ConsoleProgress progress(console);
    EventStream stream(console);
    StopSignals signal;
    const SleepBlock awake("a load test is running");
    QEventLoop loop;
    obey(signal, recorded, console);
    std::optional<InputLines> lines;
    if (steerable == Steerable::Yes) {
        lines.emplace();
        QObject::connect(&*lines, &InputLines::arrived, &recorded,
            [&](const QString &line) { steer(line, recorded, console); });
    }
    QObject::connect(&recorded, &RecordedRun::begun, &loop, [&](Run &run) {
        if (telling == Telling::Json) {
            stream.write(u"run-began"_s,
                {{u"folder"_s, recorded.folder()->path()},
                    {u"simulated"_s, recorded.folder()->isSimulated()}});
            stream.follow(run);
        } else {
            console.say(u"Run folder: %1"_s.arg(recorded.folder()->path()));
            progress.follow(run);
        }
        QObject::connect(&run, &Run::confirmationNeeded, &loop, [&](const QString &why) {
            attended.lacksConfirmation = true;
            console.say(why);
            recorded.stop(StopHow::CleanUp);
        });
    });
    QObject::connect(&recorded, &RecordedRun::ended, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    recorded.start();
    loop.exec();
    console.endLive();
    if (telling == Telling::Json)
        stream.write(u"run-ended"_s,
            {{u"exitCode"_s, static_cast<int>(exitCodeOf(recorded, attended))},
                {u"outcome"_s, QString(textOf(runOutcomeTexts(), recorded.report().outcome))},
                {u"left"_s, recorded.report().cleanup.left}, {u"sentence"_s, recorded.report().sentence}});
    return attended;
}

ExitCode exitCodeOf(const RecordedRun &recorded, const Attended &attended)
{
    const Run *run = recorded.run();
    if (!run)
        return !recorded.recorded() && recorded.recorded().error().kind == ErrorKind::Stopped
            ? ExitCode::Stopped
            : ExitCode::Failed;
    const RunResult &result = run->result();
    if (!result.cleanupIsComplete)
        return ExitCode::CleanupIncomplete;
    if (attended.lacksConfirmation)
        return ExitCode::BadInput;
    if (result.ending == RunEnding::Stopped)
        return result.stopReason == StopReason::Goal || result.stopReason == StopReason::Generator
            ? ExitCode::GoalsBroken
            : ExitCode::Stopped;
    if (result.ending == RunEnding::Failed || !recorded.recorded())
        return ExitCode::Failed;
    const Verdict &verdict = recorded.report().verdict;
    if (verdict.state)
        return *verdict.state == GoalState::Kept ? ExitCode::Done : ExitCode::GoalsBroken;
    const auto failed = std::any_of(result.sessions.cbegin(), result.sessions.cend(),
        [](const SessionResult &session) { return !session.error.isEmpty(); });
    return failed ? ExitCode::Failed : ExitCode::Done;
}

void tellEnd(const RecordedRun &recorded, const Attended &attended, Console &console)
{
    if (!recorded.recorded())
        console.say(recorded.recorded().error().message);
    if (!recorded.run())
        return;
    const RunResult &result = recorded.run()->result();
    if (attended.lacksConfirmation)
        console.say(u"Nothing was created. Say --yes, or set PLIMSOLL_YES=1, if the load may go there."_s);
    else if (result.ending != RunEnding::Finished)
        console.say(result.sentence);
    if (!result.cleanupIsComplete) {
        console.say(
            u"Something may be left on the deployment. The ledger is %1; this finishes the cleaning up:\n  %2"_s
                .arg(recorded.folder()->ledgerPath(), cleanupHint(*recorded.folder())));
    }
}

} // namespace plimsoll
