// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runstrip.h"

#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/goalcolumn.h"
#include "ui/run/stopmenu.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

RunStrip::RunStrip(RunHost &host, QWidget *parent)
    : QFrame(parent)
    , m_host(host)
    , m_badge(makeSimulatedBadge(this))
    , m_name(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_progressText(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this))
    , m_progress(new QProgressBar(this))
    , m_verdictIcon(new IconLabel(spacing::Large, this))
    , m_verdict(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
{
    setPart(this, Part::Strip);
    m_progress->setRange(0, 1000);
    setPart(m_progress, Part::ThinBar);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(180, spacing::Tight * 2);
    auto *showRun = new QPushButton(tr("Show run"), this);
    connect(showRun, &QPushButton::clicked, this, &RunStrip::showRunAsked);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::Huge, spacing::Small, spacing::Huge, spacing::Small);
    row->setSpacing(spacing::Medium);
    row->addWidget(m_badge);
    row->addWidget(m_name);
    row->addWidget(m_progressText);
    row->addWidget(m_progress);
    row->addWidget(m_verdictIcon);
    row->addWidget(m_verdict, 1);
    row->addWidget(showRun);
    row->addWidget(makeStopButton(m_host, this));
    setVisible(m_host.isRunning());
    connect(&m_host, &RunHost::starting, this,
        [this](const Plan &plan, const QString &deployment, bool isSimulated) {
            m_presenter.begin(plan, deployment, isSimulated);
            m_badge->setVisible(isSimulated);
            m_name->setText(plan.name);
            m_verdict->clear();
            m_verdictIcon->show({}, &Theme::text);
            setVisible(true);
        });
    connect(&m_host, &RunHost::phaseBegan, this, [this](Phase phase) { m_presenter.enter(phase); });
    connect(&m_host, &RunHost::snapshotTaken, this,
        [this](const std::shared_ptr<const Snapshot> &snapshot) { show(*snapshot); });
    connect(&m_host, &RunHost::secondTaken, this, [this](const SecondRow &second, const Verdict &verdict) {
        m_presenter.take(second, verdict);
        m_verdict->setText(m_presenter.verdictText());
        if (verdict.state)
            m_verdictIcon->show(goalStateIcon(*verdict.state), goalStateTint(*verdict.state));
    });
    connect(&m_host, &RunHost::ended, this, [this] { setVisible(false); });
}

void RunStrip::show(const Snapshot &snapshot)
{
    m_presenter.take(snapshot);
    if (!isVisible())
        return;
    m_progressText->setText(m_presenter.progress().text());
    m_progress->setValue(qRound(m_presenter.progress().share() * 1000));
}

} // namespace plimsoll
