// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/formsection.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/quantitybox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace plimsoll {

// What names a field.
struct FieldText {
    QString place; // of its value in the plan, a JSON pointer: also the object's name
    QString name; // to be read out, and in a check box to be seen
    QString tip; // what it does on the deployment
};

// Where a value stands in a plan.
template <typename T> using PlanValue = std::function<T &(Plan &)>;

// Fields that show values of the edited plan and change them. They follow every change of the plan, and what
// is wrong with a value stands in its row. ui thread.
class PlanFields : public QObject
{
    Q_OBJECT
public:
    explicit PlanFields(PlanEditor &editor, QObject *parent = nullptr);

    PlanEditor &editor() { return m_editor; }

    template <typename T>
    QuantityBox *addQuantity(
        FormRow *row, const FieldText &text, const Quantity &quantity, const PlanValue<T> &value);
    QCheckBox *addFlag(FormRow *row, const FieldText &text, const PlanValue<bool> &value);
    QLineEdit *addText(FormRow *row, const FieldText &text, const PlanValue<QString> &value);
    template <typename T>
    QComboBox *addChoice(FormRow *row, const FieldText &text, const QList<std::pair<T, QString>> &choices,
        const PlanValue<T> &value);

    // A text that must be understood: `read` changes the plan or says why it cannot.
    using ReadText = std::function<Result<>(Plan &plan, const QString &text)>;
    using WriteText = std::function<QString(const Plan &plan)>;
    QLineEdit *addReadText(FormRow *row, const FieldText &text, const ReadText &read, const WriteText &write);

    // Called with the plan now and after each change.
    void follow(const std::function<void(const Plan &)> &show);
    // Findings at this place or below it stand in the row.
    void showFindingsOf(const QString &place, FormRow *row);
    // Puts names and focus in order; for fields that are made elsewhere.
    void adopt(QWidget *field, FormRow *row, const FieldText &text);

private:
    QuantityBox *makeQuantity(FormRow *row, const FieldText &text, const Quantity &quantity,
        const std::function<double(Plan &)> &read, const std::function<void(Plan &, double)> &write);
    QComboBox *makeChoice(FormRow *row, const FieldText &text, const QStringList &names,
        const std::function<int(Plan &)> &read, const std::function<void(Plan &, int)> &write);
    void showFindings();

    PlanEditor &m_editor;
    QList<std::function<void(const Plan &)>> m_shows;
    QList<std::pair<QString, FormRow *>> m_rows; // by place
};

// Plan values as figures: counts, nanoseconds, bytes, shares.
template <typename T> double figureOf(const T &value)
{
    if constexpr (requires { value.count(); })
        return static_cast<double>(Nanoseconds(value).count());
    else
        return static_cast<double>(value);
}

template <typename T> T valueOfFigure(double figure)
{
    if constexpr (requires(T value) { value.count(); })
        return std::chrono::duration_cast<T>(Nanoseconds(static_cast<std::int64_t>(figure)));
    else
        return static_cast<T>(figure);
}

template <typename T>
QuantityBox *PlanFields::addQuantity(
    FormRow *row, const FieldText &text, const Quantity &quantity, const PlanValue<T> &value)
{
    return makeQuantity(
        row, text, quantity, [value](Plan &plan) { return figureOf<T>(value(plan)); },
        [value](Plan &plan, double figure) { value(plan) = valueOfFigure<T>(figure); });
}

template <typename T>
QComboBox *PlanFields::addChoice(FormRow *row, const FieldText &text,
    const QList<std::pair<T, QString>> &choices, const PlanValue<T> &value)
{
    QStringList names;
    for (const auto &choice : choices)
        names.append(choice.second);
    const auto read = [choices, value](Plan &plan) {
        for (qsizetype i = 0; i < choices.size(); ++i) {
            if (choices.at(i).first == value(plan))
                return static_cast<int>(i);
        }
        return -1;
    };
    const auto write = [choices, value](Plan &plan, int index) { value(plan) = choices.at(index).first; };
    return makeChoice(row, text, names, read, write);
}

} // namespace plimsoll
