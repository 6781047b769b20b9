// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/servercalls.h"

#include <QHash>

#include <optional>

namespace plimsoll {

// The deployment that a plan is made for, and what it says: its templates, what each of them asks, its
// limits. Asked when first needed; late answers about another choice are passed over. ui thread.
class ChosenDeployment : public QObject
{
    Q_OBJECT
public:
    enum class State { None, Asking, Answered, Failed };

    ChosenDeployment(DeploymentBook &book, ServerCalls &servers, QObject *parent = nullptr);

    QStringList names() const;
    const std::optional<KnownDeployment> &chosen() const { return m_chosen; }
    State state() const { return m_state; }
    QString problem() const { return m_problem; } // why it did not answer
    const QList<Template> &templates() const { return m_templates; }
    const std::optional<DeploymentFacts> &facts() const { return m_facts; }

    // An unknown name chooses none.
    void choose(const QString &name);
    void ask(); // again, after it failed

    // By name or id; none where the deployment has no such template, or has not answered.
    std::optional<Template> templateOf(const QString &nameOrId) const;
    // What the template asks of each workspace; none until it is known. Asks for it.
    std::optional<QList<RichParameter>> parametersOf(const QString &nameOrId);

signals:
    void changed();

private:
    void readBook();
    void reset();
    void take(const Result<QList<Template>> &templates);
    void fail(const QString &sentence);

    DeploymentBook &m_book;
    ServerCalls &m_servers;
    std::optional<KnownDeployment> m_chosen;
    Deployment m_login; // with its token, once asked for
    State m_state = State::None;
    QString m_problem;
    QList<Template> m_templates;
    std::optional<DeploymentFacts> m_facts;
    QHash<QUuid, std::optional<QList<RichParameter>>> m_parameters; // by version; none: asked for
    int m_choice = 0; // counts choices: an answer to an earlier one is late
};

} // namespace plimsoll
