// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homepage.h"

#include "ui/history/historymodel.h"
#include "ui/history/runlibrary.h"
#include "ui/home/connectchoice.h"
#include "ui/home/homenotices.h"
#include "ui/home/presetrows.h"
#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/runhost.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostRecent = 20;
constexpr int PresetWidth = 112;

QString verdictText(const RunListing &run)
{
    if (run.state == StoredState::Damaged)
        return HomePage::tr("Damaged: %1").arg(run.sentence);
    return run.state == StoredState::Complete && !run.sentence.isEmpty() ? run.sentence : standingText(run);
}

} // namespace

HomePage::HomePage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(u"homePage"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addWidget(makeLabel(tr("How many developers can your Coder deployment carry?"), TypeSize::Title,
        QFont::DemiBold, Ink::Text, this));
    column->addWidget(makeLabel(
        tr("Create workspaces, drive real traffic at them, get one sentence, leave nothing behind."),
        TypeSize::Body, QFont::Normal, Ink::Secondary, this));
    auto *notices = new HomeNotices(m_services, this);
    connect(notices, &HomeNotices::cleanupAsked, this, &HomePage::cleanupAsked);
    column->addWidget(notices);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(spacing::Medium);
    choices->addWidget(makeDemoChoice(), 1);
    choices->addWidget(makeConnectChoice(), 1);
    column->addLayout(choices);
    auto *presets = new QVBoxLayout;
    presets->setSpacing(spacing::Small);
    presets->addWidget(makeLabel(tr("Presets"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    presets->addWidget(makePresets());
    presets->addStretch();
    auto *recent = new QVBoxLayout;
    recent->setSpacing(spacing::Small);
    recent->addWidget(makeLabel(tr("Recent runs"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    recent->addWidget(makeRecentRuns(), 1);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(spacing::Medium);
    lower->addLayout(presets, 1);
    lower->addLayout(recent, 1);
    column->addLayout(lower, 1);
    connect(&m_services.runs, &RunHost::starting, this, [this] {
        m_demo->setEnabled(false);
        m_calibrate->setEnabled(false);
    });
    connect(&m_services.runs, &RunHost::ended, this, [this] {
        m_demo->setEnabled(true);
        m_calibrate->setEnabled(true);
        m_demo->setText(tr("Run again"));
    });
    connect(&m_services.library, &RunLibrary::changed, this, &HomePage::showRuns);
    showRuns();
}

QWidget *HomePage::makeDemoChoice()
{
    QFrame *pane = makePane(this);
    auto *symbol = new IconLabel(spacing::IconSize, pane);
    symbol->show(u"simulated"_s, &Theme::accent);
    QLabel *badge = makeSimulatedBadge(pane);
    m_demo = makePrimary(tr("Try the demo"), u"play"_s, pane);
    m_demo->setObjectName(u"tryDemo"_s);
    connect(m_demo, &QPushButton::clicked, this, [this] { m_services.runs.startDemo(); });
    m_calibrate = new QPushButton(tr("Calibrate this computer"), pane);
    m_calibrate->setObjectName(u"calibrate"_s);
    m_calibrate->setToolTip(tr("How many connections can this computer drive? Gives a simulated deployment "
                               "inside this app more and more load until one of the two is late; a few "
                               "minutes. Stop ends it."));
    connect(m_calibrate, &QPushButton::clicked, this, [this] { m_services.runs.startCalibration(); });
    auto *text = makeLabel(tr("A simulated deployment inside this app. Nothing leaves this computer. "
                              "20 workspaces, half a minute, one stall to find."),
        TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
    text->setWordWrap(true);
    auto *title = new QHBoxLayout;
    title->addWidget(symbol);
    title->addWidget(makeLabel(tr("Demo"), TypeSize::Lead, QFont::DemiBold, Ink::Text, pane));
    title->addStretch();
    title->addWidget(badge);
    auto *button = new QHBoxLayout;
    button->addWidget(m_demo);
    button->addWidget(m_calibrate);
    button->addStretch();
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->addLayout(title);
    column->addWidget(text);
    column->addLayout(button);
    column->addStretch();
    return pane;
}

ConnectChoice *HomePage::makeConnectChoice()
{
    auto *choice = new ConnectChoice(m_services, this);
    connect(choice, &ConnectChoice::useLoginAsked, this, &HomePage::useLoginAsked);
    connect(choice, &ConnectChoice::connectAsked, this, &HomePage::connectAsked);
    connect(choice, &ConnectChoice::showAllAsked, this, &HomePage::deploymentsAsked);
    connect(choice, &ConnectChoice::planAsked, this,
        [this](const QString &deployment) { emit planAsked(deployment, QString()); });
    return choice;
}

QWidget *HomePage::makePresets()
{
    QFrame *pane = makePane(this);
    auto *grid = new QGridLayout(pane);
    grid->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    grid->setHorizontalSpacing(spacing::Medium);
    grid->setVerticalSpacing(spacing::Tight);
    grid->setColumnStretch(1, 1);
    const QList<PresetRow> rows = presetRows();
    for (const PresetRow &row : rows) {
        const int at = grid->rowCount();
        auto *button = new QPushButton(row.title, pane);
        button->setObjectName(u"preset-"_s + row.preset);
        button->setMinimumWidth(PresetWidth);
        button->setToolTip(row.note);
        button->setAccessibleDescription(row.sentence);
        connect(button, &QPushButton::clicked, this, [this, row] { emit presetChosen(row.preset); });
        QLabel *sentence = makeLabel(row.sentence, TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
        sentence->setWordWrap(true);
        QLabel *length = makeLabel(row.length, TypeSize::Body, QFont::Normal, Ink::Text, pane);
        length->setFont(numberFont(TypeSize::Body));
        grid->addWidget(button, at, 0);
        grid->addWidget(sentence, at, 1);
        grid->addWidget(length, at, 2, Qt::AlignRight | Qt::AlignVCenter);
    }
    return pane;
}

QWidget *HomePage::makeRecentRuns()
{
    QFrame *pane = makePane(this);
    m_noRuns = makeLabel(tr("Your runs will be listed here. Start with the demo."), TypeSize::Body,
        QFont::Normal, Ink::Secondary, pane);
    m_runs = new QTableWidget(0, 4, pane);
    m_runs->setObjectName(u"recentRuns"_s);
    m_runs->setHorizontalHeaderLabels({tr("Run"), tr("Deployment"), tr("Verdict"), tr("Started")});
    m_runs->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    prepareTable(m_runs);
    m_runs->setToolTip(tr("Enter or a double click opens the run."));
    connect(m_runs, &QTableWidget::activated, this, [this](const QModelIndex &index) {
        emit openRunAsked(m_runs->item(index.row(), 0)->data(Qt::UserRole).toString());
    });
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    column->addWidget(m_noRuns, 0, Qt::AlignCenter);
    column->addWidget(m_runs);
    return pane;
}

void HomePage::showRuns()
{
    const QList<RunListing> runs = m_services.library.runs().mid(0, MostRecent);
    m_noRuns->setVisible(runs.isEmpty() && m_services.library.wasRead());
    m_runs->setVisible(!runs.isEmpty());
    m_runs->setRowCount(static_cast<int>(runs.size()));
    for (int row = 0; row < runs.size(); ++row) {
        const RunListing &run = runs.at(row);
        auto *name = new QTableWidgetItem(run.name);
        name->setData(Qt::UserRole, run.path);
        auto *place = new QTableWidgetItem(run.simulated ? tr("Simulated") : run.deploymentUrl);
        if (run.simulated)
            place->setIcon(icon(u"simulated"_s, &Theme::warning));
        auto *verdict = new QTableWidgetItem(verdictText(run));
        if (run.verdict || run.state != StoredState::Complete)
            verdict->setIcon(icon(standingIcon(run), standingTint(run)));
        verdict->setToolTip(run.sentence); // which a narrow column cuts
        m_runs->setItem(row, 0, name);
        m_runs->setItem(row, 1, place);
        m_runs->setItem(row, 2, verdict);
        m_runs->setItem(row, 3,
            new QTableWidgetItem(QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)));
    }
    m_runs->resizeColumnToContents(0);
    m_runs->resizeColumnToContents(1);
    m_runs->resizeColumnToContents(3);
}

} // namespace plimsoll
