// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/checkrow.h"

#include "ui/look/iconlabel.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int StateWidth = 112;
constexpr int TitleWidth = 150;

QString iconOf(const std::optional<CheckStatus> &status)
{
    if (!status)
        return u"pending"_s;
    switch (*status) {
    case CheckStatus::Ok:
        return u"kept"_s;
    case CheckStatus::Warning:
        return u"warning"_s;
    case CheckStatus::Failed:
        return u"broken"_s;
    }
    return {};
}

QColor Theme::*tintOf(const std::optional<CheckStatus> &status)
{
    if (!status)
        return &Theme::secondary;
    switch (*status) {
    case CheckStatus::Ok:
        return &Theme::kept;
    case CheckStatus::Warning:
        return &Theme::warning;
    case CheckStatus::Failed:
        return &Theme::broken;
    }
    return &Theme::text;
}

} // namespace

CheckRow::CheckRow(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(16, this))
    , m_word(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_title(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, this))
    , m_sentence(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, this))
    , m_help(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this))
{
    setObjectName(u"checkRow"_s);
    m_word->setObjectName(u"checkWord"_s);
    m_sentence->setObjectName(u"checkSentence"_s);
    m_word->setMinimumWidth(StateWidth - spacing::IconSize - spacing::Small);
    m_title->setMinimumWidth(TitleWidth);
    m_help->hide();
    for (QLabel *label : {m_sentence, m_help}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(spacing::Medium, spacing::Tight, spacing::Medium, spacing::Tight);
    grid->setHorizontalSpacing(spacing::Small);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_word, 0, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 2, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 3);
    grid->addWidget(m_help, 1, 3);
    grid->setColumnStretch(3, 1);
}

void CheckRow::show(const CheckView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_word->setText(view.word);
    m_title->setText(view.title);
    m_sentence->setText(view.sentence);
    m_help->setText(view.help);
    m_help->setVisible(!view.help.isEmpty());
    setAccessibleName(u"%1: %2. %3 %4"_s.arg(view.title, view.word, view.sentence, view.help).trimmed());
    applyColours();
}

void CheckRow::applyColours()
{
    QColor Theme::*tint = tintOf(m_view.status);
    m_icon->show(iconOf(m_view.status), tint);
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, themeOf(palette()).*tint);
    m_word->setPalette(coloured);
}

void CheckRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(palette()).grid);
}

void CheckRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Later: a style sheet that is set anew gives the labels back the colours they were made with.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, [this] { applyColours(); }, Qt::QueuedConnection);
}

} // namespace plimsoll
