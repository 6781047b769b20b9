// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"

#include <QObject>
#include <QThreadPool>

namespace plimsoll {

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

signals:
    void changed();

private:
    void take(int asked, const Result<Comparison> &comparison);

    QStringList m_paths;
    double m_tolerance = DefaultTolerance;
    std::optional<Comparison> m_comparison;
    QString m_problem;
    int m_asked = 0; // answers to earlier questions are out of date
    QThreadPool m_worker; // one thread
};

} // namespace plimsoll
