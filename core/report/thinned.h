// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace plimsoll {

// At most four points for each of `columns` columns of equal width: first, smallest, largest and last, so
// that no peak is lost. Points outside [from, to] are left out but for the nearest at each side.
QList<QPointF> thinned(const QList<QPointF> &points, double from, double to, int columns);

} // namespace plimsoll
