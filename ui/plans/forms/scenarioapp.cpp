// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlimits.h"
#include "ui/plans/forms/scenariocard.h"

using namespace Qt::StringLiterals;

// The rows of a scenario whose people use an app of their workspace.
namespace plimsoll {

using namespace planlimits;

void ScenarioCard::addApp(FormRows *rows)
{
    const auto text = [this](QString AppOptions::*member) -> PlanValue<QString> {
        return [this, member](Plan &plan) -> QString & { return scenarioOf(plan).app.*member; };
    };
    const auto isHttp = [](const ScenarioPlan &scenario) { return scenario.app.mode == AppMode::Http; };
    FormRow *row = rows->addRow(tr("App"));
    only(TrafficKind::WorkspaceApp, row);
    m_fields.addText(row,
        {place(u"app/slug"_s), tr("Slug of the app"), tr("Which app of the template is used, by its slug.")},
        text(&AppOptions::slug));
    m_fields.addChoice<AppMode>(row,
        {place(u"app/mode"_s), tr("What the app does"),
            tr("Echo: every byte comes back and is compared. Read: the app sends on its own, nothing is sent "
               "to it. Discard: it takes all and answers nothing. Requests: plain ones, one a tick.")},
        {{AppMode::Echo, tr("echoes")}, {AppMode::Read, tr("sends on its own")},
            {AppMode::Discard, tr("discards")}, {AppMode::Http, tr("answers requests")}},
        [this](Plan &plan) -> AppMode & { return scenarioOf(plan).app.mode; });
    row = rows->addRow(tr("Asked for at"));
    only(TrafficKind::WorkspaceApp, row);
    m_fields.addChoice<AppAddress>(row,
        {place(u"app/address"_s), tr("Address of the app"),
            tr("As the template says, below the deployment's path, or at a host of its own below the "
               "deployment's wildcard address.")},
        {{AppAddress::Stated, tr("its stated address")}, {AppAddress::Path, tr("the deployment's path")},
            {AppAddress::Subdomain, tr("a host of its own")}},
        [this](Plan &plan) -> AppAddress & { return scenarioOf(plan).app.address; });
    m_fields.addText(row,
        {place(u"app/path"_s), tr("Path in the app"),
            tr("What is asked for below the app's own address, query included.")},
        text(&AppOptions::path));
    row = rows->addRow(tr("Requests"));
    onlyWhen(row, isHttp);
    m_fields.addChoice<AppMethod>(row,
        {place(u"app/method"_s), tr("Method of a request"),
            tr("A post has a body of as many bytes as a tick.")},
        {{AppMethod::Get, tr("get")}, {AppMethod::Post, tr("post the bytes of a tick")}},
        [this](Plan &plan) -> AppMethod & { return scenarioOf(plan).app.method; });
    row->addText(tr("answered within"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"app/answerTimeout"_s), tr("Time to answer a request"),
            tr("For one request; longer is a failed one.")},
        durationQuantity(ShortestTime, LongestWait),
        [this](Plan &plan) -> Milliseconds & { return scenarioOf(plan).app.answerTimeout; });
    row = rows->addRareRow(tr("Messages"));
    onlyWhen(row, [isHttp](const ScenarioPlan &scenario) { return !isHttp(scenario) && sends(scenario); });
    m_fields.addQuantity<qint64>(row,
        {place(u"app/messageBytes"_s), tr("Bytes of a message"),
            tr("A tick is sent in WebSocket messages of so many bytes.")},
        sizeQuantity(0, MostBytesPerTick, tr("a tick in one")),
        [this](Plan &plan) -> qint64 & { return scenarioOf(plan).app.messageBytes; });
}

// A row of apps that not all of them have.
void ScenarioCard::onlyWhen(FormRow *row, const std::function<bool(const ScenarioPlan &)> &isUsed)
{
    m_fields.follow([this, row, isUsed](const Plan &plan) {
        Plan copy = plan;
        const ScenarioPlan &scenario = scenarioOf(copy);
        row->setUsed(scenario.kind == TrafficKind::WorkspaceApp && isUsed(scenario));
    });
}

} // namespace plimsoll
