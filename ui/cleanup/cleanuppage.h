// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanuppresenter.h"
#include "ui/shell/services.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTableWidget;

namespace plimsoll {

class CleanupModel;
class ErrorNote;
class LeftDetails;
class NoticeBar;

// What runs left on deployments, and its deletion.
class CleanupPage : public QWidget
{
    Q_OBJECT
public:
    explicit CleanupPage(const Services &services, QWidget *parent = nullptr);
    ~CleanupPage() override;

    // Only what the run in this folder left, as soon as it is listed.
    void chooseRun(const QString &folder);

signals:
    // Of a ledger whose deployment is not saved.
    void addDeploymentAsked(const QUrl &url);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    QHBoxLayout *makeChoice();
    QWidget *makeProgress();
    QWidget *makeObjects();
    QWidget *makeRuns();
    void follow();
    void addKeys();

    void take(const QList<RunLeftovers> &runs);
    void choosePlace();
    void findByName(bool isAsked);
    void find(bool isAsked); // what the last deletion said stays
    void toggleSelected();
    void ask();
    void askOrphan();
    void remove(const QList<CleanupOrder> &orders);
    void end(const QStringList &notes);

    void showAll();
    void showPlaces();
    void showChoice();
    void showDetails();
    void showRuns();
    QList<int> selectedRows() const;

    Services m_services;
    CleanupPresenter m_presenter;
    std::unique_ptr<CleanupModel> m_model;
    QString m_runToChoose; // when the ledgers are read
    bool m_isLoggingIn = false;
    QList<LeftRow> m_selected; // to be found again when the list is made anew
    int m_deleted = 0; // since deletions began
    QStringList m_notes; // of the last deletion
    QComboBox *m_places = nullptr;
    NoticeBar *m_notice = nullptr;
    QPushButton *m_addDeployment = nullptr;
    QCheckBox *m_all = nullptr;
    QCheckBox *m_byName = nullptr;
    QLabel *m_chosen = nullptr;
    QPushButton *m_delete = nullptr;
    ErrorNote *m_error = nullptr;
    QWidget *m_progressRow = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QPushButton *m_cancel = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    LeftDetails *m_details = nullptr;
    QTableWidget *m_runs = nullptr;
};

} // namespace plimsoll
