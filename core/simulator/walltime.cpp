// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/walltime.h"

#include <QTimeZone>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

WallTime WallTime::now()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

QString timeText(WallTime at)
{
    if (!at.isSet())
        return u"0001-01-01T00:00:00Z"_s;
    const QDateTime second = QDateTime::fromSecsSinceEpoch(at.us / 1'000'000, Qt::UTC);
    QString text = second.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (const qint64 fraction = at.us % 1'000'000; fraction != 0) {
        text += u'.' + QString::number(fraction).rightJustified(6, u'0');
        while (text.endsWith(u'0'))
            text.chop(1);
    }
    return text + u'Z';
}

} // namespace plimsoll::simulator
