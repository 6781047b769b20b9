// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

#include <QWidget>

class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace plimsoll {

// A person's hand on the running load: a tenth more or less, a level, hold, the next stage, pause. Shown
// while traffic flows that can be steered; what it did is an event of the run.
class SteeringRow : public QWidget
{
    Q_OBJECT
public:
    explicit SteeringRow(RunHost &host, QWidget *parent = nullptr);

private:
    QPushButton *addButton(QHBoxLayout *row, const QString &name, const QString &text, const QString &help);
    void begin(const Plan &plan);
    void steer(SteerAction action, double value = 0);

    RunHost &m_host;
    bool m_canSteer = false; // the plan's load
    QDoubleSpinBox *m_level = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_pause = nullptr;
    QLabel *m_refused = nullptr; // why the last one did nothing
};

} // namespace plimsoll
