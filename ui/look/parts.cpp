// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/parts.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/tablecopy.h"
#include "ui/look/type.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString nameOf(Part part)
{
    switch (part) {
    case Part::Rail:
        return u"rail"_s;
    case Part::Pane:
        return u"pane"_s;
    case Part::Strip:
        return u"strip"_s;
    case Part::ThinBar:
        return u"thin"_s;
    case Part::Primary:
        return u"primary"_s;
    case Part::Danger:
        return u"danger"_s;
    case Part::Badge:
        return u"badge"_s;
    case Part::Error:
        return u"error"_s;
    case Part::Notice:
        return u"notice"_s;
    }
    return QString();
}

} // namespace

void setPart(QWidget *widget, Part part)
{
    widget->setProperty("part", nameOf(part));
}

QVBoxLayout *makePageColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->setSpacing(spacing::Medium);
    return column;
}

QFrame *makePane(QWidget *parent)
{
    auto *pane = new QFrame(parent);
    setPart(pane, Part::Pane);
    return pane;
}

QPushButton *makePrimary(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName, &Theme::onAccent), text, parent);
    setPart(button, Part::Primary);
    return button;
}

QLabel *makeSimulatedBadge(QWidget *parent)
{
    QLabel *badge = makeLabel(QLabel::tr("Simulated"), TypeSize::Caption, QFont::DemiBold, Ink::Text, parent);
    setPart(badge, Part::Badge);
    badge->setToolTip(QLabel::tr("Made against the built-in demo deployment: the figures say nothing about a "
                                 "real one."));
    return badge;
}

void prepareTable(QTableView *table)
{
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(spacing::RowHeight);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    makeCopyable(table);
}

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_text(makeLabel(QString(), TypeSize::Body, QFont::DemiBold, Ink::Text, this))
{
    setPart(this, Part::Notice);
    auto *symbol = new IconLabel(spacing::IconSize, this);
    symbol->show(u"warning"_s, &Theme::warning);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    m_row->setSpacing(spacing::Small);
    m_row->addWidget(symbol);
    m_row->addWidget(m_text, 1);
    hide();
}

QPushButton *NoticeBar::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_row->addWidget(button);
    return button;
}

void NoticeBar::show(const QString &sentence)
{
    m_text->setText(sentence);
    setVisible(!sentence.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

ErrorNote::ErrorNote(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(spacing::IconSize, this))
    , m_text(makeLabel(QString(), TypeSize::Body, QFont::Normal, Ink::Text, this))
{
    setPart(this, Part::Error);
    m_icon->show(u"broken"_s, &Theme::broken);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy details"), this);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_details.isEmpty() ? text() : text() + u'\n' + m_details);
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    row->setSpacing(spacing::Small);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    hide();
}

void ErrorNote::show(const QString &sentence, const QString &details)
{
    m_details = details;
    m_text->setToolTip(details);
    m_text->setText(sentence);
    m_text->setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

void ErrorNote::clear()
{
    show(QString());
}

QString ErrorNote::text() const
{
    return m_text->text();
}

} // namespace plimsoll
