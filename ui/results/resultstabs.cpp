// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultstabs.h"

#include "core/base/unittext.h"
#include "core/report/reportcharts.h"
#include "ui/look/columnscroll.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/pictureview.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/results/storedtimeline.h"
#include "ui/results/tablepane.h"
#include "ui/results/workspacemodel.h"
#include "ui/run/goalcolumn.h"
#include "ui/run/timelinepanel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostErrors = 10'000;

// The column of a tab that scrolls.
QVBoxLayout *makeScrolled(QWidget *tab)
{
    auto *content = new QWidget(tab);
    auto *area = new ColumnScroll(content, tab);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Medium);
    auto *around = new QVBoxLayout(tab);
    around->setContentsMargins({});
    around->addWidget(area);
    return column;
}

QList<QIcon> stateIcons(const Verdict &verdict)
{
    QList<QIcon> icons;
    for (const GoalResult &goal : verdict.goals)
        icons.append(icon(goalStateIcon(goal.state), goalStateTint(goal.state)));
    return icons;
}

PictureView *makeBarPicture(const BarPicture &picture, const QString &name, QWidget *parent)
{
    auto *view = new PictureView(
        [picture](const Colours &colours) { return svgBars(picture, SvgUse::Plain, colours); },
        picture.description, parent);
    view->setObjectName(name);
    return view;
}

PictureView *makeChartPicture(const ChartPicture &picture, const QString &name, QWidget *parent)
{
    auto *view = new PictureView(
        [picture](const Colours &colours) { return svgChart(picture, SvgUse::Plain, colours); },
        picture.description, parent);
    view->setObjectName(name);
    return view;
}

QString withCount(const QString &title, std::uint64_t count)
{
    return count == 0 ? title : u"%1 %2"_s.arg(title, QLocale().toString(static_cast<qulonglong>(count)));
}

std::uint64_t errorCount(const Report &report)
{
    std::uint64_t count = 0;
    for (const ErrorGroup &group : report.errors)
        count += group.count;
    return count;
}

} // namespace

ResultsTabs::ResultsTabs(std::shared_ptr<const OpenedRun> run, QWidget *parent)
    : QTabWidget(parent)
    , m_run(std::move(run))
{
    setObjectName(u"resultsTabs"_s);
    setDocumentMode(true);
    const QStringList titles{tr("Summary"), tr("Load line"), tr("Timeline"), tr("Latency spectrum"),
        withCount(tr("Errors"), errorCount(data().report)),
        withCount(tr("Workspaces"), static_cast<std::uint64_t>(data().report.workspaces.size())),
        tr("Provisioning"), tr("Environment"), tr("Raw files")};
    for (const QString &title : titles) {
        addTab(new QWidget(this), title);
        m_isFilled.append(false);
    }
    setTabVisible(static_cast<int>(Tab::LoadLine), !data().report.limit.levels.isEmpty());
    connect(this, &QTabWidget::currentChanged, this, &ResultsTabs::fill);
    fill(0);
}

ResultsTabs::~ResultsTabs()
{
    const auto tables = findChildren<QTableView *>();
    for (QTableView *table : tables)
        table->setModel(nullptr);
}

void ResultsTabs::fill(int index)
{
    if (index < 0 || std::exchange(m_isFilled[index], true))
        return;
    QWidget *tab = widget(index);
    const auto makeWhole = [tab] {
        auto *column = new QVBoxLayout(tab);
        column->setContentsMargins(0, spacing::Medium, 0, 0);
        column->setSpacing(spacing::Small);
        return column;
    };
    switch (static_cast<Tab>(index)) {
    case Tab::Summary:
        return fillSummary(makeScrolled(tab));
    case Tab::LoadLine:
        return fillLoadLine(makeScrolled(tab));
    case Tab::Timeline:
        return fillTimeline(makeWhole());
    case Tab::Spectrum:
        return fillSpectrum(makeScrolled(tab));
    case Tab::Errors:
        return fillErrors(makeWhole());
    case Tab::Workspaces:
        return fillWorkspaces(makeWhole());
    case Tab::Provisioning:
        return fillProvisioning(makeScrolled(tab));
    case Tab::Environment:
        return fillEnvironment(makeWhole());
    case Tab::Files:
        return fillFiles(makeWhole());
    }
}

QWidget *ResultsTabs::makePicturePane(QWidget *picture, QWidget *parent)
{
    QFrame *pane = makePane(parent);
    picture->setParent(pane);
    auto *row = new QHBoxLayout(pane);
    row->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    row->addWidget(picture, 1, Qt::AlignTop);
    return pane;
}

void ResultsTabs::fillSummary(QVBoxLayout *column)
{
    QWidget *content = column->parentWidget();
    const Report &report = data().report;
    column->addWidget(
        new TablePane(goalsTable(report), TablePane::Height::Whole, content, stateIcons(report.verdict)));
    column->addWidget(new TablePane(trafficTable(report), TablePane::Height::Whole, content));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    column->addLayout(row);
    row->addWidget(new TablePane(movedTable(data()), TablePane::Height::Whole, content), 1);
    if (const auto picture = spectrumPicture(data()))
        row->addWidget(
            makePicturePane(makeChartPicture(*picture, u"spectrumPicture"_s, content), content), 1);
    const QStringList warnings = warningsOf(report);
    if (!warnings.isEmpty()) {
        ReportTable table{.name = u"warnings"_s, .title = tr("What to keep in mind")};
        for (const QString &warning : warnings)
            table.rows.append({warning});
        column->addWidget(new TablePane(table, TablePane::Height::Whole, content));
    }
    column->addStretch();
}

void ResultsTabs::fillLoadLine(QVBoxLayout *column)
{
    QWidget *content = column->parentWidget();
    const Report &report = data().report;
    for (const ChartPicture &picture : limitPictures(report.limit))
        column->addWidget(makePicturePane(makeChartPicture(picture, picture.name, content), content));
    column->addWidget(new TablePane(levelsTable(report), TablePane::Height::Whole, content));
    column->addStretch();
}

void ResultsTabs::fillTimeline(QVBoxLayout *column)
{
    if (!data().hasSeconds()) {
        QLabel *none = makeLabel(tr("No second of traffic was written down, so there is nothing to draw. "
                                    "Environment and Raw files show what the folder has."),
            TypeSize::Body, QFont::Normal, Ink::Secondary, column->parentWidget());
        none->setObjectName(u"noSeconds"_s);
        none->setWordWrap(true);
        column->addWidget(none);
        column->addStretch();
        return;
    }
    m_seconds = std::make_unique<StoredTimeline>(m_run);
    m_timeline = std::make_unique<TimelinePanel>(*m_seconds, column->parentWidget());
    m_timeline->setObjectName(u"storedTimeline"_s);
    column->addWidget(m_timeline.get(), 1);
}

void ResultsTabs::switchTable()
{
    if (m_timeline && tab() == Tab::Timeline)
        m_timeline->switchTable();
}

void ResultsTabs::fillSpectrum(QVBoxLayout *column)
{
    QWidget *content = column->parentWidget();
    if (data().scenarios.size() > 1) {
        auto *scenario = new QComboBox(content);
        scenario->setObjectName(u"spectrumScenario"_s);
        scenario->setAccessibleName(tr("Scenario"));
        scenario->addItem(tr("All scenarios"));
        scenario->addItems(data().scenarios);
        connect(
            scenario, &QComboBox::currentIndexChanged, this, [this](int index) { showSpectrum(index - 1); });
        column->addWidget(scenario, 0, Qt::AlignLeft);
    }
    m_spectrum = new QVBoxLayout;
    column->addLayout(m_spectrum);
    showSpectrum(-1);
    if (const auto picture = connectPicture(connectPhases(data().report)))
        column->addWidget(makePicturePane(makeBarPicture(*picture, u"connectPicture"_s, content), content));
    column->addWidget(new TablePane(latencyTable(data()), TablePane::Height::Whole, content));
    if (const ReportTable requests = requestsTable(data().report); !requests.rows.isEmpty())
        column->addWidget(new TablePane(requests, TablePane::Height::Whole, content));
    column->addStretch();
}

void ResultsTabs::showSpectrum(int scenario)
{
    if (m_picture) {
        m_spectrum->removeWidget(m_picture);
        m_picture->hide();
        m_picture->deleteLater();
    }
    QWidget *content = m_spectrum->parentWidget();
    const auto picture = spectrumPicture(
        data(), scenario < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(scenario)));
    m_picture = picture ? makePicturePane(makeChartPicture(*picture, u"spectrumPicture"_s, content), content)
                        : makeLabel(tr("No round trip was measured."), TypeSize::Body, QFont::Normal,
                              Ink::Secondary, content);
    m_spectrum->addWidget(m_picture);
}

void ResultsTabs::fillErrors(QVBoxLayout *column)
{
    column->addWidget(new TablePane(errorsTable(data().report, MostErrors), TablePane::Height::Scrolled,
                          column->parentWidget()),
        1);
}

void ResultsTabs::fillWorkspaces(QVBoxLayout *column)
{
    QWidget *tab = column->parentWidget();
    auto *model = new WorkspaceModel(data().report.workspaces, this);
    auto *filter = new QLineEdit(tab);
    filter->setObjectName(u"workspaceFilter"_s);
    filter->setAccessibleName(tr("Filter"));
    filter->setPlaceholderText(tr("Filter by workspace, scenario, state or error"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, model, &WorkspaceModel::setFilter);
    QFrame *pane = makePane(tab);
    auto *table = new QTableView(pane);
    prepareTable(table);
    table->setObjectName(u"workspaceTable"_s);
    table->setAccessibleName(tr("Workspaces"));
    table->setWordWrap(false);
    table->setModel(model);
    table->setSortingEnabled(true);
    table->sortByColumn(-1, Qt::AscendingOrder);
    fitColumns(table, true);
    auto *inPane = new QVBoxLayout(pane);
    inPane->setContentsMargins(1, 1, 1, 1);
    inPane->addWidget(table);
    column->addWidget(filter);
    column->addWidget(pane, 1);
}

void ResultsTabs::fillProvisioning(QVBoxLayout *column)
{
    QWidget *content = column->parentWidget();
    const CreateReport &create = data().report.create;
    QLabel *sentence
        = makeLabel(tr("%1 of %2 workspaces created, %3 failed, %4 were there before, %5 builds retried.")
                        .arg(create.created)
                        .arg(create.planned)
                        .arg(create.failed)
                        .arg(create.reused)
                        .arg(create.retries),
            TypeSize::Body, QFont::Normal, Ink::Text, content);
    sentence->setObjectName(u"createSentence"_s);
    column->addWidget(sentence);
    if (const auto picture = buildPicture(create))
        column->addWidget(makePicturePane(makeBarPicture(*picture, u"buildPicture"_s, content), content));
    column->addWidget(new TablePane(spansTable(create), TablePane::Height::Whole, content));
    if (const ReportTable builds = buildsTable(create); !builds.rows.isEmpty())
        column->addWidget(new TablePane(builds, TablePane::Height::Whole, content));
    column->addWidget(new TablePane(phasesTable(data().report), TablePane::Height::Whole, content));
    column->addWidget(new TablePane(cleanupTable(data().report), TablePane::Height::Whole, content));
    column->addStretch();
}

void ResultsTabs::fillEnvironment(QVBoxLayout *column)
{
    QWidget *tab = column->parentWidget();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(new TablePane(environmentTable(data()), TablePane::Height::Scrolled, tab), 1);
    if (data().plan)
        row->addWidget(new TablePane(planTable(*data().plan), TablePane::Height::Scrolled, tab), 1);
    column->addLayout(row, 1);
}

void ResultsTabs::fillFiles(QVBoxLayout *column)
{
    QWidget *tab = column->parentWidget();
    const QString path = m_run->folder.path();
    auto *open = new QPushButton(tr("Open folder"), tab);
    open->setObjectName(u"openFolder"_s);
    open->setToolTip(path);
    connect(open, &QPushButton::clicked, this, [this, path] { emit openFileAsked(path); });
    QLabel *where = makeLabel(path, TypeSize::Body, QFont::Normal, Ink::Secondary, tab);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout;
    row->addWidget(where, 1);
    row->addWidget(open);
    column->addLayout(row);
    auto *files = new TablePane(m_run->files, TablePane::Height::Scrolled, tab);
    column->addWidget(files, 1);
    if (!files->table())
        return;
    files->table()->setToolTip(tr("Enter or a double click opens the file."));
    connect(files->table(), &QTableView::activated, this, [this, path](const QModelIndex &index) {
        emit openFileAsked(path + u'/' + m_run->files.rows.at(index.row()).first());
    });
}

} // namespace plimsoll
