// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pages.h"

#include <QFrame>
#include <QHash>

class QButtonGroup;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace plimsoll {

// The list of pages at the left of the window. Ctrl+1, Ctrl+2, … choose them.
class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    // In the order of the pages.
    void add(Page page, const QString &text, const QString &iconName);
    // Below the pages.
    void addMenu(QMenu *menu, const QString &iconName);
    void choose(Page page);
    // "Cleanup (3)"; 0 says nothing.
    void setCount(Page page, int count);

signals:
    void chosen(plimsoll::Page page);

private:
    QToolButton *makeButton(const QString &text, const QString &iconName);

    QButtonGroup *m_buttons;
    QHash<Page, QString> m_texts;
    QVBoxLayout *m_column;
};

} // namespace plimsoll
