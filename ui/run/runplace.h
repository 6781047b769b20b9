// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QStackedWidget>

namespace plimsoll {

class PreflightPage;
class RunPage;
struct KnownDeployment;
struct Plan;

// The place of a run in the window: its preflight first, then the live page.
class RunPlace : public QStackedWidget
{
    Q_OBJECT
public:
    explicit RunPlace(const Services &services, QWidget *parent = nullptr);

    // Checks whether the plan can run there, and asks before it starts. While another run goes on, that one
    // stays to be seen.
    void prepare(const KnownDeployment &known, const Plan &plan);

    bool isInPreflight() const; // of a run that has created nothing yet

signals:
    void backAsked(); // from the preflight, to where the plan came from
    void openRunAsked(const QString &path);

private:
    void sayThatARunGoesOn();

    Services m_services;
    PreflightPage *m_preflight;
    RunPage *m_live;
};

} // namespace plimsoll
