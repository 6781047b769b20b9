// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/goalcolumn.h"

#include "ui/look/iconlabel.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString goalStateIcon(GoalState state)
{
    switch (state) {
    case GoalState::Kept:
        return u"kept"_s;
    case GoalState::Broken:
        return u"broken"_s;
    case GoalState::NotMeasurable:
        return u"not-measurable"_s;
    }
    return {};
}

QColor Theme::*goalStateTint(GoalState state)
{
    switch (state) {
    case GoalState::Kept:
        return &Theme::kept;
    case GoalState::Broken:
        return &Theme::broken;
    case GoalState::NotMeasurable:
        return &Theme::secondary;
    }
    return &Theme::text;
}

GoalColumn::GoalColumn(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this))
    , m_value(makeLabel({}, TypeSize::Headline, QFont::DemiBold, Ink::Text, this))
    , m_icon(new IconLabel(spacing::Large, this))
    , m_state(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_now(makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, this))
{
    m_value->setFont(numberFont(TypeSize::Headline, QFont::DemiBold));
    m_value->setObjectName(u"goalValue"_s);
    m_state->setObjectName(u"goalState"_s);
    auto *stateRow = new QHBoxLayout;
    stateRow->setSpacing(spacing::Tight);
    stateRow->addWidget(m_icon);
    stateRow->addWidget(m_state);
    stateRow->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Medium, 0, spacing::Medium, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_value);
    column->addLayout(stateRow);
    column->addWidget(m_now);
}

void GoalColumn::show(const GoalView &view)
{
    if (view == m_view && !m_title->text().isEmpty())
        return;
    const bool hasNewState = view.state != m_view.state || m_title->text().isEmpty();
    m_view = view;
    m_title->setText(view.title);
    m_title->setToolTip(view.limit);
    m_value->setText(view.value);
    m_state->setText(view.stateText);
    m_now->setText(view.now);
    setAccessibleName(u"%1: %2, %3"_s.arg(view.title, view.value, view.stateText));
    if (hasNewState)
        applyColours();
}

void GoalColumn::applyColours()
{
    m_icon->show(goalStateIcon(m_view.state), goalStateTint(m_view.state));
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, themeOf(palette()).*goalStateTint(m_view.state));
    m_state->setPalette(coloured);
    m_value->setPalette(m_view.state == GoalState::Broken ? coloured : palette());
}

void GoalColumn::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Later: a style sheet that is set anew gives the labels back the colours they were made with.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, [this] { applyColours(); }, Qt::QueuedConnection);
}

} // namespace plimsoll
