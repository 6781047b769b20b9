// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/quantity.h"

#include <QAbstractSpinBox>

namespace plimsoll {

// A figure with its unit, typed freely and stepped with Up and Down. Every value that can be read is told at
// once; what cannot be is said, and the last good value comes back when the focus leaves.
class QuantityBox : public QAbstractSpinBox
{
    Q_OBJECT
public:
    explicit QuantityBox(const Quantity &quantity, QWidget *parent = nullptr);

    double value() const { return m_value; }
    // Does not tell. Text that is being typed stays as it is while it means this value.
    void setValue(double value);

    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void changed(double value); // by the person
    void misread(const QString &sentence); // empty: it can be read again
    void left(); // editing has ended

protected:
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void take(const QString &text);
    void showValue();

    Quantity m_quantity;
    double m_value = 0;
    bool m_isTyping = false;
};

} // namespace plimsoll
