// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runtables.h"

#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/eventmodel.h"
#include "ui/run/failuremodel.h"
#include "ui/run/sessionmodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int BesideCharts = 22; // height of a row
constexpr std::size_t MostAtOnce = 300; // events, so that none blocks the window
constexpr int SessionsTab = 1;

void dress(QTableView *table, const QString &name, const QString &words)
{
    prepareTable(table);
    table->setObjectName(name);
    table->setAccessibleName(words);
    table->setWordWrap(false);
    table->verticalHeader()->setDefaultSectionSize(BesideCharts);
    table->horizontalHeader()->setResizeContentsPrecision(50); // rows that are looked at for a width
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

RunTables::RunTables(RunHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_events(new EventModel(this))
    , m_failures(new FailureModel(this))
    , m_sessions(new SessionModel(this))
{
    auto *halves = new QSplitter(Qt::Horizontal, this);
    halves->setObjectName(u"runTables"_s);
    halves->addWidget(makeTabs());
    halves->addWidget(makeFailures());
    halves->setStretchFactor(0, 7);
    halves->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(halves, 1);
}

RunTables::~RunTables()
{
    for (QTableView *table : {m_sessionTable, m_eventTable, m_failureTable})
        table->setModel(nullptr);
}

QWidget *RunTables::makeTabs()
{
    QFrame *pane = makePane(this);
    m_tabs = new QTabWidget(pane);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setDocumentMode(true);
    m_scenarioTable = new QTableWidget(0, static_cast<int>(RunPresenter::scenarioColumns().size()), m_tabs);
    m_scenarioTable->setHorizontalHeaderLabels(RunPresenter::scenarioColumns());
    dress(m_scenarioTable, u"scenarioTable"_s, tr("Scenarios"));
    for (int column = 1; column < m_scenarioTable->columnCount(); ++column)
        m_scenarioTable->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_scenarioTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_eventTable = new QTableView(m_tabs);
    dress(m_eventTable, u"eventTable"_s, tr("Events"));
    m_eventTable->setModel(m_events);
    m_eventTable->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(m_scenarioTable, tr("Scenarios"));
    m_tabs->insertTab(SessionsTab, makeSessions(), tr("Workspaces"));
    m_tabs->addTab(m_eventTable, tr("Events"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (wantsSessions())
            m_host.askForSessions();
    });
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_tabs);
    return pane;
}

QWidget *RunTables::makeSessions()
{
    auto *page = new QWidget(m_tabs);
    auto *filter = new QLineEdit(page);
    filter->setObjectName(u"sessionFilter"_s);
    filter->setAccessibleName(tr("Filter"));
    filter->setPlaceholderText(tr("Filter by workspace or state"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_sessions, &SessionModel::setFilter);
    m_sessionTable = new QTableView(page);
    dress(m_sessionTable, u"sessionTable"_s, tr("Workspaces"));
    m_sessionTable->setModel(m_sessions);
    m_sessionTable->setSortingEnabled(true);
    m_sessionTable->sortByColumn(-1, Qt::AscendingOrder);
    m_sessionTable->setColumnWidth(0, 240);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, spacing::Tight, 0, 0);
    column->addWidget(filter);
    column->addWidget(m_sessionTable);
    return page;
}

QWidget *RunTables::makeFailures()
{
    QWidget *pane = makePane(this);
    m_failureTitle = makeLabel(tr("Failures"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane);
    m_failureTitle->setObjectName(u"failureTitle"_s);
    m_failureTitle->setContentsMargins(spacing::Medium, 0, 0, 0);
    m_failureTable = new QTableView(pane);
    dress(m_failureTable, u"failureTable"_s, tr("Failures"));
    m_failureTable->setModel(m_failures);
    m_failureTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_sample = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, pane);
    m_sample->setObjectName(u"failureSample"_s);
    m_sample->setContentsMargins(spacing::Medium, 0, spacing::Medium, spacing::Tight);
    m_sample->setWordWrap(true);
    m_sample->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sample->hide();
    connect(m_failureTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            const QString sample = m_failures->sample(current.row());
            m_sample->setText(tr("The first one: %1").arg(sample));
            m_sample->setVisible(!sample.isEmpty());
        });
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    column->addWidget(m_failureTitle);
    column->addWidget(m_failureTable, 1);
    column->addWidget(m_sample);
    return pane;
}

void RunTables::begin()
{
    m_phase = Phase::Preflight;
    m_pending.clear();
    m_groups = ErrorGroups();
    m_events->clear();
    m_sessions->replace({});
    m_tabs->setTabText(SessionsTab, tr("Workspaces"));
    m_scenarioTable->setRowCount(0);
    m_sample->hide();
    showSecond({});
}

void RunTables::startTraffic(const QDateTime &startsAt)
{
    m_events->setTrafficStart(startsAt);
}

void RunTables::take(const RunEvent &event)
{
    m_pending.emplace_back(event, m_phase);
}

void RunTables::take(std::vector<SessionRow> rows)
{
    m_tabs->setTabText(
        SessionsTab, tr("Workspaces %1").arg(QLocale().toString(static_cast<qulonglong>(rows.size()))));
    m_sessions->replace(std::move(rows));
}

void RunTables::flush()
{
    if (m_pending.empty() || m_isFlushing)
        return;
    const QScrollBar *bar = m_eventTable->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    std::vector<RunEvent> events;
    const Phase phase = m_pending.front().second;
    while (!m_pending.empty() && m_pending.front().second == phase && events.size() < MostAtOnce) {
        addFailure(m_groups, m_pending.front().first, phaseTitle(phase));
        events.push_back(std::move(m_pending.front().first));
        m_pending.pop_front();
    }
    m_events->append(events, phaseTitle(phase));
    if (isAtEnd)
        m_eventTable->scrollToBottom();
    showFailures();
    if (m_pending.empty())
        return;
    m_isFlushing = true;
    QTimer::singleShot(0, this, [this] {
        m_isFlushing = false;
        flush();
    });
}

void RunTables::showFailures()
{
    const ErrorGroups shown = m_second ? m_events->failures() : m_groups;
    const QList<ErrorGroup> groups = shown.groups();
    m_failures->replace(groups);
    m_failureTitle->setText(groups.isEmpty()
            ? tr("No failures")
            : tr("Failures: %1 of %n kind(s)", nullptr, static_cast<int>(groups.size()))
                  .arg(QLocale().toString(static_cast<qulonglong>(shown.total()))));
}

void RunTables::showScenarios(const QList<ScenarioView> &views)
{
    if (!m_scenarioTable->isVisible())
        return;
    m_scenarioTable->setRowCount(static_cast<int>(views.size()));
    for (int row = 0; row < views.size(); ++row) {
        for (int column = 0; column < views.at(row).size(); ++column)
            setCell(m_scenarioTable, row, column, views.at(row).at(column),
                column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
}

void RunTables::showSecond(std::optional<qint64> second)
{
    m_second = second;
    m_events->setSecond(second);
    showFailures();
}

bool RunTables::wantsSessions() const
{
    return m_tabs->currentIndex() == SessionsTab && m_tabs->isVisible();
}

} // namespace plimsoll
