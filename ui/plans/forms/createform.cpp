// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/createform.h"

#include "core/plan/planlimits.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

CreateForm::CreateForm(PlanFields &fields, QWidget *parent)
    : FormSection(tr("Workspaces"), parent)
    , m_fields(fields)
{
    auto *rows = new FormRows(this);
    body()->addWidget(rows);
    addCounts(rows);
    addOwners(rows);
    addPatience(rows);
    addRunCommand(rows);
}

void CreateForm::addCounts(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Create"));
    m_fields.addQuantity<int>(row,
        {u"/create/count"_s, tr("Workspaces to create"),
            tr("How many workspaces the run creates from the template. 0 creates none and uses those that "
               "earlier runs left.")},
        countQuantity(0, MostTargets), [](Plan &plan) -> int & { return plan.create.count; });
    row->addText(tr("at once"));
    m_fields.addQuantity<int>(row,
        {u"/create/limits/concurrency"_s, tr("Workspaces created at once"),
            tr("How many builds the deployment is asked for at the same time. More than its provisioners can "
               "take wait in their queue.")},
        countQuantity(0, MostTargets, tr("all")),
        [](Plan &plan) -> int & { return plan.create.limits.concurrency; });
    row = rows->addRow(tr("Earlier runs"));
    m_fields.addFlag(row,
        {u"/create/reuse"_s, tr("Use what is there"),
            tr("Running workspaces that earlier runs left take part in the traffic as well.")},
        [](Plan &plan) -> bool & { return plan.create.reuse; });
    m_fields.addFlag(row,
        {u"/create/topUp"_s, tr("Only fill up to that number"),
            tr("The number above is how many workspaces shall be there in the end: only what is missing is "
               "created.")},
        [](Plan &plan) -> bool & { return plan.create.topUp; });
}

void CreateForm::addOwners(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Owners"));
    m_fields.addChoice<OwnerMode>(row,
        {u"/create/owners"_s, tr("Owners of the workspaces"),
            tr("Whose the workspaces are. A user each is created with a token that the run mints; logging in "
               "with a password is how Coder's own command does it and meets the login limit.")},
        {{OwnerMode::UserEach, tr("A new user each")}, {OwnerMode::Me, tr("All of them mine")},
            {OwnerMode::PasswordLogin, tr("A new user each, with a password")}},
        [](Plan &plan) -> OwnerMode & { return plan.create.owners; });
    row = rows->addRow(tr("Ready when"));
    m_fields.addChoice<WaitFor>(row,
        {u"/create/waitFor"_s, tr("When a workspace counts as there"),
            tr("What the run waits for before it counts a workspace as created.")},
        {{WaitFor::Build, tr("its build has succeeded")},
            {WaitFor::Connected, tr("its agents are connected")},
            {WaitFor::Ready, tr("its start scripts have ended")}},
        [](Plan &plan) -> WaitFor & { return plan.create.waitFor; });
    row = rows->addRow(tr("Quiet time"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/baseline"_s, tr("Quiet time before the traffic"),
            tr("How long the deployment is left alone between creating and traffic, so that builds do not "
               "disturb what is measured.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("none")),
        [](Plan &plan) -> Milliseconds & { return plan.baseline; });
    row->addText(tr("before the traffic"));
}

void CreateForm::addPatience(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Retries"));
    m_fields.addQuantity<int>(row,
        {u"/create/retries"_s, tr("Retries of a build"),
            tr("How many more builds are started for a workspace whose build failed.")},
        countQuantity(0, MostRetries, tr("none")), [](Plan &plan) -> int & { return plan.create.retries; });
    row = rows->addRareRow(tr("May fail"));
    m_fields.addQuantity<int>(row,
        {u"/create/maxFailures"_s, tr("Workspaces that may fail"),
            tr("The run goes on with up to so many failed workspaces; one more stops it and cleans up.")},
        countQuantity(0, MostTargets, tr("none")),
        [](Plan &plan) -> int & { return plan.create.maxFailures; });
    row->addText(tr("workspaces"));
    row = rows->addRareRow(tr("Time limits"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/create/limits/jobTimeout"_s, tr("Time for one workspace"),
            tr("A workspace that takes longer from its first request until it is ready has failed.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        [](Plan &plan) -> Milliseconds & { return plan.create.limits.jobTimeout; });
    row->addText(tr("each,"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/create/limits/timeout"_s, tr("Time for all workspaces"),
            tr("Creating all workspaces is ended after this time; those that are missing have failed.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        [](Plan &plan) -> Milliseconds & { return plan.create.limits.timeout; });
    row->addText(tr("for all"));
    row = rows->addRareRow(tr("Dry run"));
    m_fields.addFlag(row,
        {u"/create/dryRun"_s, tr("Plan one build first"),
            tr("The deployment plans one build without making anything, so that a template that cannot be "
               "built stops the run before there is something to clean up.")},
        [](Plan &plan) -> bool & { return plan.create.dryRun; });
}

void CreateForm::addRunCommand(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Run in each"));
    QLineEdit *command = m_fields.addText(row,
        {u"/create/runCommand/command"_s, tr("Command to run in each workspace"),
            tr("Run once over a web terminal in each created workspace. The workspace fails if it fails.")},
        [](Plan &plan) -> QString & { return plan.create.runCommand.command; });
    command->setPlaceholderText(tr("no command"));
    row->addText(tr("for up to"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/create/runCommand/timeout"_s, tr("Time for the command"),
            tr("How long the command may take in each workspace.")},
        durationQuantity(ShortestTime, LongestPhase),
        [](Plan &plan) -> Milliseconds & { return plan.create.runCommand.timeout; });
    row = rows->addRareRow(tr("Must print"));
    QLineEdit *output = m_fields.addText(row,
        {u"/create/runCommand/expectOutput"_s, tr("Text that the command must print"),
            tr("Some line of its output must contain this text, or the workspace has failed.")},
        [](Plan &plan) -> QString & { return plan.create.runCommand.expectOutput; });
    output->setPlaceholderText(tr("anything"));
    m_fields.addFlag(row,
        {u"/create/runCommand/expectTimeout"_s, tr("Must still run at the end"),
            tr("The command is meant not to end: the workspace fails if it ends before its time is over.")},
        [](Plan &plan) -> bool & { return plan.create.runCommand.expectTimeout; });
    m_fields.addFlag(row,
        {u"/create/runCommand/logOutput"_s, tr("Keep its output"),
            tr("What the command prints is kept in the events of the run.")},
        [](Plan &plan) -> bool & { return plan.create.runCommand.logOutput; });
}

} // namespace plimsoll
