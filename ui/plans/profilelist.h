// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/profilestore.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace plimsoll {

// The profiles, with what can be done to them as files. What concerns the plan that is open is asked for by
// signals, since it may have changes that are not saved.
class ProfileList : public QWidget
{
    Q_OBJECT
public:
    explicit ProfileList(const ProfileStore &store, QWidget *parent = nullptr);

    // Reads the folder again; `current` is marked, if it is there.
    void read(const QString &current);
    void tellTrashed(const QString &name, const QString &trashed); // offers to undo it

signals:
    void openAsked(const QString &path);
    void newAsked(const QString &preset); // empty: a plan of nothing but defaults
    void renameAsked(const QString &path, const QString &name);
    void trashAsked(const QString &path, const QString &name);
    void failed(const QString &sentence);

private:
    QHBoxLayout *makeHead();
    QWidget *makeTools();
    QWidget *makeTrashBar();
    QToolButton *addTool(QWidget *tools, const QString &name, const QString &iconName, const QString &text,
        void (ProfileList::*act)());
    void showMatching();
    void enableTools();
    QString currentPath() const;
    void duplicate();
    void askForName();
    void trash();
    void askWhatToImport();
    void askWhereToExport();
    void restore();

    const ProfileStore &m_store;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_none;
    QList<QToolButton *> m_tools; // that need a profile
    QList<QToolButton *> m_soundTools; // that need one that is not damaged
    QLabel *m_trashText = nullptr;
    QWidget *m_trashBar;
    QString m_trashed;
};

} // namespace plimsoll
