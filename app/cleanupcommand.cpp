// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attendcleanup.h"
#include "app/command.h"
#include "app/ledgercleanup.h"
#include "app/loginoptions.h"
#include "app/scaletestoptions.h"
#include "core/base/unittext.h"
#include "core/load/scaletestobjects.h"
#include "core/report/texttable.h"

#include <QEventLoop>
#include <QFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int OwnConcurrency = 10; // with --run; Coder's own command deletes one at a time

CleanupSettings cleanupSettings(CommandOptions &options)
{
    CleanupSettings settings;
    settings.limits = cleanupLimits(options);
    settings.deletion.orphan = options.flag(u"orphan"_s) ? Orphan::Yes : Orphan::No;
    return settings;
}

void listObjects(const QList<QStringList> &rows, Console &console)
{
    if (rows.isEmpty())
        return console.say(u"Nothing is left."_s);
    const QStringList titles{u"object"_s, u"kind"_s, u"owner"_s, u"since"_s, u"made by"_s};
    console.out(textTable(QList<QStringList>{titles} + rows, {Align::Left}).toUtf8());
    console.say(counted(rows.size(), u"object"_s) + u'.');
}

QStringList rowOf(const CleanupItem &item, const QString &maker)
{
    return {item.name, textOf(ledgerKindTexts(), item.kind), item.owner, utcText(item.createdAt), maker};
}

// From the ledger alone: nobody is asked.
ExitCode listRun(const RunFolder &folder, Console &console)
{
    const RunLeftovers run = leftoversIn(folder);
    for (const QString &problem : run.problems)
        console.say(problem);
    QList<QStringList> rows;
    for (const LedgerEntry &entry : run.left)
        rows.append(rowOf(itemOf(entry), run.name));
    listObjects(rows, console);
    return ExitCode::Done;
}

ExitCode listLeftovers(const CommandOptions &options, Console &console)
{
    QList<QStringList> rows{{u"objects"_s, u"deployment"_s, u"run"_s}};
    for (const RunLeftovers &run : findLeftovers(dataDirOf(options))) {
        for (const QString &problem : run.problems)
            console.say(problem);
        if (!run.isInUse && !run.left.isEmpty())
            rows.append({QString::number(run.left.size()), run.header.deploymentUrl, run.folder});
    }
    if (rows.size() == 1) {
        console.say(u"No run has left anything, as far as the ledgers in %1 know."_s.arg(dataDirOf(options)));
        return ExitCode::Done;
    }
    console.out(textTable(rows, {Align::Right, Align::Left}).toUtf8());
    console.say(u"\"plimsoll-cli cleanup --run DIR\" removes what a run left."_s);
    return ExitCode::Done;
}

// Names of runs by the ids of what their ledgers list.
QHash<QString, QString> makersIn(const QString &dataDir)
{
    QHash<QString, QString> makers;
    for (const RunLeftovers &run : findLeftovers(dataDir)) {
        for (const LedgerEntry &entry : run.left)
            makers.insert(entry.id, run.name);
    }
    return makers;
}

ExitCode listByPrefix(const CommandOptions &options, CoderClient &client, Console &console)
{
    QEventLoop loop;
    std::optional<Result<CleanupList>> found;
    listScaletestObjects(client, options.text(u"template"_s), &loop, [&](const Result<CleanupList> &list) {
        found = list;
        loop.quit();
    });
    loop.exec();
    if (!found || !*found) {
        console.say(found ? found->error().message : u"It was stopped."_s);
        return ExitCode::Failed;
    }
    const QHash<QString, QString> makers = makersIn(dataDirOf(options));
    QList<QStringList> rows;
    for (const auto &items : {(*found)->workspaces, (*found)->users, (*found)->tokens}) {
        for (const CleanupItem &item : items)
            rows.append(rowOf(item, makers.value(item.id, u"not from our ledgers"_s)));
    }
    for (const QString &note : (*found)->notes)
        console.say(note);
    listObjects(rows, console);
    return ExitCode::Done;
}

ExitCode cleanUpRun(CommandOptions &options, Console &console)
{
    const Result<RunFolder> folder = RunFolder::open(options.text(u"run"_s));
    if (!folder) {
        console.say(folder.error().message);
        return ExitCode::BadInput;
    }
    if (!QFile::exists(folder->ledgerPath())) {
        console.say(u"%1 has no ledger: its run created nothing."_s.arg(folder->path()));
        return ExitCode::Done;
    }
    if (options.flag(u"list"_s))
        return listRun(*folder, console);
    Result<std::unique_ptr<Ledger>> reopened = Ledger::reopen(folder->ledgerPath());
    if (!reopened) {
        console.say(reopened.error().message);
        return ExitCode::BadInput;
    }
    Ledger &ledger = **reopened;
    for (const QString &problem : ledger.problems())
        console.say(problem);
    const Result<Deployment> deployment = deploymentOf(options, ledger.header().deploymentUrl);
    const Result<> matches
        = deployment ? checkDeploymentOf(ledger.header(), *deployment) : deployment.error();
    if (!matches) {
        console.say(matches.error().message);
        return ExitCode::BadInput;
    }
    CleanupSettings settings = cleanupSettings(options);
    if (!options.isGiven(u"cleanup-concurrency"_s))
        settings.limits.concurrency = OwnConcurrency;
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    CoderClient client(*deployment);
    Cleanup cleanup(client, ledger, settings);
    const CleanupEnd end = attendCleanup(cleanup, client, console);
    const Result<> flushed = ledger.flush();
    const Result<> rewritten = rewriteReport(*folder, ledger.book(), end.summary.left);
    for (const Result<> &written : {flushed, rewritten}) {
        if (!written)
            console.say(written.error().message);
    }
    if (end.summary.isComplete())
        return flushed ? ExitCode::Done : ExitCode::Failed;
    return ExitCode::CleanupIncomplete;
}

ExitCode cleanUpByPrefix(CommandOptions &options, Console &console)
{
    CleanupSettings settings = cleanupSettings(options);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const Result<Deployment> deployment = deploymentOf(options);
    if (!deployment) {
        console.say(deployment.error().message);
        return ExitCode::BadInput;
    }
    CoderClient client(*deployment);
    if (options.flag(u"list"_s))
        return listByPrefix(options, client, console);
    Cleanup cleanup(client, options.text(u"template"_s), settings);
    const CleanupEnd end = attendCleanup(cleanup, client, console);
    return end.summary.isComplete() && !end.wasStopped ? ExitCode::Done : ExitCode::Failed;
}

ExitCode cleanUp(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty()) {
        options.refuse(u"\"cleanup\" takes options only; the folder of a run is named with --run."_s);
        return ExitCode::BadInput;
    }
    if (options.flag(u"leftovers"_s))
        return listLeftovers(options, console);
    return options.isGiven(u"run"_s) ? cleanUpRun(options, console) : cleanUpByPrefix(options, console);
}

} // namespace

Command cleanupCommand()
{
    QList<OptionSpec> options{
        {.names = {u"run"_s},
            .valueName = u"DIR"_s,
            .help = u"the folder of a run: exactly what its ledger tells is removed"_s},
        {.names = {u"template"_s, u"t"_s},
            .valueName = u"NAME"_s,
            .help = u"without --run: only workspaces of this template"_s,
            .environment = u"CODER_SCALETEST_CLEANUP_TEMPLATE"_s},
        {.names = {u"list"_s}, .help = u"list what would be removed, and remove nothing"_s},
        {.names = {u"leftovers"_s},
            .help = u"list the runs of the data folder that left something, by their ledgers; no deployment "
                    u"is asked"_s},
        {.names = {u"orphan"_s},
            .help = u"last resort: drop workspaces from the deployment without destroying what their "
                    u"template made, such as pods, volumes or machines, which then stay and cost"_s},
    };
    options += cleanupLimitOptions();
    options += ignoredOptions();
    options += loginOptions();
    options += {dataDirOption()};
    return {.name = u"cleanup"_s,
        .operands = {},
        .summary = u"finish the cleaning up of a run (--run DIR), or remove by name prefix"_s,
        .details
        = u"With --run it removes what the ledger of that run tells, and nothing else, ten objects at "
          "once unless told otherwise, and ends with 0, or 111 when something may be left. Without, "
          "it removes every workspace and user of scale tests by their names, whoever made them, as "
          "Coder's own scale-test command does, and ends with 0 or 1."_s,
        .options = options,
        .run = cleanUp};
}

} // namespace plimsoll
