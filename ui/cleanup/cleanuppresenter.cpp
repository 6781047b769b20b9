// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanuppresenter.h"

#include "core/base/unittext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QString keyOf(const QString &folder, const CleanupItem &item)
{
    return folder.isEmpty() ? item.id : u"%1#%2"_s.arg(folder).arg(item.intent ? item.intent->value : 0);
}

QString timeText(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
}

const KnownDeployment *findKnown(const QList<KnownDeployment> &known, const QUrl &url)
{
    const auto found = std::find_if(known.cbegin(), known.cend(),
        [&url](const KnownDeployment &one) { return one.deployment.url == url; });
    return found == known.cend() ? nullptr : &*found;
}

// A run whose objects may still be somewhere.
bool leavesSomething(const RunLeftovers &run, const QList<KnownDeployment> &known)
{
    const bool endedWithTheProgram = run.simulated && !findKnown(known, QUrl(run.header.deploymentUrl));
    return !run.isInUse && !run.left.isEmpty() && !endedWithTheProgram;
}

QString runText(const RunLeftovers &run)
{
    return u"%1, %2"_s.arg(run.name, timeText(run.header.startedAt));
}

QString buildText(BuildStatus status)
{
    switch (status) {
    case BuildStatus::Running:
        return CleanupPresenter::tr("Running");
    case BuildStatus::Stopped:
        return CleanupPresenter::tr("Stopped");
    case BuildStatus::Failed:
        return CleanupPresenter::tr("Build failed");
    case BuildStatus::Pending:
    case BuildStatus::Starting:
        return CleanupPresenter::tr("Building");
    default:
        return CleanupPresenter::tr("Left");
    }
}

} // namespace

void CleanupPresenter::take(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known)
{
    m_runs = runs;
    m_known = known;
    listPlaces();
    listRows();
}

void CleanupPresenter::take(const CleanupList &found)
{
    m_found = found;
    listRows();
}

void CleanupPresenter::forgetFound()
{
    m_found.reset();
    listRows();
}

void CleanupPresenter::listPlaces()
{
    m_places.clear();
    for (const KnownDeployment &one : std::as_const(m_known))
        m_places.append({.name = one.name, .url = one.deployment.url, .isKnown = true});
    for (const RunLeftovers &run : std::as_const(m_runs)) {
        if (!leavesSomething(run, m_known))
            continue;
        const QUrl url(run.header.deploymentUrl);
        auto place = std::find_if(
            m_places.begin(), m_places.end(), [&url](const CleanupPlace &one) { return one.url == url; });
        if (place == m_places.end())
            place = m_places.insert(m_places.cend(), {.name = url.toString(), .url = url});
        place->left += static_cast<int>(run.left.size());
    }
    std::stable_sort(m_places.begin(), m_places.end(),
        [](const CleanupPlace &one, const CleanupPlace &other) { return one.left > other.left; });
    if (!place())
        m_chosen = m_places.isEmpty() ? QUrl() : m_places.first().url;
}

void CleanupPresenter::choose(const QUrl &url)
{
    if (m_chosen == url)
        return;
    m_chosen = url;
    forgetFound();
}

void CleanupPresenter::chooseRun(const QString &folder)
{
    const auto run = std::find_if(m_runs.cbegin(), m_runs.cend(),
        [&](const RunLeftovers &one) { return one.folder == folder && leavesSomething(one, m_known); });
    if (run == m_runs.cend())
        return;
    m_chosen = QUrl(run->header.deploymentUrl);
    forgetFound();
    for (LeftRow &row : m_rows)
        row.isChosen = row.folder == folder;
}

std::optional<CleanupPlace> CleanupPresenter::place() const
{
    for (const CleanupPlace &one : m_places) {
        if (one.url == m_chosen)
            return one;
    }
    return {};
}

// What stays listed keeps whether it was chosen.
void CleanupPresenter::listRows()
{
    QSet<QString> left;
    for (const LeftRow &row : std::as_const(m_rows)) {
        if (!row.isChosen)
            left.insert(keyOf(row.folder, row.item));
    }
    m_rows.clear();
    const auto add = [this, &left](LeftRow row) {
        const QString key = keyOf(row.folder, row.item);
        row.isChosen = !left.contains(key);
        row.sentence = m_failures.value(key);
        if (!row.sentence.isEmpty())
            row.state = LeftState::Failed;
        m_rows.append(row);
    };
    QSet<QString> ours;
    for (const RunLeftovers &run : std::as_const(m_runs)) {
        if (!leavesSomething(run, m_known) || QUrl(run.header.deploymentUrl) != m_chosen)
            continue;
        for (const LedgerEntry &entry : run.left) {
            ours.insert(entry.id);
            add({.folder = run.folder,
                .run = runText(run),
                .item = itemOf(entry),
                .state = entry.state == LedgerState::Intended ? LeftState::Uncertain : LeftState::Left});
        }
    }
    if (m_found) {
        for (const auto *items : {&m_found->workspaces, &m_found->users, &m_found->tokens}) {
            for (const CleanupItem &item : *items) {
                if (!ours.contains(item.id))
                    add({.folder = {}, .run = tr("Not from our ledgers"), .item = item});
            }
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const LeftRow &one, const LeftRow &other) {
        return one.item.kind > other.item.kind; // workspaces go before users
    });
    m_rowByKey.clear();
    for (int row = 0; row < m_rows.size(); ++row)
        m_rowByKey.insert(keyOf(m_rows.at(row).folder, m_rows.at(row).item), row);
}

void CleanupPresenter::chooseAll(bool isChosen)
{
    for (LeftRow &row : m_rows)
        row.isChosen = isChosen;
}

int CleanupPresenter::chosenCount() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(),
        [](const LeftRow &row) { return row.isChosen && row.state != LeftState::Deleted; }));
}

int CleanupPresenter::rowOf(const QString &folder, const CleanupItem &item) const
{
    return m_rowByKey.value(keyOf(folder, item), -1);
}

void CleanupPresenter::noteBegan(int row)
{
    m_rows[row].state = LeftState::Deleting;
    m_rows[row].sentence.clear();
    m_failures.remove(keyOf(m_rows.at(row).folder, m_rows.at(row).item));
}

void CleanupPresenter::noteEnded(int row, const Result<> &outcome)
{
    LeftRow &ended = m_rows[row];
    if (outcome) {
        ended.state = LeftState::Deleted;
        return;
    }
    if (outcome.error().kind == ErrorKind::Stopped) {
        ended.state = LeftState::Left;
        return;
    }
    ended.state = LeftState::Failed;
    ended.sentence = outcome.error().message;
    m_failures.insert(keyOf(ended.folder, ended.item), ended.sentence);
}

QList<CleanupOrder> CleanupPresenter::orders() const
{
    QList<LeftRow> chosen;
    std::copy_if(m_rows.cbegin(), m_rows.cend(), std::back_inserter(chosen),
        [](const LeftRow &row) { return row.isChosen && row.state != LeftState::Deleted; });
    return ordersOf(chosen, Orphan::No);
}

QList<CleanupOrder> CleanupPresenter::orders(const QList<int> &rows, Orphan orphan) const
{
    QList<LeftRow> failed;
    for (const int row : rows) {
        if (m_rows.at(row).state == LeftState::Failed)
            failed.append(m_rows.at(row));
    }
    return ordersOf(failed, orphan);
}

QList<CleanupOrder> CleanupPresenter::ordersOf(const QList<LeftRow> &rows, Orphan orphan) const
{
    QList<CleanupOrder> orders;
    for (const LeftRow &row : rows) {
        auto order = std::find_if(orders.begin(), orders.end(),
            [&row](const CleanupOrder &one) { return one.folder == row.folder; });
        if (order == orders.end())
            order = orders.insert(orders.cend(), {.folder = row.folder, .orphan = orphan});
        if (row.folder.isEmpty())
            order->ids.insert(row.item.id);
        else
            order->intents.insert(row.item.intent->value);
    }
    return orders;
}

QString CleanupPresenter::countsText(const QList<LeftRow> &rows) const
{
    std::array<int, 3> counts{};
    for (const LeftRow &row : rows)
        ++counts.at(static_cast<std::size_t>(row.item.kind));
    const auto [users, tokens, workspaces] = counts;
    QStringList parts;
    if (workspaces > 0)
        parts.append(tr("%n workspace(s)", nullptr, workspaces));
    if (users > 0)
        parts.append(tr("%n user(s)", nullptr, users));
    if (tokens > 0)
        parts.append(tr("%n token(s)", nullptr, tokens));
    return parts.join(u", "_s);
}

QString CleanupPresenter::questionText() const
{
    QList<LeftRow> chosen;
    int foreign = 0;
    for (const LeftRow &row : m_rows) {
        if (!row.isChosen || row.state == LeftState::Deleted)
            continue;
        chosen.append(row);
        foreign += row.folder.isEmpty() ? 1 : 0;
    }
    const std::optional<CleanupPlace> where = place();
    QString text = tr("%1 on %2 will be deleted, with all that is in them. This cannot be undone.")
                       .arg(countsText(chosen), where ? where->name : QString());
    if (foreign > 0)
        text += u"\n\n"_s
            + tr("%n of them are in no ledger of this data folder: somebody else may be using them.", nullptr,
                foreign);
    return text;
}

QString CleanupPresenter::noticeText() const
{
    const std::optional<CleanupPlace> where = place();
    if (!where || where->left == 0)
        return {};
    int runs = 0;
    for (const RunLeftovers &run : m_runs)
        runs += leavesSomething(run, m_known) && QUrl(run.header.deploymentUrl) == where->url ? 1 : 0;
    return tr("%1 of %2 may still be on %3.")
        .arg(tr("%n object(s)", nullptr, where->left), tr("%n run(s)", nullptr, runs), where->name);
}

QStringList CleanupPresenter::runColumns()
{
    return {tr("Run"), tr("Started"), tr("Deployment"), tr("Created"), tr("Removed"), tr("By its ledger")};
}

QList<RunRow> CleanupPresenter::runRows() const
{
    QList<RunRow> rows;
    for (const RunLeftovers &run : m_runs) {
        const bool hasLeft = leavesSomething(run, m_known);
        const KnownDeployment *known = findKnown(m_known, QUrl(run.header.deploymentUrl));
        QString state = tr("Nothing left");
        if (run.isInUse)
            state = tr("Goes on");
        else if (hasLeft)
            state = tr("%n left", nullptr, static_cast<int>(run.left.size()));
        else if (!run.left.isEmpty())
            state = tr("Went with the simulated deployment");
        if (!run.problems.isEmpty())
            state += u". "_s + run.problems.join(u' ');
        rows.append({.cells = {run.name, timeText(run.header.startedAt),
                         known               ? known->name
                             : run.simulated ? tr("Simulated")
                                             : run.header.deploymentUrl,
                         QLocale().toString(run.created), QLocale().toString(run.removed), state},
            .hasLeft = hasLeft || !run.problems.isEmpty()});
    }
    return rows;
}

QString CleanupPresenter::kindText(LedgerKind kind)
{
    switch (kind) {
    case LedgerKind::User:
        return tr("User");
    case LedgerKind::Token:
        return tr("Token");
    case LedgerKind::Workspace:
        return tr("Workspace");
    }
    return {};
}

QString CleanupPresenter::stateText(const LeftRow &row)
{
    switch (row.state) {
    case LeftState::Left:
        return row.item.kind == LedgerKind::User ? tr("Goes after its workspaces")
                                                 : buildText(row.item.status);
    case LeftState::Uncertain:
        return tr("Was being created: will be looked for");
    case LeftState::Deleting:
        return tr("Deleting");
    case LeftState::Deleted:
        return tr("Deleted");
    case LeftState::Failed:
        return tr("Not deleted");
    }
    return {};
}

QString CleanupPresenter::ageText(const QDateTime &since, const QDateTime &now)
{
    const qint64 minutes = since.isValid() ? since.secsTo(now) / 60 : -1;
    if (minutes < 0)
        return u"–"_s;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < qint64{48} * 60)
        return tr("%1:%2 h").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
    return tr("%n day(s)", nullptr, static_cast<int>(minutes / (qint64{24} * 60)));
}

QString CleanupPresenter::progressText(const JobProgress &progress)
{
    QString text = tr("Deleting %1 of %2").arg(progress.done).arg(progress.total);
    if (progress.failed > 0)
        text += tr(" · %n failed", nullptr, progress.failed);
    if (progress.perSecond > 0)
        text += tr(" · %1 a second").arg(QLocale().toString(progress.perSecond, 'f', 1));
    if (progress.remaining && *progress.remaining >= 1s)
        text += tr(" · about %1 left").arg(humanDuration(*progress.remaining));
    return text;
}

int leftCount(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known)
{
    int count = 0;
    for (const RunLeftovers &run : runs)
        count += leavesSomething(run, known) ? static_cast<int>(run.left.size()) : 0;
    return count;
}

QString leftText(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known)
{
    QSet<QString> names;
    QSet<QString> places;
    for (const RunLeftovers &run : runs) {
        if (!leavesSomething(run, known))
            continue;
        const KnownDeployment *place = findKnown(known, QUrl(run.header.deploymentUrl));
        names.insert(runText(run));
        places.insert(place ? place->name : run.header.deploymentUrl);
    }
    if (names.isEmpty())
        return {};
    const QString objects = CleanupPresenter::tr("%n object(s)", nullptr, leftCount(runs, known));
    const QString of = names.size() == 1
        ? CleanupPresenter::tr("the run %1").arg(*names.cbegin())
        : CleanupPresenter::tr("%n run(s)", nullptr, static_cast<int>(names.size()));
    const QString where = places.size() == 1
        ? *places.cbegin()
        : CleanupPresenter::tr("%n deployment(s)", nullptr, static_cast<int>(places.size()));
    return CleanupPresenter::tr("%1 of %2 may still be on %3.").arg(objects, of, where);
}

} // namespace plimsoll
