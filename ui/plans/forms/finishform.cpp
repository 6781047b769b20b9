// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/finishform.h"

#include "core/plan/planlimits.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

namespace {

// Tells when the person leaves it, so that what was typed is undone as one.
class NoteEdit : public QPlainTextEdit
{
public:
    NoteEdit(PlanEditor &editor, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_editor(editor)
    {
        constexpr int lines = 3;
        setFixedHeight(lines * fontMetrics().lineSpacing() + 12);
        setTabChangesFocus(true);
    }
    QSize sizeHint() const override { return {360, height()}; }
    QSize minimumSizeHint() const override { return {120, height()}; }

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        m_editor.seal();
        QPlainTextEdit::focusOutEvent(event);
    }

private:
    PlanEditor &m_editor;
};

} // namespace

FinishForm::FinishForm(PlanFields &fields, QWidget *parent)
    : FormSection(tr("Afterwards"), parent)
    , m_fields(fields)
{
    auto *rows = new FormRows(pane());
    body()->addWidget(rows);
    addCleanup(rows);
    addGenerator(rows);
    addCleanupLimits(rows);
    addNote(rows);
}

void FinishForm::addCleanup(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Clean up"));
    m_fields.addChoice<CleanupWhen>(row,
        {u"/cleanup/when"_s, tr("When to clean up"),
            tr("When the run removes the workspaces, users and tokens that it created, and nothing else.")},
        {{CleanupWhen::Always, tr("always")}, {CleanupWhen::OnSuccess, tr("if nothing failed")},
            {CleanupWhen::OnError, tr("if something failed")}, {CleanupWhen::Never, tr("never")}},
        [](Plan &plan) -> CleanupWhen & { return plan.cleanup.when; });
    m_fields.addFlag(row,
        {u"/cleanup/before"_s, tr("Also before the run"),
            tr("Before creating, what earlier scale tests left is removed, found by their names, whoever "
               "made "
               "it.")},
        [](Plan &plan) -> bool & { return plan.cleanup.before; });
    row = rows->addRow(tr("Run limit"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/runLimit"_s, tr("Longest time of the run"),
            tr("A run that lasts longer is stopped and cleaned up. What it created expires an hour after "
               "that "
               "by itself, even if this program is gone.")},
        durationQuantity(ShortestRun, LongestPhase),
        [](Plan &plan) -> Milliseconds & { return plan.runLimit; });
}

void FinishForm::addGenerator(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("If this machine is the limit"));
    QLabel *stop = row->addText(tr("stop after"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/generator/abortAfter"_s, tr("Longest time that this machine may be the limit"),
            tr("A run that this machine itself slows down says little about the deployment. After so many "
               "seconds on end in which it did, the run stops and cleans up.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("go on")),
        [](Plan &plan) -> Milliseconds & { return plan.generator.abortAfter; });
    m_fields.follow(
        [stop](const Plan &plan) { stop->setVisible(plan.generator.abortAfter > Milliseconds(0)); });
}

void FinishForm::addCleanupLimits(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Remove"));
    m_fields.addQuantity<int>(row,
        {u"/cleanup/limits/concurrency"_s, tr("Removed at once"),
            tr("How many workspaces and users are removed at the same time.")},
        countQuantity(0, MostTargets, tr("all")),
        [](Plan &plan) -> int & { return plan.cleanup.limits.concurrency; });
    row->addText(tr("at once"));
    row = rows->addRareRow(tr("Time limits"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/cleanup/limits/jobTimeout"_s, tr("Time to remove one"),
            tr("What takes longer is left, and the run says so.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        [](Plan &plan) -> Milliseconds & { return plan.cleanup.limits.jobTimeout; });
    row->addText(tr("each,"));
    m_fields.addQuantity<Milliseconds>(row,
        {u"/cleanup/limits/timeout"_s, tr("Time to remove all"),
            tr("Cleaning up is ended after this time; what is left is in the ledger.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        [](Plan &plan) -> Milliseconds & { return plan.cleanup.limits.timeout; });
    row->addText(tr("for all"));
    row = rows->addRareRow(tr("Before: only of"));
    QLineEdit *only = m_fields.addText(row,
        {u"/cleanup/template"_s, tr("Template of what is removed before the run"),
            tr("Narrows what is removed before the run to workspaces of this template.")},
        [](Plan &plan) -> QString & { return plan.cleanup.templateName; });
    only->setPlaceholderText(tr("any template"));
}

void FinishForm::addNote(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Note"));
    auto *note = new NoteEdit(m_fields.editor(), row);
    m_fields.adopt(note, row,
        {u"/note"_s, tr("Note"), tr("What this plan is for; it stands in the report of each of its runs.")});
    connect(note, &QPlainTextEdit::textChanged, this, [this, note] {
        const QString text = note->toPlainText();
        m_fields.editor().edit(u"/note"_s, [&text](Plan &plan) { plan.note = text; });
    });
    m_fields.follow([note](const Plan &plan) {
        if (note->toPlainText() == plan.note)
            return;
        const QSignalBlocker quiet(note);
        note->setPlainText(plan.note);
    });
}

} // namespace plimsoll
