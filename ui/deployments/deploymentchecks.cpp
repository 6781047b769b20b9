// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymentchecks.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

DeploymentChecks::DeploymentChecks(DeploymentBook &book, ServerCalls &servers, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_servers(servers)
{
}

void DeploymentChecks::check(const QString &name)
{
    const std::optional<KnownDeployment> known = m_book.find(name);
    if (!known || isChecking(name))
        return;
    Entry &entry = m_entries[known->id];
    entry.asking = std::make_unique<QObject>();
    entry.failure.reset();
    QObject *context = entry.asking.get();
    const QString id = known->id;
    const QUrl url = known->deployment.url;
    m_book.login(name, context, [this, id, url, context](const Result<Deployment> &login) {
        if (!login)
            return settle(id, url, login.error());
        m_servers.check(*login, context,
            [this, id, url](const Result<DeploymentFacts> &answer) { settle(id, url, answer); });
    });
    emit changed(name);
}

void DeploymentChecks::settle(const QString &id, const QUrl &url, const Result<DeploymentFacts> &answer)
{
    Entry &entry = m_entries[id];
    entry.asking.release()->deleteLater(); // it is what this was called through
    if (answer)
        entry.facts = *answer;
    else
        entry.failure = explained(answer.error(), url);
    const QList<KnownDeployment> list = m_book.all();
    for (const KnownDeployment &known : list) {
        if (known.id == id)
            emit changed(known.name);
    }
}

void DeploymentChecks::cancel(const QString &name)
{
    const std::optional<KnownDeployment> known = m_book.find(name);
    if (!known || !isChecking(name))
        return;
    m_entries[known->id].asking.reset();
    emit changed(name);
}

void DeploymentChecks::take(const QString &name, const DeploymentFacts &facts)
{
    const std::optional<KnownDeployment> known = m_book.find(name);
    if (!known)
        return;
    Entry &entry = m_entries[known->id];
    entry.asking.reset();
    entry.facts = facts;
    entry.failure.reset();
    emit changed(known->name);
}

void DeploymentChecks::forget(const QString &name)
{
    if (const std::optional<KnownDeployment> known = m_book.find(name))
        m_entries.erase(known->id);
    emit changed(name);
}

const DeploymentChecks::Entry *DeploymentChecks::entry(const QString &name) const
{
    const std::optional<KnownDeployment> known = m_book.find(name);
    const auto found = known ? m_entries.find(known->id) : m_entries.cend();
    return found == m_entries.cend() ? nullptr : &found->second;
}

bool DeploymentChecks::isChecking(const QString &name) const
{
    const Entry *found = entry(name);
    return found && found->asking;
}

bool DeploymentChecks::wasChecked(const QString &name) const
{
    const Entry *found = entry(name);
    return found && (found->facts || found->failure);
}

const DeploymentFacts *DeploymentChecks::facts(const QString &name) const
{
    const Entry *found = entry(name);
    return found && found->facts ? &*found->facts : nullptr;
}

std::optional<Explanation> DeploymentChecks::failure(const QString &name) const
{
    const Entry *found = entry(name);
    return found ? found->failure : std::nullopt;
}

StateView DeploymentChecks::state(const QString &name) const
{
    const Entry *found = entry(name);
    if (found && found->asking)
        return {tr("Checking…"), u"pending"_s, &Theme::secondary};
    if (found && found->failure)
        return {tr("Did not answer as it should"), u"broken"_s, &Theme::broken};
    if (found && found->facts)
        return stateOf(*found->facts);
    return {tr("Not checked yet"), u"pending"_s, &Theme::secondary};
}

} // namespace plimsoll
