// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/limitform.h"

#include "core/plan/planlimits.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

namespace {

// The plan's search, or one that nobody sees while it has none.
LimitPlan &limitOf(Plan &plan)
{
    static LimitPlan unseen;
    unseen = LimitPlan();
    return plan.limit ? *plan.limit : unseen;
}

} // namespace

LimitForm::LimitForm(PlanFields &fields, QWidget *parent)
    : FormSection(tr("Load line"), parent)
    , m_fields(fields)
{
    auto *rows = new FormRows(pane());
    body()->addWidget(rows);
    addSwitch(rows);
    addLevels(rows);
    addTimes(rows);
}

void LimitForm::addSwitch(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Find the limit"));
    auto *search = new QCheckBox(tr("Raise the load until a goal breaks"), row);
    m_fields.adopt(search, row,
        {u"/limit"_s, tr("Find the limit"),
            tr("The run gives more and more workspaces the traffic above, narrows down between what keeps "
               "the "
               "goals and what does not, and says what the deployment carries.")});
    connect(search, &QCheckBox::clicked, this, [this](bool isSet) {
        m_fields.editor().seal();
        m_fields.editor().edit(u"/limit"_s,
            [isSet](Plan &plan) { plan.limit = isSet ? std::optional(LimitPlan()) : std::nullopt; });
        m_fields.editor().seal();
    });
    m_fields.follow([search](const Plan &plan) { search->setChecked(plan.limit.has_value()); });
}

FormRow *LimitForm::shownWithSearch(FormRow *row)
{
    m_fields.follow([row](const Plan &plan) { row->setUsed(plan.limit.has_value()); });
    return row;
}

void LimitForm::addLevels(FormRows *rows)
{
    FormRow *row = shownWithSearch(rows->addRow(tr("Workspaces")));
    row->addText(tr("from"));
    m_fields.addQuantity<int>(row,
        {u"/limit/start"_s, tr("Workspaces of the first level"),
            tr("How many workspaces have traffic at first. Until a goal breaks, they are doubled.")},
        countQuantity(1, MostTargets), [](Plan &plan) -> int & { return limitOf(plan).start; });
    row->addText(tr("to at most"));
    m_fields.addQuantity<int>(row,
        {u"/limit/ceiling"_s, tr("Most workspaces"),
            tr("Never more workspaces than these: the search ends there, even if no goal was broken.")},
        countQuantity(1, MostTargets), [](Plan &plan) -> int & { return limitOf(plan).ceiling; });
}

void LimitForm::addTimes(FormRows *rows)
{
    FormRow *row = shownWithSearch(rows->addRow(tr("Each level")));
    row->addText(tr("settles for"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/limit/settle"_s, tr("Time to settle"),
            tr("After the last session of a level has started, before anything is judged.")},
        durationQuantity(Nanoseconds(0), LongestWait, tr("no time")),
        [](Plan &plan) -> Milliseconds & { return limitOf(plan).settle; });
    row->addText(tr("and is judged for"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/limit/hold"_s, tr("Time that is judged"), tr("How long each level is held and judged.")},
        durationQuantity(std::chrono::seconds(1), LongestWait),
        [](Plan &plan) -> Milliseconds & { return limitOf(plan).hold; });
}

} // namespace plimsoll
