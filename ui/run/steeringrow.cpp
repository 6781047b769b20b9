// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/steeringrow.h"

#include "core/plan/planlimits.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

bool pauses(const ScenarioPlan &scenario)
{
    return scenario.kind != TrafficKind::Dashboard; // its people leave or come
}

} // namespace

SteeringRow::SteeringRow(RunHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
{
    setObjectName(u"steering"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(spacing::Small);
    row->addWidget(makeLabel(tr("Load"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    const auto onClick = [this](QPushButton *button, SteerAction action, double value = 0) {
        connect(button, &QPushButton::clicked, this, [=, this] { steer(action, value); });
    };
    onClick(
        addButton(row, u"steerLess"_s, tr("−10 %"), tr("A tenth less than now.")), SteerAction::Scale, 0.9);
    onClick(
        addButton(row, u"steerMore"_s, tr("+10 %"), tr("A tenth more than now.")), SteerAction::Scale, 1.1);
    m_level = new QDoubleSpinBox(this);
    m_level->setObjectName(u"steerLevel"_s);
    m_level->setAccessibleName(tr("Level of the load"));
    m_level->setToolTip(tr("Of the plan's full load; it stays there."));
    m_level->setRange(1, planlimits::HighestLevel * 100);
    m_level->setDecimals(0);
    m_level->setSuffix(tr(" %"));
    m_level->setValue(100);
    row->addWidget(m_level);
    QPushButton *set = addButton(row, u"steerSet"_s, tr("Set level"), m_level->toolTip());
    connect(
        set, &QPushButton::clicked, this, [this] { steer(SteerAction::SetLevel, m_level->value() / 100); });
    onClick(
        addButton(row, u"steerHold"_s, tr("Hold"), tr("The load stays as it is now, whatever its shape.")),
        SteerAction::Hold);
    m_next = addButton(row, u"steerNext"_s, tr("Next stage"), tr("The next stage of the load begins now."));
    m_next->setIcon(icon(u"next-stage"_s));
    onClick(m_next, SteerAction::NextStage);
    m_pause = addButton(row, u"steerPause"_s, tr("Pause load"),
        tr("Connections stay, and nothing is sent until you continue."));
    m_pause->setIcon(icon(u"hold"_s));
    onClick(m_pause, SteerAction::Pause);
    QPushButton *goOn = addButton(row, u"steerContinue"_s, tr("Continue"),
        tr("Ends a pause; otherwise the load goes back to its shape."));
    goOn->setIcon(icon(u"play"_s));
    onClick(goOn, SteerAction::Continue);
    m_refused = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_refused->setObjectName(u"steeringRefused"_s);
    m_refused->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_refused);
    row->addStretch();
    hide();
    connect(&m_host, &RunHost::steeringRefused, m_refused, &QLabel::setText);
    connect(&m_host, &RunHost::starting, this, &SteeringRow::begin);
    connect(&m_host, &RunHost::phaseBegan, this,
        [this](Phase phase) { setVisible(m_canSteer && phase == Phase::Traffic); });
    connect(&m_host, &RunHost::ended, this, &QWidget::hide);
}

QPushButton *SteeringRow::addButton(
    QHBoxLayout *row, const QString &name, const QString &text, const QString &help)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(help);
    row->addWidget(button);
    return button;
}

// A search for the limit steers itself.
void SteeringRow::begin(const Plan &plan)
{
    hide();
    m_refused->clear();
    m_level->setValue(100);
    m_canSteer = !plan.limit && !plan.scenarios.isEmpty();
    m_pause->setVisible(std::any_of(plan.scenarios.begin(), plan.scenarios.end(), pauses));
    m_next->setVisible(std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
        [](const ScenarioPlan &scenario) { return scenario.shape.name != ShapeName::Constant; }));
}

void SteeringRow::steer(SteerAction action, double value)
{
    m_refused->clear();
    m_host.steer({.action = action, .value = value});
}

} // namespace plimsoll
