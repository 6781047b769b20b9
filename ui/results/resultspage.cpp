// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultspage.h"

#include "core/storage/runexport.h"
#include "ui/deployments/deploymentbook.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/results/resultstabs.h"
#include "ui/run/goalgrid.h"
#include "ui/run/runhost.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMetaMethod>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int ProgressWidth = 360;

void openOutside(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

QPushButton *makeButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

ResultsPage::ResultsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_exporter(this)
{
    setObjectName(u"resultsPage"_s);
    m_error = new ErrorNote(this);
    m_error->setObjectName(u"resultsError"_s);
    m_done = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, this);
    m_done->setObjectName(u"exportedText"_s);
    m_done->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_done->setWordWrap(true);
    m_done->hide();
    m_views = new QStackedWidget(this);
    m_views->addWidget(makeProgress());
    m_views->addWidget(makeBody());
    m_views->addWidget(new QWidget(m_views)); // below an error
    QVBoxLayout *column = makePageColumn(this);
    column->setSpacing(spacing::Small);
    column->addLayout(makeHeader());
    column->addWidget(m_subtitle);
    column->addWidget(m_error);
    column->addWidget(m_done);
    column->addWidget(m_views, 1);
    addKeys();
    connect(&m_reader, &RunReader::shareRead, this,
        [this](double share) { m_progress->setValue(qRound(share * 100)); });
    connect(&m_reader, &RunReader::done, this, &ResultsPage::show);
    connect(&m_reader, &RunReader::failed, this, &ResultsPage::sayWrong);
    connect(&m_exporter, &RunExporter::failed, m_error, [this](const QString &text) { m_error->show(text); });
    connect(&m_exporter, &RunExporter::exported, this, [this](const QStringList &paths) {
        m_error->clear();
        m_done->setText(paths.size() == 1
                ? tr("Written: %1").arg(paths.first())
                : tr("%n file(s) written, the first is %1", nullptr, static_cast<int>(paths.size()))
                      .arg(paths.value(0)));
        m_done->show();
    });
}

ResultsPage::~ResultsPage() = default;

QHBoxLayout *ResultsPage::makeHeader()
{
    auto *back = new QPushButton(tr("Back"), this);
    back->setObjectName(u"resultsBack"_s);
    back->setToolTip(tr("To the page before (%1).")
            .arg(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText)));
    connect(back, &QPushButton::clicked, this, &ResultsPage::backAsked);
    m_title = makeLabel({}, TypeSize::Title, QFont::DemiBold, Ink::Text, this);
    m_title->setObjectName(u"resultsTitle"_s);
    m_badge = makeSimulatedBadge(this);
    m_badge->setObjectName(u"resultsSimulated"_s);
    m_subtitle = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_subtitle->setObjectName(u"resultsSubtitle"_s);
    m_subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(back);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addStretch();
    makeButtons(row);
    return row;
}

void ResultsPage::makeButtons(QHBoxLayout *row)
{
    m_cleanup = makeButton(u"resultsCleanup"_s, u"cleanup"_s, tr("Clean up…"), this);
    m_cleanup->setToolTip(tr("Deletes what this run created and left on the deployment."));
    connect(m_cleanup, &QPushButton::clicked, this, [this] { emit cleanupAsked(m_path); });
    m_again = makeButton(u"runAgain"_s, u"redo"_s, tr("Run again…"), this);
    connect(m_again, &QPushButton::clicked, this, &ResultsPage::runAgain);
    m_compare = makeButton(u"compareRun"_s, u"compare"_s, tr("Compare…"), this);
    m_compare->setToolTip(tr("Puts this run beside another one."));
    connect(m_compare, &QPushButton::clicked, this, [this] { emit compareAsked({m_path}); });
    m_browser = makeButton(u"openReport"_s, u"link"_s, tr("Open in browser"), this);
    m_browser->setToolTip(tr("Opens the report of the run's folder, a file that needs no network."));
    connect(m_browser, &QPushButton::clicked, this, [this] { openOutside(m_run->folder.htmlPath()); });
    m_export = makePrimary(tr("Export"), u"export"_s, this);
    m_export->setObjectName(u"exportRun"_s);
    m_export->setToolTip(tr("Writes the run as files for people and other programs."));
    auto *menu = new QMenu(m_export);
    menu->setObjectName(u"exportMenu"_s);
    m_exporter.addTo(menu);
    m_export->setMenu(menu);
    for (QPushButton *button : {m_cleanup, m_again, m_compare, m_browser, m_export}) {
        row->addWidget(button);
        button->hide();
    }
}

QWidget *ResultsPage::makeProgress()
{
    auto *box = new QWidget(m_views);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(u"readingProgress"_s);
    m_progress->setAccessibleName(tr("Reading the run"));
    m_progress->setRange(0, 100);
    m_progress->setFixedWidth(ProgressWidth);
    auto *column = new QVBoxLayout(box);
    column->addStretch();
    column->addWidget(makeLabel(tr("Reading the run …"), TypeSize::Body, QFont::Normal, Ink::Secondary, box),
        0, Qt::AlignHCenter);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addStretch();
    return box;
}

QWidget *ResultsPage::makeBody()
{
    auto *box = new QWidget(m_views);
    QFrame *notice = makePane(box);
    setPart(notice, Part::Notice);
    m_problems = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, notice);
    m_problems->setObjectName(u"resultsProblems"_s);
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *inNotice = new QVBoxLayout(notice);
    inNotice->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    inNotice->addWidget(m_problems);
    m_verdict = new VerdictBar(u"resultsVerdict"_s, box, VerdictBar::Rest::Below);
    m_goals = new GoalGrid(box);
    m_tabsPlace = new QVBoxLayout;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(spacing::Small);
    column->addWidget(m_verdict);
    column->addWidget(notice);
    column->addWidget(m_goals);
    column->addLayout(m_tabsPlace, 1);
    return box;
}

void ResultsPage::addKeys()
{
    const auto add = [this](const QKeySequence &keys, const QString &text, auto done) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, done);
        addAction(action);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_Left), tr("Back"), [this] { emit backAsked(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_T), tr("Charts or table"), [this] {
        if (m_tabs)
            m_tabs->switchTable();
    });
}

void ResultsPage::open(const QString &runPath)
{
    m_path = runPath;
    m_run.reset();
    m_exporter.setRun({});
    m_error->clear();
    m_done->hide();
    m_progress->setValue(0);
    m_views->setCurrentIndex(0);
    m_title->setText(tr("Run"));
    m_subtitle->setText(runPath);
    m_badge->hide();
    for (QPushButton *button : {m_cleanup, m_again, m_compare, m_browser, m_export})
        button->hide();
    m_reader.read(runPath);
}

void ResultsPage::show(const std::shared_ptr<const OpenedRun> &run)
{
    m_run = run;
    m_exporter.setRun(run);
    const ResultsView view = resultsViewOf(run->data);
    showTop(view);
    m_goals->show(view.goals);
    showButtons(view);
    m_tabs = std::make_unique<ResultsTabs>(run, this);
    connect(m_tabs.get(), &ResultsTabs::openFileAsked, this, openOutside);
    m_tabsPlace->addWidget(m_tabs.get());
    m_views->setCurrentIndex(1);
    m_tabs->setFocus();
}

void ResultsPage::showTop(const ResultsView &view)
{
    m_title->setText(view.title);
    m_subtitle->setText(view.subtitle);
    m_badge->setVisible(view.isSimulated);
    m_verdict->show(view.tone, view.verdict, view.reason);
    m_problems->setText(view.problems);
    m_problems->parentWidget()->setVisible(!view.problems.isEmpty());
}

void ResultsPage::showButtons(const ResultsView &view)
{
    m_cleanup->setVisible(
        view.left > 0 && isSignalConnected(QMetaMethod::fromSignal(&ResultsPage::cleanupAsked)));
    m_compare->setVisible(isSignalConnected(QMetaMethod::fromSignal(&ResultsPage::compareAsked)));
    const bool isDemo = view.isSimulated && !deployment();
    m_again->setVisible(m_run->data.plan.has_value() && (isDemo || deployment()));
    m_again->setText(!isDemo ? tr("Run again…")
            : isSearch()     ? tr("Calibrate again")
                             : tr("Run the demo again"));
    m_again->setToolTip(isDemo
            ? tr("Starts the demo, which is inside this app.")
            : tr("Checks whether the same plan can run on %1 now, and asks before it creates anything.")
                  .arg(m_run->data.report.deployment.url));
    m_browser->setVisible(QFileInfo::exists(m_run->folder.htmlPath()));
    m_export->show();
}

void ResultsPage::sayWrong(const QString &sentence)
{
    m_error->show(sentence);
    m_views->setCurrentIndex(2);
}

std::optional<KnownDeployment> ResultsPage::deployment() const
{
    const QString url = m_run->data.report.deployment.url;
    const QList<KnownDeployment> all = m_services.deployments.all();
    for (const KnownDeployment &known : all) {
        if (known.deployment.url.matches(
                QUrl(url), QUrl::StripTrailingSlash | QUrl::RemoveUserInfo | QUrl::NormalizePathSegments))
            return known;
    }
    return std::nullopt;
}

bool ResultsPage::isSearch() const
{
    return m_run && m_run->data.plan && m_run->data.plan->limit;
}

void ResultsPage::runAgain()
{
    if (const auto known = deployment())
        emit runAgainAsked(*known, *m_run->data.plan);
    else if (isSearch())
        m_services.runs.startCalibration();
    else
        m_services.runs.startDemo();
}

} // namespace plimsoll
