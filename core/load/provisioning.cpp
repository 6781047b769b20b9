// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/provisioning.h"

#include "core/load/reusejob.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Milliseconds tokenLifetimeOf(const ProvisionRequest &request)
{
    if (!request.longestToken)
        return request.lifetime;
    return std::min(request.lifetime, std::chrono::floor<Milliseconds>(*request.longestToken));
}

} // namespace

Provisioning::Provisioning(CoderClient &client, Ledger &ledger, ProvisionRequest request, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_ledger(ledger)
    , m_request(std::move(request))
    , m_settings{.templateId = m_request.workspaceTemplate ? m_request.workspaceTemplate->id : TemplateId(),
          .organization = m_request.organization,
          .parameters = m_request.parameters,
          .owners = m_request.plan.owners,
          .caller = m_request.caller,
          .names = m_request.names,
          .lifetime = m_request.lifetime,
          .tokenLifetime = tokenLifetimeOf(m_request),
          .retries = m_request.plan.retries,
          .waitFor = m_request.plan.waitFor,
          .check = m_request.check}
{
}

Provisioning::~Provisioning() = default;

void Provisioning::start()
{
    Q_ASSERT(!m_hasStarted);
    m_hasStarted = true;
    if (needsPresentWorkspaces(m_request.plan))
        return listPresent();
    take(chooseTargets(m_request.plan, std::nullopt, m_request.caller.id, {}));
}

void Provisioning::listPresent()
{
    m_client.listWorkspaces(u"status:running"_s, this, [this](const ApiResult<QList<Workspace>> &present) {
        if (m_hasEnded)
            return;
        if (!present) {
            m_error = present.error().toError();
            return finish();
        }
        const auto templateId
            = m_request.workspaceTemplate ? std::optional(m_request.workspaceTemplate->id) : std::nullopt;
        take(chooseTargets(m_request.plan, templateId, m_request.caller.id, *present));
    });
}

void Provisioning::take(const TargetChoice &choice)
{
    m_choice = choice;
    if (m_choice.toCreate > 0 && !m_request.workspaceTemplate) {
        m_error = Error{ErrorKind::BadInput, u"The plan creates workspaces but names no template."_s};
        return finish();
    }
    const int reused = static_cast<int>(m_choice.reused.size());
    for (int index = 0; index < reused; ++index) {
        const UserId owner = m_choice.reused[index].owner;
        if (!m_firstOfOwner.contains(owner))
            m_firstOfOwner.insert(owner, index);
    }
    runQueue(m_reuseQueue, reused, [this](int index) { return reuseJob(index); }, 0);
    runQueue(
        m_createQueue, m_choice.toCreate,
        [this](int index) {
            return std::make_unique<ProvisionJob>(
                m_client, m_ledger, m_settings, m_request.firstNumber + index);
        },
        reused);
    m_reuseQueue->start();
    if (!m_hasEnded)
        m_createQueue->start();
}

void Provisioning::runQueue(
    std::unique_ptr<JobQueue> &queue, int total, const JobQueue::Factory &factory, int firstIndex)
{
    queue = std::make_unique<JobQueue>(total, m_request.plan.limits, factory);
    connect(queue.get(), &JobQueue::jobEnded, this,
        [this, firstIndex](
            int index, Job *job, const Result<> &outcome) { noteEnd(firstIndex + index, job, outcome); });
    connect(queue.get(), &JobQueue::progressed, this, [this] { emit progressed(progress()); });
    connect(queue.get(), &JobQueue::allEnded, this, &Provisioning::endWhenBothEnded);
}

std::unique_ptr<Job> Provisioning::reuseJob(int index)
{
    const Workspace &workspace = m_choice.reused[index];
    const bool callersOwn = workspace.owner == m_request.caller.id;
    const bool first = m_firstOfOwner.value(workspace.owner) == index;
    return std::make_unique<ReuseJob>(
        m_client, m_ledger, m_settings, workspace, first && !callersOwn ? Mint::Yes : Mint::No, index);
}

void Provisioning::noteEnd(int index, Job *job, const Result<> &outcome)
{
    const int reused = static_cast<int>(m_choice.reused.size());
    ProvisionResult result;
    if (const auto *creating = qobject_cast<ProvisionJob *>(job))
        result = creating->result();
    else if (const auto *reusing = qobject_cast<ReuseJob *>(job))
        result = reusing->result();
    else if (index < reused)
        describe(result.workspace, m_choice.reused[index]);
    else
        result.workspace.name = m_request.names.workspace(m_request.firstNumber + index - reused);
    result.index = index;
    if (!outcome)
        result.error = outcome.error();
    const auto place = std::lower_bound(m_results.cbegin(), m_results.cend(), index,
        [](const ProvisionResult &known, int wanted) { return known.index < wanted; });
    m_results.insert(place, result);
    emit workspaceEnded(result);
}

void Provisioning::endWhenBothEnded()
{
    const int all = static_cast<int>(m_choice.reused.size()) + m_choice.toCreate;
    if (m_results.size() == all)
        finish();
}

void Provisioning::finish()
{
    if (std::exchange(m_hasEnded, true))
        return;
    emit ended();
}

void Provisioning::stop(const Error &why)
{
    if (!m_hasStarted || m_hasEnded)
        return;
    if (!m_createQueue) { // still listing: nothing was asked for
        m_error = why;
        return finish();
    }
    m_reuseQueue->stop(why);
    m_createQueue->stop(why);
}

JobProgress Provisioning::progress() const
{
    if (!m_createQueue)
        return {};
    JobProgress progress = m_createQueue->progress();
    const JobProgress reused = m_reuseQueue->progress();
    progress.total += reused.total;
    progress.running += reused.running;
    progress.done += reused.done;
    progress.failed += reused.failed;
    return progress;
}

QList<ProvisionedWorkspace> Provisioning::targets() const
{
    QHash<UserId, Secret> tokens;
    for (const ProvisionResult &result : m_results) {
        if (!result.workspace.token.isEmpty())
            tokens.insert(result.workspace.owner, result.workspace.token);
    }
    QList<ProvisionedWorkspace> targets;
    for (const ProvisionResult &result : m_results) {
        ProvisionedWorkspace target = result.workspace;
        const bool callersOwn = target.owner == m_request.caller.id;
        if (target.token.isEmpty())
            target.token = callersOwn ? m_client.deployment().token : tokens.value(target.owner);
        if (!result.error && !target.token.isEmpty() && !target.agent.isNull())
            targets.append(target);
    }
    return targets;
}

int Provisioning::failures() const
{
    return static_cast<int>(std::count_if(m_results.cbegin(), m_results.cend(),
        [](const ProvisionResult &result) { return result.error.has_value(); }));
}

} // namespace plimsoll
