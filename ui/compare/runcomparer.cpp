// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/runcomparer.h"

#include "core/storage/comparedrun.h"
#include "core/storage/runreading.h"

namespace plimsoll {

namespace {

Result<Comparison> compareFolders(const QStringList &paths, double tolerance)
{
    QList<RunToCompare> runs;
    for (const QString &path : paths) {
        Result<RunToCompare> run = readRunToCompare(path);
        if (!run)
            return run.error();
        runs.append(*std::move(run));
    }
    return compareRuns(runs, tolerance);
}

} // namespace

RunComparer::RunComparer(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

RunComparer::~RunComparer()
{
    ++m_linesAsked;
    m_worker.waitForDone();
}

void RunComparer::compare(const QStringList &paths)
{
    m_paths = paths;
    refresh();
    readLines();
}

// After the comparison, which does not wait for them: they are as long as the runs.
void RunComparer::readLines()
{
    m_lines.clear();
    const int asked = ++m_linesAsked;
    m_worker.start([this, asked, paths = m_paths] {
        QList<RunLines> lines;
        for (const QString &path : paths) {
            const Result<RunData> run
                = readRunData(path, [this, asked](double) { return asked == m_linesAsked; });
            lines.append(
                run ? RunLines{run->strips.throughput.at(2), run->strips.roundTrip.at(1)} : RunLines());
        }
        QMetaObject::invokeMethod(
            this,
            [this, asked, lines] {
                if (asked != m_linesAsked)
                    return;
                m_lines = lines;
                emit linesRead();
            },
            Qt::QueuedConnection);
    });
}

void RunComparer::setTolerance(double share)
{
    m_tolerance = share;
    refresh();
}

void RunComparer::refresh()
{
    const int asked = ++m_asked;
    if (m_paths.isEmpty())
        return;
    m_worker.start([this, asked, paths = m_paths, tolerance = m_tolerance] {
        const Result<Comparison> comparison = compareFolders(paths, tolerance);
        QMetaObject::invokeMethod(
            this, [this, asked, comparison] { take(asked, comparison); }, Qt::QueuedConnection);
    });
}

void RunComparer::take(int asked, const Result<Comparison> &comparison)
{
    if (asked != m_asked)
        return;
    const std::optional<Comparison> made = comparison ? std::optional(*comparison) : std::nullopt;
    const QString problem = comparison ? QString() : comparison.error().message;
    if (made == m_comparison && problem == m_problem)
        return;
    m_comparison = made;
    m_problem = problem;
    emit changed();
}

} // namespace plimsoll
