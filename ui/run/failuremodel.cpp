// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/failuremodel.h"

#include "core/metrics/tally.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// As people read it; what has no class is told by its sentence.
QString classText(const ErrorGroup &group)
{
    for (const EnumText<ErrorClass> &known : errorClassTexts()) {
        if (known.text == group.errorClass)
            return errorClassTitle(known.value);
    }
    return group.errorClass.isEmpty() ? group.sentence : group.errorClass;
}

bool isNumber(int column)
{
    return column == FailureModel::Count || column == FailureModel::First || column == FailureModel::Last;
}

QString textOf(const ErrorGroup &group, int column)
{
    switch (column) {
    case FailureModel::Sentence:
        return group.sentence;
    case FailureModel::Class:
        return classText(group);
    case FailureModel::Where:
        return group.origin;
    case FailureModel::Count:
        return QLocale().toString(static_cast<qulonglong>(group.count));
    case FailureModel::First:
        return group.first.toLocalTime().toString(u"HH:mm:ss"_s);
    case FailureModel::Last:
        return group.last.toLocalTime().toString(u"HH:mm:ss"_s);
    default:
        return {};
    }
}

} // namespace

// Rows come and go at the end, so that a selection survives the next second.
void FailureModel::replace(const QList<ErrorGroup> &groups)
{
    if (groups == m_groups)
        return;
    const auto before = static_cast<int>(m_groups.size());
    const auto after = static_cast<int>(groups.size());
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_groups = groups;
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    if (const int both = std::min(before, after); both > 0)
        emit dataChanged(index(0, 0), index(both - 1, ColumnCount - 1));
}

QString FailureModel::sample(int row) const
{
    return row < 0 || row >= m_groups.size() ? QString() : m_groups.at(row).sample;
}

int FailureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int FailureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FailureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ErrorGroup &group = m_groups.at(index.row());
    if (role == Qt::ToolTipRole)
        return group.sample;
    if (role == Qt::TextAlignmentRole) {
        const auto side = isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
    }
    return role == Qt::DisplayRole ? textOf(group, index.column()) : QVariant();
}

QVariant FailureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sentence:
        return tr("In full");
    case Class:
        return tr("Failure");
    case Where:
        return tr("Where");
    case Count:
        return tr("Count");
    case First:
        return tr("First");
    case Last:
        return tr("Last");
    default:
        return {};
    }
}

} // namespace plimsoll
