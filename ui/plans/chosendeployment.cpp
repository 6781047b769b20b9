// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/chosendeployment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

ChosenDeployment::ChosenDeployment(DeploymentBook &book, ServerCalls &servers, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_servers(servers)
{
    connect(&m_book, &DeploymentBook::changed, this, &ChosenDeployment::readBook);
}

QStringList ChosenDeployment::names() const
{
    QStringList names;
    const QList<KnownDeployment> all = m_book.all();
    for (const KnownDeployment &known : all)
        names.append(known.name);
    return names;
}

void ChosenDeployment::choose(const QString &name)
{
    if (m_chosen && m_chosen->name == name)
        return;
    m_chosen.reset();
    const QList<KnownDeployment> all = m_book.all();
    for (const KnownDeployment &known : all) {
        if (known.name == name)
            m_chosen = known;
    }
    reset();
    if (m_chosen)
        ask();
    else
        emit changed();
}

// A deployment was added, changed or removed.
void ChosenDeployment::readBook()
{
    const QString name = m_chosen ? m_chosen->name : QString();
    m_chosen.reset();
    choose(name);
}

void ChosenDeployment::reset()
{
    ++m_choice;
    m_login = Deployment();
    m_state = State::None;
    m_problem.clear();
    m_templates.clear();
    m_facts.reset();
    m_parameters.clear();
}

void ChosenDeployment::ask()
{
    if (!m_chosen || m_state == State::Asking)
        return;
    reset();
    m_state = State::Asking;
    emit changed();
    const int choice = m_choice;
    m_book.login(m_chosen->name, this, [this, choice](const Result<Deployment> &login) {
        if (choice != m_choice)
            return;
        if (!login)
            return fail(login.error().message);
        m_login = *login;
        m_servers.templates(m_login, this, [this, choice](const Result<QList<Template>> &templates) {
            if (choice == m_choice)
                take(templates);
        });
        m_servers.check(m_login, this, [this, choice](const Result<DeploymentFacts> &facts) {
            if (choice != m_choice || !facts)
                return;
            m_facts = *facts;
            emit changed();
        });
    });
}

void ChosenDeployment::take(const Result<QList<Template>> &templates)
{
    if (!templates)
        return fail(templates.error().message);
    m_state = State::Answered;
    m_templates = *templates;
    emit changed();
}

void ChosenDeployment::fail(const QString &sentence)
{
    m_state = State::Failed;
    m_problem = sentence;
    emit changed();
}

std::optional<Template> ChosenDeployment::templateOf(const QString &nameOrId) const
{
    const auto isMeant = [&nameOrId](const Template &candidate) {
        return candidate.name == nameOrId || candidate.id.value.toString(QUuid::WithoutBraces) == nameOrId;
    };
    const auto found = std::find_if(m_templates.cbegin(), m_templates.cend(), isMeant);
    return found == m_templates.cend() ? std::nullopt : std::optional(*found);
}

std::optional<QList<RichParameter>> ChosenDeployment::parametersOf(const QString &nameOrId)
{
    const std::optional<Template> used = templateOf(nameOrId);
    if (!used)
        return std::nullopt;
    const QUuid version = used->activeVersion.value;
    if (const auto known = m_parameters.constFind(version); known != m_parameters.cend())
        return *known;
    m_parameters.insert(version, std::nullopt);
    const int choice = m_choice;
    m_servers.richParameters(m_login, used->activeVersion, this,
        [this, choice, version](const Result<QList<RichParameter>> &parameters) {
            if (choice != m_choice)
                return;
            if (!parameters) {
                m_problem = parameters.error().message;
                emit changed();
                return;
            }
            m_parameters.insert(version, *parameters);
            emit changed();
        });
    return std::nullopt;
}

} // namespace plimsoll
