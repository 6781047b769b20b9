// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runpage.h"

#include "ui/charts/strips.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/goalcolumn.h"
#include "ui/run/sessionmodel.h"
#include "ui/run/stopmenu.h"
#include "ui/run/stripview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double ShownSeconds = 300; // unless the whole run is wanted, or shorter
constexpr int MostEvents = 10'000;

QTableWidget *makeTable(const QStringList &columns, const QString &name, QWidget *parent)
{
    auto *table = new QTableWidget(0, static_cast<int>(columns.size()), parent);
    table->setObjectName(name);
    table->setHorizontalHeaderLabels(columns);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(22);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

void setCell(QTableWidget *table, int row, int column, const QString &text, Qt::Alignment side)
{
    QTableWidgetItem *item = table->item(row, column);
    if (!item) {
        item = new QTableWidgetItem;
        item->setTextAlignment(side | Qt::AlignVCenter);
        table->setItem(row, column, item);
    }
    if (item->text() != text)
        item->setText(text);
}

} // namespace

RunPage::RunPage(RunHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_sessions(std::make_unique<SessionModel>())
{
    setObjectName(u"runPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addLayout(makeHeader());
    column->addWidget(makeVerdict());
    m_goalRow = new QHBoxLayout;
    m_goalRow->setSpacing(0);
    column->addLayout(m_goalRow);
    auto *tables = new QSplitter(Qt::Horizontal, this);
    tables->setObjectName(u"runTables"_s);
    tables->addWidget(makeTables());
    tables->addWidget(makeFailures());
    tables->setStretchFactor(0, 2);
    tables->setStretchFactor(1, 1);
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setObjectName(u"runHalves"_s);
    halves->addWidget(makeStrips());
    halves->addWidget(tables);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    column->addWidget(halves, 1);
    follow();
}

RunPage::~RunPage()
{
    m_sessionTable->setModel(nullptr);
}

QHBoxLayout *RunPage::makeHeader()
{
    m_title = makeLabel(tr("No run yet"), TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_badge = makeSimulatedBadge(this);
    m_badge->hide();
    m_subtitle = makeLabel(
        tr("Start the demo on the page Home."), TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_progressText = makeLabel({}, TypeSize::Body, QFont::Medium, Ink::Text, this);
    m_progressText->setObjectName(u"runProgress"_s);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 1000);
    setPart(m_progress, Part::ThinBar);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, spacing::Tight * 2);
    m_pause = new QPushButton(icon(u"hold"_s), tr("Pause view"), this);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("The charts and tables stand still; the load goes on."));
    connect(m_pause, &QPushButton::toggled, this, [this](bool isPaused) {
        m_isPaused = isPaused;
        if (!isPaused)
            showSecond();
    });
    m_stop = makeStopButton(m_host, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addWidget(m_subtitle);
    row->addStretch();
    row->addWidget(m_progressText);
    row->addWidget(m_progress);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    return row;
}

QWidget *RunPage::makeVerdict()
{
    QWidget *pane = makePane(this);
    m_verdictIcon = new QLabel(pane);
    m_verdict = makeLabel({}, TypeSize::Lead, QFont::DemiBold, Ink::Text, pane);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setWordWrap(true);
    m_generator = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, pane);
    auto *row = new QHBoxLayout(pane);
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    row->addWidget(m_verdictIcon);
    row->addWidget(m_verdict, 1);
    row->addWidget(m_generator);
    return pane;
}

QWidget *RunPage::makeStrips()
{
    QWidget *pane = makePane(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    column->setSpacing(0);
    m_wholeRun = new QPushButton(tr("Whole run"), pane);
    m_wholeRun->setCheckable(true);
    m_wholeRun->setToolTip(tr("Show the traffic from its first to its planned last second."));
    connect(m_wholeRun, &QPushButton::toggled, this, [this] { showSecond(); });
    m_cursorText = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, pane);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing::Medium, 0, spacing::Medium, 0);
    row->addWidget(m_wholeRun);
    row->addWidget(makeLabel(tr("Shaded: a goal was broken. Hatched: this machine was late."),
        TypeSize::Caption, QFont::Normal, Ink::Secondary, pane));
    row->addStretch();
    row->addWidget(m_cursorText);
    column->addLayout(row);
    const QList<ChartSpec> specs = translatedStrips();
    for (qsizetype i = 0; i < specs.size(); ++i) {
        const int stretch = stripStretches().at(i);
        auto *strip = new StripView(specs.at(i), stretch, pane);
        strip->chart().onPointed([this](double second, bool clicked) { point(second, clicked); });
        column->addWidget(strip, stretch);
        m_strips.append(strip);
    }
    return pane;
}

QWidget *RunPage::makeTables()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setDocumentMode(true);
    m_scenarioTable = makeTable(RunPresenter::scenarioColumns(), u"scenarioTable"_s, m_tabs);
    auto *sessions = new QWidget(m_tabs);
    auto *filter = new QLineEdit(sessions);
    filter->setPlaceholderText(tr("Filter by workspace or state"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_sessions.get(), &SessionModel::setFilter);
    m_sessionTable = new QTableView(sessions);
    m_sessionTable->setObjectName(u"sessionTable"_s);
    m_sessionTable->setModel(m_sessions.get());
    m_sessionTable->setSortingEnabled(true);
    m_sessionTable->sortByColumn(-1, Qt::AscendingOrder);
    m_sessionTable->verticalHeader()->hide();
    m_sessionTable->verticalHeader()->setDefaultSectionSize(22);
    m_sessionTable->setFrameShape(QFrame::NoFrame);
    m_sessionTable->setShowGrid(false);
    m_sessionTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_sessionTable->setColumnWidth(0, 240);
    auto *column = new QVBoxLayout(sessions);
    column->setContentsMargins(0, spacing::Tight, 0, 0);
    column->addWidget(filter);
    column->addWidget(m_sessionTable);
    m_eventTable = makeTable({tr("Time"), tr("Event")}, u"eventTable"_s, m_tabs);
    m_eventTable->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(m_scenarioTable, tr("Scenarios"));
    m_tabs->addTab(sessions, tr("Workspaces"));
    m_tabs->addTab(m_eventTable, tr("Events"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 1)
            m_host.askForSessions();
    });
    return m_tabs;
}

QWidget *RunPage::makeFailures()
{
    QWidget *pane = makePane(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    m_failureTable = makeTable(
        {tr("Failure"), tr("Where"), tr("Count"), tr("First"), tr("Last")}, u"failureTable"_s, pane);
    m_failureTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *title = makeLabel(tr("Failures"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane);
    title->setContentsMargins(spacing::Medium, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(m_failureTable);
    return pane;
}

void RunPage::follow()
{
    connect(&m_host, &RunHost::starting, this, &RunPage::begin);
    connect(&m_host, &RunHost::phaseBegan, this, [this](Phase phase) {
        m_presenter.enter(phase);
        addEvent(QDateTime::currentDateTimeUtc(), tr("%1 began.").arg(phaseTitle(phase)));
        showHeader();
    });
    connect(&m_host, &RunHost::phaseEnded, this, [this](const PhaseResult &result) {
        addEvent(
            QDateTime::currentDateTimeUtc(), tr("%1: %2").arg(phaseTitle(result.phase), result.sentence));
    });
    connect(&m_host, &RunHost::told, this, [this](const RunEvent &event) {
        addEvent(event.at, event.sentence);
        if (event.kind == RunEventKind::Session)
            m_failures.add(event.fields.value("scenario"_L1).toString(),
                event.fields.value("class"_L1).toString(), event.sentence, event.sentence, event.at);
        else if (event.kind == RunEventKind::Error)
            m_failures.add(phaseTitle(Phase::Create), {}, event.sentence, event.sentence, event.at);
    });
    connect(&m_host, &RunHost::snapshotTaken, this, [this](const std::shared_ptr<const Snapshot> &snapshot) {
        m_presenter.take(*snapshot);
        if (isVisible() && !m_isPaused)
            showHeader();
    });
    connect(&m_host, &RunHost::secondTaken, this, [this](const SecondRow &row, const Verdict &verdict) {
        m_presenter.take(row, verdict);
        if (!isVisible() || m_isPaused)
            return;
        showSecond();
        if (m_tabs->currentIndex() == 1)
            m_host.askForSessions();
    });
    connect(&m_host, &RunHost::sessionsTaken, this,
        [this](const std::vector<SessionRow> &rows) { m_sessions->replace(rows); });
    connect(&m_host, &RunHost::ended, this, &RunPage::end);
}

void RunPage::begin(const Plan &plan, const QString &deployment, bool isSimulated)
{
    m_presenter.begin(plan, deployment, isSimulated);
    m_failures = ErrorGroups();
    m_sessions->replace({});
    m_eventTable->setRowCount(0);
    m_failureTable->setRowCount(0);
    m_scenarioTable->setRowCount(0);
    m_cursor.reset();
    m_title->setText(plan.name);
    m_subtitle->setText(m_presenter.subtitle());
    m_badge->setVisible(isSimulated);
    m_strips.at(1)->chart().setGoal(m_presenter.roundTripLimit(), m_presenter.roundTripGoalText());
    makeGoals();
    showHeader();
    showSecond();
}

void RunPage::makeGoals()
{
    for (GoalColumn *goal : std::exchange(m_goals, {})) {
        m_goalRow->removeWidget(goal);
        goal->deleteLater();
    }
    const QList<GoalView> views = m_presenter.goals();
    for (const GoalView &view : views) {
        auto *goal = new GoalColumn(this);
        goal->show(view);
        m_goalRow->addWidget(goal, 1);
        m_goals.append(goal);
    }
}

void RunPage::addEvent(const QDateTime &at, const QString &sentence)
{
    if (m_eventTable->rowCount() >= MostEvents)
        m_eventTable->removeRow(0);
    const int row = m_eventTable->rowCount();
    m_eventTable->insertRow(row);
    setCell(m_eventTable, row, 0, at.toLocalTime().toString(u"HH:mm:ss"_s), Qt::AlignLeft);
    setCell(m_eventTable, row, 1, sentence, Qt::AlignLeft);
    m_eventTable->item(row, 1)->setToolTip(sentence);
    if (isVisible())
        m_eventTable->scrollToBottom();
}

void RunPage::showHeader()
{
    m_progressText->setText(m_presenter.progressText());
    m_progress->setValue(qRound(m_presenter.progressShare() * 1000));
    showScenarios();
}

void RunPage::showSecond()
{
    const double last = std::max(0.0, m_presenter.lastSecond());
    const bool isWhole = m_wholeRun->isChecked() || m_presenter.plannedSeconds() < ShownSeconds;
    const double from = isWhole ? 0 : std::max(0.0, last - ShownSeconds);
    const double to = isWhole ? std::max(m_presenter.plannedSeconds(), last) : from + ShownSeconds;
    QList<ChartBand> bands;
    for (const auto &[begin, end] : m_presenter.brokenSeconds())
        bands.append({begin, end, ChartBand::Kind::BrokenGoal});
    for (const auto &[begin, end] : m_presenter.markedSeconds())
        bands.append({begin, end, ChartBand::Kind::GeneratorLimited});
    const auto all = m_presenter.strips().all();
    for (qsizetype i = 0; i < all.size(); ++i) {
        LiveChart &chart = m_strips.at(i)->chart();
        chart.setBands(bands);
        chart.setWindow(from, std::max(to, from + 1));
        chart.replace(*all.at(i));
    }
    const QList<GoalView> views = m_presenter.goals();
    for (qsizetype i = 0; i < m_goals.size() && i < views.size(); ++i)
        m_goals.at(i)->show(views.at(i));
    m_verdict->setText(m_presenter.verdictText());
    if (const auto state = m_presenter.state())
        m_verdictIcon->setPixmap(
            icon(goalStateIcon(*state), goalStateTint(*state)).pixmap(QSize(20, 20), devicePixelRatioF()));
    else
        m_verdictIcon->clear();
    m_generator->setText(m_presenter.generatorText());
    showReadOut();
    showFailures();
}

void RunPage::showReadOut()
{
    const double second = m_cursor.value_or(m_presenter.lastSecond());
    const auto all = m_presenter.strips().all();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QList<std::optional<double>> values;
        for (const QList<QPointF> &series : *all.at(i))
            values.append(RunPresenter::valueAt(series, second));
        m_strips.at(i)->setValues(values);
    }
    const auto whole = static_cast<qint64>(second);
    m_cursorText->setText(m_cursor
            ? tr("At the cursor: %1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'))
            : tr("Now"));
}

void RunPage::showScenarios()
{
    const QList<ScenarioView> views = m_presenter.scenarios();
    m_scenarioTable->setRowCount(static_cast<int>(views.size()));
    for (int row = 0; row < views.size(); ++row) {
        for (int column = 0; column < views.at(row).size(); ++column)
            setCell(m_scenarioTable, row, column, views.at(row).at(column),
                column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
}

void RunPage::showFailures()
{
    const QList<ErrorGroup> groups = m_failures.groups();
    m_failureTable->setRowCount(static_cast<int>(groups.size()));
    for (int row = 0; row < groups.size(); ++row) {
        const ErrorGroup &group = groups.at(row);
        setCell(m_failureTable, row, 0, group.sentence, Qt::AlignLeft);
        m_failureTable->item(row, 0)->setToolTip(group.sample);
        setCell(m_failureTable, row, 1, group.origin, Qt::AlignLeft);
        setCell(m_failureTable, row, 2, QString::number(group.count), Qt::AlignRight);
        setCell(m_failureTable, row, 3, group.first.toLocalTime().toString(u"HH:mm:ss"_s), Qt::AlignRight);
        setCell(m_failureTable, row, 4, group.last.toLocalTime().toString(u"HH:mm:ss"_s), Qt::AlignRight);
    }
}

void RunPage::point(double second, bool)
{
    if (std::isnan(second) || m_presenter.lastSecond() < 0)
        m_cursor.reset();
    else
        m_cursor = std::clamp(std::round(second), 0.0, m_presenter.lastSecond());
    for (StripView *strip : m_strips)
        strip->chart().setCursor(m_cursor);
    showReadOut();
}

void RunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isPaused && !m_presenter.title().isEmpty()) {
        showHeader();
        showSecond();
    }
}

void RunPage::end(const FinishedRun &run)
{
    m_presenter.end(run.recorded ? tr("Ended") : run.recorded.error().message, run.report.verdict);
    if (!run.folder.isEmpty())
        addEvent(QDateTime::currentDateTimeUtc(), tr("The run is kept in %1").arg(run.folder));
    showHeader();
    showSecond();
}

} // namespace plimsoll
