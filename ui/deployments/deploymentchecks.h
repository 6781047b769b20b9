// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/deploymenttexts.h"

#include <map>
#include <memory>

namespace plimsoll {

// What was found out about the known deployments since the program began, and what is being asked. Nothing
// is asked unless check() is called.
class DeploymentChecks : public QObject
{
    Q_OBJECT
public:
    DeploymentChecks(DeploymentBook &book, ServerCalls &servers, QObject *parent = nullptr);

    void check(const QString &name);
    void cancel(const QString &name);
    // Of a deployment that was asked elsewhere.
    void take(const QString &name, const DeploymentFacts &facts);
    // What was found out no longer holds.
    void forget(const QString &name);

    bool isChecking(const QString &name) const;
    bool wasChecked(const QString &name) const;
    const DeploymentFacts *facts(const QString &name) const; // of the last time that it answered
    std::optional<Explanation> failure(const QString &name) const; // none: it answered, or was not asked
    StateView state(const QString &name) const;

signals:
    void changed(const QString &name);

private:
    struct Entry {
        std::unique_ptr<QObject> asking; // exists while an answer is awaited
        std::optional<DeploymentFacts> facts;
        std::optional<Explanation> failure;
    };

    const Entry *entry(const QString &name) const;
    void settle(const QString &id, const QUrl &url, const Result<DeploymentFacts> &answer);

    DeploymentBook &m_book;
    ServerCalls &m_servers;
    std::map<QString, Entry> m_entries; // by the id, which a new name does not change
};

} // namespace plimsoll
