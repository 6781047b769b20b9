// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlimits.h"
#include "ui/plans/forms/scenariocard.h"
#include "ui/plans/forms/trafficform.h"

#include <QLabel>

using namespace Qt::StringLiterals;

// What a scenario's people do, and the rows that belong to one kind only.
namespace plimsoll {

using namespace planlimits;

void ScenarioCard::addKind(FormRow *row)
{
    auto *kind = new QComboBox(row);
    kind->addItem(tr("web terminals"), static_cast<int>(TrafficKind::WebTerminal));
    kind->addItem(tr("dashboard"), static_cast<int>(TrafficKind::Dashboard));
    kind->addItem(tr("workspace app"), static_cast<int>(TrafficKind::WorkspaceApp));
    kind->addItem(tr("SSH"), static_cast<int>(TrafficKind::Ssh));
    m_fields.adopt(kind, row,
        {place(u"kind"_s), tr("What its people do"),
            tr("They type into web terminals, look at the dashboard with the requests that a browser makes "
               "there, use an app of their workspace, or run a command over SSH, by the deployment's "
               "relay.")});
    connect(kind, &QComboBox::activated, this, [this, kind](int at) {
        const auto chosen = static_cast<TrafficKind>(kind->itemData(at).toInt());
        m_fields.editor().seal();
        m_fields.editor().edit(place(u"kind"_s), [this, chosen](Plan &plan) {
            if (m_index >= plan.scenarios.size() || plan.scenarios.at(m_index).kind == chosen)
                return;
            ScenarioPlan &scenario = plan.scenarios[m_index];
            const bool hasOwnName = !scenario.name.startsWith(scenarioNameFor(scenario.kind));
            scenario.kind = chosen;
            if (!hasOwnName)
                renameScenario(plan, m_index, freeScenarioName(plan, scenarioNameFor(chosen)));
        });
        m_fields.editor().seal();
    });
    m_fields.follow([this, kind](const Plan &plan) {
        Plan copy = plan;
        kind->setCurrentIndex(kind->findData(static_cast<int>(scenarioOf(copy).kind)));
    });
}

void ScenarioCard::only(TrafficKind kind, FormRow *row)
{
    m_fields.follow([this, kind, row](const Plan &plan) {
        Plan copy = plan;
        row->setUsed(scenarioOf(copy).kind == kind);
    });
}

void ScenarioCard::notFor(std::initializer_list<TrafficKind> kinds, FormRow *row)
{
    m_fields.follow([this, kinds = QList<TrafficKind>(kinds), row](const Plan &plan) {
        Plan copy = plan;
        row->setUsed(!kinds.contains(scenarioOf(copy).kind));
    });
}

namespace {

struct PageField {
    DashboardPage page;
    QString name;
    QString tip;
};

QList<PageField> pageFields()
{
    return {
        {DashboardPage::Workspaces, ScenarioCard::tr("their workspaces"),
            ScenarioCard::tr("The list of the person's own workspaces, asked for again each 30 s. Each "
                             "journey begins there.")},
        {DashboardPage::Workspace, ScenarioCard::tr("a workspace"),
            ScenarioCard::tr("One workspace, with the streams that its page watches.")},
        {DashboardPage::Build, ScenarioCard::tr("its build"),
            ScenarioCard::tr("The latest build of the workspace, with its log.")},
        {DashboardPage::Templates, ScenarioCard::tr("templates"), ScenarioCard::tr("The list of templates.")},
        {DashboardPage::Template, ScenarioCard::tr("a template"),
            ScenarioCard::tr("One template, with its active version.")},
        {DashboardPage::Users, ScenarioCard::tr("users"),
            ScenarioCard::tr("The list of users. Only administrators open it.")},
        {DashboardPage::Health, ScenarioCard::tr("health"),
            ScenarioCard::tr(
                "The health of the deployment, which it examines anew. Only administrators open it.")},
    };
}

} // namespace

void ScenarioCard::addDashboardClient(FormRow *row)
{
    only(TrafficKind::Dashboard, row);
    m_fields.addChoice<DashboardClient>(row,
        {place(u"dashboard/client"_s), tr("What makes the requests"),
            tr("Requests: those that a browser was seen to make, for thousands of people. Browsers: a real "
               "Chromium for each person, 48 at most, with the times until pages are there.")},
        {{DashboardClient::Requests, tr("a browser's requests")},
            {DashboardClient::Browser, tr("real browsers")}},
        [this](Plan &plan) -> DashboardClient & { return scenarioOf(plan).dashboard.client; });
    QCheckBox *headless = m_fields.addFlag(row,
        {place(u"dashboard/headless"_s), tr("without windows"),
            tr("Off: each browser shows its window on this machine's screen, which takes more of it.")},
        [this](Plan &plan) -> bool & { return scenarioOf(plan).dashboard.isHeadless; });
    m_fields.follow([this, headless](const Plan &plan) {
        Plan copy = plan;
        headless->setVisible(scenarioOf(copy).dashboard.client == DashboardClient::Browser);
    });
}

void ScenarioCard::addDashboard(FormRows *rows)
{
    const auto milliseconds = [this](Milliseconds DashboardOptions::*member) -> PlanValue<Milliseconds> {
        return [this, member](Plan &plan) -> Milliseconds & { return scenarioOf(plan).dashboard.*member; };
    };
    addDashboardClient(rows->addRow(tr("Seen by")));
    FormRow *row = rows->addRow(tr("A page each"));
    only(TrafficKind::Dashboard, row);
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"dashboard/interval"_s), tr("From page to page"),
            tr("How long a person stays on a page, whether it is complete or not.")},
        durationQuantity(ShortestTime, LongestWait), milliseconds(&DashboardOptions::interval));
    row->addText(u"±"_s);
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"dashboard/jitter"_s), tr("More or less"),
            tr("Each stay is longer or shorter by up to this much. It must be less than the stay itself.")},
        durationQuantity(Nanoseconds(0), LongestWait), milliseconds(&DashboardOptions::jitter));
    row = rows->addRow(tr("Administrators"));
    only(TrafficKind::Dashboard, row);
    m_fields.addQuantity<int>(row,
        {place(u"dashboard/administrators"_s), tr("Administrators"),
            tr("So many of the people work with the token of this deployment's connection, and open the "
               "pages "
               "of administrators too.")},
        countQuantity(0, MostTargets, tr("none")),
        [this](Plan &plan) -> int & { return scenarioOf(plan).dashboard.administrators; });
    row = rows->addRow(tr("Pages, by weight"));
    only(TrafficKind::Dashboard, row);
    const QList<PageField> pages = pageFields();
    for (const PageField &field : pages) {
        row->addText(field.name);
        m_fields.addQuantity<int>(row,
            {place(u"dashboard/pages/"_s + textOf(dashboardPageTexts(), field.page)),
                tr("Weight of %1").arg(field.name), field.tip},
            countQuantity(0, MostWeight, tr("never")), [this, page = field.page](Plan &plan) -> int & {
                return scenarioOf(plan).dashboard.weights[static_cast<std::size_t>(page)];
            });
    }
    row = rows->addRareRow(tr("Answers"));
    only(TrafficKind::Dashboard, row);
    row->addText(tr("within"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"dashboard/answerTimeout"_s), tr("Time to answer"),
            tr("For one request; longer is a failed one.")},
        durationQuantity(ShortestTime, LongestWait), milliseconds(&DashboardOptions::answerTimeout));
    row->addText(tr("chance from seed"));
    m_fields.addQuantity<int>(row,
        {place(u"dashboard/seed"_s), tr("Seed"),
            tr("The same seed gives the same pages at the same times, so that runs can be compared.")},
        countQuantity(0, MostSeed), [this](Plan &plan) -> int & { return scenarioOf(plan).dashboard.seed; });
}

} // namespace plimsoll
