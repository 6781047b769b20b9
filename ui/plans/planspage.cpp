// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/planspage.h"

#include "core/plan/presets.h"
#include "ui/look/columnscroll.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/forms/createform.h"
#include "ui/plans/forms/finishform.h"
#include "ui/plans/forms/goalsform.h"
#include "ui/plans/forms/limitform.h"
#include "ui/plans/forms/parameterinputs.h"
#include "ui/plans/forms/targetform.h"
#include "ui/plans/forms/trafficform.h"
#include "ui/plans/outlookpane.h"
#include "ui/plans/presetchoice.h"
#include "ui/plans/profilelist.h"
#include "ui/plans/runcommandline.h"
#include "ui/run/runhost.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString LastProfile = u"plans/profile"_s;
const QString LastDeployment = u"plans/deployment"_s;

QVBoxLayout *makeColumn(QWidget *content)
{
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, spacing::Tight, 0);
    column->setSpacing(spacing::Large);
    return column;
}

} // namespace

PlansPage::PlansPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_editor(services.dataDir)
    , m_chosen(services.deployments, services.servers)
    , m_fields(new PlanFields(m_editor, this))
    , m_error(new ErrorNote(this))
    , m_list(new ProfileList(m_editor.store(), this))
{
    setObjectName(u"plansPage"_s);
    m_error->setObjectName(u"plansError"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addLayout(makeHeader());
    column->addWidget(m_error);
    column->addWidget(makeParts(), 1);
    connectAll();
    showOpened();
    openLast();
}

QHBoxLayout *PlansPage::makeHeader()
{
    m_title = makeLabel({}, TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_title->setObjectName(u"planTitle"_s);
    m_state = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_state->setObjectName(u"planState"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addStretch(1);
    makeButtons(row);
    return row;
}

void PlansPage::makeButtons(QHBoxLayout *row)
{
    const auto makeStep = [this](const QString &name, const QString &iconName, const QString &text) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setIcon(icon(iconName));
        button->setAutoRaise(true);
        button->setAccessibleName(text);
        button->setEnabled(false);
        return button;
    };
    m_undo = makeStep(u"planUndo"_s, u"undo"_s, tr("Undo"));
    m_redo = makeStep(u"planRedo"_s, u"redo"_s, tr("Redo"));
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(u"planSave"_s);
    m_saveAs = new QPushButton(tr("Save as…"), this);
    m_saveAs->setObjectName(u"planSaveAs"_s);
    m_saveAs->setToolTip(tr("Keep the plan as another profile"));
    m_copy = new QPushButton(icon(u"copy"_s), tr("Copy as command line"), this);
    m_copy->setObjectName(u"planCopy"_s);
    m_start = makePrimary(tr("Start…"), u"play"_s, this);
    m_start->setObjectName(u"planStart"_s);
    for (QWidget *button :
        std::initializer_list<QWidget *>{m_undo, m_redo, m_save, m_saveAs, m_copy, m_start})
        row->addWidget(button);
    bindKeys();
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_editor.seal();
        m_editor.undoStack().undo();
    });
    connect(m_redo, &QToolButton::clicked, &m_editor.undoStack(), &QUndoStack::redo);
    connect(m_save, &QPushButton::clicked, this, &PlansPage::save);
    connect(m_saveAs, &QPushButton::clicked, this, &PlansPage::askForNameAndSave);
    connect(m_copy, &QPushButton::clicked, this, &PlansPage::copyCommandLine);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_editor.seal();
        emit startAsked(*m_chosen.chosen(), m_editor.plan());
    });
}

// A button's own shortcut would wait for the button to look pressed, and lose keys that are held down.
void PlansPage::bindKeys()
{
    const auto bind = [this](QAbstractButton *button, const QKeySequence &key, const QString &tip) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
        button->setToolTip(u"%1 (%2)"_s.arg(tip, key.toString(QKeySequence::NativeText)));
    };
    bind(m_undo, QKeySequence(Qt::CTRL | Qt::Key_Z), tr("Undo"));
    bind(m_redo, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), tr("Redo"));
    bind(m_save, QKeySequence(Qt::CTRL | Qt::Key_S), tr("Keep the plan as a profile"));
    bind(m_start, QKeySequence(Qt::Key_F5), tr("Start"));
}

QWidget *PlansPage::makeParts()
{
    auto *right = new QWidget;
    m_outlook = new OutlookPane(right);
    makeColumn(right)->addWidget(m_outlook);
    m_right = new ColumnScroll(right, this);
    m_right->setObjectName(u"planOutlook"_s);
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setObjectName(u"planParts"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(spacing::Medium);
    parts->addWidget(m_list);
    parts->addWidget(makeMiddle());
    parts->addWidget(m_right);
    parts->setStretchFactor(0, 0);
    parts->setStretchFactor(1, 3);
    parts->setStretchFactor(2, 2);
    parts->setSizes({190, 560, 380});
    return parts;
}

QWidget *PlansPage::makeMiddle()
{
    m_middle = new QStackedWidget(this);
    m_form = new ColumnScroll(makeForm(), m_middle);
    m_form->setObjectName(u"planForm"_s);
    m_welcome = new PresetChoice(m_middle);
    connect(m_welcome, &PresetChoice::chosen, this, [this](const QString &name) { newFromPreset(name, {}); });
    m_damaged = new QWidget(m_middle);
    m_damage = new ErrorNote(m_damaged);
    m_damage->setObjectName(u"profileDamage"_s);
    auto *column = new QVBoxLayout(m_damaged);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_damage);
    column->addWidget(makeLabel(
        tr("The file is left as it is."), TypeSize::Body, QFont::Normal, Ink::Secondary, m_damaged));
    column->addStretch(1);
    m_middle->addWidget(m_form);
    m_middle->addWidget(m_welcome);
    m_middle->addWidget(m_damaged);
    return m_middle;
}

QWidget *PlansPage::makeForm()
{
    auto *form = new QWidget;
    QVBoxLayout *column = makeColumn(form);
    m_target = new TargetForm(*m_fields, m_chosen, form);
    m_traffic = new TrafficForm(*m_fields, form);
    column->addWidget(m_target);
    column->addWidget(new CreateForm(*m_fields, form));
    column->addWidget(m_traffic);
    column->addWidget(new GoalsForm(*m_fields, form));
    column->addWidget(new LimitForm(*m_fields, form));
    column->addWidget(new FinishForm(*m_fields, form));
    column->addStretch(1);
    return form;
}

void PlansPage::connectAll()
{
    connect(&m_editor, &PlanEditor::opened, this, &PlansPage::showOpened);
    connect(&m_editor, &PlanEditor::stateChanged, this, &PlansPage::showState);
    connect(&m_editor, &PlanEditor::changed, this, &PlansPage::showConsequences);
    connect(&m_chosen, &ChosenDeployment::changed, this, &PlansPage::showConsequences);
    QUndoStack &undo = m_editor.undoStack();
    connect(&undo, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(&undo, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
    connect(m_target, &TargetForm::deploymentChosen, this, &PlansPage::chooseDeployment);
    connect(m_target, &TargetForm::connectAsked, this, &PlansPage::connectAsked);
    connect(m_list, &ProfileList::openAsked, this, &PlansPage::open);
    connect(m_list, &ProfileList::newAsked, this, [this](const QString &name) { newFromPreset(name, {}); });
    connect(m_list, &ProfileList::renameAsked, this, &PlansPage::rename);
    connect(m_list, &ProfileList::trashAsked, this, &PlansPage::trash);
    connect(m_list, &ProfileList::failed, this, [this](const QString &why) { m_error->show(why); });
    connect(&m_services.runs, &RunHost::starting, this, &PlansPage::showStart);
    connect(&m_services.runs, &RunHost::ended, this, &PlansPage::showStart);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_form->isAncestorOf(now))
            now->installEventFilter(this);
    });
}

// Fields leave undo and redo to the plan.
bool PlansPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlansPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    if (m_middle->currentWidget() != m_damaged)
        m_list->read(m_editor.path()); // another program may have changed the folder
    if (m_chosen.state() != ChosenDeployment::State::None)
        return;
    const QStringList names = m_chosen.names();
    const QString last = QSettings().value(LastDeployment).toString();
    if (names.contains(last))
        m_chosen.choose(last);
    else if (names.size() == 1)
        m_chosen.choose(names.first());
}

void PlansPage::showOpened()
{
    m_error->clear();
    m_middle->setCurrentWidget(m_editor.isOpen() ? static_cast<QWidget *>(m_form) : m_welcome);
    m_form->ensureVisible(0, 0);
    m_right->setVisible(m_editor.isOpen());
    m_list->read(m_editor.path());
    showState();
    showConsequences();
}

void PlansPage::showState()
{
    constexpr int longest = 240;
    const bool isOpen = m_editor.isOpen();
    const QString name = isOpen ? m_editor.plan().name : tr("Plans");
    m_title->setText(m_title->fontMetrics().elidedText(name, Qt::ElideRight, longest));
    m_title->setToolTip(name);
    QString state;
    if (isOpen && !m_editor.isSaved())
        state = tr("not saved yet");
    else if (isOpen)
        state = m_editor.isDirty() ? tr("changed, not saved") : tr("saved");
    m_state->setText(state);
    m_save->setEnabled(isOpen && (m_editor.isDirty() || !m_editor.isSaved()));
    m_saveAs->setEnabled(isOpen);
    const bool canCopy = isOpen && m_editor.isSaved() && !m_editor.isDirty();
    m_copy->setEnabled(canCopy);
    setTip(m_copy,
        canCopy
            ? tr("The command that runs this profile without a window. It holds no token: put that into a "
                 "file named token that only you can read, or set CODER_SESSION_TOKEN.")
            : tr("Save the plan first: the command names the profile's file."));
    if (m_editor.isSaved())
        QSettings().setValue(LastProfile, QFileInfo(m_editor.path()).fileName());
}

void PlansPage::showConsequences()
{
    const Plan &plan = m_editor.plan();
    const std::optional<DeploymentConfig> config
        = m_chosen.facts() ? m_chosen.facts()->config : std::optional<DeploymentConfig>();
    const PlanOutlook outlook = outlookOf(plan, m_editor.findings(), m_target->parameters().problems(plan),
        m_chosen.templateOf(plan.create.templateName), config);
    m_outlook->show(outlook);
    m_traffic->showOutlook(plan, outlook.load);
    m_errors = outlook.errors;
    showStart();
}

void PlansPage::showStart()
{
    QString why;
    if (!m_editor.isOpen())
        why = tr("Open a plan, or make a new one.");
    else if (!m_chosen.chosen())
        why = tr("Choose the deployment to run it against.");
    else if (!m_errors.isEmpty())
        why = tr(
            "%n things in the plan must be put right first.", nullptr, static_cast<int>(m_errors.size()));
    else if (m_services.runs.isRunning())
        why = tr("A run goes on; there is one at a time.");
    m_start->setEnabled(why.isEmpty());
    setTip(m_start,
        why.isEmpty() ? tr("Looks at the deployment and says what would be done, before anything is created "
                           "(F5).")
                      : why);
}

bool PlansPage::mayClose()
{
    if (!m_editor.isDirty())
        return true;
    leaveThen([this] { emit leaveAgreed(); });
    return false;
}

void PlansPage::leaveThen(const std::function<void()> &go)
{
    if (!m_editor.isDirty())
        return go();
    auto *question = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
        tr("\"%1\" has changes that are not saved.").arg(m_editor.plan().name), QMessageBox::NoButton, this);
    question->setObjectName(u"unsavedQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *keep = question->addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton *discard = question->addButton(tr("Discard changes"), QMessageBox::DestructiveRole);
    QPushButton *stay = question->addButton(tr("Stay here"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(stay);
    connect(keep, &QPushButton::clicked, this, [this, go] {
        if (save())
            go();
    });
    connect(discard, &QPushButton::clicked, this, [this, go] {
        if (const QString path = m_editor.path(); path.isEmpty() || !m_editor.open(path))
            m_editor.close();
        go();
    });
    connect(stay, &QPushButton::clicked, this, [this] { m_list->read(m_editor.path()); });
    question->open();
}

void PlansPage::newFromPreset(const QString &preset, const QString &deployment)
{
    leaveThen([this, preset, deployment] {
        begin(preset);
        if (!deployment.isEmpty())
            chooseDeployment(deployment);
    });
}

void PlansPage::begin(const QString &preset)
{
    Plan blank;
    blank.scenarios = {ScenarioPlan()};
    const Result<Plan> plan = preset.isEmpty() ? Result<Plan>(blank) : readPreset(preset);
    if (!plan)
        return m_error->show(plan.error().message);
    m_editor.begin(*plan);
}

void PlansPage::open(const QString &path)
{
    if (path == m_editor.path())
        return;
    leaveThen([this, path] {
        if (const Result<> opened = m_editor.open(path); !opened) {
            m_editor.close();
            m_damage->show(opened.error().message);
            m_middle->setCurrentWidget(m_damaged);
            m_list->read(path);
        }
    });
}

void PlansPage::openLast()
{
    const QString last = QSettings().value(LastProfile).toString();
    const QString path = m_editor.store().folder() + u'/' + QFileInfo(last).fileName();
    if (last.isEmpty() || !QFileInfo(path).isFile())
        return;
    open(QFileInfo(path).absoluteFilePath());
}

void PlansPage::chooseDeployment(const QString &name)
{
    m_chosen.choose(name);
    QSettings().setValue(LastDeployment, name);
}

void PlansPage::tell(const Result<> &done)
{
    m_error->show(done ? QString() : done.error().message);
    m_list->read(m_editor.path());
}

bool PlansPage::save()
{
    const Result<> saved = m_editor.save();
    tell(saved);
    return bool(saved);
}

void PlansPage::askForNameAndSave()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"saveAsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as another profile"));
    dialog->setLabelText(tr("Name of the profile"));
    dialog->setTextValue(m_editor.store().freeName(m_editor.plan().name));
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this](const QString &name) { tell(m_editor.saveAs(name)); });
    dialog->open();
}

void PlansPage::rename(const QString &path, const QString &name)
{
    if (path == m_editor.path())
        return tell(m_editor.rename(name));
    const Result<Profile> other = m_editor.store().rename(path, name);
    tell(other ? Result<>() : Result<>(other.error()));
}

void PlansPage::trash(const QString &path, const QString &name)
{
    const auto move = [this, path, name] {
        const Result<QString> trashed = m_editor.store().moveToTrash(path);
        if (!trashed)
            return tell(trashed.error());
        if (path == m_editor.path() || !m_editor.isOpen())
            m_editor.close();
        m_list->read(m_editor.path());
        m_list->tellTrashed(name, *trashed);
    };
    if (path == m_editor.path())
        leaveThen(move);
    else
        move();
}

void PlansPage::copyCommandLine()
{
    QApplication::clipboard()->setText(
        runCommandLine(m_editor.path(), m_services.dataDir, m_chosen.chosen()));
}

} // namespace plimsoll
