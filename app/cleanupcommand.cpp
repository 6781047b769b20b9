// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attendcleanup.h"
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/scaletestoptions.h"
#include "core/storage/storedrun.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int OwnConcurrency = 10; // with --run; Coder's own command deletes one at a time

// Errors: BadInput when the ledger's objects live on another deployment.
Result<> checkDeploymentOf(const LedgerHeader &header, const Deployment &deployment)
{
    if (header.deploymentUrl.isEmpty() || QUrl(header.deploymentUrl) == deployment.url)
        return {};
    return Error{ErrorKind::BadInput,
        u"The run was on %1, not on %2: nothing was touched."_s.arg(
            header.deploymentUrl, deployment.url.toString())};
}

// run.json of a killed run says "running"; now it can say how it went on.
Result<> rewriteReport(const RunFolder &folder, const LedgerBook &book, const CleanupSummary &summary)
{
    Result<StoredRun> stored = readRun(folder.path());
    if (!stored)
        return stored.error();
    Report report = stored->report;
    if (report.outcome == RunOutcome::Running) {
        report.outcome = RunOutcome::Failed;
        report.endedAt = QDateTime::currentDateTimeUtc();
        report.sentence = u"The program ended before the run did; it was cleaned up later."_s;
    }
    report.cleanup = {};
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.state != LedgerState::Gone)
            continue;
        ++(entry.object.kind == LedgerKind::User         ? report.cleanup.usersDeleted
                : entry.object.kind == LedgerKind::Token ? report.cleanup.tokensDeleted
                                                         : report.cleanup.workspacesDeleted);
    }
    report.cleanup.left = summary.left;
    report.cleanup.sentence = summary.isComplete()
        ? u"Nothing of the run is left on the deployment."_s
        : u"%1 object(s) may be left on the deployment."_s.arg(summary.left);
    return folder.writeReport(report);
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
    CleanupSettings settings;
    settings.limits = cleanupLimits(options);
    if (!options.isGiven(u"cleanup-concurrency"_s))
        settings.limits.concurrency = OwnConcurrency;
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    CoderClient client(*deployment);
    Cleanup cleanup(client, ledger, settings);
    const CleanupEnd end = attendCleanup(cleanup, client, console);
    const Result<> flushed = ledger.flush();
    const Result<> rewritten = rewriteReport(*folder, ledger.book(), end.summary);
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
    CleanupSettings settings;
    settings.limits = cleanupLimits(options);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const Result<Deployment> deployment = deploymentOf(options);
    if (!deployment) {
        console.say(deployment.error().message);
        return ExitCode::BadInput;
    }
    CoderClient client(*deployment);
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
    };
    options += cleanupLimitOptions();
    options += ignoredOptions();
    options += loginOptions();
    options += {dataDirOption()};
    return {.name = u"cleanup"_s,
        .operands = {},
        .summary = u"finish the cleaning up of a run (--run DIR), or remove by name prefix"_s,
        .details = u"With --run it removes what the ledger of that run tells, and nothing else, and ends "
                   u"with 0, or 111 when "
                   "something may be left. Without, it removes every workspace and user of scale tests by "
                   "their names, "
                   "whoever made them, as Coder's own scale-test command does, and ends with 0 or 1."_s,
        .options = options,
        .run = cleanUp};
}

} // namespace plimsoll
