// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runindex.h"
#include "core/storage/storedrun.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// "20261124T131103Z-name" begins with its time.
QDateTime timeInName(const QString &folderName)
{
    QDateTime at = QDateTime::fromString(folderName.left(16), u"yyyyMMdd'T'HHmmss'Z'"_s);
    at.setTimeSpec(Qt::UTC);
    return at;
}

void takeRoundTrip(RunListing &listing, const Report &report)
{
    for (const ScenarioReport &scenario : report.scenarios) {
        const Quantiles &roundTrip = scenario.roundTrip;
        if (roundTrip.isEmpty())
            continue;
        const bool isAbove = !roundTrip.p95;
        const Nanoseconds value = roundTrip.p95.value_or(roundTrip.max);
        const bool isLonger = !listing.roundTripP95
            || std::pair(isAbove, value) > std::pair(listing.isRoundTripAbove, *listing.roundTripP95);
        if (!isLonger)
            continue;
        listing.roundTripP95 = value;
        listing.isRoundTripAbove = isAbove;
    }
}

void takeReport(RunListing &listing, const Report &report)
{
    listing.state = report.outcome == RunOutcome::Running ? StoredState::Unfinished : StoredState::Complete;
    listing.name = report.name;
    listing.startedAt = report.startedAt.isValid() ? report.startedAt : listing.startedAt;
    listing.simulated = report.simulated || listing.simulated;
    listing.deploymentUrl = report.deployment.url;
    listing.deploymentVersion = report.deployment.version;
    listing.outcome = report.outcome;
    listing.verdict = report.verdict.state;
    listing.objectsLeft = report.cleanup.left;
    if (report.endedAt.isValid() && report.startedAt.isValid())
        listing.duration = Milliseconds(report.startedAt.msecsTo(report.endedAt));
    for (const ScenarioReport &scenario : report.scenarios)
        listing.sessions += scenario.counts.sessionsStarted;
    takeRoundTrip(listing, report);
}

QStringList foldersIn(const QString &folder)
{
    QStringList paths;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        paths.append(dir.absoluteFilePath(name));
    return paths;
}

void sortLatestFirst(QList<RunListing> &runs)
{
    std::stable_sort(runs.begin(), runs.end(), [](const RunListing &left, const RunListing &right) {
        if (left.startedAt != right.startedAt)
            return left.startedAt > right.startedAt;
        return left.path > right.path;
    });
}

} // namespace

RunListing listRun(const QString &path)
{
    const QString folderName = QDir(path).dirName();
    RunListing listing{.path = path, .name = folderName.mid(17), .startedAt = timeInName(folderName)};
    listing.simulated = folderName.endsWith(u"-simulated"_s);
    if (const Result<RunFolder> folder = RunFolder::open(path)) {
        const Result<RunNotes> notes = readRunNotes(*folder);
        if (notes)
            listing.notes = *notes;
        else
            listing.notesProblem = notes.error().message;
    }
    const auto run = readRun(path);
    if (!run) {
        listing.sentence = run.error().message;
        return listing;
    }
    takeReport(listing, run->report);
    listing.sentence = listing.state == StoredState::Unfinished
        ? u"The run has not ended: it runs now, or its process was killed. Remove what it left with: "
          u"plimsoll-cli cleanup --run %1"_s.arg(path)
        : run->report.outcome == RunOutcome::Failed && !run->report.sentence.isEmpty()
        ? run->report.sentence // why matters more than goals that nothing was measured for
        : run->report.verdict.sentence;
    if (!run->problems.isEmpty())
        listing.sentence += u" "_s + run->problems.join(u' ');
    return listing;
}

QList<RunListing> listRuns(const QString &dataDir, const std::function<bool()> &keepGoing)
{
    RunIndex index(dataDir + u"/runs.index"_s);
    QList<RunListing> runs;
    for (const QString &path : foldersIn(dataDir + u"/runs"_s)) {
        if (keepGoing && !keepGoing()) {
            index.keepRest();
            break;
        }
        runs.append(index.listing(path, listRun));
    }
    index.save();
    sortLatestFirst(runs);
    return runs;
}

} // namespace plimsoll
