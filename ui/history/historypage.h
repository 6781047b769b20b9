// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/historymodel.h"
#include "ui/shell/services.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace plimsoll {

class ErrorNote;
class NotesPane;

// All runs of the data folder: found, noted, starred, compared, thrown away and got back.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPage(const Services &services, QWidget *parent = nullptr);
    ~HistoryPage() override;

signals:
    void openRunAsked(const QString &path);
    void compareAsked(const QStringList &paths);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    QHBoxLayout *makeFilters();
    QWidget *makeList();
    QWidget *makeEmpty();
    QWidget *makeUndoBar();
    void makeActions();
    QAction *addAction(const QString &name, const QString &iconName, const QString &text,
        const QKeySequence &key, void (HistoryPage::*act)());
    void follow();

    void takeRuns();
    void fitColumns();
    void fillChoices();
    void showFiltered();
    void showSelection();
    QStringList selectedPaths() const;
    QList<RunListing> selectedRuns() const;
    void open();
    void openFolder();
    void compare();
    void toggleBaseline();
    void trash();
    void undoTrash();
    void offerUndo(const QStringList &trashedPaths);
    void askToEmptyTrash();

    Services m_services;
    HistoryModel m_model;
    HistoryFilter m_filter;
    ErrorNote *m_error;
    QLineEdit *m_search = nullptr;
    QComboBox *m_tag = nullptr;
    QComboBox *m_deployment = nullptr;
    QCheckBox *m_hidesSimulated = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_trash = nullptr;
    QPushButton *m_emptyTrash = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_views = nullptr; // the list, or why there is none
    QLabel *m_why = nullptr;
    QPushButton *m_fill = nullptr; // the action that fills an empty list
    NotesPane *m_notes = nullptr;
    QWidget *m_undoBar = nullptr;
    QLabel *m_undoText = nullptr;
    QStringList m_trashedPaths;
    QAction *m_openAction = nullptr;
    QAction *m_folderAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_noteAction = nullptr;
    QAction *m_baselineAction = nullptr;
    QAction *m_trashAction = nullptr;
};

} // namespace plimsoll
