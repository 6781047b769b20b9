// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runpresenter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace plimsoll {

class ErrorNote;
class GoalGrid;
class HeadlineRow;
class PhaseBar;
class RunTables;
class TimelinePanel;
class VerdictBar;

// The live page: where the run is, verdict, headlines, goals, charts on one time axis, tables. Draws only
// while it is seen.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(RunHost &host, QWidget *parent = nullptr);

signals:
    void openRunAsked(const QString &path); // the folder of the run that has ended

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    void follow();
    void followTraffic();
    void begin(const Plan &plan, const QString &deployment, bool isSimulated);
    void note(const QString &sentence);
    bool isWatched() const { return isVisible() && !m_isPaused; }
    void showHeader();
    void showSecond();
    void showVerdict();
    void end(const FinishedRun &run);

    RunHost &m_host;
    RunPresenter m_presenter;
    QString m_folder; // of a run that has ended
    bool m_isPaused = false; // the view, not the load

    QLabel *m_title = nullptr;
    QLabel *m_badge = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_progress = nullptr;
    QPushButton *m_pause = nullptr;
    QToolButton *m_stop = nullptr;
    QPushButton *m_openRun = nullptr;
    PhaseBar *m_phases = nullptr;
    VerdictBar *m_verdict = nullptr;
    ErrorNote *m_trouble = nullptr;
    HeadlineRow *m_headlines = nullptr;
    GoalGrid *m_goals = nullptr;
    TimelinePanel *m_timeline = nullptr;
    RunTables *m_tables = nullptr;
};

} // namespace plimsoll
