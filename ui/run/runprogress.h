// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/runresult.h"
#include "core/metrics/snapshot.h"
#include "core/plan/plan.h"

#include <QCoreApplication>

namespace plimsoll {

// A phase as its part of the bar shows it.
struct PhaseView {
    QString title = {}; // short
    QString text = {}; // "0:12", "3:41 of 15:00"; empty: it is to come and nobody knows how long it takes
    double share = 0; // of it that is done, in [0, 1]
    int width = 1; // beside the others
    bool isNow = false;
    bool operator==(const PhaseView &) const = default;
};

// Where a run is: its phases, how far the one is that goes on, and how long it still takes.
class RunProgress
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::RunProgress)
public:
    void begin(const Plan &plan);
    void enter(Phase phase);
    void leave(const PhaseResult &result);
    void take(const Snapshot &snapshot);
    void end(const QString &sentence);

    Phase phase() const { return m_phase; }
    bool hasEnded() const { return !m_endSentence.isEmpty(); }
    // "Create workspaces 12 of 20 · 1.5 a second · about 4 s left".
    QString text() const;
    double share() const; // of the phase, in [0, 1]; 0 where nobody knows
    QList<PhaseView> phases() const;

private:
    QString textOfPhase(Phase phase) const;
    std::optional<Nanoseconds> plannedLength(Phase phase) const;

    Plan m_plan;
    QList<Phase> m_phases; // that this plan has
    QMap<Phase, Nanoseconds> m_ended;
    Phase m_phase = Phase::Preflight;
    Nanoseconds m_elapsed{0};
    std::optional<Nanoseconds> m_length;
    PhaseProgress m_counted;
    QString m_endSentence;
};

// "3:41", "1:02:03".
QString clockText(Nanoseconds duration);

} // namespace plimsoll
