// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/verdictbar.h"

#include "ui/look/iconlabel.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Look {
    QString iconName;
    QColor Theme::*edge;
    QColor Theme::*ground;
};

Look lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {u"info"_s, &Theme::control, &Theme::surface};
    case Tone::Good:
        return {u"kept"_s, &Theme::kept, &Theme::surface};
    case Tone::Warning:
        return {u"warning"_s, &Theme::warning, &Theme::warningTint};
    case Tone::Bad:
        return {u"broken"_s, &Theme::broken, &Theme::brokenTint};
    }
    return {};
}

} // namespace

Tone toneOf(std::optional<GoalState> state)
{
    if (!state)
        return Tone::Neutral;
    switch (*state) {
    case GoalState::Kept:
        return Tone::Good;
    case GoalState::Broken:
        return Tone::Bad;
    case GoalState::NotMeasurable:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

VerdictBar::VerdictBar(const QString &name, QWidget *parent, Rest rest)
    : QFrame(parent)
    , m_rest(rest)
    , m_icon(new IconLabel(spacing::IconSize, this))
    , m_lead(makeLabel({}, TypeSize::Lead, QFont::DemiBold, Ink::Text, this))
    , m_text(makeLabel(
          {}, rest == Rest::Below ? TypeSize::Body : TypeSize::Lead, QFont::Normal, Ink::Text, this))
    , m_words(new QBoxLayout(rest == Rest::Below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight))
{
    m_lead->setObjectName(name);
    m_text->setObjectName(name + u"Text"_s);
    for (QLabel *label : {m_lead, m_text}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::Large, spacing::Small, spacing::Medium, spacing::Small);
    row->setSpacing(spacing::Small);
    m_words->setSpacing(rest == Rest::Below ? spacing::Tight : spacing::Small);
    m_words->addWidget(m_lead);
    m_words->addWidget(m_text, rest == Rest::Below ? 0 : 1);
    row->addWidget(m_icon, 0, rest == Rest::Below ? Qt::AlignTop : Qt::Alignment());
    row->addLayout(m_words, 1);
    show(Tone::Neutral, {}, {});
}

void VerdictBar::show(Tone tone, const QString &lead, const QString &text)
{
    m_lead->setText(lead);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    if (m_rest == Rest::Beside) {
        // The one that has words takes the room.
        m_words->setStretchFactor(m_lead, text.isEmpty() ? 1 : 0);
        m_lead->setWordWrap(text.isEmpty());
    }
    setAccessibleName(QStringList{lead, text}.join(u' ').trimmed());
    m_tone = tone;
    m_icon->show(lookOf(tone).iconName, lookOf(tone).edge);
    update();
}

void VerdictBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const Look look = lookOf(m_tone);
    QPainter painter(this);
    painter.fillRect(rect(), theme.*look.ground);
    painter.fillRect(QRect(0, 0, spacing::Tight, height()), theme.*look.edge);
}

} // namespace plimsoll
