// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/formsection.h"

#include "ui/look/flowlayout.h"
#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QGridLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int LabelWidth = 104; // so that the fields of all sections stand below each other
constexpr int NoteIcon = 16;

QGridLayout *makeGrid(QWidget *parent)
{
    auto *grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::Small);
    grid->setVerticalSpacing(spacing::Small);
    grid->setColumnMinimumWidth(0, LabelWidth);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

FormRow::FormRow(QWidget *parent)
    : QWidget(parent)
    , m_note(new QWidget(this))
    , m_icon(new IconLabel(NoteIcon, m_note))
    , m_sentence(makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Text, m_note))
{
    auto *line = new QWidget(this);
    m_fields = new FlowLayout(line);
    m_sentence->setObjectName(u"fieldNote"_s);
    m_sentence->setWordWrap(true);
    auto *note = new QHBoxLayout(m_note);
    note->setContentsMargins(0, 0, 0, 0);
    note->setSpacing(spacing::Tight);
    note->addWidget(m_icon, 0, Qt::AlignTop);
    note->addWidget(m_sentence, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addWidget(line);
    column->addWidget(m_note);
    m_note->hide();
}

void FormRow::add(QWidget *field)
{
    m_fields->addWidget(field);
}

QLabel *FormRow::addText(const QString &text)
{
    QLabel *label = makeLabel(text, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    add(label);
    return label;
}

void FormRow::addHelp(const QString &text)
{
    QLabel *help = makeLabel(text, TypeSize::Caption, QFont::Normal, Ink::Secondary, this);
    help->setWordWrap(true);
    layout()->addWidget(help);
}

void FormRow::setFinding(const QString &sentence, bool isError)
{
    if (sentence == m_finding && isError == m_isError)
        return;
    m_finding = sentence;
    m_isError = isError;
    showNote();
}

void FormRow::setMisread(const QString &sentence)
{
    if (sentence == m_misread)
        return;
    m_misread = sentence;
    showNote();
}

void FormRow::setLabel(QLabel *label)
{
    m_label = label;
}

void FormRow::setUsed(bool isUsed)
{
    setVisible(isUsed);
    if (m_label)
        m_label->setVisible(isUsed);
}

void FormRow::showNote()
{
    const bool isError = m_isError || !m_misread.isEmpty();
    const QString sentence = m_misread.isEmpty() ? m_finding : m_misread;
    m_sentence->setText(sentence);
    m_icon->show(isError ? u"broken"_s : u"warning"_s, isError ? &Theme::broken : &Theme::warning);
    m_note->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty() && isError)
        emit errorShown();
}

FormRows::FormRows(QWidget *parent)
    : QWidget(parent)
    , m_rare(new QWidget(this))
    , m_more(new QToolButton(this))
{
    auto *rows = new QWidget(this);
    m_rows = makeGrid(rows);
    m_rareRows = makeGrid(m_rare);
    m_more->setText(tr("More"));
    m_more->setIcon(icon(u"chevron-right"_s));
    m_more->setIconSize(QSize(NoteIcon, NoteIcon));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setAutoRaise(true);
    m_more->setObjectName(u"more"_s);
    setTip(m_more, tr("Shows what is rarely changed."));
    connect(m_more, &QToolButton::clicked, this, [this] { open(m_rare->isHidden()); });
    m_rare->hide();
    m_more->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(rows);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_rare);
}

FormRow *FormRows::addRow(const QString &label)
{
    return addTo(m_rows, label);
}

FormRow *FormRows::addRareRow(const QString &label)
{
    FormRow *row = addTo(m_rareRows, label);
    m_more->show();
    connect(row, &FormRow::errorShown, this, [this] { open(true); });
    return row;
}

void FormRows::open(bool isOpen)
{
    m_more->setIcon(icon(isOpen ? u"chevron-down"_s : u"chevron-right"_s));
    m_more->setText(isOpen ? tr("Less") : tr("More"));
    m_rare->setVisible(isOpen);
}

FormRow *FormRows::addTo(QGridLayout *grid, const QString &label)
{
    auto *row = new FormRow(this);
    auto *text = makeLabel(label, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    text->setMinimumHeight(spacing::ControlHeight);
    row->setLabel(text);
    const int line = grid->rowCount();
    grid->addWidget(text, line, 0, Qt::AlignTop);
    grid->addWidget(row, line, 1);
    return row;
}

FormSection::FormSection(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_header(new QHBoxLayout)
    , m_pane(makePane(this))
    , m_body(new QVBoxLayout(m_pane))
{
    m_header->setSpacing(spacing::Small);
    m_header->addWidget(makeLabel(title, TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    m_body->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    m_body->setSpacing(spacing::Small);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addLayout(m_header);
    column->addWidget(m_pane);
}

void setTip(QWidget *widget, const QString &tip)
{
    widget->setToolTip(u"<p>%1</p>"_s.arg(tip.toHtmlEscaped()));
    widget->setAccessibleDescription(tip);
}

} // namespace plimsoll
