// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/notespane.h"

#include "ui/history/historymodel.h"
#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QCheckBox>
#include <QHideEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QLabel *makeText(QWidget *parent, Ink ink)
{
    QLabel *label = makeLabel({}, TypeSize::Body, QFont::Normal, ink, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString placeText(const RunListing &run)
{
    QStringList parts{deploymentName(run)};
    if (!run.deploymentVersion.isEmpty())
        parts.append(run.deploymentVersion);
    if (run.startedAt.isValid())
        parts.append(QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat));
    return parts.join(u" · "_s);
}

} // namespace

NotesPane::NotesPane(QWidget *parent)
    : QFrame(parent)
    , m_details(new QWidget(this))
    , m_none(makeText(this, Ink::Secondary))
    , m_name(makeLabel({}, TypeSize::Lead, QFont::DemiBold, Ink::Text, m_details))
    , m_icon(new IconLabel(16, m_details))
    , m_sentence(makeText(m_details, Ink::Text))
    , m_place(makeText(m_details, Ink::Secondary))
    , m_baseline(new QCheckBox(tr("Baseline"), m_details))
    , m_tags(new QLineEdit(m_details))
    , m_note(new QPlainTextEdit(m_details))
    , m_problem(makeText(m_details, Ink::Text))
{
    setPart(this, Part::Pane);
    m_name->setWordWrap(true);
    m_sentence->setObjectName(u"historySentence"_s);
    m_baseline->setObjectName(u"historyBaseline"_s);
    m_tags->setObjectName(u"historyTags"_s);
    m_tags->setPlaceholderText(tr("two replicas, before the upgrade"));
    m_tags->setToolTip(
        tr("Separated by commas. Runs of the same plan and version with the same tags count as "
           "repeats when they are compared."));
    m_note->setObjectName(u"historyNote"_s);
    m_note->setTabChangesFocus(true);
    m_problem->setObjectName(u"historyNotesProblem"_s);
    auto *tagsTitle = makeLabel(tr("Tags"), TypeSize::Body, QFont::Medium, Ink::Secondary, m_details);
    auto *noteTitle = makeLabel(tr("Note"), TypeSize::Body, QFont::Medium, Ink::Secondary, m_details);
    tagsTitle->setBuddy(m_tags);
    noteTitle->setBuddy(m_note);
    m_tags->setAccessibleName(tr("Tags"));
    m_note->setAccessibleName(tr("Note"));
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(spacing::Small);
    verdict->addWidget(m_icon, 0, Qt::AlignTop);
    verdict->addWidget(m_sentence, 1);
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_name);
    column->addWidget(m_place);
    column->addLayout(verdict);
    column->addWidget(m_baseline, 0, Qt::AlignLeft);
    column->addWidget(tagsTitle);
    column->addWidget(m_tags);
    column->addWidget(noteTitle);
    column->addWidget(m_note, 1);
    column->addWidget(m_problem);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    whole->addWidget(m_none, 0, Qt::AlignTop);
    whole->addWidget(m_details);
    m_rest.setSingleShot(true);
    m_rest.setInterval(800ms);
    connect(&m_rest, &QTimer::timeout, this, &NotesPane::tellTyped);
    connect(m_tags, &QLineEdit::textEdited, &m_rest, qOverload<>(&QTimer::start));
    connect(m_tags, &QLineEdit::editingFinished, this, &NotesPane::tellTyped);
    connect(m_note, &QPlainTextEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_baseline, &QCheckBox::clicked, this,
        [this](bool isBaseline) { emit baselineChosen(m_run.path, isBaseline); });
    showNone({});
}

NotesPane::~NotesPane()
{
    m_tags->disconnect(this); // losing the focus ends its editing
}

void NotesPane::show(const RunListing &run)
{
    const bool isOther = run.path != m_run.path;
    if (isOther)
        tellTyped();
    const RunNotes before = std::exchange(m_run, run).notes;
    m_none->hide();
    m_details->show();
    m_name->setText(run.name);
    m_place->setText(placeText(run));
    m_icon->show(standingIcon(run), standingTint(run));
    m_sentence->setText(run.sentence.isEmpty() ? standingText(run) : run.sentence);
    m_baseline->setChecked(run.notes.isBaseline);
    if (isOther || (!m_tags->hasFocus() && before.tags != run.notes.tags))
        m_tags->setText(run.notes.tags.join(u", "_s));
    if (isOther || (!m_note->hasFocus() && before.note != run.notes.note)) {
        const QSignalBlocker quiet(m_note);
        m_note->setPlainText(run.notes.note);
    }
    m_problem->setText(run.notesProblem);
    m_problem->setVisible(!run.notesProblem.isEmpty());
    allowEditing(run.notesProblem.isEmpty());
}

void NotesPane::allowEditing(bool isAllowed)
{
    m_tags->setEnabled(isAllowed);
    m_note->setEnabled(isAllowed);
    m_baseline->setEnabled(canBeBaseline(m_run));
    m_baseline->setToolTip(m_run.simulated
            ? tr("A simulated run says nothing about a deployment and is no baseline.")
            : tr("Other runs are compared with this one, and it is never thrown away by age."));
}

void NotesPane::showNone(const QString &sentence)
{
    tellTyped();
    m_run = {};
    m_none->setText(sentence);
    m_none->show();
    m_details->hide();
}

void NotesPane::editNote()
{
    if (m_note->isVisible() && m_note->isEnabled())
        m_note->setFocus();
}

void NotesPane::tellTyped()
{
    m_rest.stop();
    if (m_run.path.isEmpty() || !m_note->isEnabled())
        return;
    if (const QString note = m_note->toPlainText().trimmed(); note != m_run.notes.note) {
        m_run.notes.note = note;
        emit noteTyped(m_run.path, note);
    }
    if (const QStringList tags = tagsOf(m_tags->text()); tags != m_run.notes.tags) {
        m_run.notes.tags = tags;
        emit tagsTyped(m_run.path, tags);
    }
}

void NotesPane::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    tellTyped();
}

} // namespace plimsoll
