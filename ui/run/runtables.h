// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"
#include "ui/run/runpresenter.h"

#include <QWidget>

class QLabel;
class QTableView;
class QTableWidget;
class QTabWidget;

namespace plimsoll {

class EventModel;
class FailureModel;
class SessionModel;

// The tables of a run: scenarios, workspaces, events, and beside them the failures in groups. Events and
// failures can be those of one second only.
class RunTables : public QWidget
{
    Q_OBJECT
public:
    explicit RunTables(RunHost &host, QWidget *parent = nullptr);
    ~RunTables() override;

    void begin(); // another run
    void enter(Phase phase) { m_phase = phase; }
    void startTraffic(const QDateTime &startsAt);
    // Kept until flush(): thousands may come at once.
    void take(const RunEvent &event);
    void take(std::vector<SessionRow> rows);
    // Shows what was taken; a part now and the rest soon, when it is much.
    void flush();
    void showScenarios(const QList<ScenarioView> &views);
    void showSecond(std::optional<qint64> second);
    bool wantsSessions() const; // their table is seen

private:
    QWidget *makeTabs();
    QWidget *makeSessions();
    QWidget *makeFailures();
    void showFailures();

    RunHost &m_host;
    Phase m_phase = Phase::Preflight;
    std::deque<std::pair<RunEvent, Phase>> m_pending;
    bool m_isFlushing = false; // goes on soon
    std::optional<qint64> m_second;
    ErrorGroups m_groups;

    EventModel *m_events;
    FailureModel *m_failures;
    SessionModel *m_sessions;
    QTabWidget *m_tabs = nullptr;
    QTableWidget *m_scenarioTable = nullptr;
    QTableView *m_sessionTable = nullptr;
    QTableView *m_eventTable = nullptr;
    QTableView *m_failureTable = nullptr;
    QLabel *m_failureTitle = nullptr;
    QLabel *m_sample = nullptr;
};

} // namespace plimsoll
