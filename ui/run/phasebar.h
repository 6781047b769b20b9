// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runprogress.h"

#include <QWidget>

namespace plimsoll {

// The phases of a run as one bar: what is done, what goes on and how far it is, what is to come.
class PhaseBar : public QWidget
{
    Q_OBJECT
public:
    explicit PhaseBar(QWidget *parent = nullptr);

    void show(const QList<PhaseView> &phases);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<PhaseView> m_phases;
};

} // namespace plimsoll
