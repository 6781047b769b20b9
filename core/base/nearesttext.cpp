// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearesttext.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype Longest = 64; // nobody mistypes a word of ours into something longer

QString plainForm(const QString &text)
{
    QString plain = text.toCaseFolded();
    plain.removeIf([](QChar c) { return c == u'-' || c == u'_' || c == u' '; });
    return plain;
}

// Letters added, dropped, changed or swapped with their neighbour.
qsizetype editDistance(const QString &left, const QString &right)
{
    const auto width = static_cast<std::size_t>(right.size()) + 1;
    std::vector<qsizetype> before(width);
    std::vector<qsizetype> last(width);
    std::vector<qsizetype> row(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype changed = left[i - 1] == right[j - 1] ? 0 : 1;
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + changed});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[width - 1];
}

} // namespace

QString nearestText(const QString &text, const QStringList &candidates)
{
    if (text.size() > Longest)
        return {};
    const QString wanted = plainForm(text);
    QString nearest;
    qsizetype least = 1 + std::max<qsizetype>(1, wanted.size() / 3);
    for (const QString &candidate : candidates) {
        const QString plain = plainForm(candidate);
        const bool begins = wanted.size() >= 3 && plain.startsWith(wanted);
        const qsizetype distance
            = begins ? std::min<qsizetype>(1, plain.size() - wanted.size()) : editDistance(wanted, plain);
        if (distance < least && distance < plain.size()) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString didYouMean(const QString &text, const QStringList &candidates)
{
    const QString nearest = nearestText(text, candidates);
    return nearest.isEmpty() ? QString() : u" Did you mean \"%1\"?"_s.arg(nearest);
}

} // namespace plimsoll
