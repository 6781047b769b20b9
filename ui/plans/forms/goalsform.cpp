// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/goalsform.h"

#include "core/plan/planlimits.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Goal &goalOf(Plan &plan, int index)
{
    static Goal unseen;
    if (index < plan.goals.size())
        return plan.goals[index];
    unseen = Goal();
    return unseen;
}

PlanValue<double> limitOf(int index)
{
    return [index](Plan &plan) -> double & { return goalOf(plan, index).limit; };
}

QString placeOf(int index, const QString &key)
{
    return u"/goals/%1/%2"_s.arg(QString::number(index), key);
}

} // namespace

GoalsForm::GoalsForm(PlanFields &fields, QWidget *parent)
    : FormSection(tr("Goals"), parent)
    , m_fields(fields)
    , m_add(new QPushButton(icon(u"plus"_s), tr("Add goal"), this))
{
    m_add->setObjectName(u"addGoal"_s);
    setTip(m_add, tr("One more limit that the run must keep. A broken goal turns the run's verdict."));
    header()->addStretch();
    header()->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_fields.editor().seal();
        m_fields.editor().edit(
            u"/goals"_s, [](Plan &plan) { plan.goals.append(goalOfMetric(Goal(), GoalMetric::RoundTrip)); });
        m_fields.editor().seal();
    });
    QLabel *none = makeLabel(tr("Without goals the run has no verdict, only figures."), TypeSize::Body,
        QFont::Normal, Ink::Secondary, pane());
    none->setWordWrap(true);
    body()->addWidget(none);
    m_fields.follow([this, none](const Plan &plan) {
        while (m_goals.size() < plan.goals.size())
            addGoalRow();
        for (qsizetype i = 0; i < m_goals.size(); ++i)
            m_goals.at(i)->setVisible(i < plan.goals.size());
        none->setVisible(plan.goals.isEmpty());
        m_add->setEnabled(plan.goals.size() < planlimits::MostGoals);
    });
}

void GoalsForm::addGoalRow()
{
    const int index = static_cast<int>(m_goals.size());
    auto *goal = new QWidget(pane());
    goal->setObjectName(u"goalRow%1"_s.arg(index));
    m_goals.append(goal);
    body()->addWidget(goal);
    auto *row = new FormRow(goal);
    auto *line = new QHBoxLayout(goal);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(row, 1);
    line->addWidget(makeRemove(index), 0, Qt::AlignTop);
    addMetric(row, index);
    addLimit(row, index);
    addScenario(row, index);
    m_fields.showFindingsOf(u"/goals/%1"_s.arg(index), row);
}

void GoalsForm::addMetric(FormRow *row, int index)
{
    auto *metric = new QComboBox(row);
    const QList<std::pair<GoalMetric, QString>> metrics{{GoalMetric::Throughput, tr("Echoed of intended")},
        {GoalMetric::DisconnectRate, tr("Disconnects")}, {GoalMetric::RoundTrip, tr("Round trip")},
        {GoalMetric::ServiceTime, tr("Service time")}, {GoalMetric::FailedCreates, tr("Failed creates")}};
    for (const auto &[value, text] : metrics)
        metric->addItem(text, static_cast<int>(value));
    m_fields.adopt(metric, row,
        {placeOf(index, u"metric"_s), tr("What is measured"),
            tr("Echoed of intended: verified bytes that came back, of what the plan meant to send. Round "
               "trip: "
               "from the planned moment to the last echoed byte; service time: from the real sending.")});
    connect(metric, &QComboBox::activated, this, [this, metric, index] {
        const auto chosen = static_cast<GoalMetric>(metric->currentData().toInt());
        m_fields.editor().seal();
        m_fields.editor().edit(placeOf(index, u"metric"_s),
            [=](Plan &plan) { goalOf(plan, index) = goalOfMetric(goalOf(plan, index), chosen); });
        m_fields.editor().seal();
    });
    m_fields.follow([metric, index](const Plan &plan) {
        Plan copy = plan;
        metric->setCurrentIndex(metric->findData(static_cast<int>(goalOf(copy, index).metric)));
    });
}

void GoalsForm::addLimit(FormRow *row, int index)
{
    QLabel *p = row->addText(tr("p", "percentile"));
    QuantityBox *percentile = m_fields.addQuantity<double>(row,
        {placeOf(index, u"percentile"_s), tr("Percentile"),
            tr("Of all round trips, so many percent must stay below the limit.")},
        percentileQuantity(), [index](Plan &plan) -> double & { return goalOf(plan, index).percentile; });
    QLabel *sign = row->addText(u"<"_s);
    QuantityBox *time = m_fields.addQuantity<double>(row,
        {placeOf(index, u"below"_s), tr("Time limit"), tr("The percentile must stay below this time.")},
        durationQuantity(planlimits::ShortestLatency, planlimits::LongestLatency), limitOf(index));
    QuantityBox *share = m_fields.addQuantity<double>(row,
        {placeOf(index, u"atLeast"_s), tr("Limit in percent"),
            tr("For what was echoed, the least share; for what went wrong, the share that must not be "
               "reached.")},
        shareQuantity(0, tr("none")), limitOf(index));
    m_fields.follow([=](const Plan &plan) {
        Plan copy = plan;
        const Goal &goal = goalOf(copy, index);
        const bool isLatency = isLatencyGoal(goal.metric);
        p->setVisible(isLatency);
        percentile->setVisible(isLatency);
        time->setVisible(isLatency);
        share->setVisible(!isLatency);
        sign->setVisible(isLatency || goal.metric == GoalMetric::Throughput || goal.limit > 0);
        sign->setText(goal.metric == GoalMetric::Throughput ? u"≥"_s : u"<"_s);
    });
}

void GoalsForm::addScenario(FormRow *row, int index)
{
    auto *scenario = new QComboBox(row);
    m_fields.adopt(scenario, row,
        {placeOf(index, u"scenario"_s), tr("Scenario of the goal"),
            tr("The scenario that the goal is about, or all traffic of the run.")});
    connect(scenario, &QComboBox::activated, this, [this, scenario, index] {
        const QString name = scenario->currentData().toString();
        m_fields.editor().seal();
        m_fields.editor().edit(placeOf(index, u"scenario"_s),
            [&name, index](Plan &plan) { goalOf(plan, index).scenario = name; });
        m_fields.editor().seal();
    });
    m_fields.follow([scenario, index](const Plan &plan) {
        Plan copy = plan;
        const Goal &goal = goalOf(copy, index);
        scenario->clear();
        scenario->addItem(tr("all traffic"), QString());
        for (const ScenarioPlan &one : plan.scenarios)
            scenario->addItem(one.name, one.name);
        if (scenario->findData(goal.scenario) < 0)
            scenario->addItem(goal.scenario, goal.scenario); // which the plan lacks; the row says so
        scenario->setCurrentIndex(scenario->findData(goal.scenario));
        // With one scenario there is nothing to choose, and failed creates belong to none.
        scenario->setVisible(goal.metric != GoalMetric::FailedCreates
            && (plan.scenarios.size() > 1 || !goal.scenario.isEmpty()));
    });
}

QWidget *GoalsForm::makeRemove(int index)
{
    auto *remove = new QToolButton(pane());
    remove->setObjectName(u"goalRemove%1"_s.arg(index));
    remove->setIcon(icon(u"trash"_s));
    remove->setAutoRaise(true);
    remove->setAccessibleName(tr("Remove goal"));
    remove->setToolTip(tr("Remove goal"));
    connect(remove, &QToolButton::clicked, this, [this, index] {
        m_fields.editor().seal();
        m_fields.editor().edit(u"/goals"_s, [index](Plan &plan) { plan.goals.removeAt(index); });
        m_fields.editor().seal();
    });
    return remove;
}

Goal goalOfMetric(const Goal &goal, GoalMetric metric)
{
    Goal changed = goal;
    changed.metric = metric;
    if (isLatencyGoal(metric)) {
        if (!isLatencyGoal(goal.metric))
            changed.limit = static_cast<double>(Nanoseconds(std::chrono::seconds(1)).count());
    } else {
        changed.percentile = Goal().percentile;
        changed.limit = metric == GoalMetric::Throughput ? 0.9 : 0.01;
    }
    if (metric == GoalMetric::FailedCreates)
        changed.scenario.clear();
    return changed;
}

} // namespace plimsoll
