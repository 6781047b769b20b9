// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/goalsform.h"

#include "core/plan/goalpresets.h"
#include "core/plan/planlimits.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QHBoxLayout>
#include <QMenu>
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
    , m_sets(makeSets())
{
    m_add->setObjectName(u"addGoal"_s);
    setTip(m_add, tr("One more limit that the run must keep. A broken goal turns the run's verdict."));
    header()->addStretch();
    header()->addWidget(m_sets);
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
        m_sets->setEnabled(m_add->isEnabled());
    });
}

// Goals that belong together, by what they are good for.
QPushButton *GoalsForm::makeSets()
{
    auto *sets = new QPushButton(tr("Add a set"), this);
    sets->setObjectName(u"addGoalSet"_s);
    setTip(sets,
        tr("Goals from Coder's published plans and documents. Those that the plan has are left alone."));
    auto *menu = new QMenu(sets);
    menu->setToolTipsVisible(true);
    for (const GoalPreset &preset : goalPresets()) {
        const auto shown = [](const QString &text) {
            return QCoreApplication::translate("GoalPresets", text.toUtf8().constData());
        };
        QAction *action = menu->addAction(shown(preset.title));
        action->setObjectName(u"goalSet-"_s + preset.name);
        action->setToolTip(shown(preset.note));
        connect(action, &QAction::triggered, this, [this, preset] {
            m_fields.editor().seal();
            m_fields.editor().edit(u"/goals"_s, [&preset](Plan &plan) { addGoals(plan, preset); });
            m_fields.editor().seal();
        });
    }
    sets->setMenu(menu);
    return sets;
}

void GoalsForm::addGoalRow()
{
    const int index = static_cast<int>(m_goals.size());
    auto *goal = new QWidget(pane());
    goal->setObjectName(u"goalRow%1"_s.arg(index));
    m_goals.append(goal);
    body()->addWidget(goal);
    auto *row = new FormRow(goal);
    auto *times = new FormRow(goal);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(spacing::Tight);
    rows->addWidget(row);
    rows->addWidget(times);
    auto *line = new QHBoxLayout(goal);
    line->setContentsMargins(0, 0, 0, spacing::Small);
    line->addLayout(rows, 1);
    line->addWidget(makeRemove(index), 0, Qt::AlignTop);
    addMetric(row, index);
    addClass(row, index);
    addLimit(row, index);
    addScenario(row, index);
    addEndpoint(row, index);
    addTimes(times, index);
    m_fields.showFindingsOf(u"/goals/%1"_s.arg(index), times);
}

void GoalsForm::addMetric(FormRow *row, int index)
{
    auto *metric = new QComboBox(row);
    const QList<std::pair<GoalMetric, QString>> metrics{{GoalMetric::Throughput, tr("Echoed of intended")},
        {GoalMetric::DisconnectRate, tr("Disconnects")}, {GoalMetric::ErrorRate, tr("Errors")},
        {GoalMetric::RoundTrip, tr("Round trip")}, {GoalMetric::ServiceTime, tr("Service time")},
        {GoalMetric::ConnectTime, tr("Connect time")}, {GoalMetric::AttachTime, tr("Attach time")},
        {GoalMetric::RecoveryTime, tr("Recovery time")}, {GoalMetric::FailedCreates, tr("Failed creates")},
        {GoalMetric::CreatedShare, tr("Created workspaces")}, {GoalMetric::QueueTime, tr("Build queue")},
        {GoalMetric::BuildTime, tr("Build time")}, {GoalMetric::AgentTime, tr("Agent connect")},
        {GoalMetric::ScriptTime, tr("Start scripts")}, {GoalMetric::CreateTime, tr("Create time")}};
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

void GoalsForm::addClass(FormRow *row, int index)
{
    QList<std::pair<std::optional<ErrorClass>, QString>> classes{{std::nullopt, tr("of any class")}};
    for (const EnumText<ErrorClass> &one : errorClassTexts())
        classes.append({one.value, errorClassTitle(one.value)});
    QComboBox *choice = m_fields.addChoice<std::optional<ErrorClass>>(row,
        {placeOf(index, u"class"_s), tr("Class of errors"),
            tr("Only errors of this class count, or all of them.")},
        classes,
        [index](Plan &plan) -> std::optional<ErrorClass> & { return goalOf(plan, index).errorClass; });
    m_fields.follow([choice, index](const Plan &plan) {
        Plan copy = plan;
        choice->setVisible(goalOf(copy, index).metric == GoalMetric::ErrorRate);
    });
}

void GoalsForm::addLimit(FormRow *row, int index)
{
    QLabel *p = row->addText(tr("p", "percentile"));
    QuantityBox *percentile = m_fields.addQuantity<double>(row,
        {placeOf(index, u"percentile"_s), tr("Percentile"),
            tr("Of all that were measured, so many percent must stay below the limit.")},
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
        const bool isFloor = isFloorGoal(goal.metric);
        sign->setVisible(isLatency || isFloor || goal.limit > 0);
        sign->setText(isFloor ? u"≥"_s : u"<"_s);
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
        // With one scenario there is nothing to choose, and creates belong to none.
        scenario->setVisible(
            !isCreateGoal(goal.metric) && (plan.scenarios.size() > 1 || !goal.scenario.isEmpty()));
    });
}

// Those that the goal's scenarios ask; shown where there are some to choose from.
void GoalsForm::addEndpoint(FormRow *row, int index)
{
    auto *endpoint = new QComboBox(row);
    m_fields.adopt(endpoint, row,
        {placeOf(index, u"endpoint"_s), tr("Endpoint of the goal"),
            tr("Only requests to this endpoint, or to any.")});
    connect(endpoint, &QComboBox::activated, this, [this, endpoint, index] {
        const QString name = endpoint->currentData().toString();
        m_fields.editor().seal();
        m_fields.editor().edit(placeOf(index, u"endpoint"_s),
            [&name, index](Plan &plan) { goalOf(plan, index).endpoint = name; });
        m_fields.editor().seal();
    });
    m_fields.follow([endpoint, index](const Plan &plan) {
        Plan copy = plan;
        const Goal &goal = goalOf(copy, index);
        QStringList known;
        for (const ScenarioPlan &one : plan.scenarios) {
            if (goal.scenario.isEmpty() || one.name == goal.scenario)
                known += endpointNames(one);
        }
        if (!goal.endpoint.isEmpty() && !known.contains(goal.endpoint))
            known.append(goal.endpoint); // which nobody asks; the row says so
        known.removeDuplicates();
        endpoint->clear();
        endpoint->addItem(tr("any endpoint"), QString());
        for (const QString &name : std::as_const(known))
            endpoint->addItem(name, name);
        endpoint->setCurrentIndex(endpoint->findData(goal.endpoint));
        endpoint->setVisible(knowsEndpoints(goal.metric) && !known.isEmpty());
    });
}

// When it is judged, and what a breach does.
void GoalsForm::addTimes(FormRow *row, int index)
{
    QLabel *in = row->addText({});
    QuantityBox *window = m_fields.addQuantity<Milliseconds>(row,
        {placeOf(index, u"window"_s), tr("Window of the goal"),
            tr("The goal must be kept in every stretch of this length, so that a long good run does not hide "
               "a "
               "bad half minute; or over the whole run.")},
        durationQuantity(Nanoseconds(0), planlimits::LongestWindow, tr("the whole run")),
        [index](Plan &plan) -> Milliseconds & { return goalOf(plan, index).window; });
    QLabel *after = row->addText(tr("after"));
    QuantityBox *grace = m_fields.addQuantity<Milliseconds>(row,
        {placeOf(index, u"grace"_s), tr("Grace time of the goal"),
            tr("From the start of each scenario so long nothing is judged: time to connect and to settle.")},
        durationQuantity(Nanoseconds(0), planlimits::LongestPhase, tr("the start")),
        [index](Plan &plan) -> Milliseconds & { return goalOf(plan, index).grace; });
    m_fields.addFlag(row,
        {placeOf(index, u"abort"_s), tr("Stop the run when broken"),
            tr("As soon as the goal is broken the run stops and cleans up, whatever else the plan says.")},
        [index](Plan &plan) -> bool & { return goalOf(plan, index).abort; });
    m_fields.follow([=](const Plan &plan) {
        Plan copy = plan;
        const Goal &goal = goalOf(copy, index);
        const bool isCreate = isCreateGoal(goal.metric);
        for (QWidget *part : {static_cast<QWidget *>(in), static_cast<QWidget *>(window),
                 static_cast<QWidget *>(after), static_cast<QWidget *>(grace)})
            part->setVisible(!isCreate);
        in->setText(goal.window.count() > 0 ? tr("in each") : tr("over"));
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
        changed.limit = isFloorGoal(metric) ? 0.9 : 0.01;
    }
    if (metric != GoalMetric::ErrorRate)
        changed.errorClass.reset();
    if (!knowsEndpoints(metric))
        changed.endpoint.clear();
    if (isCreateGoal(metric)) {
        changed.scenario.clear();
        changed.window = {};
        changed.grace = {};
    }
    return changed;
}

} // namespace plimsoll
