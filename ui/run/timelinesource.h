// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/stripseries.h"

#include <optional>

namespace plimsoll {

// What the timeline shows: the seconds of a run that goes on, or of one that is kept.
class TimelineSource
{
public:
    virtual ~TimelineSource() = default;

    virtual bool isLive() const = 0; // seconds come, and failures are told by class
    // By chart; they stay where they are as long as the source does.
    virtual QList<const QList<QList<QPointF>> *> charts() const = 0;
    virtual QStringList failureNames() const = 0; // of the series of failures; empty: unused
    virtual QList<ChartMark> marks() const = 0;
    virtual double lastSecond() const = 0; // below 0: none yet
    virtual double plannedSeconds() const = 0; // of traffic
    // The smallest limit of the goals for the round trip, in seconds, and its words.
    virtual std::optional<double> roundTripLimit() const = 0;
    virtual QString roundTripGoalText() const = 0;
    virtual Stretches brokenSeconds() const = 0;
    virtual Stretches markedSeconds() const = 0;
};

} // namespace plimsoll
