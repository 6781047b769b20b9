// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/knowndeployments.h"
#include "core/plan/plan.h"
#include "ui/results/resultsview.h"
#include "ui/results/runexporter.h"
#include "ui/results/runreader.h"
#include "ui/shell/services.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace plimsoll {

class ErrorNote;
class GoalGrid;
class ResultsTabs;
class VerdictBar;

// A run that is kept: its verdict, its goals, what it found by subject, and what can be done with it. A
// button for what nobody does (see compareAsked, cleanupAsked) is not there.
class ResultsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPage(const Services &services, QWidget *parent = nullptr);
    ~ResultsPage() override;

    // The folder of a run. Reads it off the ui thread, and shows how far it is.
    void open(const QString &runPath);
    QString path() const { return m_path; }

signals:
    void backAsked();
    void compareAsked(const QStringList &paths);
    void runAgainAsked(const plimsoll::KnownDeployment &deployment, const plimsoll::Plan &plan);
    void cleanupAsked(const QString &path);

private:
    QHBoxLayout *makeHeader();
    void makeButtons(QHBoxLayout *row);
    QWidget *makeProgress();
    QWidget *makeBody();
    void addKeys();
    void show(const std::shared_ptr<const OpenedRun> &run);
    void showTop(const ResultsView &view);
    void showButtons(const ResultsView &view);
    void sayWrong(const QString &sentence);
    bool isSearch() const;
    void runAgain();
    std::optional<KnownDeployment> deployment() const;

    Services m_services;
    RunReader m_reader;
    RunExporter m_exporter;
    QString m_path;
    std::shared_ptr<const OpenedRun> m_run; // null: none could be read

    QLabel *m_title = nullptr;
    QLabel *m_badge = nullptr;
    QLabel *m_subtitle = nullptr;
    QPushButton *m_cleanup = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_browser = nullptr;
    QPushButton *m_export = nullptr;
    ErrorNote *m_error = nullptr;
    QLabel *m_done = nullptr; // what was exported
    QLabel *m_problems = nullptr;
    QStackedWidget *m_views = nullptr;
    QProgressBar *m_progress = nullptr;
    VerdictBar *m_verdict = nullptr;
    GoalGrid *m_goals = nullptr;
    QVBoxLayout *m_tabsPlace = nullptr;
    std::unique_ptr<ResultsTabs> m_tabs; // of the run
};

} // namespace plimsoll
