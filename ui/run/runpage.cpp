// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runpage.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/look/verdictbar.h"
#include "ui/run/connectpane.h"
#include "ui/run/goalgrid.h"
#include "ui/run/headlinerow.h"
#include "ui/run/phasebar.h"
#include "ui/run/runtables.h"
#include "ui/run/searchpane.h"
#include "ui/run/steeringrow.h"
#include "ui/run/stopmenu.h"
#include "ui/run/timelinepanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

RunPage::RunPage(RunHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
{
    setObjectName(u"livePage"_s);
    m_phases = new PhaseBar(this);
    m_verdict = new VerdictBar(u"verdict"_s, this);
    m_trouble = new ErrorNote(this);
    m_trouble->setObjectName(u"runTrouble"_s);
    m_headlines = new HeadlineRow(this);
    m_goals = new GoalGrid(this);
    m_timeline = new TimelinePanel(m_presenter, this);
    setFocusProxy(m_timeline);
    m_tables = new RunTables(m_host, this);
    connect(m_timeline, &TimelinePanel::secondChosen, m_tables, &RunTables::showSecond);
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setObjectName(u"runHalves"_s);
    halves->addWidget(m_timeline);
    halves->addWidget(m_tables);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    QVBoxLayout *column = makePageColumn(this);
    column->setSpacing(spacing::Small);
    column->addLayout(makeHeader());
    column->addWidget(m_phases);
    column->addWidget(m_verdict);
    column->addWidget(m_trouble);
    column->addWidget(new SteeringRow(m_host, this));
    column->addWidget(new SearchPane(m_host, this));
    column->addWidget(new ConnectPane(m_host, this));
    column->addWidget(m_headlines);
    column->addWidget(m_goals);
    column->addWidget(halves, 1);
    auto *table = new QAction(tr("Charts or table"), this);
    table->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    table->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(table, &QAction::triggered, m_timeline, &TimelinePanel::switchTable);
    addAction(table);
    follow();
    followTraffic();
    showVerdict();
}

QHBoxLayout *RunPage::makeHeader()
{
    m_title = makeLabel(tr("No run yet"), TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_badge = makeSimulatedBadge(this);
    m_badge->hide();
    m_subtitle = makeLabel(tr("Start the demo on the page Home, or a plan on the page Plans."),
        TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_progress = makeLabel({}, TypeSize::Body, QFont::Medium, Ink::Text, this);
    m_progress->setObjectName(u"runProgress"_s);
    m_pause = new QPushButton(icon(u"hold"_s), tr("Pause view"), this);
    m_pause->setObjectName(u"pauseView"_s);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("The charts and tables stand still; the load goes on."));
    connect(m_pause, &QPushButton::toggled, this, [this](bool isPaused) {
        m_isPaused = isPaused;
        if (!isPaused)
            showSecond();
    });
    m_stop = makeStopButton(m_host, this);
    m_openRun = makePrimary(tr("Open results"), u"history"_s, this);
    m_openRun->setObjectName(u"openResults"_s);
    m_openRun->hide();
    connect(m_openRun, &QPushButton::clicked, this, [this] { emit openRunAsked(m_folder); });
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addWidget(m_subtitle);
    row->addStretch();
    row->addWidget(m_progress);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    row->addWidget(m_openRun);
    return row;
}

void RunPage::follow()
{
    connect(&m_host, &RunHost::starting, this, &RunPage::begin);
    connect(&m_host, &RunHost::preflightDone, this, [this](const PreflightReport &report) {
        m_presenter.take(report);
        m_badge->setVisible(m_presenter.isSimulated());
    });
    connect(&m_host, &RunHost::phaseBegan, this, [this](Phase phase) {
        m_presenter.enter(phase);
        m_tables->enter(phase);
        note(tr("%1 began.").arg(phaseTitle(phase)));
        if (isWatched())
            showHeader();
    });
    connect(&m_host, &RunHost::phaseEnded, this, [this](const PhaseResult &result) {
        m_presenter.leave(result);
        note(tr("%1: %2").arg(phaseTitle(result.phase), result.sentence));
    });
    connect(&m_host, &RunHost::told, this, [this](const RunEvent &event) {
        m_presenter.take(event);
        m_tables->take(event);
    });
    connect(&m_host, &RunHost::notRecorded, this, [this](const Error &error) {
        m_presenter.takeUnrecorded(error);
        showHeader();
    });
    connect(&m_host, &RunHost::ended, this, &RunPage::end);
}

void RunPage::followTraffic()
{
    connect(&m_host, &RunHost::trafficStarting, this, [this](const QDateTime &startsAt) {
        m_presenter.startTraffic(startsAt);
        m_tables->startTraffic(startsAt);
    });
    connect(&m_host, &RunHost::snapshotTaken, this, [this](const std::shared_ptr<const Snapshot> &snapshot) {
        m_presenter.take(*snapshot);
        m_tables->flush();
        if (isWatched())
            showHeader();
    });
    connect(&m_host, &RunHost::secondTaken, this, [this](const SecondRow &row, const Verdict &verdict) {
        m_presenter.take(row, verdict);
        if (!isWatched())
            return;
        showSecond();
        if (m_tables->wantsSessions())
            m_host.askForSessions();
    });
    connect(&m_host, &RunHost::sessionsTaken, this, [this](const std::vector<SessionRow> &rows) {
        if (isWatched())
            m_tables->take(rows);
    });
}

void RunPage::begin(const Plan &plan, const QString &deployment, bool isSimulated)
{
    m_presenter.begin(plan, deployment, isSimulated);
    m_tables->begin();
    m_folder.clear();
    m_title->setText(plan.name);
    m_subtitle->setText(m_presenter.subtitle());
    m_badge->setVisible(isSimulated);
    m_stop->show();
    m_openRun->hide();
    m_pause->setChecked(false);
    m_timeline->begin();
    showHeader();
    showSecond();
}

void RunPage::note(const QString &sentence)
{
    m_tables->take(RunEvent{.kind = RunEventKind::Notice,
        .at = QDateTime::currentDateTimeUtc(),
        .sentence = sentence,
        .fields = {}});
}

// What changes four times a second.
void RunPage::showHeader()
{
    m_progress->setText(m_presenter.progress().text());
    m_phases->show(m_presenter.progress().phases());
    m_headlines->show(m_presenter.headlines());
    m_tables->showScenarios(m_presenter.scenarios());
    if (const QString trouble = m_presenter.trouble(); trouble != m_trouble->text())
        m_trouble->show(trouble);
}

// What changes once a second.
void RunPage::showSecond()
{
    m_timeline->show();
    m_goals->show(m_presenter.goals());
    showVerdict();
}

void RunPage::showVerdict()
{
    m_verdict->show(toneOf(m_presenter.state()), m_presenter.verdictText(), m_presenter.verdictReason());
}

void RunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isPaused || m_presenter.title().isEmpty())
        return;
    showHeader();
    showSecond();
    if (m_tables->wantsSessions())
        m_host.askForSessions();
}

void RunPage::end(const FinishedRun &run)
{
    m_presenter.end(run);
    m_folder = run.folder;
    if (!run.folder.isEmpty())
        note(tr("The run is kept in %1").arg(run.folder));
    m_tables->flush();
    m_stop->setVisible(m_folder.isEmpty());
    m_openRun->setVisible(!m_folder.isEmpty());
    showHeader();
    showSecond();
}

} // namespace plimsoll
