// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/errorgroups.h"
#include "ui/run/runhost.h"
#include "ui/run/runpresenter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTableWidget;
class QTabWidget;
class QToolButton;

namespace plimsoll {

class GoalColumn;
class SessionModel;
class StripView;

// The live page: verdict, goals, strips on one time axis, tables. Draws only while it is seen.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(RunHost &host, QWidget *parent = nullptr);
    ~RunPage() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    QWidget *makeVerdict();
    QWidget *makeStrips();
    QWidget *makeTables();
    QWidget *makeFailures();
    void follow();
    void begin(const Plan &plan, const QString &deployment, bool isSimulated);
    void makeGoals();
    void addEvent(const QDateTime &at, const QString &sentence);
    void showHeader();
    void showSecond();
    void showReadOut();
    void showScenarios();
    void showFailures();
    void point(double second, bool clicked);
    void end(const FinishedRun &run);

    RunHost &m_host;
    RunPresenter m_presenter;
    ErrorGroups m_failures;
    std::unique_ptr<SessionModel> m_sessions;
    QList<StripView *> m_strips;
    QList<GoalColumn *> m_goals;
    std::optional<double> m_cursor; // none: the latest second
    bool m_isPaused = false; // the view, not the load

    QLabel *m_title = nullptr;
    QLabel *m_badge = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_verdictIcon = nullptr;
    QLabel *m_verdict = nullptr;
    QLabel *m_generator = nullptr;
    QHBoxLayout *m_goalRow = nullptr;
    QToolButton *m_stop = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_wholeRun = nullptr;
    QLabel *m_cursorText = nullptr;
    QTabWidget *m_tabs = nullptr;
    QTableWidget *m_scenarioTable = nullptr;
    QTableView *m_sessionTable = nullptr;
    QTableWidget *m_eventTable = nullptr;
    QTableWidget *m_failureTable = nullptr;
};

} // namespace plimsoll
