// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/targetform.h"

#include "core/base/unittext.h"
#include "ui/look/type.h"
#include "ui/plans/forms/parameterinputs.h"

#include <QFileDialog>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int ChoiceWidth = 184;

} // namespace

TargetForm::TargetForm(PlanFields &fields, ChosenDeployment &chosen, QWidget *parent)
    : FormSection(tr("Deployment and template"), parent)
    , m_fields(fields)
    , m_chosen(chosen)
{
    auto *rows = new FormRows(pane());
    body()->addWidget(rows);
    addDeployment(rows);
    addTemplate(rows);
    m_parameters = new ParameterInputs(m_fields, pane());
    body()->addWidget(m_parameters);
    auto *rare = new FormRows(pane());
    body()->addWidget(rare);
    addFiles(rare);
    connect(&m_chosen, &ChosenDeployment::changed, this, [this] {
        showDeployment();
        showTemplates();
    });
    m_fields.follow([this](const Plan &) { showTemplates(); });
    showDeployment();
}

void TargetForm::addDeployment(FormRows *rows)
{
    m_deploymentRow = rows->addRow(tr("Deployment"));
    m_deployment = new QComboBox(m_deploymentRow);
    m_deployment->setFixedWidth(ChoiceWidth);
    m_fields.adopt(m_deployment, m_deploymentRow,
        {u"planDeployment"_s, tr("Deployment"),
            tr("The Coder deployment that Start runs the plan against. It is no part of the plan: the same "
               "plan "
               "can be run against any.")});
    connect(m_deployment, &QComboBox::activated, this,
        [this] { emit deploymentChosen(m_deployment->currentData().toString()); });
    m_connect = new QPushButton(tr("Connect a deployment…"), m_deploymentRow);
    m_connect->setObjectName(u"planConnect"_s);
    connect(m_connect, &QPushButton::clicked, this, &TargetForm::connectAsked);
    m_deploymentRow->add(m_connect);
    m_place = m_deploymentRow->addText({});
    m_place->setObjectName(u"planPlace"_s);
    m_retry = new QPushButton(tr("Ask again"), m_deploymentRow);
    m_retry->setObjectName(u"planAskAgain"_s);
    connect(m_retry, &QPushButton::clicked, &m_chosen, &ChosenDeployment::ask);
    m_deploymentRow->add(m_retry);
}

void TargetForm::addTemplate(FormRows *rows)
{
    m_templateRow = rows->addRow(tr("Template"));
    m_template = new QComboBox(m_templateRow);
    m_template->setEditable(true);
    m_template->setInsertPolicy(QComboBox::NoInsert);
    m_template->setFixedWidth(ChoiceWidth);
    m_template->lineEdit()->setPlaceholderText(tr("name of a template"));
    m_fields.adopt(m_template, m_templateRow,
        {u"/create/template"_s, tr("Template"),
            tr("What the workspaces are made from, by name or id: one that is like what people work with.")});
    const auto take = [this](const QString &name) {
        m_fields.editor().edit(
            u"/create/template"_s, [&name](Plan &plan) { plan.create.templateName = name; });
    };
    connect(m_template, &QComboBox::textActivated, this, [this, take](const QString &name) {
        m_fields.editor().seal();
        take(name);
        m_fields.editor().seal();
    });
    connect(m_template->lineEdit(), &QLineEdit::textEdited, this, take);
    connect(m_template->lineEdit(), &QLineEdit::editingFinished, &m_fields.editor(), &PlanEditor::seal);
    m_builds = m_templateRow->addText({});
}

void TargetForm::addFiles(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Organization"));
    QLineEdit *organization = m_fields.addText(row,
        {u"/create/organization"_s, tr("Organization"),
            tr("Where the users and workspaces belong, by name or id.")},
        [](Plan &plan) -> QString & { return plan.create.organization; });
    organization->setPlaceholderText(tr("the template's"));
    row = rows->addRareRow(tr("Parameter file"));
    QLineEdit *file = m_fields.addText(row,
        {u"/create/parameterFile"_s, tr("Parameter file"),
            tr("A file with values for the template's parameters, JSON or YAML. Those above win over it.")},
        [](Plan &plan) -> QString & { return plan.create.parameterFile; });
    file->setPlaceholderText(tr("none"));
    auto *choose = new QPushButton(tr("Choose…"), row);
    row->add(choose);
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *dialog
            = new QFileDialog(this, tr("Parameter file"), {}, tr("Parameters (*.json *.yaml *.yml)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
            m_fields.editor().edit(
                u"/create/parameterFile"_s, [&path](Plan &plan) { plan.create.parameterFile = path; });
        });
        dialog->open();
    });
}

void TargetForm::showDeployment()
{
    const QStringList names = m_chosen.names();
    const QSignalBlocker quiet(m_deployment);
    m_deployment->clear();
    if (!m_chosen.chosen())
        m_deployment->addItem(tr("none chosen"), QString());
    for (const QString &name : names)
        m_deployment->addItem(name, name);
    m_deployment->setCurrentIndex(m_chosen.chosen() ? m_deployment->findData(m_chosen.chosen()->name) : 0);
    m_deployment->setVisible(!names.isEmpty());
    m_connect->setVisible(names.isEmpty());
    QString place;
    if (m_chosen.chosen())
        place = m_chosen.chosen()->deployment.url.host();
    if (m_chosen.state() == ChosenDeployment::State::Asking)
        place = tr("asking %1 …").arg(place);
    else if (m_chosen.facts())
        place += u" · "_s + m_chosen.facts()->build.version.section(u'+', 0, 0);
    m_place->setText(place);
    m_place->setVisible(!place.isEmpty());
    m_retry->setVisible(m_chosen.state() == ChosenDeployment::State::Failed);
    m_deploymentRow->setFinding(m_chosen.problem(), !m_chosen.problem().isEmpty());
}

void TargetForm::showTemplates()
{
    const QString name = m_fields.editor().plan().create.templateName;
    {
        const QSignalBlocker quiet(m_template);
        QStringList names;
        for (const Template &one : m_chosen.templates())
            names.append(one.name);
        QStringList shown;
        for (int i = 0; i < m_template->count(); ++i)
            shown.append(m_template->itemText(i));
        if (names != shown) {
            m_template->clear();
            m_template->addItems(names);
        }
        m_template->setCurrentIndex(m_template->findText(name));
        if (m_template->lineEdit()->text() != name)
            m_template->lineEdit()->setText(name);
    }
    const std::optional<Template> used = m_chosen.templateOf(name);
    const bool isMissing = !used && !name.isEmpty() && m_chosen.state() == ChosenDeployment::State::Answered;
    m_builds->setText(used ? buildTimeText(*used) : isMissing ? tr("not on this deployment") : QString());
    m_builds->setVisible(!m_builds->text().isEmpty());
    m_parameters->show(m_chosen.parametersOf(name));
}

QString buildTimeText(const Template &used)
{
    if (!used.startBuildP50)
        return TargetForm::tr("how long a build takes is not known");
    return TargetForm::tr("a build takes about %1").arg(humanDuration(*used.startBuildP50));
}

} // namespace plimsoll
