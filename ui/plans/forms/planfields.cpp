// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/planfields.h"

#include "ui/look/spacing.h"

#include <QEvent>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// A wheel that scrolls the form changes no choice on its way.
class WheelGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

PlanFields::PlanFields(PlanEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{
    const auto showAll = [this] {
        const auto shows = m_shows; // some make more fields
        for (const auto &show : shows)
            show(m_editor.plan());
        showFindings();
    };
    connect(&m_editor, &PlanEditor::changed, this, showAll);
    connect(&m_editor, &PlanEditor::opened, this, showAll);
}

void PlanFields::follow(const std::function<void(const Plan &)> &show)
{
    m_shows.append(show);
    show(m_editor.plan());
}

void PlanFields::showFindingsOf(const QString &place, FormRow *row)
{
    m_rows.append({place, row});
}

void PlanFields::adopt(QWidget *field, FormRow *row, const FieldText &text)
{
    field->setObjectName(text.place);
    field->setAccessibleName(text.name);
    setTip(field, text.tip);
    if (qobject_cast<QComboBox *>(field)) {
        field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(new WheelGuard(field));
    }
    row->add(field);
    showFindingsOf(text.place, row);
}

QuantityBox *PlanFields::makeQuantity(FormRow *row, const FieldText &text, const Quantity &quantity,
    const std::function<double(Plan &)> &read, const std::function<void(Plan &, double)> &write)
{
    auto *box = new QuantityBox(quantity, row);
    adopt(box, row, text);
    connect(box, &QuantityBox::changed, this, [this, place = text.place, write](double value) {
        m_editor.edit(place, [&write, value](Plan &plan) { write(plan, value); });
    });
    connect(box, &QuantityBox::misread, row, &FormRow::setMisread);
    connect(box, &QuantityBox::left, &m_editor, &PlanEditor::seal);
    follow([box, read](const Plan &plan) {
        Plan copy = plan;
        box->setValue(read(copy));
    });
    return box;
}

QCheckBox *PlanFields::addFlag(FormRow *row, const FieldText &text, const PlanValue<bool> &value)
{
    auto *box = new QCheckBox(text.name, row);
    adopt(box, row, text);
    connect(box, &QCheckBox::clicked, this, [this, place = text.place, value](bool isSet) {
        m_editor.seal();
        m_editor.edit(place, [&value, isSet](Plan &plan) { value(plan) = isSet; });
        m_editor.seal();
    });
    follow([box, value](const Plan &plan) {
        Plan copy = plan;
        box->setChecked(value(copy));
    });
    return box;
}

QLineEdit *PlanFields::addText(FormRow *row, const FieldText &text, const PlanValue<QString> &value)
{
    return addReadText(
        row, text,
        [value](Plan &plan, const QString &typed) -> Result<> {
            value(plan) = typed;
            return {};
        },
        [value](const Plan &plan) {
            Plan copy = plan;
            return value(copy);
        });
}

QLineEdit *PlanFields::addReadText(
    FormRow *row, const FieldText &text, const ReadText &read, const WriteText &write)
{
    constexpr int textWidth = 184;
    auto *line = new QLineEdit(row);
    line->setFixedWidth(textWidth);
    adopt(line, row, text);
    connect(line, &QLineEdit::textEdited, this, [this, row, place = text.place, read](const QString &typed) {
        Result<> done;
        m_editor.edit(place, [&](Plan &plan) {
            Plan changed = plan;
            done = read(changed, typed);
            if (done)
                plan = changed;
        });
        row->setMisread(done ? QString() : done.error().message);
    });
    connect(line, &QLineEdit::editingFinished, this, [this, row, line, write] {
        m_editor.seal();
        row->setMisread({});
        if (const QString now = write(m_editor.plan()); line->text() != now)
            line->setText(now);
    });
    follow([line, read, write](const Plan &plan) {
        Plan typed = plan;
        const bool isMeant = read(typed, line->text()) && typed == plan;
        if (!line->isModified() || !isMeant) // what is being typed stays as it is typed
            line->setText(write(plan));
    });
    return line;
}

QComboBox *PlanFields::makeChoice(FormRow *row, const FieldText &text, const QStringList &names,
    const std::function<int(Plan &)> &read, const std::function<void(Plan &, int)> &write)
{
    auto *box = new QComboBox(row);
    box->addItems(names);
    adopt(box, row, text);
    connect(box, &QComboBox::activated, this, [this, place = text.place, write](int index) {
        m_editor.seal();
        m_editor.edit(place, [&write, index](Plan &plan) { write(plan, index); });
        m_editor.seal();
    });
    follow([box, read](const Plan &plan) {
        Plan copy = plan;
        box->setCurrentIndex(read(copy));
    });
    return box;
}

void PlanFields::showFindings()
{
    QHash<FormRow *, PlanFinding> shown;
    for (const auto &[place, row] : std::as_const(m_rows)) {
        for (const PlanFinding &finding : m_editor.findings()) {
            const bool isHere = finding.place == place || finding.place.startsWith(place + u'/');
            if (isHere && (!shown.contains(row) || (finding.isError && !shown.value(row).isError)))
                shown.insert(row, finding);
        }
    }
    for (const auto &[place, row] : std::as_const(m_rows)) {
        const PlanFinding finding = shown.value(row);
        row->setFinding(finding.sentence, finding.isError);
    }
}

} // namespace plimsoll
