// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/stopsignals.h"
#include "core/base/atomicfile.h"
#include "core/simulator/simulator.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int Most = 1'000'000;

SimulatorOptions optionsOf(CommandOptions &options)
{
    SimulatorOptions simulated;
    simulated.listen = options.text(u"listen"_s);
    simulated.seed = static_cast<quint64>(options.integer(u"seed"_s, 0, Most));
    simulated.provisioners = options.integer(u"provisioners"_s, 1, Most);
    simulated.buildTime = options.duration(u"build-time"_s);
    simulated.agentDelay = options.duration(u"agent-delay"_s);
    simulated.requestsPerMinute = options.integer(u"requests-per-minute"_s, 0, Most);
    simulated.loginsPerMinute = options.integer(u"logins-per-minute"_s, 0, Most);
    simulated.foreignScaletest = options.integer(u"foreign-scaletest"_s, 0, Most);
    simulated.foreignOther = options.integer(u"foreign-other"_s, 0, Most);
    for (const QString &text : options.texts(u"fault"_s)) {
        const Result<SimulatorFaultWindow> fault = parseSimulatorFault(text);
        if (fault)
            simulated.faultWindows.push_back(*fault);
        else
            options.refuse(fault.error().message);
    }
    return simulated;
}

// Other programs take the token from this file; stdout and the command line are no place for it.
Result<> writeToken(const QString &path, const Secret &token)
{
    return writeFileAtomically(path, token.reveal() + '\n', FileAccess::OwnerOnly);
}

void tellWhere(const Simulator &simulator, const QString &tokenFile, bool asJson, Console &console)
{
    if (asJson) {
        const QJsonObject json{{u"url"_s, simulator.url().toString()}, {u"tokenFile"_s, tokenFile},
            {u"pid"_s, QCoreApplication::applicationPid()}};
        return console.out(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }
    console.out(u"URL: %1\nToken file: %2\n"_s.arg(simulator.url().toString(), tokenFile).toUtf8());
}

void tellCounts(const SimulatorCounts &counts, Console &console)
{
    console.say(
        u"Served %1 requests and %2 terminals; created %3 users and %4 workspaces, of which %5 and %6 are left."_s
            .arg(counts.requests)
            .arg(counts.terminalsOpened)
            .arg(counts.usersCreated)
            .arg(counts.workspacesCreated)
            .arg(counts.users - counts.foreignUsers)
            .arg(counts.workspaces - counts.foreignWorkspaces));
}

ExitCode simulate(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"simulate\" takes options only."_s);
    const SimulatorOptions simulated = optionsOf(options);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    Simulator simulator(simulated);
    if (const auto started = simulator.start(); !started) {
        console.say(started.error().message);
        return ExitCode::BadInput;
    }
    QTemporaryDir ownFolder(QDir::tempPath() + u"/plimsoll-simulate-XXXXXX"_s); // 0700, gone at the end
    const QString given = options.text(u"token-file"_s);
    const QString tokenFile
        = given.isEmpty() ? ownFolder.filePath(u"token"_s) : QDir().absoluteFilePath(given);
    if (const auto written = writeToken(tokenFile, simulator.ownerToken()); !written) {
        console.say(written.error().message);
        return ExitCode::Failed;
    }
    StopSignals signal;
    QEventLoop loop;
    QObject::connect(&signal, &StopSignals::arrived, &loop, &QEventLoop::quit);
    tellWhere(simulator, tokenFile, options.flag(u"json"_s), console);
    loop.exec();
    tellCounts(simulator.counts(), console);
    simulator.stop();
    if (!given.isEmpty())
        QFile::remove(tokenFile);
    return ExitCode::Done;
}

} // namespace

Command simulateCommand()
{
    const SimulatorOptions defaults;
    const auto time = [](Milliseconds value) { return QString::number(value.count()) + u"ms"_s; };
    return {.name = u"simulate"_s,
        .operands = {},
        .summary = u"serve the demo deployment on loopback, for other programs"_s,
        .details = u"Serves the built-in demo deployment until Ctrl-C or SIGTERM, and prints its URL and the "
                   u"file that "
                   "holds its owner's token. For this machine only; whatever runs against it is marked "
                   "simulated.\nFaults "
                   "are:\n  "_s
            + simulatorFaultHelp().join(u"\n  "_s),
        .options = {{.names = {u"listen"_s},
                        .valueName = u"ADDRESS:PORT"_s,
                        .help = u"loopback only; port 0: any free one"_s,
                        .fallback = u"127.0.0.1:0"_s},
            {.names = {u"token-file"_s},
                .valueName = u"FILE"_s,
                .help = u"where the token is written, for its owner only; without it into a new folder"_s},
            {.names = {u"json"_s}, .help = u"print where it is as one line of JSON"_s},
            {.names = {u"fault"_s},
                .valueName = u"FAULT"_s,
                .help = u"what goes wrong, see above; may be repeated"_s},
            {.names = {u"provisioners"_s},
                .valueName = u"N"_s,
                .help = u"builds at once"_s,
                .fallback = QString::number(defaults.provisioners)},
            {.names = {u"build-time"_s},
                .valueName = u"TIME"_s,
                .help = u"of a start build, on average"_s,
                .fallback = time(defaults.buildTime)},
            {.names = {u"agent-delay"_s},
                .valueName = u"TIME"_s,
                .help = u"from the end of a build until its agent has connected"_s,
                .fallback = time(defaults.agentDelay)},
            {.names = {u"requests-per-minute"_s},
                .valueName = u"N"_s,
                .help = u"rate limit per address and path; 0: none"_s,
                .fallback = u"0"_s},
            {.names = {u"logins-per-minute"_s},
                .valueName = u"N"_s,
                .help = u"the same for logins"_s,
                .fallback = u"0"_s},
            {.names = {u"foreign-scaletest"_s},
                .valueName = u"N"_s,
                .help = u"users with a running workspace, named scaletest-, that someone else made"_s,
                .fallback = u"0"_s},
            {.names = {u"foreign-other"_s},
                .valueName = u"N"_s,
                .help = u"the same with other names: a deployment in use"_s,
                .fallback = u"0"_s},
            {.names = {u"seed"_s},
                .valueName = u"N"_s,
                .help = u"of all that is drawn by chance but tokens"_s,
                .fallback = u"1"_s}},
        .run = simulate};
}

} // namespace plimsoll
