// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/ratebudget.h"

#include "core/base/unittext.h"

namespace plimsoll {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds waitWhenUntold = 10s;
constexpr qsizetype manyPaths = 1000;

} // namespace

RateBudget::Verdict RateBudget::ask(const QString &path, Instant now)
{
    const auto found = m_paths.find(path);
    if (found == m_paths.end())
        return Verdict::Go;
    Path &known = *found;
    if (known.blockedUntil > now)
        return Verdict::WaitForTime;
    if (known.remaining && known.resetAt <= now) {
        known.scouting = *known.remaining <= 0;
        known.remaining.reset();
    }
    if (known.scouting)
        return known.underWay == 0 ? Verdict::Go : Verdict::WaitForAnswer;
    if (!known.remaining || *known.remaining > known.underWay)
        return Verdict::Go;
    // Nothing is left, or all that is left is under way.
    return known.underWay > 0 ? Verdict::WaitForAnswer : Verdict::Go;
}

Milliseconds RateBudget::blockedFor(const QString &path, Instant now) const
{
    const Path known = m_paths.value(path);
    if (known.blockedUntil <= now)
        return 0ms;
    return std::chrono::ceil<Milliseconds>(known.blockedUntil - now);
}

void RateBudget::sent(const QString &path)
{
    ++m_paths[path].underWay;
}

void RateBudget::lost(const QString &path)
{
    const auto found = m_paths.find(path);
    if (found == m_paths.end())
        return;
    --found->underWay;
    if (found->underWay <= 0 && !found->limit)
        m_paths.remove(path);
}

bool RateBudget::answered(const QString &path, const RateHeaders &headers, Instant now)
{
    Path &known = m_paths[path];
    --known.underWay;
    if (headers.refused) {
        known.limit = headers.limit ? headers.limit : known.limit;
        known.remaining = 0;
        const Milliseconds untold = headers.reset.value_or(waitWhenUntold);
        return block(known, headers.retryAfter.value_or(untold), now);
    }
    known.scouting = false;
    if (!headers.limit || !headers.remaining || !headers.reset) {
        if (known.underWay <= 0 && known.blockedUntil <= now)
            m_paths.remove(path);
        return false;
    }
    known.limit = headers.limit;
    known.remaining = headers.remaining;
    known.resetAt = now + *headers.reset;
    const bool justBlocked = *headers.remaining <= 0 && block(known, *headers.reset, now);
    if (m_paths.size() > manyPaths)
        forgetIdle(now);
    return justBlocked;
}

QString RateBudget::sentence(const QString &path, Instant now) const
{
    const Path known = m_paths.value(path);
    const QString wait = humanDuration(blockedFor(path, now));
    if (known.limit && *known.limit > 0) {
        return u"The server takes %1 calls a minute to %2; waiting %3."_s.arg(*known.limit).arg(path, wait);
    }
    return u"The server takes no more calls to %1 for now; waiting %2."_s.arg(path, wait);
}

bool RateBudget::block(Path &path, Milliseconds wait, Instant now) const
{
    const bool wasOpen = path.blockedUntil <= now;
    if (wait <= 0ms)
        return false;
    path.blockedUntil = std::max(path.blockedUntil, now + std::min(wait, m_maxWait));
    path.resetAt = path.blockedUntil;
    path.remaining = 0;
    return wasOpen;
}

void RateBudget::forgetIdle(Instant now)
{
    m_paths.removeIf([now](const QHash<QString, Path>::iterator &it) {
        return it->underWay <= 0 && it->blockedUntil <= now && it->resetAt <= now;
    });
}

} // namespace plimsoll
