// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/trafficform.h"

#include "core/plan/planlimits.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/forms/scenariocard.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

qsizetype scenariosCalled(const Plan &plan, const QString &name)
{
    return std::count_if(plan.scenarios.cbegin(), plan.scenarios.cend(),
        [&name](const ScenarioPlan &scenario) { return scenario.name == name; });
}

} // namespace

TrafficForm::TrafficForm(PlanFields &fields, QWidget *parent)
    : QWidget(parent)
    , m_fields(fields)
    , m_column(new QVBoxLayout(this))
    , m_use(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this))
    , m_none(makeLabel(tr("The run creates workspaces and sends nothing: add a scenario for traffic."),
          TypeSize::Body, QFont::Normal, Ink::Secondary, this))
    , m_add(new QPushButton(icon(u"plus"_s), tr("Add scenario"), this))
{
    m_use->setObjectName(u"trafficUse"_s);
    m_none->setWordWrap(true);
    m_add->setObjectName(u"addScenario"_s);
    setTip(m_add, tr("One more group of simulated people, with a load of its own."));
    connect(m_add, &QPushButton::clicked, this, &TrafficForm::addScenario);
    auto *header = new QHBoxLayout;
    header->setSpacing(spacing::Small);
    header->addWidget(makeLabel(tr("Traffic"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    header->addWidget(m_use, 1);
    header->addWidget(m_add);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::Small);
    m_column->addLayout(header);
    m_column->addWidget(m_none);
    m_fields.follow([this](const Plan &plan) {
        while (m_cards.size() < plan.scenarios.size()) {
            m_cards.append(new ScenarioCard(m_fields, static_cast<int>(m_cards.size()), this));
            m_column->addWidget(m_cards.last());
        }
        m_none->setVisible(plan.scenarios.isEmpty());
        m_add->setEnabled(plan.scenarios.size() < planlimits::MostScenarios);
    });
}

void TrafficForm::addScenario()
{
    m_fields.editor().seal();
    m_fields.editor().edit(u"/scenarios"_s, [](Plan &plan) {
        ScenarioPlan scenario = plan.scenarios.isEmpty() ? ScenarioPlan() : plan.scenarios.last();
        scenario.name = freeScenarioName(plan, scenarioNameFor(scenario.kind));
        plan.scenarios.append(scenario);
    });
    m_fields.editor().seal();
}

void TrafficForm::showOutlook(const Plan &plan, const Result<PlannedLoad> &load)
{
    int used = 0;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const bool isKnown = load && i < load->scenarios.size();
        m_cards.at(i)->setOutlook(
            isKnown ? tr("%n sessions", nullptr, load->scenarios.at(i).workspaces) : QString());
        used += isKnown ? load->scenarios.at(i).workspaces : 0;
    }
    const bool isKnown = load && plan.create.count > 0 && !plan.scenarios.isEmpty();
    m_use->setText(isKnown ? tr("%L1 % of %L2 in use")
                                 .arg(std::min(100, used * 100 / plan.create.count))
                                 .arg(plan.create.count)
                           : QString());
}

void renameScenario(Plan &plan, qsizetype index, const QString &name)
{
    const QString old = std::exchange(plan.scenarios[index].name, name);
    if (name.isEmpty() || scenariosCalled(plan, name) > 1)
        return;
    for (Goal &goal : plan.goals) {
        const bool isLeftOver = scenariosCalled(plan, goal.scenario) == 0;
        if (!goal.scenario.isEmpty() && isLeftOver
            && (goal.scenario == old || old.isEmpty() || scenariosCalled(plan, old) > 0))
            goal.scenario = name;
    }
}

QString scenarioNameFor(TrafficKind kind)
{
    return QString(textOf(trafficKindTexts(), kind));
}

QString freeScenarioName(const Plan &plan, const QString &name)
{
    QString free = name;
    for (int number = 2; scenariosCalled(plan, free) > 0; ++number)
        free = u"%1-%2"_s.arg(name).arg(number);
    return free;
}

} // namespace plimsoll
