// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"
#include "ui/run/runpresenter.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace plimsoll {

class IconLabel;

// The strip at the bottom of every page while a run goes on: where it is, how the goals stand, Stop.
class RunStrip : public QFrame
{
    Q_OBJECT
public:
    explicit RunStrip(RunHost &host, QWidget *parent = nullptr);

signals:
    void showRunAsked();

private:
    void show(const Snapshot &snapshot);

    RunHost &m_host;
    RunPresenter m_presenter;
    QLabel *m_badge;
    QLabel *m_name;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    IconLabel *m_verdictIcon;
    QLabel *m_verdict;
};

} // namespace plimsoll
