// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style.h"

#include "ui/look/spacing.h"
#include "ui/look/theme.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// Fusion derives its outlines from the window's colour, which nobody can see in the dark.
void drawEdge(const QStyleOption *option, QPainter *painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(themeOf(option->palette).control);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = themeOf(option->palette);
    const auto drawRing = [&](double width, const QBrush &ground) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, width));
        painter->setBrush(ground);
        const double inset = width / 2;
        painter->drawRoundedRect(
            QRectF(option->rect).adjusted(inset, inset, -inset, -inset), spacing::Tight, spacing::Tight);
        painter->restore();
    };
    // A button that is pressed in for good must be told from the others in the dark, too.
    if (element == PE_PanelButtonCommand && option->state.testFlag(State_On))
        return drawRing(1, theme.selection);
    if (element == PE_FrameFocusRect)
        return drawRing(2, Qt::NoBrush);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isText = element == PE_Frame && qobject_cast<const QPlainTextEdit *>(widget);
    if (isText || element == PE_FrameLineEdit || element == PE_IndicatorCheckBox
        || element == PE_PanelButtonCommand)
        drawEdge(option, painter);
    if (element == PE_FrameLineEdit && option->state.testFlag(State_HasFocus))
        drawRing(2, Qt::NoBrush);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control != CC_SpinBox && control != CC_ComboBox)
        return;
    drawEdge(option, painter);
    if (option->state.testFlag(State_HasFocus))
        drawPrimitive(PE_FrameFocusRect, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return spacing::IconSize;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return spacing::Small;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize whole = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton || type == CT_ComboBox || type == CT_LineEdit || type == CT_SpinBox)
        whole.setHeight(std::max(whole.height(), spacing::ControlHeight));
    if (type == CT_PushButton)
        whole.rwidth() += spacing::Medium;
    if (type == CT_ItemViewItem)
        whole.setHeight(std::max(whole.height(), spacing::RowHeight));
    return whole;
}

} // namespace plimsoll
