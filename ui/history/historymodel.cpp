// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historymodel.h"

#include "core/base/unittext.h"
#include "ui/look/icons.h"
#include "ui/look/type.h"
#include "ui/plans/quantity.h"
#include "ui/run/goalcolumn.h"

#include <QLocale>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QChar Dash(0x2013);

QString stateText(const RunListing &run)
{
    if (run.state == StoredState::Damaged)
        return HistoryModel::tr("Damaged");
    if (run.state == StoredState::Unfinished)
        return HistoryModel::tr("Unfinished");
    switch (run.outcome) {
    case RunOutcome::Running:
        return HistoryModel::tr("Unfinished");
    case RunOutcome::Finished:
        return HistoryModel::tr("Finished");
    case RunOutcome::Failed:
        return HistoryModel::tr("Failed");
    case RunOutcome::Stopped:
        return HistoryModel::tr("Stopped");
    }
    return {};
}

QIcon stateIcon(const RunListing &run)
{
    if (run.state == StoredState::Damaged)
        return icon(u"warning"_s, &Theme::warning);
    if (run.state == StoredState::Unfinished)
        return icon(u"pending"_s, &Theme::warning);
    switch (run.outcome) {
    case RunOutcome::Finished:
        return icon(u"info"_s, &Theme::secondary);
    case RunOutcome::Failed:
        return icon(u"broken"_s, &Theme::broken);
    default:
        return icon(u"stop"_s, &Theme::warning);
    }
}

QString roundTripText(const RunListing &run)
{
    if (!run.roundTripP95)
        return Dash;
    const QString text = humanDuration(*run.roundTripP95);
    return run.isRoundTripAbove ? u"> "_s + text : text;
}

QString durationCell(const RunListing &run)
{
    if (!run.duration)
        return Dash;
    const bool isLong = *run.duration >= std::chrono::hours(1);
    return spacedDuration(isLong ? std::chrono::floor<std::chrono::minutes>(*run.duration)
                                 : std::chrono::floor<std::chrono::seconds>(*run.duration));
}

QString cellText(const RunListing &run, int column)
{
    switch (column) {
    case HistoryModel::Started:
        return run.startedAt.isValid() ? QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)
                                       : QString(Dash);
    case HistoryModel::Name:
        return run.name;
    case HistoryModel::Deployment:
        return deploymentName(run);
    case HistoryModel::State:
        return stateText(run);
    case HistoryModel::Standing:
        return standingText(run);
    case HistoryModel::RoundTrip:
        return roundTripText(run);
    case HistoryModel::Duration:
        return durationCell(run);
    case HistoryModel::Tags:
        return run.notes.tags.join(u", "_s);
    case HistoryModel::Note:
        return run.notes.note.simplified();
    default:
        return {};
    }
}

QVariant sortValue(const RunListing &run, int column)
{
    switch (column) {
    case HistoryModel::Star:
        return run.notes.isBaseline ? 1 : 0;
    case HistoryModel::Started:
        return run.startedAt;
    case HistoryModel::State:
        return static_cast<int>(run.state) * 10 + static_cast<int>(run.outcome);
    case HistoryModel::Standing:
        return run.verdict ? static_cast<int>(*run.verdict) : 9;
    case HistoryModel::RoundTrip:
        return run.roundTripP95 ? qlonglong{run.roundTripP95->count()} : qlonglong{-1};
    case HistoryModel::Duration:
        return run.duration ? qlonglong{run.duration->count()} : qlonglong{-1};
    default:
        return cellText(run, column).toCaseFolded();
    }
}

QVariant iconOf(const RunListing &run, int column)
{
    switch (column) {
    case HistoryModel::Star:
        return run.notes.isBaseline ? QVariant(icon(u"baseline"_s, &Theme::accent)) : QVariant();
    case HistoryModel::Deployment:
        return run.simulated ? QVariant(icon(u"simulated"_s, &Theme::warning)) : QVariant();
    case HistoryModel::State:
        return stateIcon(run);
    case HistoryModel::Standing:
        return run.verdict ? QVariant(icon(goalStateIcon(*run.verdict), goalStateTint(*run.verdict)))
                           : QVariant();
    case HistoryModel::Tags:
    case HistoryModel::Note:
        return column == HistoryModel::Note && !run.notesProblem.isEmpty()
            ? QVariant(icon(u"warning"_s, &Theme::warning))
            : QVariant();
    default:
        return {};
    }
}

QString toolTipOf(const RunListing &run, int column)
{
    switch (column) {
    case HistoryModel::Star:
        return run.notes.isBaseline ? HistoryModel::tr("Baseline: other runs are compared with it.")
                                    : QString();
    case HistoryModel::RoundTrip:
        return HistoryModel::tr("Of the scenario that has the longest.");
    case HistoryModel::Deployment:
        return run.simulated ? HistoryModel::tr("Made against the built-in demo deployment.")
                             : u"%1 %2"_s.arg(run.deploymentUrl, run.deploymentVersion).trimmed();
    case HistoryModel::Note:
    case HistoryModel::Tags:
        return run.notesProblem.isEmpty() ? run.notes.note : run.notesProblem;
    default:
        return run.sentence;
    }
}

bool isNumber(int column)
{
    return column == HistoryModel::RoundTrip || column == HistoryModel::Duration;
}

} // namespace

QString deploymentName(const RunListing &run)
{
    if (run.simulated)
        return HistoryModel::tr("Simulated");
    const QUrl url(run.deploymentUrl);
    if (url.host().isEmpty())
        return run.deploymentUrl;
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host(), QString::number(url.port()));
}

QString standingText(const RunListing &run)
{
    if (run.state == StoredState::Damaged)
        return HistoryModel::tr("Damaged");
    if (run.state == StoredState::Unfinished)
        return HistoryModel::tr("Unfinished");
    if (!run.verdict)
        return HistoryModel::tr("No goals");
    switch (*run.verdict) {
    case GoalState::Kept:
        return HistoryModel::tr("Kept");
    case GoalState::Broken:
        return HistoryModel::tr("Broken");
    case GoalState::NotMeasurable:
        return HistoryModel::tr("Not measurable");
    }
    return {};
}

QString standingIcon(const RunListing &run)
{
    if (run.state != StoredState::Complete)
        return u"warning"_s;
    return run.verdict ? goalStateIcon(*run.verdict) : u"info"_s;
}

QColor Theme::*standingTint(const RunListing &run)
{
    if (run.state != StoredState::Complete)
        return &Theme::warning;
    return run.verdict ? goalStateTint(*run.verdict) : &Theme::secondary;
}

bool canBeBaseline(const RunListing &run)
{
    return !run.simulated && run.state == StoredState::Complete && run.notesProblem.isEmpty();
}

QStringList pathsToCompare(QList<RunListing> runs)
{
    std::stable_sort(runs.begin(), runs.end(), [](const RunListing &a, const RunListing &b) {
        return std::pair(!a.notes.isBaseline, a.startedAt) < std::pair(!b.notes.isBaseline, b.startedAt);
    });
    QStringList paths;
    for (const RunListing &run : std::as_const(runs))
        paths.append(run.path);
    return paths;
}

void HistoryModel::replace(const QList<RunListing> &runs)
{
    if (!insertAndRemove(runs)) {
        beginResetModel();
        m_runs = runs;
        endResetModel();
        return;
    }
    for (int row = 0; row < runs.size(); ++row) {
        if (m_runs[row] == runs[row])
            continue;
        m_runs[row] = runs[row];
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

// Makes the rows those of `runs`, path by path. False when rows that stay change their order.
bool HistoryModel::insertAndRemove(const QList<RunListing> &runs)
{
    QSet<QString> wanted;
    for (const RunListing &run : runs)
        wanted.insert(run.path);
    for (int row = static_cast<int>(m_runs.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_runs[row].path))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.removeAt(row);
        endRemoveRows();
    }
    QSet<QString> known;
    for (const RunListing &run : m_runs)
        known.insert(run.path);
    for (int row = 0; row < runs.size(); ++row) {
        const bool isThere = row < m_runs.size() && m_runs[row].path == runs[row].path;
        if (isThere)
            continue;
        if (known.contains(runs[row].path))
            return false;
        beginInsertRows({}, row, row);
        m_runs.insert(row, runs[row]);
        endInsertRows();
    }
    return true;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RunListing &run = m_runs.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(run, column);
    case Qt::DecorationRole:
        return iconOf(run, column);
    case Qt::ToolTipRole:
        return toolTipOf(run, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole:
        return isNumber(column) ? QVariant(numberFont(TypeSize::Body)) : QVariant();
    case Qt::AccessibleTextRole:
        return column == Star ? (run.notes.isBaseline ? tr("Baseline") : tr("No baseline"))
                              : cellText(run, column);
    case PathRole:
        return run.path;
    case SortRole:
        return sortValue(run, column);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Star)
        return tr("Baseline: the run that others are compared with.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Star:
        return u"★"_s;
    case Started:
        return tr("Started");
    case Name:
        return tr("Run");
    case Deployment:
        return tr("Deployment");
    case State:
        return tr("State");
    case Standing:
        return tr("Goals");
    case RoundTrip:
        return tr("Round trip p95");
    case Duration:
        return tr("Duration");
    case Tags:
        return tr("Tags");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

HistoryFilter::HistoryFilter(HistoryModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(HistoryModel::SortRole);
}

void HistoryFilter::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void HistoryFilter::setTag(const QString &tag)
{
    m_tag = tag;
    invalidateFilter();
}

void HistoryFilter::setDeployment(const QString &deployment)
{
    m_deployment = deployment;
    invalidateFilter();
}

void HistoryFilter::setHidesSimulated(bool hides)
{
    m_hidesSimulated = hides;
    invalidateFilter();
}

bool HistoryFilter::isFiltering() const
{
    return m_hidesSimulated || !m_words.isEmpty() || !m_tag.isEmpty() || !m_deployment.isEmpty();
}

bool HistoryFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const RunListing &run = m_model.run(sourceRow);
    if ((m_hidesSimulated && run.simulated) || (!m_tag.isEmpty() && !run.notes.tags.contains(m_tag))
        || (!m_deployment.isEmpty() && deploymentName(run) != m_deployment))
        return false;
    const QString searched = QStringList{run.name, run.deploymentUrl, deploymentName(run),
        run.deploymentVersion, run.notes.tags.join(u' '), run.notes.note, standingText(run), stateText(run)}
                                 .join(u'\n');
    return std::all_of(m_words.begin(), m_words.end(),
        [&searched](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); });
}

// Equal ones by their start, the latest first whatever the order.
bool HistoryFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(HistoryModel::SortRole);
    const QVariant b = right.data(HistoryModel::SortRole);
    const auto order = QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

} // namespace plimsoll
