// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/knowndeployments.h"
#include "ui/cleanup/cleanuphost.h"

#include <QCoreApplication>

namespace plimsoll {

// Where something may be left: a deployment that was saved, or one that only ledgers know.
struct CleanupPlace {
    QString name; // of the saved deployment, else the URL
    QUrl url;
    bool isKnown = false;
    int left = 0; // by the ledgers
    bool operator==(const CleanupPlace &) const = default;
};

enum class LeftState {
    Left,
    Uncertain, // it was asked for when the run ended: it may exist
    Deleting,
    Deleted,
    Failed,
};

// One object as its row shows it.
struct LeftRow {
    QString folder; // of its run; empty: found by its name alone
    QString run; // "baseline-50, 24/11/2026 13:05", or that no ledger of ours lists it
    CleanupItem item = {};
    LeftState state = LeftState::Left;
    QString sentence = {}; // why it could not be deleted
    bool isChosen = true;
};

// Cells of "Runs and what they created", in the order of runColumns().
struct RunRow {
    QStringList cells;
    bool hasLeft = false;
};

// What the page of cleaning up says and what it asks for, of one place at a time. Without a window.
class CleanupPresenter
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::CleanupPresenter)
public:
    // Demo deployments end with the program: their runs leave nothing unless they are saved as deployments.
    void take(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known);
    // What was found by name at the place that was chosen.
    void take(const CleanupList &found);
    void forgetFound();

    const QList<CleanupPlace> &places() const { return m_places; }
    void choose(const QUrl &url);
    // What one run left and nothing else, where it left it. A run that left nothing changes nothing.
    void chooseRun(const QString &folder);
    std::optional<CleanupPlace> place() const;

    const QList<LeftRow> &rows() const { return m_rows; }
    void setChosen(int row, bool isChosen) { m_rows[row].isChosen = isChosen; }
    void chooseAll(bool isChosen);
    int chosenCount() const;
    // The row that an event of the host is about; -1: none.
    int rowOf(const QString &folder, const CleanupItem &item) const;
    int rowOf(const LeftRow &row) const { return rowOf(row.folder, row.item); }
    void noteBegan(int row);
    void noteEnded(int row, const Result<> &outcome);

    // What is chosen, or of some rows those that failed.
    QList<CleanupOrder> orders() const;
    QList<CleanupOrder> orders(const QList<int> &rows, Orphan orphan) const;
    // "4 workspaces, 4 users", and what else a person must know before they go.
    QString questionText() const;
    // "8 objects of 2 runs are still on staging."; empty: nothing is left there.
    QString noticeText() const;

    static QStringList runColumns();
    QList<RunRow> runRows() const;

    static QString kindText(LedgerKind kind);
    static QString stateText(const LeftRow &row);
    static QString ageText(const QDateTime &since, const QDateTime &now);
    static QString progressText(const JobProgress &progress);

private:
    void listPlaces();
    void listRows();
    QString countsText(const QList<LeftRow> &rows) const;
    QList<CleanupOrder> ordersOf(const QList<LeftRow> &rows, Orphan orphan) const;

    QList<RunLeftovers> m_runs;
    QList<KnownDeployment> m_known;
    std::optional<CleanupList> m_found;
    QList<CleanupPlace> m_places;
    QUrl m_chosen;
    QList<LeftRow> m_rows;
    QHash<QString, int> m_rowByKey;
    QHash<QString, QString> m_failures; // by key: they outlive a new look
};

// How much the ledgers list in all, and a sentence about it for the first page; empty: nothing.
int leftCount(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known);
QString leftText(const QList<RunLeftovers> &runs, const QList<KnownDeployment> &known);

} // namespace plimsoll
