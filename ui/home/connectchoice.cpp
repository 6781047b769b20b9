// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/connectchoice.h"

#include "ui/deployments/deploymentbook.h"
#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostShown = 3;

QPushButton *makeButton(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    return button;
}

} // namespace

ConnectChoice::ConnectChoice(const Services &services, QWidget *parent)
    : QFrame(parent)
    , m_services(services)
{
    setObjectName(u"connectChoice"_s);
    setPart(this, Part::Pane);
    auto *symbol = new IconLabel(spacing::IconSize, this);
    symbol->show(u"link"_s, &Theme::accent);
    auto *title = new QHBoxLayout;
    title->addWidget(symbol);
    title->addWidget(makeLabel(tr("Connect a deployment"), TypeSize::Lead, QFont::DemiBold, Ink::Text, this));
    title->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->addLayout(title);
    connect(&m_services.deployments, &DeploymentBook::changed, this, &ConnectChoice::fill);
    fill();
}

void ConnectChoice::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    fill(); // somebody may have logged in with the coder CLI meanwhile
}

void ConnectChoice::fill()
{
    const QList<KnownDeployment> known = m_services.deployments.all();
    const Result<FoundLogin> login = findLogin(m_services.login);
    QStringList shown;
    for (const KnownDeployment &one : known)
        shown << one.name << one.deployment.url.toString();
    if (known.isEmpty() && login)
        shown << login->url.toString();
    if (m_content && shown == m_shown)
        return; // and the focus stays where it is
    m_shown = shown;
    if (m_content) {
        m_content->hide();
        m_content->deleteLater(); // a button of it may have called this
    }
    m_content = new QWidget(this);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    if (!known.isEmpty())
        showKnown(known);
    else if (login)
        showLogin(*login);
    else
        showNothingFound();
    column->addStretch();
    layout()->addWidget(m_content);
}

void ConnectChoice::addText(const QString &text)
{
    QLabel *label = makeLabel(text, TypeSize::Body, QFont::Normal, Ink::Secondary, m_content);
    label->setWordWrap(true);
    m_content->layout()->addWidget(label);
}

void ConnectChoice::showKnown(const QList<KnownDeployment> &all)
{
    auto *column = static_cast<QVBoxLayout *>(m_content->layout());
    for (const KnownDeployment &known : all.mid(0, MostShown)) {
        QPushButton *plan = makeButton(u"planOn-"_s + known.name, tr("Plan a run"), m_content);
        plan->setAccessibleName(tr("Plan a run on %1").arg(known.name));
        connect(plan, &QPushButton::clicked, this, [this, name = known.name] { emit planAsked(name); });
        auto *row = new QHBoxLayout;
        row->setSpacing(spacing::Small);
        row->addWidget(makeLabel(known.name, TypeSize::Body, QFont::DemiBold, Ink::Text, m_content));
        QLabel *url = makeLabel(
            known.deployment.url.toString(), TypeSize::Body, QFont::Normal, Ink::Secondary, m_content);
        url->setMinimumWidth(1); // a long one gives way to the button
        row->addWidget(url, 1);
        row->addWidget(plan);
        column->addLayout(row);
    }
    auto *more = new QHBoxLayout;
    more->setSpacing(spacing::Small);
    QPushButton *another = makeButton(u"connectDeployment"_s, tr("Connect another"), m_content);
    connect(another, &QPushButton::clicked, this, &ConnectChoice::connectAsked);
    more->addWidget(another);
    if (all.size() > MostShown) {
        QPushButton *show
            = makeButton(u"showDeployments"_s, tr("Show all %n", nullptr, int(all.size())), m_content);
        connect(show, &QPushButton::clicked, this, &ConnectChoice::showAllAsked);
        more->addWidget(show);
    }
    more->addStretch();
    column->addLayout(more);
}

void ConnectChoice::showLogin(const FoundLogin &login)
{
    addText(tr("Use your coder login to %1? Its token is copied when you save, not before.")
            .arg(login.url.toString()));
    QPushButton *use = makeButton(u"useFoundLogin"_s, tr("Use it"), m_content);
    connect(use, &QPushButton::clicked, this, &ConnectChoice::useLoginAsked);
    QPushButton *other = makeButton(u"connectDeployment"_s, tr("Other URL…"), m_content);
    connect(other, &QPushButton::clicked, this, &ConnectChoice::connectAsked);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(use);
    row->addWidget(other);
    row->addStretch();
    static_cast<QVBoxLayout *>(m_content->layout())->addLayout(row);
}

void ConnectChoice::showNothingFound()
{
    addText(tr("Your Coder deployment, by its URL and a session token. Nothing is created there before you "
               "have seen "
               "what would be."));
    QPushButton *connectIt = makeButton(u"connectDeployment"_s, tr("Connect…"), m_content);
    connect(connectIt, &QPushButton::clicked, this, &ConnectChoice::connectAsked);
    auto *row = new QHBoxLayout;
    row->addWidget(connectIt);
    row->addStretch();
    static_cast<QVBoxLayout *>(m_content->layout())->addLayout(row);
}

} // namespace plimsoll
