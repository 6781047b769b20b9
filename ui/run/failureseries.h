// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"

#include <QCoreApplication>
#include <QList>
#include <QPointF>

namespace plimsoll {

// Failures of each second by class. A chart has room for a few: the classes that occur first have a series
// each, in that order, and all others share the last.
class FailureSeries
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::FailureSeries)
public:
    static constexpr qsizetype Count = 6;

    void append(const SecondRow &row);

    const QList<QList<QPointF>> &points() const { return m_points; } // always Count; one point a second each
    QStringList names() const; // always Count; empty where nothing has failed yet

private:
    qsizetype placeOf(ErrorClass errorClass);

    QList<ErrorClass> m_classes; // at most Count - 1
    bool m_hasOthers = false;
    QList<QList<QPointF>> m_points = QList<QList<QPointF>>(Count);
};

} // namespace plimsoll
