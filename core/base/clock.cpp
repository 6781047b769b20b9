// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

namespace plimsoll {

Instant Instant::now()
{
    return {
        std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

QString utcText(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QString utcNowText()
{
    return utcText(QDateTime::currentDateTimeUtc());
}

} // namespace plimsoll
