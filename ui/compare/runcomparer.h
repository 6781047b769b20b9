// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"

#include <QObject>
#include <QPointF>
#include <QThreadPool>

#include <atomic>

namespace plimsoll {

// What charts draw of a run; x: seconds of traffic. Empty where nothing can be read.
struct RunLines {
    QList<QPointF> throughput = {}; // echoed, bytes/s
    QList<QPointF> roundTrip = {}; // p95, seconds
};

// Compares runs of which it knows the folders. Lives on the ui thread; reads and judges on a thread of its
// own and answers by changed().
class RunComparer : public QObject
{
    Q_OBJECT
public:
    explicit RunComparer(QObject *parent = nullptr);
    ~RunComparer() override;

    // The first is what the others are judged against.
    void compare(const QStringList &paths);
    void setTolerance(double share);
    void refresh(); // the same again: a note or a file may have changed

    const QStringList &paths() const { return m_paths; } // of the comparison that is shown or being made
    double tolerance() const { return m_tolerance; }
    // None: nothing is compared yet, or problem() says why not.
    const std::optional<Comparison> &comparison() const { return m_comparison; }
    const QString &problem() const { return m_problem; } // a sentence; empty: there is none
    // By run; empty until linesRead().
    const QList<RunLines> &lines() const { return m_lines; }

signals:
    void changed();
    void linesRead();

private:
    void take(int asked, const Result<Comparison> &comparison);
    void readLines();

    QStringList m_paths;
    double m_tolerance = DefaultTolerance;
    std::optional<Comparison> m_comparison;
    QString m_problem;
    QList<RunLines> m_lines;
    int m_asked = 0; // answers to earlier questions are out of date
    std::atomic<int> m_linesAsked = 0; // the same of the lines
    QThreadPool m_worker; // one thread
};

} // namespace plimsoll
