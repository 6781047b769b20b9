// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attendcleanup.h"

#include "app/stopsignals.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds LineEvery = 950ms;

void tell(const CleanupSummary &summary, Console &console)
{
    for (const CleanupFailure &failure : summary.failed)
        console.say(u"  %1: %2"_s.arg(failure.name, failure.error.message));
    for (const QString &note : summary.notes)
        console.say(note);
    QString sentence = u"%1 deleted"_s.arg(summary.deleted);
    if (summary.alreadyGone > 0)
        sentence += u", %1 were gone already"_s.arg(summary.alreadyGone);
    sentence += summary.isComplete() ? u"; nothing is left."_s : u"; %1 may be left."_s.arg(summary.left);
    console.say(sentence);
}

} // namespace

CleanupEnd attendCleanup(Cleanup &cleanup, CoderClient &client, Console &console)
{
    CleanupEnd end;
    QEventLoop loop;
    StopSignals signal;
    Instant lastLine;
    QObject::connect(&signal, &StopSignals::arrived, &loop, [&](const QString &name, int) {
        end.wasStopped = true;
        console.say(u"%1: the cleaning up stops; what it did not reach stays."_s.arg(name));
        cleanup.stop({ErrorKind::Stopped, u"The cleaning up was stopped."_s});
    });
    QObject::connect(&client, &CoderClient::rateLimited, &loop,
        [&](const QString &sentence) { console.say(u"  "_s + sentence); });
    QObject::connect(
        &cleanup, &Cleanup::told, &loop, [&](const QString &sentence) { console.say(u"  "_s + sentence); });
    QObject::connect(&cleanup, &Cleanup::progressed, &loop, [&](const JobProgress &progress) {
        const Instant now = Instant::now();
        if (now - lastLine < LineEvery)
            return;
        lastLine = now;
        console.live(u"Cleaning up: %1/%2"_s.arg(progress.done).arg(progress.total));
    });
    QObject::connect(&cleanup, &Cleanup::ended, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    cleanup.start();
    loop.exec();
    console.endLive();
    end.summary = cleanup.summary();
    tell(end.summary, console);
    return end;
}

} // namespace plimsoll
