// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/parameterinputs.h"

#include "core/load/preflightchecks.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QToolButton>

#include <limits>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString List = u"list(string)"_s;

QString placeOf(const QString &name)
{
    return u"/create/parameters/"_s + name;
}

QString titleOf(const RichParameter &parameter)
{
    return parameter.displayName.isEmpty() ? parameter.name : parameter.displayName;
}

QString tipOf(const RichParameter &parameter)
{
    const QString what = parameter.description.isEmpty() ? ParameterInputs::tr("A parameter of the template.")
                                                         : parameter.description;
    return u"%1 (%2)"_s.arg(what, parameter.name);
}

QStringList valuesOf(const QString &json)
{
    QStringList values;
    const QJsonArray entries = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &entry : entries)
        values.append(entry.toString());
    return values;
}

QString jsonOf(const QStringList &values)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

QString given(const Plan &plan, const RichParameter &parameter)
{
    return plan.create.parameters.value(parameter.name, parameter.defaultValue);
}

} // namespace

QString parameterFinding(const RichParameter &parameter, const Plan &plan)
{
    const auto value = plan.create.parameters.constFind(parameter.name);
    QString problem;
    if (value != plan.create.parameters.cend())
        problem = parameterProblem(parameter, *value);
    else if (parameter.required && !parameter.ephemeral && plan.create.parameterFile.isEmpty())
        return ParameterInputs::tr("The template needs a value for \"%1\".").arg(titleOf(parameter));
    return problem.isEmpty() ? QString() : u"%1: %2."_s.arg(titleOf(parameter), problem);
}

ParameterInputs::ParameterInputs(PlanFields &fields, QWidget *parent)
    : QWidget(parent)
    , m_fields(fields)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_fields.follow([this](const Plan &plan) { showPlan(plan); });
}

void ParameterInputs::show(const std::optional<QList<RichParameter>> &asked)
{
    if (asked == m_asked && m_content)
        return;
    m_asked = asked;
    rebuild();
}

QStringList ParameterInputs::problems(const Plan &plan) const
{
    QStringList sentences;
    if (!m_asked)
        return sentences;
    for (const RichParameter &parameter : *m_asked) {
        if (const QString problem = parameterFinding(parameter, plan); !problem.isEmpty())
            sentences.append(problem);
    }
    for (const QString &name : m_strays)
        sentences.append(tr("The template has no parameter \"%1\".").arg(name));
    return sentences;
}

void ParameterInputs::showPlan(const Plan &plan)
{
    QStringList strays = plan.create.parameters.keys();
    for (const RichParameter &parameter : m_asked.value_or(QList<RichParameter>()))
        strays.removeAll(parameter.name);
    if (strays != m_strays) {
        m_strays = strays;
        return rebuild();
    }
    for (const auto &show : std::as_const(m_shows))
        show(plan);
}

void ParameterInputs::rebuild()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater(); // one of its inputs may be telling just now
    }
    m_shows.clear();
    const Plan &plan = m_fields.editor().plan();
    m_strays = plan.create.parameters.keys();
    for (const RichParameter &parameter : m_asked.value_or(QList<RichParameter>()))
        m_strays.removeAll(parameter.name);
    m_content = new QWidget(this);
    m_content->setObjectName(u"parameters"_s);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    layout()->addWidget(m_content);
    for (const RichParameter &parameter : m_asked.value_or(QList<RichParameter>()))
        addInput(parameter);
    for (const QString &name : std::as_const(m_strays))
        addStray(name);
    m_content->setVisible(m_content->layout()->count() > 0);
    for (const auto &show : std::as_const(m_shows))
        show(plan);
}

void ParameterInputs::addInput(const RichParameter &parameter)
{
    auto *rows = new FormRows(m_content);
    m_content->layout()->addWidget(rows);
    FormRow *row = rows->addRow(titleOf(parameter));
    QWidget *input = makeInput(parameter, row);
    input->setObjectName(placeOf(parameter.name));
    input->setAccessibleName(titleOf(parameter));
    setTip(input, tipOf(parameter));
    row->add(input);
    auto *back = new QToolButton(row);
    back->setText(tr("Use the template's"));
    back->setObjectName(u"parameterDefault-"_s + parameter.name);
    back->setAutoRaise(true);
    setTip(back, tr("Forgets the plan's value: the template's own applies."));
    row->add(back);
    connect(back, &QToolButton::clicked, this, [this, name = parameter.name] {
        m_fields.editor().seal();
        m_fields.editor().edit(placeOf(name), [&name](Plan &plan) { plan.create.parameters.remove(name); });
    });
    if (parameter.required)
        row->addText(tr("required"));
    if (!parameter.description.isEmpty())
        row->addHelp(parameter.description);
    m_shows.append([row, back, parameter](const Plan &plan) {
        back->setVisible(plan.create.parameters.contains(parameter.name) && !parameter.required);
        const QString problem = parameterFinding(parameter, plan);
        row->setFinding(problem, !problem.isEmpty());
    });
}

// The template is not known, or asks no such thing.
void ParameterInputs::addStray(const QString &name)
{
    auto *rows = new FormRows(m_content);
    m_content->layout()->addWidget(rows);
    FormRow *row = rows->addRow(name);
    RichParameter text;
    text.name = name;
    QWidget *input = makeText(text, row);
    input->setObjectName(placeOf(name));
    input->setAccessibleName(name);
    row->add(input);
    auto *remove = new QToolButton(row);
    remove->setObjectName(u"parameterRemove-"_s + name);
    remove->setIcon(icon(u"trash"_s));
    remove->setAutoRaise(true);
    remove->setAccessibleName(tr("Remove parameter"));
    remove->setToolTip(tr("Remove parameter"));
    row->add(remove);
    connect(remove, &QToolButton::clicked, this, [this, name] {
        m_fields.editor().seal();
        m_fields.editor().edit(placeOf(name), [&name](Plan &plan) { plan.create.parameters.remove(name); });
    });
    if (m_asked)
        row->setFinding(tr("The template has no parameter \"%1\".").arg(name), true);
}

QWidget *ParameterInputs::makeInput(const RichParameter &parameter, FormRow *row)
{
    if (parameter.type == List)
        return parameter.options.isEmpty() ? makeLines(parameter, row) : makeManyOptions(parameter, row);
    if (!parameter.options.isEmpty())
        return makeOptions(parameter, row);
    if (parameter.type == "bool"_L1)
        return makeFlag(parameter, row);
    if (parameter.type == "number"_L1)
        return makeNumber(parameter, row);
    return makeText(parameter, row);
}

void ParameterInputs::give(const QString &name, const QString &value)
{
    m_fields.editor().edit(placeOf(name), [&](Plan &plan) { plan.create.parameters.insert(name, value); });
}

void ParameterInputs::follow(
    const std::function<void(const QString &value)> &show, const RichParameter &parameter)
{
    m_shows.append([show, parameter](const Plan &plan) { show(given(plan, parameter)); });
}

QWidget *ParameterInputs::makeOptions(const RichParameter &parameter, FormRow *row)
{
    auto *box = new QComboBox(row);
    box->setFocusPolicy(Qt::StrongFocus);
    for (const RichParameterOption &option : parameter.options)
        box->addItem(option.name.isEmpty() ? option.value : option.name, option.value);
    connect(box, &QComboBox::activated, this, [this, box, name = parameter.name] {
        m_fields.editor().seal();
        give(name, box->currentData().toString());
    });
    follow([box](const QString &value) { box->setCurrentIndex(box->findData(value)); }, parameter);
    return box;
}

QWidget *ParameterInputs::makeNumber(const RichParameter &parameter, FormRow *row)
{
    constexpr double largest = 1e12;
    const double least = parameter.validationMin ? static_cast<double>(*parameter.validationMin) : -largest;
    const double most = parameter.validationMax ? static_cast<double>(*parameter.validationMax) : largest;
    auto *box = new QuantityBox(numberQuantity(least, most), row);
    connect(box, &QuantityBox::changed, this, [this, name = parameter.name](double value) {
        give(name, QString::number(value, 'g', std::numeric_limits<double>::digits10));
    });
    connect(box, &QuantityBox::misread, row, &FormRow::setMisread);
    connect(box, &QuantityBox::left, &m_fields.editor(), &PlanEditor::seal);
    follow([box](const QString &value) { box->setValue(value.toDouble()); }, parameter);
    if (parameter.validationMin && parameter.validationMax)
        setTip(box, tr("From %L1 to %L2.").arg(*parameter.validationMin).arg(*parameter.validationMax));
    return box;
}

QWidget *ParameterInputs::makeFlag(const RichParameter &parameter, FormRow *row)
{
    auto *box = new QCheckBox(titleOf(parameter), row);
    connect(box, &QCheckBox::clicked, this, [this, name = parameter.name](bool isSet) {
        m_fields.editor().seal();
        give(name, isSet ? u"true"_s : u"false"_s);
    });
    follow([box](const QString &value) { box->setChecked(value == "true"_L1); }, parameter);
    return box;
}

QWidget *ParameterInputs::makeManyOptions(const RichParameter &parameter, FormRow *row)
{
    auto *group = new QWidget(row);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, spacing::Tight, 0, 0);
    column->setSpacing(2);
    QList<QCheckBox *> boxes;
    for (const RichParameterOption &option : parameter.options) {
        auto *box = new QCheckBox(option.name.isEmpty() ? option.value : option.name, group);
        column->addWidget(box);
        boxes.append(box);
    }
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        connect(boxes.at(i), &QCheckBox::clicked, this, [this, boxes, parameter] {
            QStringList values;
            for (qsizetype at = 0; at < boxes.size(); ++at) {
                if (boxes.at(at)->isChecked())
                    values.append(parameter.options.at(at).value);
            }
            m_fields.editor().seal();
            give(parameter.name, jsonOf(values));
        });
    }
    follow(
        [boxes, parameter](const QString &value) {
            const QStringList values = valuesOf(value);
            for (qsizetype at = 0; at < boxes.size(); ++at)
                boxes.at(at)->setChecked(values.contains(parameter.options.at(at).value));
        },
        parameter);
    return group;
}

// One entry a line.
QWidget *ParameterInputs::makeLines(const RichParameter &parameter, FormRow *row)
{
    auto *edit = new QPlainTextEdit(row);
    edit->setTabChangesFocus(true);
    edit->setPlaceholderText(tr("one a line"));
    edit->setFixedSize(184, 3 * edit->fontMetrics().lineSpacing() + 12);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, name = parameter.name] {
        give(name, jsonOf(edit->toPlainText().split(u'\n', Qt::SkipEmptyParts)));
    });
    follow(
        [edit](const QString &value) {
            const QStringList values = valuesOf(value);
            if (edit->toPlainText().split(u'\n', Qt::SkipEmptyParts) == values)
                return;
            const QSignalBlocker quiet(edit);
            edit->setPlainText(values.join(u'\n'));
        },
        parameter);
    return edit;
}

QWidget *ParameterInputs::makeText(const RichParameter &parameter, FormRow *row)
{
    auto *line = new QLineEdit(row);
    line->setFixedWidth(184);
    connect(line, &QLineEdit::textEdited, this,
        [this, name = parameter.name](const QString &text) { give(name, text); });
    connect(line, &QLineEdit::editingFinished, &m_fields.editor(), &PlanEditor::seal);
    follow(
        [line](const QString &value) {
            if (line->text() != value)
                line->setText(value);
        },
        parameter);
    return line;
}

} // namespace plimsoll
