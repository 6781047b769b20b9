// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/servercalls.h"
#include "ui/look/theme.h"

namespace plimsoll {

// A state in words and as an icon, never as a colour alone.
struct StateView {
    QString text;
    QString iconName; // empty: none
    QColor Theme::*tint = &Theme::text;
};

// One thing that is known about a deployment.
struct FactRow {
    QString name; // of its widgets: "version"
    QString title;
    StateView state;
};

// What went wrong with a deployment, for its page: what happened, to what, what to do.
struct Explanation {
    QString sentence;
    QString details; // what was asked and answered; empty when the sentence says it all
};

QList<FactRow> factRows(const DeploymentFacts &facts);
StateView stateOf(const DeploymentFacts &facts);
Explanation explained(const Error &error, const QUrl &deployment);

// What is being typed as a URL, as it will be used, or what is wrong with it; empty for nothing.
struct UrlNote {
    QString text;
    bool isWarning = false;
    QUrl url; // empty: not one yet
};
UrlNote urlNote(const QString &typed, bool allowPlainHttp);

// The host, with a number when that is taken.
QString suggestedName(const QUrl &url, const QStringList &taken);

// Where a person gets a session token, in the dashboard.
QUrl tokenPage(const QUrl &deployment);

} // namespace plimsoll
