// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homepage.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/goalcolumn.h"
#include "ui/run/runhost.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostRecent = 20;

QString verdictText(const RunListing &run)
{
    if (run.state == StoredState::Damaged)
        return HomePage::tr("Damaged");
    if (run.state == StoredState::Unfinished)
        return HomePage::tr("Unfinished");
    if (run.sentence.isEmpty())
        return HomePage::tr("No goals");
    return run.sentence;
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
    column->addWidget(makeDemoChoice());
    column->addWidget(makeLabel(tr("Recent runs"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    column->addWidget(makeRecentRuns(), 1);
    connect(&m_services.runs, &RunHost::starting, this, [this] { m_demo->setEnabled(false); });
    connect(&m_services.runs, &RunHost::ended, this, [this] {
        m_demo->setEnabled(true);
        m_demo->setText(tr("Run again"));
        readRuns();
    });
    readRuns();
}

QWidget *HomePage::makeDemoChoice()
{
    QFrame *pane = makePane(this);
    auto *symbol = new QLabel(pane);
    symbol->setPixmap(icon(u"simulated"_s, &Theme::accent).pixmap(QSize(20, 20), devicePixelRatioF()));
    QLabel *badge = makeSimulatedBadge(pane);
    m_demo = makePrimary(tr("Try the demo"), u"play"_s, pane);
    m_demo->setObjectName(u"tryDemo"_s);
    connect(m_demo, &QPushButton::clicked, this, [this] { m_services.runs.startDemo(); });
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
    button->addStretch();
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->addLayout(title);
    column->addWidget(text);
    column->addLayout(button);
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
    m_runs->setToolTip(tr("Enter or a double click opens the folder of the run."));
    connect(m_runs, &QTableWidget::activated, this, [this](const QModelIndex &index) {
        const QString path = m_runs->item(index.row(), 0)->data(Qt::UserRole).toString();
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    });
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    column->addWidget(m_noRuns, 0, Qt::AlignCenter);
    column->addWidget(m_runs);
    return pane;
}

void HomePage::readRuns()
{
    const QList<RunListing> runs = listRuns(m_services.dataDir).mid(0, MostRecent);
    m_noRuns->setVisible(runs.isEmpty());
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
        if (run.verdict)
            verdict->setIcon(icon(goalStateIcon(*run.verdict), goalStateTint(*run.verdict)));
        else if (run.state != StoredState::Complete)
            verdict->setIcon(icon(u"warning"_s, &Theme::warning));
        verdict->setToolTip(run.sentence);
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
