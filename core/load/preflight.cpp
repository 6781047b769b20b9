// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/preflight.h"

#include "core/base/unittext.h"
#include "core/load/browserload.h"
#include "core/load/names.h"
#include "core/load/trafficroute.h"

#include <QHostInfo>

#include <algorithm>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr Milliseconds DryRunPoll{250};
constexpr qsizetype ShownLogLines = 3;

} // namespace

bool PreflightReport::passed() const
{
    return std::none_of(checks.cbegin(), checks.cend(),
        [](const PreflightCheck &check) { return check.status == CheckStatus::Failed; });
}

bool PreflightReport::needsConfirmation() const
{
    const PreflightCheck *production = find(CheckTopic::Production);
    return production && production->status != CheckStatus::Ok;
}

const PreflightCheck *PreflightReport::find(CheckTopic topic) const
{
    const auto found = std::find_if(checks.cbegin(), checks.cend(),
        [topic](const PreflightCheck &check) { return check.topic == topic; });
    return found == checks.cend() ? nullptr : &*found;
}

Preflight::Preflight(CoderClient &client, PreflightRequest request, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_request(std::move(request))
{
    m_dryRunTimer.setSingleShot(true);
    m_dryRunTimer.setInterval(DryRunPoll);
}

Preflight::~Preflight()
{
    stop();
}

template <typename T, typename Take> Callback<T> Preflight::awaiting(Take take)
{
    ++m_awaited;
    return [this, take = std::move(take)](const ApiResult<T> &answer) {
        if (m_hasEnded)
            return;
        take(answer);
        answered();
    };
}

void Preflight::start()
{
    lookAtMachine();
    m_askedAt = Instant::now();
    m_client.buildInfo(this, awaiting<BuildInfo>([this](const ApiResult<BuildInfo> &info) {
        const QString url = m_client.deployment().url.toString();
        if (!info) {
            PreflightCheck check{CheckTopic::Reachable, CheckStatus::Failed, info.error().toError().message,
                u"Check the URL (%1), the network, and that coderd runs."_s.arg(url)};
            return add(check);
        }
        m_report.buildInfo = *info;
        add({CheckTopic::Reachable, CheckStatus::Ok,
            u"%1 answered in %2."_s.arg(url, humanDuration(Instant::now() - m_askedAt)), {}});
        add(checkVersion(*info, m_request.isSimulated));
        askWhoWeAre();
    }));
}

void Preflight::askWhoWeAre()
{
    m_client.me(this, awaiting<User>([this](const ApiResult<User> &me) {
        if (!me)
            return addFailure(CheckTopic::Rights, me.error(),
                u"Log in with \"coder login\", or give a token that is still valid."_s);
        m_report.caller = *me;
        if (!me->organizations.isEmpty())
            m_report.organization = me->organizations.first();
        add(checkRights(*me, m_request.create));
        askTheRest();
    }));
}

void Preflight::askTheRest()
{
    askAboutDeployment();
    if (m_request.create.templateName.isEmpty()) {
        if (m_request.create.count > 0)
            add({CheckTopic::Template, CheckStatus::Failed,
                u"The plan creates workspaces but names no template."_s,
                u"Name one (template), or create none (count 0) and use what is there."_s});
    } else {
        askAboutTemplate();
    }
    askAboutWorkspaces();
    if (!m_request.apps.isEmpty())
        askAboutApps();
}

void Preflight::askAboutApps()
{
    m_client.appHost(this, awaiting<QString>([this](const ApiResult<QString> &host) {
        m_report.appHosts.insert(QString(), host ? *host : QString());
        lookUpAppHost(m_report.appHosts.value(QString()));
    }));
    const bool usesProxy = std::any_of(m_request.apps.cbegin(), m_request.apps.cend(),
        [](const ScenarioPlan &scenario) { return !scenario.workspaceProxyUrl.isEmpty(); });
    if (!usesProxy)
        return;
    m_client.regions(this, awaiting<QList<Region>>([this](const ApiResult<QList<Region>> &regions) {
        for (const ScenarioPlan &scenario : std::as_const(m_request.apps)) {
            for (const Region &region : regions ? *regions : QList<Region>()) {
                if (QUrl(region.url).matches(QUrl(scenario.workspaceProxyUrl), QUrl::StripTrailingSlash))
                    m_report.appHosts.insert(scenario.workspaceProxyUrl, region.appHost);
            }
        }
    }));
}

// All names below the star are one place, so any of them tells whether DNS knows it.
void Preflight::lookUpAppHost(const QString &host)
{
    const QString sample = QUrl(u"//"_s + QString(host).replace(u'*', u"plimsoll"_s)).host();
    if (sample.isEmpty() || !mappedAddresses(m_client.deployment().resolve, sample).isEmpty())
        return add(checkApps(m_request.apps, host, true));
    ++m_awaited;
    QHostInfo::lookupHost(sample, this, [this, host](const QHostInfo &found) {
        if (m_hasEnded)
            return;
        add(checkApps(m_request.apps, host, !found.addresses().isEmpty()));
        answered();
    });
}

void Preflight::askAboutDeployment()
{
    m_client.deploymentConfig(
        this, awaiting<DeploymentConfig>([this](const ApiResult<DeploymentConfig> &config) {
            // Only owners see it; without it the run copes with what it meets.
            const DeploymentConfig known = config ? *config : DeploymentConfig();
            add(checkRateLimits(known, m_request.create));
            if (config)
                add(checkOwnerExec(known, m_request.create));
        }));
    m_client.maxTokenLifetime(
        u"me"_s, this, awaiting<Nanoseconds>([this](const ApiResult<Nanoseconds> &longest) {
            if (longest && longest->count() > 0)
                m_report.longestToken = *longest;
            add(checkTokens(m_report.longestToken, m_request));
        }));
    if (m_request.create.count > 0)
        m_client.entitlements(
            this, awaiting<Entitlements>([this](const ApiResult<Entitlements> &entitlements) {
                if (entitlements)
                    add(checkSeats(*entitlements, m_request.create));
                else if (entitlements.error().isGone())
                    add(checkSeats(std::nullopt, m_request.create));
            }));
}

void Preflight::askAboutTemplate()
{
    m_client.findTemplate(m_request.create.templateName, m_request.create.organization, this,
        awaiting<Template>([this](const ApiResult<Template> &found) {
            if (!found)
                return addFailure(CheckTopic::Template, found.error(),
                    u"\"coder templates list\" shows the templates and their organizations."_s);
            lookAtTemplate(*found);
        }));
}

void Preflight::lookAtTemplate(const Template &found)
{
    m_report.workspaceTemplate = found;
    m_report.organization = found.organization;
    add(checkAutostop(found, m_request.runLength));
    if (m_request.create.count == 0)
        return add(
            {CheckTopic::Template, CheckStatus::Ok, u"The template %1 was found."_s.arg(found.name), {}});
    add(checkTemplate(found));
    m_client.richParameters(found.activeVersion, this,
        awaiting<QList<RichParameter>>([this](const ApiResult<QList<RichParameter>> &asked) {
            if (!asked)
                return addFailure(CheckTopic::Parameters, asked.error(), {});
            add(checkParameters(*asked, m_request.parameters));
        }));
    m_client.externalAuths(found.activeVersion, this,
        awaiting<QList<ExternalAuth>>([this](const ApiResult<QList<ExternalAuth>> &auths) {
            if (auths)
                add(checkExternalAuth(*auths, m_request.create.owners));
        }));
    m_client.provisionerDaemons(found.organization, this,
        awaiting<QList<ProvisionerDaemon>>([this, found](const ApiResult<QList<ProvisionerDaemon>> &daemons) {
            if (daemons) // older servers have the call with a licence only
                add(checkProvisioners(*daemons, found, m_request.create, QDateTime::currentDateTimeUtc()));
        }));
    m_client.workspaceQuota(
        u"me"_s, found.organization, this, awaiting<Quota>([this](const ApiResult<Quota> &quota) {
            if (quota) // only with a licence
                add(checkQuota(*quota, m_request.create));
        }));
}

void Preflight::askAboutWorkspaces()
{
    const auto judge = [this] {
        if (m_workspaces && m_users)
            add(checkLeftovers(*m_workspaces, *m_users, m_request));
    };
    m_client.listWorkspaces(
        {}, this, awaiting<QList<Workspace>>([this, judge](const ApiResult<QList<Workspace>> &workspaces) {
            if (!workspaces)
                return addFailure(CheckTopic::Production, workspaces.error(), {});
            m_workspaces = *workspaces;
            add(checkProduction(*workspaces, m_report.caller));
            judge();
        }));
    m_client.listUsers(
        u"scaletest"_s, this, awaiting<QList<User>>([this, judge](const ApiResult<QList<User>> &users) {
            m_users = users ? *users : QList<User>();
            judge();
        }));
}

void Preflight::lookAtMachine()
{
    add(checkOpenFiles(raiseOpenFileLimit(), m_request.sessions));
    const Deployment &deployment = m_client.deployment();
    const auto ways = std::max(qsizetype(1), deployment.sources.size())
        * std::max(qsizetype(1), mappedAddresses(deployment.resolve, deployment.url.host()).size());
    add(checkPorts(ephemeralPorts(), ways, m_request.sessions));
    if (const Result<> direct = checkTrafficProxy(m_client.deployment()); !direct && m_request.opensTerminals)
        add({CheckTopic::Proxy, CheckStatus::Failed, direct.error().message, {}});
    if (m_request.browsers.browsers > 0) {
        const MachineRoom room{
            .memory = availableMemory(), .cores = static_cast<int>(std::thread::hardware_concurrency())};
        add(checkBrowsers(
            browserLaunch(deployment), m_request.browsers, room, !deployment.sources.isEmpty()));
    }
}

void Preflight::answered()
{
    if (--m_awaited > 0)
        return;
    if (!std::exchange(m_dryRunIsOver, true))
        return dryRunIfWanted();
    finish();
}

void Preflight::dryRunIfWanted()
{
    const bool wanted = m_request.create.dryRun && m_request.create.count > 0 && m_report.workspaceTemplate
        && m_report.passed();
    if (!wanted)
        return finish();
    const TemplateVersionId version = m_report.workspaceTemplate->activeVersion;
    const QString name = RunNames::random().workspace(0);
    m_client.startDryRun(version, name, m_request.parameters, this,
        awaiting<ProvisionerJob>([this, version](const ApiResult<ProvisionerJob> &job) {
            if (!job)
                return addFailure(CheckTopic::DryRun, job.error(),
                    u"Mend the template or its parameters; without the dry run (dryRun: false) each build "
                    u"fails "
                    "alike."_s);
            m_cancelDryRun = [this, version, id = job->id] {
                m_client.cancelDryRun(version, id, &m_client, [](const ApiResult<> &) { });
            };
            ++m_awaited; // until the job has ended
            connect(&m_dryRunTimer, &QTimer::timeout, this,
                [this, version, id = job->id] { pollDryRun(version, id); });
            m_dryRunTimer.start();
        }));
}

void Preflight::pollDryRun(TemplateVersionId version, JobId run)
{
    m_client.dryRun(version, run, this, [this, version](const ApiResult<ProvisionerJob> &job) {
        if (m_hasEnded)
            return;
        if (!job)
            return endDryRun({CheckTopic::DryRun, CheckStatus::Failed, job.error().toError().message, {}});
        if (!job->isFinal())
            return m_dryRunTimer.start();
        judgeDryRun(version, *job);
    });
}

void Preflight::judgeDryRun(TemplateVersionId version, const ProvisionerJob &job)
{
    if (job.status == JobStatus::Succeeded) {
        const auto took = job.ranFor();
        return endDryRun({CheckTopic::DryRun, CheckStatus::Ok,
            took ? u"A dry run of the template succeeded in %1."_s.arg(humanDuration(*took))
                 : u"A dry run of the template succeeded."_s,
            {}});
    }
    m_client.dryRunLogs(version, job.id, 0, this, [this, job](const ApiResult<QList<LogLine>> &lines) {
        if (m_hasEnded)
            return;
        QStringList errors;
        for (const LogLine &line : lines ? *lines : QList<LogLine>()) {
            if (line.level == "error"_L1 && !line.output.trimmed().isEmpty())
                errors.append(line.output.trimmed());
        }
        if (errors.isEmpty())
            errors.append(job.error.isEmpty() ? u"it was canceled."_s : job.error);
        endDryRun({CheckTopic::DryRun, CheckStatus::Failed,
            u"A dry run of the template failed: %1"_s.arg(errors.mid(0, ShownLogLines).join(u' ')),
            u"Mend the template or its parameters: each build would fail alike."_s});
    });
}

void Preflight::endDryRun(const PreflightCheck &check)
{
    m_cancelDryRun = {};
    add(check);
    answered();
}

void Preflight::add(const PreflightCheck &check)
{
    const auto place = std::upper_bound(m_report.checks.cbegin(), m_report.checks.cend(), check,
        [](const PreflightCheck &left, const PreflightCheck &right) { return left.topic < right.topic; });
    m_report.checks.insert(place, check);
    emit checked(check);
}

void Preflight::addFailure(CheckTopic topic, const ApiError &error, const QString &help)
{
    add({topic, CheckStatus::Failed, error.toError().message, help});
}

void Preflight::stop()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_dryRunTimer.stop();
    if (const auto cancel = std::exchange(m_cancelDryRun, {}))
        cancel();
}

void Preflight::finish()
{
    if (std::exchange(m_hasEnded, true))
        return;
    emit ended();
}

} // namespace plimsoll
