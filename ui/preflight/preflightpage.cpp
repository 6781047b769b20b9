// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/preflightpage.h"

#include "ui/deployments/deploymentbook.h"
#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/look/verdictbar.h"
#include "ui/preflight/checkrow.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int ConsequencesWidth = 400;

Tone toneOf(const PreflightPresenter &presenter)
{
    if (presenter.verdict() == CheckStatus::Failed)
        return Tone::Bad;
    if (presenter.state() != PreflightState::Ready)
        return Tone::Neutral;
    return presenter.verdict() == CheckStatus::Warning ? Tone::Warning : Tone::Good;
}

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

PreflightPage::PreflightPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(u"preflightPage"_s);
    QVBoxLayout *column = makePageColumn(this);
    auto *title = makeLabel(tr("Preflight"), TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_subtitle = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_again = new QPushButton(tr("Check again"), this);
    m_again->setObjectName(u"preflightAgain"_s);
    m_again->setToolTip(tr("Asks the deployment and this machine anew. Nothing is created."));
    connect(m_again, &QPushButton::clicked, this, &PreflightPage::checkAgain);
    auto *header = new QHBoxLayout;
    header->addWidget(title);
    header->addWidget(m_subtitle, 1);
    header->addWidget(m_again);
    m_verdict = new VerdictBar(u"preflightVerdict"_s, this);
    m_error = new ErrorNote(this);
    m_error->setObjectName(u"preflightError"_s);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(spacing::Large);
    halves->addWidget(makeChecks(), 1);
    halves->addWidget(makeConsequences());
    column->addLayout(header);
    column->addWidget(m_verdict);
    column->addWidget(m_error);
    column->addLayout(halves, 1);
    follow();
    show();
}

QWidget *PreflightPage::makeChecks()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(spacing::Medium);
    const QList<CheckGroup> groups = m_presenter.groups();
    for (const CheckGroup &group : groups) {
        QFrame *pane = makePane(list);
        auto *rows = new QVBoxLayout(pane);
        rows->setContentsMargins(1, spacing::Small, 1, spacing::Small);
        rows->setSpacing(0);
        auto *title = makeLabel(group.title, TypeSize::Body, QFont::DemiBold, Ink::Text, pane);
        title->setIndent(spacing::Medium);
        rows->addWidget(title);
        rows->addSpacing(spacing::Tight);
        column->addWidget(pane);
        m_groups.append(pane);
    }
    column->addStretch();
    QScrollArea *scroll = scrolled(list, this);
    scroll->setObjectName(u"checks"_s);
    scroll->setAccessibleName(tr("Checks"));
    return scroll;
}

QWidget *PreflightPage::makeConsequences()
{
    auto *texts = new QWidget(this);
    auto *column = new QVBoxLayout(texts);
    column->setContentsMargins({});
    column->setSpacing(spacing::Medium);
    QFrame *pane = makePane(texts);
    auto *rows = new QVBoxLayout(pane);
    rows->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    rows->addWidget(makeLabel(tr("Start will create"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane));
    m_creations = new QGridLayout;
    m_creations->setColumnStretch(0, 1);
    rows->addLayout(m_creations);
    m_cleanup = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, pane);
    m_cleanup->setObjectName(u"cleanupText"_s);
    m_cleanup->setWordWrap(true);
    m_cleanup->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(m_cleanup);
    column->addWidget(pane);
    column->addWidget(makeGuard());
    column->addStretch();
    auto *side = new QWidget(this);
    side->setFixedWidth(ConsequencesWidth);
    auto *whole = new QVBoxLayout(side);
    whole->setContentsMargins({});
    whole->setSpacing(spacing::Medium);
    QScrollArea *scroll = scrolled(texts, side);
    scroll->setObjectName(u"consequences"_s);
    scroll->setAccessibleName(tr("Start will create"));
    whole->addWidget(scroll, 1);
    whole->addWidget(makeButtons()); // seen however long the texts are
    return side;
}

QWidget *PreflightPage::makeGuard()
{
    m_guard = makePane(this);
    m_guard->setObjectName(u"guard"_s);
    auto *lock = new IconLabel(spacing::IconSize, m_guard);
    lock->show(u"lock"_s, &Theme::warning);
    m_guardLead = makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, m_guard);
    m_guardText = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, m_guard);
    for (QLabel *label : {m_guardLead, m_guardText})
        label->setWordWrap(true);
    m_name = new QLineEdit(m_guard);
    m_name->setObjectName(u"guardName"_s);
    m_name->setAccessibleName(tr("Name of the deployment"));
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_presenter.setTypedName(text);
        showGuard();
    });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_start->click(); });
    auto *words = new QVBoxLayout;
    words->addWidget(m_guardLead);
    words->addWidget(m_guardText);
    words->addWidget(m_name);
    auto *row = new QHBoxLayout(m_guard);
    row->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    row->addWidget(lock, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return m_guard;
}

QWidget *PreflightPage::makeButtons()
{
    auto *box = new QWidget(this);
    m_refusal = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, box);
    m_refusal->setObjectName(u"startRefusal"_s);
    m_refusal->setWordWrap(true);
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(u"cancelPreflight"_s);
    connect(m_cancel, &QPushButton::clicked, this, &PreflightPage::cancel);
    m_start = makePrimary(tr("Start"), u"play"_s, box);
    m_start->setObjectName(u"startRun"_s);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_presenter.start();
        show();
        m_services.runs.confirm();
    });
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->addWidget(m_refusal, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_start);
    return box;
}

void PreflightPage::follow()
{
    RunHost &runs = m_services.runs;
    // What is told of a run that was not asked for here is not for this page.
    const auto mine = [this](auto take) {
        return [this, take](const auto &...values) {
            if (m_isUnderWay)
                take(values...);
        };
    };
    // The demo was begun while the token was fetched: there is one run at a time.
    connect(&runs, &RunHost::starting, this, mine([this](const auto &...) {
        if (m_presenter.state() == PreflightState::LoggingIn) {
            m_isUnderWay = false;
            m_presenter.end(tr("Another run was started meanwhile, and there can be one at a time."));
            show();
        }
    }));
    connect(&runs, &RunHost::begun, this,
        mine([this](const QString &folder) { m_presenter.takeFolder(folder), showConsequences(); }));
    connect(&runs, &RunHost::checked, this,
        mine([this](const PreflightCheck &check) { m_presenter.take(check), show(); }));
    connect(&runs, &RunHost::preflightDone, this, mine([this](const PreflightReport &report) {
        m_presenter.take(report, QDateTime::currentDateTimeUtc());
        show();
    }));
    connect(&runs, &RunHost::confirmationNeeded, this, mine([this](const QString &) {
        m_presenter.hold();
        show();
        m_presenter.asksForName() ? m_name->setFocus() : m_start->setFocus();
    }));
    connect(
        &runs, &RunHost::snapshotTaken, this, mine([this](const std::shared_ptr<const Snapshot> &snapshot) {
            m_presenter.takeElapsed(snapshot->elapsed);
            if (m_presenter.state() == PreflightState::Checking)
                m_verdict->show(toneOf(m_presenter), m_presenter.verdictLead(), m_presenter.verdictText());
        }));
    connect(&runs, &RunHost::phaseBegan, this, mine([this](Phase phase) {
        if (phase != Phase::Preflight)
            m_isUnderWay = false; // it has started: the live page's
    }));
    connect(&runs, &RunHost::ended, this, mine([this](const FinishedRun &run) { end(run); }));
}

void PreflightPage::prepare(const KnownDeployment &known, const Plan &plan)
{
    m_known = known;
    m_plan = plan;
    check();
}

void PreflightPage::check()
{
    m_isUnderWay = true;
    const int attempt = ++m_attempt;
    m_presenter.begin(m_known, m_plan);
    m_name->clear();
    for (CheckRow *row : std::as_const(m_rows))
        row->deleteLater();
    m_rows.clear();
    show();
    m_services.deployments.login(m_known.name, this, [this, attempt](const Result<Deployment> &deployment) {
        if (attempt != m_attempt || m_presenter.state() != PreflightState::LoggingIn)
            return;
        if (!deployment) {
            m_isUnderWay = false;
            m_presenter.end(deployment.error().message);
            return show();
        }
        m_presenter.logIn();
        show();
        m_services.runs.start(*deployment, m_plan);
    });
}

void PreflightPage::checkAgain()
{
    if (!m_isUnderWay)
        return check();
    m_checksAgain = true;
    m_services.runs.stop(StopHow::CleanUp);
}

void PreflightPage::cancel()
{
    if (m_presenter.state() == PreflightState::LoggingIn) {
        m_isUnderWay = false;
        m_presenter.end(QString());
        show();
    } else if (m_isUnderWay) {
        m_services.runs.stop(StopHow::CleanUp);
    }
    emit backAsked();
}

void PreflightPage::end(const FinishedRun &run)
{
    m_isUnderWay = false;
    if (std::exchange(m_checksAgain, false))
        return check();
    m_presenter.end(run);
    show();
}

void PreflightPage::show()
{
    m_subtitle->setText(m_presenter.subtitle());
    m_verdict->show(toneOf(m_presenter), m_presenter.verdictLead(), m_presenter.verdictText());
    m_error->show(m_presenter.error());
    showChecks();
    showConsequences();
    showGuard();
}

void PreflightPage::showChecks()
{
    const QList<CheckGroup> groups = m_presenter.groups();
    for (qsizetype i = 0; i < groups.size(); ++i) {
        auto *column = static_cast<QVBoxLayout *>(m_groups.at(i)->layout());
        const QList<CheckView> &checks = groups.at(i).checks;
        for (int place = 0; place < checks.size(); ++place) {
            CheckRow *&row = m_rows[checks.at(place).topic];
            if (!row) {
                row = new CheckRow(m_groups.at(i));
                column->insertWidget(place + 2, row); // below the title and its gap
            }
            row->show(checks.at(place));
        }
        m_groups.at(i)->setVisible(!checks.isEmpty());
    }
}

void PreflightPage::showConsequences()
{
    while (const std::unique_ptr<QLayoutItem> item{m_creations->takeAt(0)})
        item->widget()->deleteLater();
    const QList<std::pair<QString, QString>> creations = m_presenter.creations();
    for (int row = 0; row < creations.size(); ++row) {
        const auto &[name, value] = creations.at(row);
        QLabel *number = makeLabel(value, TypeSize::Body, QFont::DemiBold, Ink::Text, this);
        number->setFont(numberFont(TypeSize::Body, QFont::DemiBold));
        m_creations->addWidget(makeLabel(name, TypeSize::Body, QFont::Normal, Ink::Secondary, this), row, 0);
        m_creations->addWidget(number, row, 1, Qt::AlignRight);
    }
    m_cleanup->setText(m_presenter.cleanupText());
}

void PreflightPage::showGuard()
{
    const bool asks = m_presenter.asksForName();
    if (asks) {
        m_guardLead->setText(m_presenter.guardLead());
        m_guardText->setText(m_presenter.guardText());
        m_name->setPlaceholderText(m_presenter.nameToType());
    }
    m_guard->setVisible(asks);
    const QString refusal = m_presenter.startRefusal();
    m_start->setEnabled(refusal.isEmpty());
    m_start->setToolTip(refusal.isEmpty() ? tr("Creates what is listed here, and begins.") : refusal);
    m_refusal->setText(refusal);
    m_again->setEnabled(
        m_presenter.state() != PreflightState::LoggingIn && m_presenter.state() != PreflightState::Starting);
    m_cancel->setText(m_presenter.isUnderWay() ? tr("Cancel") : tr("Back"));
    m_cancel->setEnabled(m_presenter.state() != PreflightState::Starting);
}

} // namespace plimsoll
