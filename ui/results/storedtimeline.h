// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/openedrun.h"
#include "ui/run/timelinesource.h"

#include <memory>

namespace plimsoll {

// The seconds of a run that is kept.
class StoredTimeline : public TimelineSource
{
public:
    explicit StoredTimeline(std::shared_ptr<const OpenedRun> run);

    bool isLive() const override { return false; }
    QList<const QList<QList<QPointF>> *> charts() const override { return m_run->data.strips.all(); }
    QStringList failureNames() const override { return m_failureNames; }
    QList<ChartMark> marks() const override { return {}; }
    double lastSecond() const override { return m_run->data.seconds - 1; }
    double plannedSeconds() const override;
    std::optional<double> roundTripLimit() const override;
    QString roundTripGoalText() const override;
    Stretches brokenSeconds() const override { return m_run->data.bad; }
    Stretches markedSeconds() const override { return m_run->data.marked; }

private:
    std::shared_ptr<const OpenedRun> m_run;
    QStringList m_failureNames;
};

} // namespace plimsoll
