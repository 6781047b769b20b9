// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupmodel.h"

#include "ui/look/icons.h"
#include "ui/look/type.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QIcon iconOf(LeftState state)
{
    switch (state) {
    case LeftState::Left:
    case LeftState::Deleting:
        return icon(u"pending"_s, &Theme::secondary);
    case LeftState::Uncertain:
        return icon(u"warning"_s, &Theme::warning);
    case LeftState::Deleted:
        return icon(u"kept"_s, &Theme::kept);
    case LeftState::Failed:
        return icon(u"broken"_s, &Theme::broken);
    }
    return {};
}

} // namespace

CleanupModel::CleanupModel(CleanupPresenter &presenter, QObject *parent)
    : QAbstractTableModel(parent)
    , m_presenter(presenter)
{
}

void CleanupModel::rowsChanged()
{
    beginResetModel();
    m_rowCount = static_cast<int>(m_presenter.rows().size());
    endResetModel();
}

void CleanupModel::rowChanged(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void CleanupModel::setFixed(bool isFixed)
{
    m_isFixed = isFixed;
    if (m_rowCount > 0)
        emit dataChanged(index(0, 0), index(m_rowCount - 1, 0));
}

int CleanupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int CleanupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CleanupModel::text(const LeftRow &row, int column) const
{
    switch (column) {
    case Object:
        return row.item.name;
    case Kind:
        return CleanupPresenter::kindText(row.item.kind);
    case Run:
        return row.run;
    case Age:
        return CleanupPresenter::ageText(row.item.createdAt, QDateTime::currentDateTimeUtc());
    case State:
        return CleanupPresenter::stateText(row);
    default:
        return {};
    }
}

QVariant CleanupModel::data(const QModelIndex &index, int role) const
{
    const LeftRow &row = m_presenter.rows().at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::CheckStateRole:
        return column == Object ? QVariant(row.isChosen ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        return column == State ? QVariant(iconOf(row.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((column == Age ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole:
        return column == Age ? QVariant(numberFont(TypeSize::Body)) : QVariant();
    case Qt::ToolTipRole:
        if (column == State && !row.sentence.isEmpty())
            return row.sentence;
        return column == Object && !row.item.owner.isEmpty() ? tr("Belongs to %1").arg(row.item.owner)
                                                             : QString();
    default:
        return {};
    }
}

bool CleanupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || m_isFixed)
        return false;
    m_presenter.setChosen(index.row(), value.value<Qt::CheckState>() == Qt::Checked);
    emit dataChanged(index, index);
    emit choiceChanged();
    return true;
}

QVariant CleanupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Age)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Object"), tr("Kind"), tr("Created by run"), tr("Age"), tr("State")};
    return titles.value(section);
}

Qt::ItemFlags CleanupModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Object && !m_isFixed)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace plimsoll
