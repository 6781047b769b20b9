// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/verdict.h"

#include <QFrame>

class QBoxLayout;
class QLabel;

namespace plimsoll {

class IconLabel;

// How a verdict reads at a glance; its words say the same.
enum class Tone { Neutral, Good, Warning, Bad };
Tone toneOf(std::optional<GoalState> state); // none: there are no goals

// The sentence that a page is about: icon, the lead in bold, then the rest.
class VerdictBar : public QFrame
{
    Q_OBJECT
public:
    enum class Rest { Beside, Below }; // of the lead

    // `name`: that of the label which holds the lead.
    explicit VerdictBar(const QString &name, QWidget *parent = nullptr, Rest rest = Rest::Beside);

    void show(Tone tone, const QString &lead, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    Rest m_rest;
    IconLabel *m_icon;
    QLabel *m_lead;
    QLabel *m_text;
    QBoxLayout *m_words;
};

} // namespace plimsoll
