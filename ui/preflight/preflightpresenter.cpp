// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/preflightpresenter.h"

#include "core/base/unittext.h"
#include "core/load/plannedload.h"
#include "ui/plans/planoutlook.h"
#include "ui/plans/quantity.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds SlowDryRun = 5s; // from then on the page says what it waits for

QList<CheckTopic> deploymentTopics()
{
    return {CheckTopic::Reachable, CheckTopic::Version, CheckTopic::Rights, CheckTopic::Template,
        CheckTopic::Parameters, CheckTopic::ExternalAuth, CheckTopic::DryRun, CheckTopic::RateLimits,
        CheckTopic::Seats, CheckTopic::Quota, CheckTopic::Tokens, CheckTopic::Autostop,
        CheckTopic::OwnerExec};
}

QString statusWord(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Ok:
        return PreflightPresenter::tr("Passed");
    case CheckStatus::Warning:
        return PreflightPresenter::tr("Warning");
    case CheckStatus::Failed:
        return PreflightPresenter::tr("Failed");
    }
    return {};
}

} // namespace

void PreflightPresenter::begin(const KnownDeployment &known, const Plan &plan)
{
    *this = PreflightPresenter();
    m_known = known;
    m_plan = plan;
    m_state = PreflightState::LoggingIn;
}

void PreflightPresenter::logIn()
{
    m_state = PreflightState::Checking;
}

void PreflightPresenter::take(const PreflightCheck &check)
{
    m_report.checks.append(check);
}

void PreflightPresenter::take(const PreflightReport &report, const QDateTime &at)
{
    m_report = report;
    m_checkedAt = at;
    if (!report.passed())
        m_state = PreflightState::Blocked;
}

void PreflightPresenter::hold()
{
    m_state = PreflightState::Ready;
}

void PreflightPresenter::end(const FinishedRun &run)
{
    if (m_state != PreflightState::Blocked)
        m_state = PreflightState::Ended;
    if (m_state == PreflightState::Ended && run.report.outcome == RunOutcome::Failed)
        m_error = run.report.sentence;
    else if (!run.recorded && run.recorded.error().kind != ErrorKind::Stopped)
        m_error = run.recorded.error().message;
}

void PreflightPresenter::end(const QString &error)
{
    m_state = PreflightState::Ended;
    m_error = error;
}

QString PreflightPresenter::subtitle() const
{
    if (m_plan.name.isEmpty())
        return {};
    const QString what = tr("%1 on %2").arg(m_plan.name, m_known.name);
    return m_checkedAt.isValid()
        ? tr("%1 · checked %2").arg(what, m_checkedAt.toLocalTime().toString(u"HH:mm:ss"_s))
        : what;
}

qsizetype PreflightPresenter::count(CheckStatus status) const
{
    return std::count_if(m_report.checks.cbegin(), m_report.checks.cend(),
        [status](const PreflightCheck &check) { return check.status == status; });
}

CheckStatus PreflightPresenter::verdict() const
{
    if (!m_error.isEmpty() || count(CheckStatus::Failed) > 0)
        return CheckStatus::Failed;
    return count(CheckStatus::Warning) > 0 ? CheckStatus::Warning : CheckStatus::Ok;
}

QString PreflightPresenter::verdictLead() const
{
    const auto warnings = static_cast<int>(count(CheckStatus::Warning));
    switch (m_state) {
    case PreflightState::LoggingIn:
        return tr("Fetching the token…");
    case PreflightState::Checking:
        return tr("Checking…");
    case PreflightState::Ready:
        return warnings == 0 ? tr("Ready.") : tr("Ready, with %n warning(s).", nullptr, warnings);
    case PreflightState::Starting:
        return tr("Starting…");
    case PreflightState::Blocked:
        return tr("Not ready: %n check(s) failed.", nullptr, static_cast<int>(count(CheckStatus::Failed)));
    case PreflightState::Ended:
        return m_error.isEmpty() ? tr("Cancelled.") : tr("The preflight could not be made.");
    }
    return {};
}

QString PreflightPresenter::verdictText() const
{
    switch (m_state) {
    case PreflightState::Checking:
        if (m_plan.create.dryRun && m_plan.create.count > 0 && m_elapsed > SlowDryRun)
            return tr("The template is tried in a dry run, for %1 so far. That can take as long as a build.")
                .arg(humanDuration(std::chrono::floor<std::chrono::seconds>(m_elapsed)));
        return tr("The deployment and this machine are asked; nothing is created.");
    case PreflightState::Starting:
        return {};
    default:
        return tr("Nothing has been created.");
    }
}

// Those that every preflight of such a plan makes: they have a row before their answer is there.
bool PreflightPresenter::expects(CheckTopic topic) const
{
    switch (topic) {
    case CheckTopic::Reachable:
    case CheckTopic::Version:
    case CheckTopic::Rights:
    case CheckTopic::RateLimits:
    case CheckTopic::Leftovers:
    case CheckTopic::Production:
        return true;
    case CheckTopic::Template:
    case CheckTopic::Parameters:
        return m_plan.create.count > 0;
    case CheckTopic::DryRun:
        return m_plan.create.count > 0 && m_plan.create.dryRun;
    default:
        return false;
    }
}

CheckView PreflightPresenter::viewOf(CheckTopic topic) const
{
    CheckView view{.topic = topic, .title = checkTopicText(topic)};
    if (const PreflightCheck *check = m_report.find(topic)) {
        view.status = check->status;
        view.word = statusWord(check->status);
        view.sentence = check->sentence;
        view.help = check->help;
    } else {
        const bool goesOn = m_state == PreflightState::LoggingIn || m_state == PreflightState::Checking;
        view.word = goesOn ? tr("Checking") : tr("Not checked");
    }
    return view;
}

QList<CheckGroup> PreflightPresenter::groups() const
{
    QList<CheckGroup> groups{{tr("Deployment"), {}}, {tr("People and load"), {}}, {tr("This machine"), {}}};
    const auto add = [&](qsizetype group, const QList<CheckTopic> &topics) {
        for (const CheckTopic topic : topics) {
            if (m_report.find(topic) || expects(topic))
                groups[group].checks.append(viewOf(topic));
        }
    };
    add(0, deploymentTopics());
    add(1, {CheckTopic::Production, CheckTopic::Leftovers, CheckTopic::Provisioners});
    add(2, {CheckTopic::OpenFiles, CheckTopic::Ports, CheckTopic::Proxy, CheckTopic::Apps});
    return groups;
}

bool PreflightPresenter::asksForName() const
{
    return m_state == PreflightState::Ready && m_report.needsConfirmation() && !m_known.isTestSystem;
}

QString PreflightPresenter::nameToType() const
{
    return m_known.name;
}

QString PreflightPresenter::guardLead() const
{
    return tr("%1 is not marked as a test system.").arg(m_known.name);
}

QString PreflightPresenter::guardText() const
{
    return tr("People work there and may notice this run. Type “%1” to go on.").arg(nameToType()) + u' '
        + tr("One that is there for tests can be marked so on the page Deployments.");
}

QString PreflightPresenter::startRefusal() const
{
    switch (m_state) {
    case PreflightState::LoggingIn:
    case PreflightState::Checking:
        return tr("The checks go on.");
    case PreflightState::Starting:
        return tr("The run starts.");
    case PreflightState::Blocked:
        return tr("A check failed: mend it, then check again.");
    case PreflightState::Ended:
        return tr("Check again before you start.");
    case PreflightState::Ready:
        break;
    }
    if (asksForName() && m_typed.trimmed().compare(nameToType(), Qt::CaseInsensitive) != 0)
        return tr("Type the name of the deployment first.");
    return {};
}

bool PreflightPresenter::isUnderWay() const
{
    return m_state != PreflightState::Blocked && m_state != PreflightState::Ended;
}

QList<std::pair<QString, QString>> PreflightPresenter::creations() const
{
    const CreatePlan &create = m_plan.create;
    const QString many = QLocale().toString(create.count);
    QList<std::pair<QString, QString>> rows;
    if (create.count > 0 && create.owners != OwnerMode::Me)
        rows.append({tr("Users scaletest-…"), many});
    if (create.count > 0)
        rows.append({tr("Workspaces scaletest-…"), create.topUp ? tr("up to %1").arg(many) : many});
    if (create.count > 0 && create.owners == OwnerMode::UserEach)
        rows.append({tr("Tokens"), many});
    if (usesExistingWorkspaces(create))
        rows.append({tr("Workspaces of earlier runs"), tr("take part")});
    const Result<PlannedLoad> load = plannedLoad(m_plan);
    const Milliseconds traffic = load ? load->length : trafficLength(m_plan);
    if (load && load->mostConnections > 0)
        rows.append({tr("Connections at once"), QLocale().toString(load->mostConnections)});
    rows.append({tr("Traffic lasts"), spacedDuration(traffic)});
    rows.append({tr("Stopped after at most"), spacedDuration(m_plan.runLimit)});
    return rows;
}

QString PreflightPresenter::cleanupText() const
{
    QString ledger = m_folder.isEmpty()
        ? tr("Each object is written to a ledger before it is created, so that it can be removed even after "
             "a crash.")
        : tr("Each object is written to a ledger before it is created, so that it can be removed even after "
             "a crash: %1")
              .arg(m_folder + u"/ledger.ndjson"_s);
    switch (m_plan.cleanup.when) {
    case CleanupWhen::Always:
        return tr("All of it is deleted at the end, also when you stop the run.") + u' ' + ledger;
    case CleanupWhen::OnSuccess:
        return tr("It is deleted at the end when nothing failed; otherwise it stays for you to look at.")
            + u' ' + ledger;
    case CleanupWhen::OnError:
        return tr("It is deleted at the end only when the run failed; otherwise it stays.") + u' ' + ledger;
    case CleanupWhen::Never:
        return tr("The plan deletes nothing at the end: it stays until the page Cleanup deletes it.") + u' '
            + ledger;
    }
    return ledger;
}

} // namespace plimsoll
