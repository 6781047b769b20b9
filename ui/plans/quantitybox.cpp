// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/quantitybox.h"

#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int BoxWidth = 84;

} // namespace

QuantityBox::QuantityBox(const Quantity &quantity, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_quantity(quantity)
    , m_value(quantity.least)
{
    setButtonSymbols(NoButtons);
    setAlignment(Qt::AlignRight);
    setFont(numberFont(TypeSize::Body));
    setFocusPolicy(Qt::StrongFocus); // a wheel that scrolls the form changes nothing on its way
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textEdited, this, &QuantityBox::take);
    connect(this, &QAbstractSpinBox::editingFinished, this, [this] {
        showValue();
        emit misread({});
        emit left();
    });
    showValue();
}

void QuantityBox::setValue(double value)
{
    m_value = value;
    const Result<double> typed = readQuantity(m_quantity, lineEdit()->text(), value);
    if (!m_isTyping || !typed || *typed != value)
        showValue();
}

// Everything may be typed; take() says what it means.
QValidator::State QuantityBox::validate(QString &, int &) const
{
    return QValidator::Acceptable;
}

void QuantityBox::take(const QString &text)
{
    m_isTyping = true;
    const Result<double> typed = readQuantity(m_quantity, text, m_value);
    emit misread(typed ? QString() : typed.error().message);
    if (!typed || *typed == m_value)
        return;
    m_value = *typed;
    emit changed(m_value);
}

void QuantityBox::stepBy(int steps)
{
    const double value = std::clamp(m_quantity.stepped(m_value, steps), m_quantity.least, m_quantity.most);
    emit misread({});
    if (value == m_value)
        return;
    m_value = value;
    showValue();
    selectAll();
    emit changed(m_value);
}

QAbstractSpinBox::StepEnabled QuantityBox::stepEnabled() const
{
    StepEnabled steps = StepNone;
    if (m_value < m_quantity.most)
        steps |= StepUpEnabled;
    if (m_value > m_quantity.least)
        steps |= StepDownEnabled;
    return steps;
}

QSize QuantityBox::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_quantity.zeroText) + 2 * spacing::Medium;
    return {
        std::max(BoxWidth, text), std::max(QAbstractSpinBox::sizeHint().height(), spacing::ControlHeight)};
}

void QuantityBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void QuantityBox::showValue()
{
    m_isTyping = false;
    lineEdit()->setText(writeQuantity(m_quantity, m_value));
}

} // namespace plimsoll
