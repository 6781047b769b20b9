// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanuppresenter.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace plimsoll {

// Why objects could not be deleted, and what can be done about it. Hidden while there are none.
class LeftDetails : public QFrame
{
    Q_OBJECT
public:
    explicit LeftDetails(QWidget *parent = nullptr);

    void show(const QList<LeftRow> &failed, bool canDelete);

signals:
    void againAsked();
    void orphanAsked();

private:
    QLabel *m_name;
    QLabel *m_sentence;
    QPushButton *m_again;
    QPushButton *m_orphan;
};

} // namespace plimsoll
