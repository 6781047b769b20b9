// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runplace.h"

#include "ui/preflight/preflightpage.h"
#include "ui/run/runpage.h"

#include <QApplication>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace plimsoll {

RunPlace::RunPlace(const Services &services, QWidget *parent)
    : QStackedWidget(parent)
    , m_services(services)
    , m_preflight(new PreflightPage(services, this))
    , m_live(new RunPage(services.runs, this))
{
    setObjectName(u"runPage"_s);
    addWidget(m_live);
    addWidget(m_preflight);
    connect(m_preflight, &PreflightPage::backAsked, this, &RunPlace::backAsked);
    connect(m_live, &RunPage::openRunAsked, this, &RunPlace::openRunAsked);
    connect(&m_services.runs, &RunHost::starting, this, [this] {
        if (!m_preflight->isUnderWay())
            setCurrentWidget(m_live);
    });
    connect(&m_services.runs, &RunHost::phaseBegan, this, [this](Phase phase) {
        if (phase == Phase::Preflight || currentWidget() == m_live)
            return;
        const bool hadFocus = m_preflight->isAncestorOf(QApplication::focusWidget()); // Start, as a rule
        setCurrentWidget(m_live);
        if (hadFocus)
            m_live->setFocus();
    });
}

void RunPlace::prepare(const KnownDeployment &known, const Plan &plan)
{
    if (m_services.runs.isRunning() || m_preflight->isUnderWay())
        return sayThatARunGoesOn();
    setCurrentWidget(m_preflight);
    m_preflight->prepare(known, plan);
}

bool RunPlace::isInPreflight() const
{
    return m_preflight->isUnderWay();
}

void RunPlace::sayThatARunGoesOn()
{
    auto *note = new QMessageBox(QMessageBox::Information, tr("A run goes on"),
        tr("A run goes on, and there can be one at a time. Stop it, or wait for its end."),
        QMessageBox::Close, this);
    note->setObjectName(u"runGoesOn"_s);
    note->setAttribute(Qt::WA_DeleteOnClose);
    note->open();
}

} // namespace plimsoll
