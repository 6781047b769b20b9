// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymentdetails.h"

#include "ui/deployments/tokenvault.h"
#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/shell/services.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int StateIconSize = 16;

void showIcon(IconLabel *label, const StateView &state)
{
    label->setVisible(!state.iconName.isEmpty());
    label->show(state.iconName, state.tint);
}

QLabel *makeText(QWidget *parent)
{
    QLabel *text = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, parent);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

} // namespace

DeploymentDetails::DeploymentDetails(const Services &services, DeploymentChecks &checks, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_checks(checks)
    , m_error(new ErrorNote(this))
{
    setObjectName(u"deploymentDetails"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addLayout(makeHeader());
    m_error->setObjectName(u"deploymentError"_s);
    column->addWidget(m_error);
    m_factPane = new QWidget(this);
    m_facts = new QGridLayout(m_factPane);
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(spacing::Small);
    m_facts->setVerticalSpacing(spacing::Small);
    m_facts->setColumnMinimumWidth(0, 110);
    m_facts->setColumnMinimumWidth(1, StateIconSize);
    m_facts->setColumnStretch(2, 1);
    column->addWidget(m_factPane);
    m_warnings = makeText(this);
    m_warnings->setObjectName(u"deploymentWarnings"_s);
    column->addWidget(m_warnings);
    column->addWidget(makeTestMark());
    m_vault = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, this);
    m_vault->setWordWrap(true);
    column->addWidget(m_vault);
    column->addStretch();
    connect(&m_checks, &DeploymentChecks::changed, this, [this](const QString &name) {
        if (name == m_name)
            refresh();
    });
    connect(&m_services.vault, &TokenVault::stateChanged, this, &DeploymentDetails::refresh);
}

QPushButton *DeploymentDetails::makeAction(
    const QString &objectName, const QString &text, const QString &iconName)
{
    auto *button = new QPushButton(text, this);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setObjectName(objectName);
    return button;
}

QLayout *DeploymentDetails::makeHeader()
{
    m_title = makeLabel({}, TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_title->setObjectName(u"deploymentTitle"_s);
    m_url = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_stateIcon = new IconLabel(StateIconSize, this);
    m_state = makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this);
    m_state->setObjectName(u"deploymentState"_s);
    m_progress = new QProgressBar(this);
    setPart(m_progress, Part::ThinBar);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, spacing::Tight * 2);
    m_cancel = makeAction(u"cancelCheck"_s, tr("Cancel"), {});
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_checks.cancel(m_name); });

    QPushButton *plan = makePrimary(tr("Plan a run"), u"plans"_s, this);
    plan->setObjectName(u"planRun"_s);
    connect(plan, &QPushButton::clicked, this, [this] { emit planAsked(m_name); });
    m_check = makeAction(u"checkAgain"_s, tr("Check again"), {});
    connect(m_check, &QPushButton::clicked, this, [this] { m_checks.check(m_name); });
    QPushButton *edit = makeAction(u"editDeployment"_s, tr("Edit"), {});
    connect(edit, &QPushButton::clicked, this, [this] { emit editAsked(m_name); });
    QPushButton *rename = makeAction(u"renameDeployment"_s, tr("Rename…"), {});
    rename->setShortcut(Qt::Key_F2);
    connect(rename, &QPushButton::clicked, this, [this] { emit renameAsked(m_name); });
    QPushButton *remove = makeAction(u"removeDeployment"_s, tr("Remove…"), u"trash"_s);
    connect(remove, &QPushButton::clicked, this, [this] { emit removeAsked(m_name); });

    auto *state = new QHBoxLayout;
    state->setSpacing(spacing::Small);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state);
    state->addWidget(m_progress);
    state->addWidget(m_cancel);
    state->addStretch();
    auto *actions = new QHBoxLayout;
    actions->setSpacing(spacing::Small);
    for (QPushButton *button : {plan, m_check, edit, rename, remove})
        actions->addWidget(button);
    actions->addStretch();
    auto *header = new QVBoxLayout;
    header->setSpacing(spacing::Tight);
    header->addWidget(m_title);
    header->addWidget(m_url);
    header->addLayout(state);
    header->addSpacing(spacing::Small);
    header->addLayout(actions);
    return header;
}

QWidget *DeploymentDetails::makeTestMark()
{
    auto *box = new QWidget(this);
    m_isTestSystem = new QCheckBox(tr("This is a test system"), box);
    m_isTestSystem->setObjectName(u"testSystem"_s);
    connect(m_isTestSystem, &QCheckBox::clicked, this, &DeploymentDetails::markAsTestSystem);
    QLabel *note
        = makeLabel(tr("Runs on it start without asking you to type its name, even while other people's "
                       "workspaces run there. Leave it off where people work."),
            TypeSize::Caption, QFont::Normal, Ink::Secondary, box);
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, spacing::Small, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addWidget(m_isTestSystem);
    column->addWidget(note);
    return box;
}

void DeploymentDetails::show(const QString &name)
{
    m_name = name;
    refresh();
    if (!m_name.isEmpty() && !m_checks.wasChecked(name))
        m_checks.check(name);
}

void DeploymentDetails::refresh()
{
    const std::optional<KnownDeployment> known = m_services.deployments.find(m_name);
    if (!known)
        return;
    const bool isChecking = m_checks.isChecking(m_name);
    const StateView state = m_checks.state(m_name);
    m_title->setText(known->name);
    m_url->setText(known->deployment.url.toString());
    m_state->setText(state.text);
    showIcon(m_stateIcon, state);
    m_progress->setVisible(isChecking);
    m_cancel->setVisible(isChecking);
    m_check->setEnabled(!isChecking);
    const std::optional<Explanation> failure = m_checks.failure(m_name);
    m_error->show(failure ? failure->sentence : QString(), failure ? failure->details : QString());
    showFacts(failure ? nullptr : m_checks.facts(m_name));
    m_isTestSystem->setChecked(known->isTestSystem);
    m_vault->setText(m_services.vault.sentence());
}

void DeploymentDetails::showFacts(const DeploymentFacts *facts)
{
    m_factPane->setVisible(facts != nullptr);
    m_warnings->setVisible(facts && !facts->warnings.isEmpty());
    if (!facts)
        return;
    const QList<FactRow> rows = factRows(*facts);
    for (qsizetype i = 0; i < rows.size(); ++i)
        showRow(rows.at(i), static_cast<int>(i));
    QStringList warnings;
    for (const QString &warning : facts->warnings)
        warnings.append(u"⚠ "_s + warning);
    m_warnings->setText(warnings.join(u'\n'));
}

void DeploymentDetails::showRow(const FactRow &row, int at)
{
    auto *text = m_factPane->findChild<QLabel *>(u"fact-"_s + row.name);
    auto *symbol = m_factPane->findChild<IconLabel *>(u"factIcon-"_s + row.name);
    if (!text) {
        m_facts->addWidget(makeLabel(row.title, TypeSize::Body, QFont::Normal, Ink::Secondary, m_factPane),
            at, 0, Qt::AlignTop);
        symbol = new IconLabel(StateIconSize, m_factPane);
        symbol->setObjectName(u"factIcon-"_s + row.name);
        m_facts->addWidget(symbol, at, 1, Qt::AlignTop);
        text = makeText(m_factPane);
        text->setObjectName(u"fact-"_s + row.name);
        m_facts->addWidget(text, at, 2);
    }
    text->setText(row.state.text);
    text->setAccessibleName(u"%1: %2"_s.arg(row.title, row.state.text));
    showIcon(symbol, row.state);
}

void DeploymentDetails::markAsTestSystem(bool isTestSystem)
{
    m_services.deployments.edit(
        m_name, [isTestSystem](KnownDeployment &known) { known.isTestSystem = isTestSystem; }, this,
        [this](const Result<> &saved) {
            refresh();
            if (!saved)
                m_error->show(saved.error().message);
        });
}

} // namespace plimsoll
