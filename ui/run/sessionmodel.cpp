// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/sessionmodel.h"

#include "core/base/unittext.h"
#include "ui/look/movedrows.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace plimsoll {

namespace {

QString stateText(SessionState state)
{
    switch (state) {
    case SessionState::Waiting:
        return SessionModel::tr("waiting");
    case SessionState::Connecting:
        return SessionModel::tr("connecting");
    case SessionState::Attaching:
        return SessionModel::tr("attaching");
    case SessionState::Active:
        return SessionModel::tr("active");
    case SessionState::Closing:
        return SessionModel::tr("closing");
    case SessionState::Finished:
        return SessionModel::tr("finished");
    }
    return {};
}

QString latencyText(const std::optional<Nanoseconds> &latency)
{
    return latency ? humanDuration(*latency) : QString(QChar(0x2013));
}

double echoedShare(const SessionRow &row)
{
    return row.dueTicks == 0 ? 0 : static_cast<double>(row.echoedTicks) / static_cast<double>(row.dueTicks);
}

bool isLess(const SessionRow &a, const SessionRow &b, int column)
{
    switch (column) {
    case SessionModel::Workspace:
        return a.workspaceName < b.workspaceName;
    case SessionModel::State:
        return a.state < b.state;
    case SessionModel::Read:
        return a.readBytes < b.readBytes;
    case SessionModel::Written:
        return a.writtenBytes < b.writtenBytes;
    case SessionModel::LastRoundTrip:
        return a.lastRoundTrip < b.lastRoundTrip;
    case SessionModel::MaxRoundTrip:
        return a.maxRoundTrip < b.maxRoundTrip;
    case SessionModel::Echoed:
        return echoedShare(a) < echoedShare(b);
    case SessionModel::Errors:
        return a.errors < b.errors;
    default:
        return a.session < b.session;
    }
}

} // namespace

void SessionModel::replace(std::vector<SessionRow> rows)
{
    const std::size_t before = m_order.size();
    m_rows = std::move(rows);
    const bool isSameSize = m_filter.isEmpty() && m_rows.size() == before;
    if (!isSameSize)
        beginResetModel();
    arrange();
    if (!isSameSize)
        endResetModel();
    else if (before > 0)
        emit dataChanged(index(0, 0), index(static_cast<int>(before) - 1, ColumnCount - 1));
}

void SessionModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    arrange();
    endResetModel();
}

bool SessionModel::isShown(const SessionRow &row) const
{
    return m_filter.isEmpty() || row.workspaceName.contains(m_filter, Qt::CaseInsensitive)
        || stateText(row.state).startsWith(m_filter, Qt::CaseInsensitive);
}

void SessionModel::arrange()
{
    m_order.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (isShown(m_rows[i]))
            m_order.push_back(i);
    }
    if (m_sortColumn < 0)
        return;
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t a, std::size_t b) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(m_rows[a], m_rows[b], m_sortColumn)
                                                 : isLess(m_rows[b], m_rows[a], m_sortColumn);
    });
}

int SessionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int SessionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SessionModel::text(const SessionRow &row, int column) const
{
    switch (column) {
    case Workspace:
        return row.workspaceName;
    case State:
        return stateText(row.state);
    case Read:
        return humanSize(static_cast<double>(row.readBytes));
    case Written:
        return humanSize(static_cast<double>(row.writtenBytes));
    case LastRoundTrip:
        return latencyText(row.lastRoundTrip);
    case MaxRoundTrip:
        return latencyText(row.maxRoundTrip);
    case Echoed:
        return row.dueTicks == 0 ? QString(QChar(0x2013))
                                 : tr("%1 %").arg(QLocale().toString(echoedShare(row) * 100, 'f', 1));
    case Errors:
        return QLocale().toString(static_cast<qulonglong>(row.errors));
    default:
        return {};
    }
}

QVariant SessionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole) {
        const auto side = index.column() <= State ? Qt::AlignLeft : Qt::AlignRight;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    return text(m_rows[m_order[static_cast<std::size_t>(index.row())]], index.column());
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Workspace:
        return tr("Workspace");
    case State:
        return tr("State");
    case Read:
        return tr("Read");
    case Written:
        return tr("Written");
    case LastRoundTrip:
        return tr("Last round trip");
    case MaxRoundTrip:
        return tr("Largest");
    case Echoed:
        return tr("Echoed of due");
    case Errors:
        return tr("Errors");
    default:
        return {};
    }
}

void SessionModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    const std::vector<std::size_t> before = m_order;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    const QModelIndexList indexes = persistentIndexList();
    changePersistentIndexList(indexes, movedRows(*this, indexes, before, m_order));
    emit layoutChanged();
}

} // namespace plimsoll
