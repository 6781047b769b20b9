// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymentspage.h"

#include "ui/deployments/deploymentdetails.h"
#include "ui/deployments/deploymentform.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QInputDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int NameRole = Qt::UserRole;

QScrollArea *makeScrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    // The pane below shows through.
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

DeploymentsPage::DeploymentsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_checks(services.deployments, services.servers)
    , m_error(new ErrorNote(this))
{
    setObjectName(u"deploymentsPage"_s);
    QFrame *pane = makePane(this);
    m_right = new QStackedWidget(pane);
    m_details = new DeploymentDetails(m_services, m_checks, m_right);
    m_form = new DeploymentForm(m_services, m_right);
    m_empty = makeEmpty();
    m_right->addWidget(m_empty);
    m_right->addWidget(makeScrolled(m_details, m_right));
    m_right->addWidget(makeScrolled(m_form, m_right));
    auto *inPane = new QVBoxLayout(pane);
    inPane->setContentsMargins(1, 1, 1, 1);
    inPane->addWidget(m_right);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"deploymentsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(spacing::Medium);
    splitter->addWidget(makeList());
    splitter->addWidget(pane);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 800});

    QVBoxLayout *column = makePageColumn(this);
    column->addWidget(makeLabel(tr("Deployments"), TypeSize::Title, QFont::DemiBold, Ink::Text, this));
    column->addWidget(makeDamaged());
    m_error->setObjectName(u"deploymentsError"_s);
    column->addWidget(m_error);
    column->addWidget(splitter, 1);
    connectDetails();
    connect(&m_services.deployments, &DeploymentBook::changed, this, &DeploymentsPage::fill);
    connect(&m_checks, &DeploymentChecks::changed, this, [this] {
        for (int row = 0; row < m_list->count(); ++row)
            showState(row);
    });
    fill();
}

QWidget *DeploymentsPage::makeList()
{
    auto *box = new QWidget(this);
    QFrame *pane = makePane(box);
    m_list = new QListWidget(pane);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(u"deploymentList"_s);
    m_list->setAccessibleName(tr("Deployments"));
    m_list->setIconSize(QSize(spacing::IconSize, spacing::IconSize));
    m_list->setMinimumWidth(220);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *add = new QPushButton(icon(u"plus"_s), tr("Connect a deployment"), box);
    add->setObjectName(u"addDeployment"_s);
    connect(add, &QPushButton::clicked, this, &DeploymentsPage::beginAdding);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showChosen(); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { showChosen(); });
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    auto *inPane = new QVBoxLayout(pane);
    inPane->setContentsMargins(1, spacing::Tight, 1, spacing::Tight);
    inPane->addWidget(m_list);
    column->addWidget(pane, 1);
    column->addWidget(add);
    return box;
}

QWidget *DeploymentsPage::makeEmpty()
{
    auto *box = new QWidget(m_right);
    QLabel *title = makeLabel(tr("No deployments yet"), TypeSize::Lead, QFont::DemiBold, Ink::Text, box);
    title->setAlignment(Qt::AlignCenter);
    QLabel *text
        = makeLabel(tr("Each Coder deployment that you test is listed here, with its version, its health, "
                       "your rights and who is on it. You need its URL and a session token."),
            TypeSize::Body, QFont::Normal, Ink::Secondary, box);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    QPushButton *add = makePrimary(tr("Connect a deployment"), u"link"_s, box);
    add->setObjectName(u"connectFirst"_s);
    connect(add, &QPushButton::clicked, this, &DeploymentsPage::beginAdding);
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing::Medium);
    column->addStretch();
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(add, 0, Qt::AlignHCenter);
    column->addStretch();
    auto *row = new QHBoxLayout(box);
    row->addStretch(1);
    row->addLayout(column, 2);
    row->addStretch(1);
    return box;
}

QWidget *DeploymentsPage::makeDamaged()
{
    m_damaged = new QWidget(this);
    m_damage = new ErrorNote(m_damaged);
    m_damage->setObjectName(u"deploymentsDamage"_s);
    auto *aside = new QPushButton(tr("Keep it aside and begin a new list"), m_damaged);
    aside->setObjectName(u"setDamagedAside"_s);
    aside->setToolTip(tr("Renames the file, so that nothing in it is lost."));
    connect(aside, &QPushButton::clicked, this, [this] {
        m_services.deployments.setDamagedAside(
            this, [this](const Result<QString> &done) { say(done ? Result<>() : done.error()); });
    });
    auto *row = new QHBoxLayout(m_damaged);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_damage, 1);
    row->addWidget(aside, 0, Qt::AlignTop);
    return m_damaged;
}

void DeploymentsPage::connectDetails()
{
    connect(m_details, &DeploymentDetails::planAsked, this, &DeploymentsPage::planAsked);
    connect(m_details, &DeploymentDetails::renameAsked, this, &DeploymentsPage::rename);
    connect(m_details, &DeploymentDetails::removeAsked, this, &DeploymentsPage::remove);
    connect(m_details, &DeploymentDetails::editAsked, this, [this](const QString &name) {
        const std::optional<KnownDeployment> known = m_services.deployments.find(name);
        if (!known)
            return;
        m_right->setCurrentIndex(2);
        m_form->beginEditing(*known);
    });
    connect(m_form, &DeploymentForm::dismissed, this, &DeploymentsPage::showChosen);
    connect(m_form, &DeploymentForm::saved, this,
        [this](const QString &name, const std::optional<DeploymentFacts> &facts) {
            if (facts)
                m_checks.take(name, *facts);
            else
                m_checks.forget(name);
            choose(name);
        });
}

void DeploymentsPage::fill()
{
    const QString damage = m_services.deployments.damage();
    m_damaged->setVisible(!damage.isEmpty());
    m_damage->show(damage);
    const QListWidgetItem *current = m_list->currentItem();
    const QString chosen = current ? current->data(NameRole).toString() : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const QList<KnownDeployment> list = m_services.deployments.all();
    for (const KnownDeployment &known : list) {
        auto *item
            = new QListWidgetItem(u"%1\n%2"_s.arg(known.name, known.deployment.url.toString()), m_list);
        item->setData(NameRole, known.name);
        item->setSizeHint(QSize(0, spacing::RowHeight * 2 - spacing::Small));
        showState(m_list->count() - 1);
        if (known.name == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    if (m_right->currentIndex() != 2)
        showChosen();
}

void DeploymentsPage::showState(int row)
{
    QListWidgetItem *item = m_list->item(row);
    const QString name = item->data(NameRole).toString();
    const StateView state = m_checks.state(name);
    item->setIcon(icon(state.iconName, state.tint));
    item->setToolTip(state.text);
    item->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(name, state.text));
}

void DeploymentsPage::showChosen()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_right->setCurrentIndex(item ? 1 : 0);
    if (!item)
        return;
    // A page that nobody looks at asks no deployment.
    if (isVisible())
        m_details->show(item->data(NameRole).toString());
}

void DeploymentsPage::choose(const QString &name)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(NameRole).toString() == name)
            m_list->setCurrentRow(row);
    }
    showChosen();
}

void DeploymentsPage::beginAdding()
{
    m_right->setCurrentIndex(2);
    m_form->beginAdding();
}

void DeploymentsPage::beginAddingAt(const QUrl &url)
{
    m_right->setCurrentIndex(2);
    m_form->beginAddingAt(url);
}

void DeploymentsPage::beginAddingLogin()
{
    m_right->setCurrentIndex(2);
    if (const Result<FoundLogin> login = findLogin(m_services.login))
        m_form->beginAddingLogin(*login);
    else
        m_form->beginAdding();
}

void DeploymentsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_right->currentIndex() != 2)
        showChosen();
}

void DeploymentsPage::rename(const QString &name)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"renameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("New name for %1:").arg(name));
    dialog->setTextValue(name);
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Keep the name"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, name](const QString &text) {
        m_services.deployments.edit(
            name, [text](KnownDeployment &known) { known.name = text; }, this,
            [this, text](const Result<> &saved) {
                say(saved);
                if (saved)
                    choose(text.trimmed());
            });
    });
    dialog->open();
}

void DeploymentsPage::remove(const QString &name)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove a deployment"),
        tr("Remove %1 from this list? Its token is forgotten. Nothing changes on the deployment, and its "
           "runs "
           "stay.")
            .arg(name),
        QMessageBox::NoButton, this);
    question->setObjectName(u"removeQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes = question->addButton(tr("Remove"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, name] {
        m_services.deployments.remove(name, this, [this](const Result<> &removed) { say(removed); });
    });
    question->open();
}

void DeploymentsPage::say(const Result<> &done)
{
    m_error->show(done ? QString() : done.error().message);
}

} // namespace plimsoll
