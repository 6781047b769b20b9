// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/eventmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype ForgottenAtOnce = 1000;

QString kindText(RunEventKind kind)
{
    switch (kind) {
    case RunEventKind::Notice:
        return EventModel::tr("Note");
    case RunEventKind::Warning:
        return EventModel::tr("Warning");
    case RunEventKind::Error:
        return EventModel::tr("Error");
    case RunEventKind::Session:
        return EventModel::tr("Connection");
    case RunEventKind::Workspace:
        return EventModel::tr("Workspace");
    case RunEventKind::Generator:
        return EventModel::tr("This machine");
    case RunEventKind::Steering:
        return EventModel::tr("Steering");
    }
    return {};
}

} // namespace

void addFailure(ErrorGroups &groups, const RunEvent &event, const QString &where)
{
    if (event.kind == RunEventKind::Session)
        groups.add(event.fields.value("scenario"_L1).toString(), event.fields.value("class"_L1).toString(),
            event.sentence, event.sentence, event.at);
    else if (event.kind == RunEventKind::Error)
        groups.add(where, {}, event.sentence, event.sentence, event.at);
}

void EventModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_shown.clear();
    m_forgotten = 0;
    m_startsAt = {};
    m_second.reset();
    endResetModel();
}

void EventModel::append(const std::vector<RunEvent> &events, const QString &where)
{
    std::vector<std::uint64_t> added;
    for (const RunEvent &event : events) {
        const qint64 since = m_startsAt.isValid() ? m_startsAt.msecsTo(event.at) : -1;
        m_rows.push_back({event, where, since < 0 ? -1 : since / 1000});
        if (isShown(m_rows.back()))
            added.push_back(m_forgotten + m_rows.size() - 1);
    }
    if (!added.empty()) {
        const int first = static_cast<int>(m_shown.size());
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_shown.insert(m_shown.end(), added.begin(), added.end());
        endInsertRows();
    }
    if (static_cast<qsizetype>(m_rows.size()) > MostRows)
        forgetOldest();
}

// Many at once: a row less moves all that are shown.
void EventModel::forgetOldest()
{
    const auto count = m_rows.size() - static_cast<std::size_t>(MostRows - ForgottenAtOnce);
    const std::uint64_t kept = m_forgotten + count;
    const auto end = std::lower_bound(m_shown.begin(), m_shown.end(), kept);
    const auto gone = end - m_shown.begin();
    if (gone > 0)
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
    m_shown.erase(m_shown.begin(), end);
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    m_forgotten = kept;
    if (gone > 0)
        endRemoveRows();
}

void EventModel::setSecond(std::optional<qint64> second)
{
    if (second == m_second)
        return;
    beginResetModel();
    m_second = second;
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (isShown(m_rows[i]))
            m_shown.push_back(m_forgotten + i);
    }
    endResetModel();
}

const EventModel::Row &EventModel::row(int shown) const
{
    return m_rows[m_shown[static_cast<std::size_t>(shown)] - m_forgotten];
}

ErrorGroups EventModel::failures() const
{
    ErrorGroups groups;
    for (const std::uint64_t number : m_shown) {
        const Row &row = m_rows[number - m_forgotten];
        addFailure(groups, row.event, row.where);
    }
    return groups;
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const RunEvent &event = row(index.row()).event;
    switch (index.column()) {
    case Time:
        return event.at.toLocalTime().toString(u"HH:mm:ss"_s);
    case Kind:
        return kindText(event.kind);
    default:
        return event.sentence;
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Kind:
        return tr("Kind");
    default:
        return tr("Event");
    }
}

} // namespace plimsoll
