// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/phasebar.h"

#include "ui/look/spacing.h"
#include "ui/look/theme.h"
#include "ui/look/type.h"

#include <QPainter>

#include <numeric>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int BarHeight = 5;
constexpr int Gap = 3;

QString wordsOf(const PhaseView &phase)
{
    return phase.text.isEmpty() ? phase.title : phase.title + u' ' + phase.text;
}

} // namespace

PhaseBar::PhaseBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"phaseBar"_s);
    setFixedHeight(BarHeight + Gap + QFontMetrics(fontOf(TypeSize::Caption)).height());
}

void PhaseBar::show(const QList<PhaseView> &phases)
{
    if (phases == m_phases)
        return;
    m_phases = phases;
    QStringList words;
    for (const PhaseView &phase : phases)
        words.append(phase.isNow ? tr("now: %1").arg(wordsOf(phase)) : wordsOf(phase));
    setAccessibleName(tr("Phases: %1").arg(words.join(u", "_s)));
    update();
}

void PhaseBar::paintEvent(QPaintEvent *)
{
    const int parts = std::accumulate(m_phases.cbegin(), m_phases.cend(), 0,
        [](int sum, const PhaseView &phase) { return sum + phase.width; });
    if (parts == 0)
        return;
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    const double unit = (width() - Gap * static_cast<double>(m_phases.size() - 1)) / parts;
    double left = 0;
    for (const PhaseView &phase : m_phases) {
        const double length = unit * phase.width;
        painter.fillRect(QRectF(left, 0, length, BarHeight), theme.line);
        painter.fillRect(QRectF(left, 0, length * phase.share, BarHeight), theme.accent);
        const QFont font = fontOf(TypeSize::Caption, phase.isNow ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(phase.isNow ? theme.text : theme.secondary);
        painter.drawText(QRectF(left, BarHeight + Gap, length, height() - BarHeight - Gap),
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(wordsOf(phase), Qt::ElideRight, static_cast<int>(length)));
        left += length + Gap;
    }
}

} // namespace plimsoll
