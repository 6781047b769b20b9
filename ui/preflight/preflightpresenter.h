// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/knowndeployments.h"
#include "core/load/preflight.h"
#include "ui/run/runhost.h"

#include <QCoreApplication>

namespace plimsoll {

enum class PreflightState {
    LoggingIn, // its token is fetched
    Checking,
    Ready, // waits for a person
    Starting,
    Blocked, // a check failed
    Ended, // cancelled, or it could not be made
};

// A check as its row shows it. Without status: it goes on, or was not made.
struct CheckView {
    CheckTopic topic = CheckTopic::Reachable;
    std::optional<CheckStatus> status = {};
    QString word = {}; // "Passed"
    QString title = {};
    QString sentence = {};
    QString help = {}; // what to do about it
    bool operator==(const CheckView &) const = default;
};

struct CheckGroup {
    QString title = {};
    QList<CheckView> checks = {};
};

// What the page of a preflight says, and whether the run may start. Without a window.
class PreflightPresenter
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::PreflightPresenter)
public:
    void begin(const KnownDeployment &known, const Plan &plan);
    void logIn(); // the checks begin
    void take(const PreflightCheck &check);
    void take(const PreflightReport &report, const QDateTime &at);
    void takeFolder(const QString &folder) { m_folder = folder; }
    void takeElapsed(Nanoseconds elapsed) { m_elapsed = elapsed; }
    void hold();
    void start() { m_state = PreflightState::Starting; }
    // Of a run that did not start.
    void end(const FinishedRun &run);
    void end(const QString &error);
    void setTypedName(const QString &name) { m_typed = name; }

    PreflightState state() const { return m_state; }
    QString subtitle() const; // "ramp-500 on staging · checked 10:01:52"
    CheckStatus verdict() const; // the worst of all that is known
    QString verdictLead() const;
    QString verdictText() const;
    QString error() const { return m_error; } // beside the checks; empty: none
    QList<CheckGroup> groups() const; // always the same ones; some may be empty

    // The production guard.
    bool asksForName() const;
    QString nameToType() const;
    QString guardLead() const;
    QString guardText() const;

    bool canStart() const { return startRefusal().isEmpty(); }
    QString startRefusal() const; // why it may not start; empty: it may
    bool isUnderWay() const; // a run holds or checks, and can be cancelled
    // What will be on the deployment, and for how long: name and number.
    QList<std::pair<QString, QString>> creations() const;
    QString cleanupText() const;

private:
    bool expects(CheckTopic topic) const;
    CheckView viewOf(CheckTopic topic) const;
    qsizetype count(CheckStatus status) const;

    KnownDeployment m_known;
    Plan m_plan;
    PreflightState m_state = PreflightState::Ended;
    PreflightReport m_report;
    QDateTime m_checkedAt;
    Nanoseconds m_elapsed{0};
    QString m_folder;
    QString m_typed;
    QString m_error;
};

} // namespace plimsoll
