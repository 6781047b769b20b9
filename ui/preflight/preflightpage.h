// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preflight/preflightpresenter.h"
#include "ui/shell/services.h"

#include <QHash>
#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plimsoll {

class CheckRow;
class ErrorNote;
class VerdictBar;

// Between a plan and its run: what was found out, what will be created, and Start. Nothing is created before
// that.
class PreflightPage : public QWidget
{
    Q_OBJECT
public:
    explicit PreflightPage(const Services &services, QWidget *parent = nullptr);

    // Checks a deployment that is not checked now, while no run goes on.
    void prepare(const KnownDeployment &known, const Plan &plan);
    // The run that goes on was asked for here, and has not started yet.
    bool isUnderWay() const { return m_isUnderWay; }

signals:
    void backAsked(); // to where the plan came from

private:
    QWidget *makeChecks();
    QWidget *makeConsequences();
    QWidget *makeGuard();
    QWidget *makeButtons();
    void follow();
    void check();
    void checkAgain();
    void cancel();
    void end(const FinishedRun &run);
    void show();
    void showChecks();
    void showConsequences();
    void showGuard();

    Services m_services;
    PreflightPresenter m_presenter;
    KnownDeployment m_known;
    Plan m_plan;
    int m_attempt = 0; // an answer to an earlier one comes too late
    bool m_isUnderWay = false;
    bool m_checksAgain = false; // as soon as the one before has ended

    QLabel *m_subtitle = nullptr;
    VerdictBar *m_verdict = nullptr;
    ErrorNote *m_error = nullptr;
    QList<QFrame *> m_groups;
    QHash<CheckTopic, CheckRow *> m_rows;
    QGridLayout *m_creations = nullptr;
    QLabel *m_cleanup = nullptr;
    QFrame *m_guard = nullptr;
    QLabel *m_guardLead = nullptr;
    QLabel *m_guardText = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_refusal = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_start = nullptr;
};

} // namespace plimsoll
