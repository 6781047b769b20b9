// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planvalidation.h"

#include "core/base/unittext.h"
#include "core/plan/goalvalidation.h"
#include "core/plan/levelplan.h"
#include "core/plan/limitvalidation.h"
#include "core/plan/planjson.h"
#include "core/plan/planlimits.h"
#include "core/plan/targets.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int TerminalLine = 4096; // bytes of a line, its end included, that a terminal in line mode keeps
constexpr int LoginsPerMinute = 60; // Coder's limit, which no option but "no limits at all" lifts
constexpr double TerminalBytesPerSecond = 4e6; // about what one web terminal was seen to carry at most

class Validation
{
public:
    explicit Validation(const Plan &plan)
        : m_plan(plan)
    {
    }

    QList<PlanFinding> run()
    {
        checkValues();
        checkPurpose();
        checkCreate();
        checkRunCommand();
        checkLimits(u"/create/limits"_s, u"Creating"_s, m_plan.create.limits);
        checkCleanup();
        checkTimes();
        for (qsizetype i = 0; i < m_plan.scenarios.size(); ++i)
            checkScenario(u"/scenarios/%1"_s.arg(i), m_plan.scenarios.at(i));
        checkNames();
        checkTargets();
        m_findings += limitFindings(m_plan);
        m_findings += goalFindings(m_plan.limit ? levelPlan(m_plan, m_plan.limit->start) : m_plan);
        return m_findings;
    }

private:
    void error(const QString &place, const QString &sentence) { m_findings.append({true, place, sentence}); }
    void warn(const QString &place, const QString &sentence) { m_findings.append({false, place, sentence}); }

    // The reader is the one place that knows each value's range.
    void checkValues()
    {
        const Result<Plan> read = readPlan(writePlan(m_plan));
        const QStringList problems = read ? QStringList() : read.error().message.split(u'\n');
        for (const QString &problem : problems)
            error(problem.startsWith(u'/') ? problem.section(u": "_s, 0, 0) : QString(), problem);
    }

    void checkPurpose()
    {
        const bool creates = m_plan.create.count > 0;
        if (!creates && m_plan.scenarios.isEmpty() && !m_plan.cleanup.before)
            error({},
                u"The plan does nothing: it creates no workspace, has no scenario and cleans nothing up "
                "before."_s);
        if (creates && m_plan.create.templateName.trimmed().isEmpty())
            error(u"/create/template"_s,
                u"The plan creates workspaces but names no template: set \"template\" in \"create\"."_s);
    }

    void checkCreate()
    {
        const CreatePlan &create = m_plan.create;
        if (create.topUp && create.count == 0)
            error(u"/create/count"_s, u"\"topUp\" needs a \"count\": how many workspaces shall exist."_s);
        if (m_plan.cleanup.before && usesExistingWorkspaces(create) && !m_plan.scenarios.isEmpty())
            error(u"/cleanup/before"_s,
                u"Cleaning up before the run removes the workspaces of earlier runs that it shall use: "
                "switch off \"before\" in \"cleanup\", or \"reuse\" and \"topUp\"."_s);
        if (create.count > 0 && create.maxFailures >= create.count)
            warn(u"/create/maxFailures"_s,
                u"The run passes even when every workspace fails: \"maxFailures\" is %1 of %2."_s.arg(
                    QString::number(create.maxFailures), QString::number(create.count)));
        if (create.owners == OwnerMode::PasswordLogin && create.count > LoginsPerMinute)
            warn(u"/create/owners"_s,
                u"Each of the %1 users logs in with a password, but Coder admits %2 logins a minute from one "
                "address: use \"user-each\" owners, or expect to wait."_s.arg(
                    QString::number(create.count), QString::number(LoginsPerMinute)));
        const bool needsAgents = std::any_of(m_plan.scenarios.begin(), m_plan.scenarios.end(),
            [](const ScenarioPlan &scenario) { return scenario.kind != TrafficKind::Dashboard; });
        if (create.waitFor == WaitFor::Build && needsAgents && create.count > 0)
            warn(u"/create/waitFor"_s,
                u"Traffic may start before the agents are connected, and then fails: set \"waitFor\" to "
                "\"connected\" or \"ready\"."_s);
    }

    void checkRunCommand()
    {
        const RunCommand &run = m_plan.create.runCommand;
        const bool hasCommand = !run.command.trimmed().isEmpty();
        RunCommand withoutCommand = run;
        withoutCommand.command.clear();
        if (!hasCommand && withoutCommand != RunCommand())
            error(u"/create/runCommand/command"_s,
                u"\"runCommand\" says how to run a command but names none: set \"command\" in it."_s);
        if (hasCommand && m_plan.create.waitFor == WaitFor::Build)
            error(u"/create/waitFor"_s,
                u"\"runCommand\" needs connected agents: set \"waitFor\" to \"connected\" or \"ready\"."_s);
        if (hasCommand && m_plan.create.count == 0)
            warn(u"/create/runCommand/command"_s,
                u"\"runCommand\" is run in created workspaces only, and the plan creates none."_s);
        const Milliseconds jobTimeout = m_plan.create.limits.jobTimeout;
        if (hasCommand && jobTimeout > Milliseconds(0) && run.timeout >= jobTimeout)
            error(u"/create/runCommand/timeout"_s,
                u"\"runCommand\" may take %1, but each workspace has only %2 for everything: raise "
                "\"jobTimeout\" in the limits of \"create\"."_s.arg(
                    durationText(run.timeout), durationText(jobTimeout)));
    }

    void checkLimits(const QString &place, const QString &what, const JobLimits &limits)
    {
        if (limits.timeout > Milliseconds(0) && limits.jobTimeout > limits.timeout)
            warn(place + u"/jobTimeout"_s,
                u"%1 has a limit of %2 for each but only %3 for all of them together."_s.arg(
                    what, durationText(limits.jobTimeout), durationText(limits.timeout)));
    }

    void checkCleanup()
    {
        checkLimits(u"/cleanup/limits"_s, u"Cleaning up"_s, m_plan.cleanup.limits);
        if (!m_plan.cleanup.templateName.isEmpty() && !m_plan.cleanup.before)
            warn(u"/cleanup/template"_s,
                u"\"template\" in \"cleanup\" says what is cleaned up before the run, and \"before\" is off: "
                "at the end the run removes exactly what it created."_s);
    }

    void checkTimes()
    {
        const Milliseconds planned = m_plan.baseline + trafficLength(m_plan);
        if (planned >= m_plan.runLimit)
            error(u"/runLimit"_s,
                u"Baseline and traffic take %1, but the run is stopped after %2: raise \"runLimit\"."_s.arg(
                    durationText(planned), durationText(m_plan.runLimit)));
    }

    void checkScenario(const QString &place, const ScenarioPlan &scenario)
    {
        const QString name = u"Scenario \"%1\""_s.arg(scenario.name);
        if (scenario.kind != TrafficKind::Dashboard && sends(scenario)
            && scenario.rate.tickInterval > scenario.duration)
            error(place + u"/rate/tickInterval"_s,
                u"%1 never sends: its tick interval of %2 is longer than its duration of %3."_s.arg(
                    name, durationText(scenario.rate.tickInterval), durationText(scenario.duration)));
        if (scenario.range && scenario.share < 1)
            warn(place + u"/share"_s,
                u"%1 has a range, so its share of %2 % is not used."_s.arg(
                    name, QString::number(scenario.share * 100)));
        checkScenarioLimits(place, name, scenario);
        checkShape(place + u"/shape"_s, name, scenario);
        switch (scenario.kind) {
        case TrafficKind::WebTerminal:
            checkRate(place, name, scenario);
            break;
        case TrafficKind::Dashboard:
            checkDashboard(place + u"/dashboard"_s, name, scenario);
            break;
        case TrafficKind::WorkspaceApp:
            checkApp(place + u"/app"_s, name, scenario.app);
            break;
        case TrafficKind::Ssh:
            checkRate(place, name, scenario);
            if (!scenario.workspaceProxyUrl.isEmpty())
                error(place + u"/workspaceProxyUrl"_s,
                    u"%1 is SSH, which goes by the relay that each agent has chosen: leave out its "
                    u"workspace proxy."_s.arg(name));
            break;
        }
        if (!scenario.workspaceProxyUrl.isEmpty() && !isHttpUrl(scenario.workspaceProxyUrl))
            error(place + u"/workspaceProxyUrl"_s,
                u"%1 has the workspace proxy \"%2\", which is not an http or https address."_s.arg(
                    name, scenario.workspaceProxyUrl));
    }

    void checkScenarioLimits(const QString &place, const QString &name, const ScenarioPlan &scenario)
    {
        const auto tooShort = [&scenario](Milliseconds limit) {
            return limit > Milliseconds(0) && limit < scenario.duration;
        };
        if (tooShort(scenario.limits.jobTimeout))
            error(place + u"/limits/jobTimeout"_s,
                u"%1 lasts %2, but each session is ended after %3: raise \"jobTimeout\" in its limits."_s.arg(
                    name, durationText(scenario.duration), durationText(scenario.limits.jobTimeout)));
        if (tooShort(scenario.limits.timeout))
            error(place + u"/limits/timeout"_s,
                u"%1 lasts %2, but all of it is ended after %3: raise \"timeout\" in its limits."_s.arg(
                    name, durationText(scenario.duration), durationText(scenario.limits.timeout)));
        if (scenario.limits.concurrency > 0)
            warn(place + u"/limits/concurrency"_s,
                u"%1 runs %2 sessions at once and the others after them, each for %3: with a concurrency of "
                "0 all run together."_s.arg(
                    name, QString::number(scenario.limits.concurrency), durationText(scenario.duration)));
    }

    void checkApp(const QString &place, const QString &name, const AppOptions &app)
    {
        static const QRegularExpression slug(u"^[a-z0-9](-?[a-z0-9])*$"_s); // as Coder's templates have them
        if (!slug.match(app.slug).hasMatch())
            error(place + u"/slug"_s,
                u"%1 names the app \"%2\", which is no slug: lower-case letters, digits and single hyphens."_s
                    .arg(name, app.slug));
        if (!app.path.startsWith(u'/') || app.path.contains(u' '))
            error(place + u"/path"_s,
                u"%1 asks its app for \"%2\": a path begins with a slash and has spaces as %20."_s.arg(
                    name, app.path));
    }

    void checkShape(const QString &place, const QString &name, const ScenarioPlan &scenario)
    {
        const LoadShape &shape = scenario.shape;
        if (shape.name == ShapeName::Stages && shape.stages.isEmpty())
            return error(place + u"/stages"_s, u"%1 is shaped by stages, but has none."_s.arg(name));
        if (shape.name != ShapeName::Stages && !shape.stages.isEmpty())
            warn(place + u"/stages"_s,
                u"%1 has stages that its shape does not use: name the shape \"stages\"."_s.arg(name));
        double most = 0;
        Milliseconds length{0};
        for (const LoadStage &stage : stagesOf(shape, scenario.duration)) {
            most = std::max(most, stage.level);
            length += stage.duration;
        }
        if (most <= 0)
            error(place + u"/stages"_s, u"%1 has no stage with any load."_s.arg(name));
        if (length > scenario.duration)
            warn(place + u"/stages"_s,
                u"%1 has stages of %2, but lasts %3: what comes later is cut."_s.arg(
                    name, durationText(length), durationText(scenario.duration)));
        const bool isShaped = shape.name != ShapeName::Constant || shape.model == LoadModel::Open;
        if (isShaped && scenario.limits != ScenarioPlan().limits)
            error(place,
                u"%1 has a shape, which says how many sessions there are: leave its limits out."_s.arg(name));
        const double sessions
            = shape.sessionsPerSecond * most * static_cast<double>(scenario.duration.count()) / 1000;
        if (shape.model == LoadModel::Open && sessions > planlimits::MostTargets)
            error(place + u"/sessionsPerSecond"_s,
                u"%1 would begin about %2 sessions; at most %3 can be."_s.arg(
                    name, QString::number(std::llround(sessions)), QString::number(planlimits::MostTargets)));
    }

    void checkDashboard(const QString &place, const QString &name, const ScenarioPlan &scenario)
    {
        const DashboardOptions &options = scenario.dashboard;
        if (options.jitter >= options.interval)
            error(place + u"/jitter"_s,
                u"%1 has a jitter of %2, which must be less than its interval of %3."_s.arg(
                    name, durationText(options.jitter), durationText(options.interval)));
        if (usesBrowsers(scenario))
            checkBrowsers(place, name, scenario);
        int members = 0;
        int all = 0;
        for (const EnumText<DashboardPage> &known : dashboardPageTexts()) {
            all += options.weight(known.value);
            members += isForAdministrators(known.value) ? 0 : options.weight(known.value);
        }
        if (all == 0)
            error(place + u"/pages"_s, u"%1 opens no page: give at least one a weight above 0."_s.arg(name));
        else if (members == 0)
            warn(place + u"/pages"_s,
                u"%1 has weights for pages of administrators only; members stay on their list of workspaces."_s
                    .arg(name));
        if (m_plan.create.owners == OwnerMode::Me)
            warn(place,
                u"All people of %1 are the caller, since the workspaces are the caller's own: lists and "
                u"permissions are then those of one user."_s.arg(name));
    }

    void checkBrowsers(const QString &place, const QString &name, const ScenarioPlan &scenario)
    {
        if (scenario.shape.model == LoadModel::Open)
            error(place + u"/client"_s,
                u"%1 uses browsers, of which the open model could start any number: take the closed one."_s
                    .arg(name));
        const int workspaces = m_plan.limit ? m_plan.limit->ceiling : m_plan.create.count;
        const double browsers = scenario.range && scenario.range->end
            ? *scenario.range->end - scenario.range->first
            : std::floor(workspaces * scenario.share);
        if (browsers > planlimits::MostBrowsers)
            error(place + u"/client"_s,
                u"%1 uses %2 browsers; at most %3 can be: give it a smaller share or range, or let Plimsoll "
                u"make "
                u"the requests itself."_s.arg(
                    name, QString::number(browsers), QString::number(planlimits::MostBrowsers)));
    }

    void checkRate(const QString &place, const QString &name, const ScenarioPlan &scenario)
    {
        const TrafficRate &rate = scenario.rate;
        const bool isLine = scenario.webTerminal.mode == TerminalMode::Line;
        if (isLine && rate.bytesPerTick >= TerminalLine)
            warn(place + u"/rate/bytesPerTick"_s,
                u"%1 sends lines of %2, but in line mode a terminal cuts them at 4,095 bytes: use \"raw\" "
                u"mode "
                "or less a tick."_s.arg(name, sizeText(rate.bytesPerTick)));
        if (isLine && rate.bytesPerTick < 2)
            error(place + u"/rate/bytesPerTick"_s,
                u"%1 needs at least 2 bytes a tick in line mode: one of them ends the line."_s.arg(name));
        const double perSecond = static_cast<double>(rate.bytesPerTick) * 1000
            / std::max(1.0, static_cast<double>(rate.tickInterval.count()));
        if (perSecond > TerminalBytesPerSecond)
            warn(place + u"/rate/bytesPerTick"_s,
                u"%1 plans %2 a second in each session; one web terminal carries about 4 MB, so most of it "
                "will be skipped."_s.arg(name, humanSize(perSecond)));
    }

    static bool isHttpUrl(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() && !url.host().isEmpty()
            && (url.scheme() == u"http" || url.scheme() == u"https");
    }

    void checkNames()
    {
        QSet<QString> names;
        for (qsizetype i = 0; i < m_plan.scenarios.size(); ++i) {
            const ScenarioPlan &scenario = m_plan.scenarios.at(i);
            const QString place = u"/scenarios/%1/name"_s.arg(i);
            if (scenario.name.trimmed().isEmpty())
                error(place, u"A scenario needs a name: it stands in every table of the run."_s);
            else if (names.contains(scenario.name))
                error(place,
                    u"Two scenarios are called \"%1\": give each a name of its own."_s.arg(scenario.name));
            names.insert(scenario.name);
        }
    }

    // Only where the number of workspaces follows from the plan alone.
    void checkTargets()
    {
        const CreatePlan &create = m_plan.create;
        const bool isKnown = create.count > 0 && (create.topUp || !create.reuse);
        if (!isKnown || m_plan.scenarios.isEmpty())
            return;
        const Result<TargetSlices> slices = targetSlices(m_plan.scenarios, create.count);
        if (!slices)
            error(u"/scenarios"_s, slices.error().message);
        else
            for (const QString &sentence : slices->warnings)
                warn(u"/scenarios"_s, sentence);
    }

    const Plan &m_plan;
    QList<PlanFinding> m_findings;
};

} // namespace

PlanFindings validatePlan(const Plan &plan)
{
    PlanFindings findings;
    const QList<PlanFinding> found = findingsOf(plan);
    for (const PlanFinding &finding : found)
        (finding.isError ? findings.errors : findings.warnings).append(finding.sentence);
    return findings;
}

QList<PlanFinding> findingsOf(const Plan &plan)
{
    return Validation(plan).run();
}

} // namespace plimsoll
