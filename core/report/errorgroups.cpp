// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/errorgroups.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString commonSentence(const QString &sentence)
{
    static const std::array differing{
        QRegularExpression(
            u"\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b"_s),
        QRegularExpression(u"\\bscaletest-[A-Za-z0-9-]+(@scaletest\\.local)?"_s),
        QRegularExpression(u"\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?\\b"_s),
        QRegularExpression(u"\\[[0-9a-fA-F]*:[0-9a-fA-F:.]+\\](:\\d+)?"_s),
    };
    QString common = sentence.simplified();
    for (const QRegularExpression &part : differing)
        common.replace(part, u"…"_s);
    return common;
}

void ErrorGroups::add(const QString &origin, const QString &errorClass, const QString &sentence,
    const QString &sample, const QDateTime &at, std::uint64_t count)
{
    if (count == 0)
        return;
    m_total += count;
    const auto keyOf
        = [&](const QString &text) { return QStringList{origin, errorClass, text}.join(QChar(u'\0')); };
    QString common = commonSentence(sentence);
    if (m_groups.size() >= MaxGroups && !m_byKey.contains(keyOf(common)))
        common = u"Other errors of this class."_s;
    if (ErrorGroup *known = find(keyOf(common))) {
        known->count += count;
        known->first = std::min(known->first, at);
        known->last = std::max(known->last, at);
        return;
    }
    m_byKey.insert(keyOf(common), m_groups.size());
    m_groups.append({origin, errorClass, common, count, at, at, sample.left(MaxSample)});
}

QList<ErrorGroup> ErrorGroups::groups() const
{
    QList<ErrorGroup> groups = m_groups;
    std::sort(groups.begin(), groups.end(), [](const ErrorGroup &left, const ErrorGroup &right) {
        if (left.count != right.count)
            return left.count > right.count;
        return std::tie(left.first, left.origin, left.errorClass, left.sentence)
            < std::tie(right.first, right.origin, right.errorClass, right.sentence);
    });
    return groups;
}

ErrorGroup *ErrorGroups::find(const QString &key)
{
    const auto it = m_byKey.constFind(key);
    return it == m_byKey.constEnd() ? nullptr : &m_groups[*it];
}

} // namespace plimsoll
