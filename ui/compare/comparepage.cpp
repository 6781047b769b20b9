// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparepage.h"

#include "core/base/atomicfile.h"
#include "core/report/comparisonjson.h"
#include "core/report/comparisontext.h"
#include "ui/compare/comparedcard.h"
#include "ui/compare/comparedcharts.h"
#include "ui/compare/comparisontables.h"
#include "ui/history/historymodel.h"
#include "ui/history/runlibrary.h"
#include "ui/look/columnscroll.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/look/verdictbar.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostOffered = 15; // runs in the menu; the history has all
constexpr int CardsBeside = 2;

Tone toneOf(Change worst)
{
    switch (worst) {
    case Change::Better:
        return Tone::Good;
    case Change::Worse:
        return Tone::Bad;
    case Change::Unclear:
        return Tone::Warning;
    case Change::Same:
    case Change::NotJudged:
        break;
    }
    return Tone::Neutral;
}

QPushButton *makeButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

ComparePage::ComparePage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_error(new ErrorNote(this))
    , m_views(new QStackedWidget(this))
{
    setObjectName(u"comparePage"_s);
    m_error->setObjectName(u"compareError"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addLayout(makeHeader());
    column->addWidget(m_error);
    m_views->addWidget(makeEmpty());
    m_views->addWidget(makeResult());
    column->addWidget(m_views, 1);
    connect(&m_comparer, &RunComparer::changed, this, &ComparePage::takeComparison);
    connect(&m_comparer, &RunComparer::linesRead, this, &ComparePage::takeLines);
    takeComparison();
}

void ComparePage::compare(const QStringList &paths)
{
    m_comparer.compare(paths);
}

QHBoxLayout *ComparePage::makeHeader()
{
    m_add = makeButton(u"compareAdd"_s, u"plus"_s, tr("Add run"), this);
    m_addMenu = new QMenu(m_add);
    m_add->setMenu(m_addMenu);
    connect(m_addMenu, &QMenu::aboutToShow, this, &ComparePage::fillAddMenu);
    m_command = makeButton(u"compareCommand"_s, u"terminal"_s, tr("Copy as command line"), this);
    m_command->setToolTip(tr("Ends with 99 when something is worse: for a pipeline"));
    connect(m_command, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            compareCommandLine(m_comparer.paths(), m_services.dataDir, m_comparer.tolerance()));
    });
    m_markdown = makeButton(u"compareMarkdown"_s, u"copy"_s, tr("Copy as Markdown"), this);
    m_markdown->setToolTip(tr("For a comment of a pull request"));
    connect(m_markdown, &QPushButton::clicked, this, [this] {
        if (m_comparer.comparison())
            QGuiApplication::clipboard()->setText(comparisonMarkdown(*m_comparer.comparison()));
    });
    m_export = makePrimary(tr("Export"), u"export"_s, this);
    m_export->setObjectName(u"compareExport"_s);
    m_export->setMenu(makeExportMenu());
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(makeLabel(tr("Compare"), TypeSize::Title, QFont::DemiBold, Ink::Text, this));
    row->addStretch(1);
    for (QPushButton *button : {m_add, m_command, m_markdown, m_export})
        row->addWidget(button);
    return row;
}

QMenu *ComparePage::makeExportMenu()
{
    auto *menu = new QMenu(m_export);
    QAction *markdown = menu->addAction(tr("Markdown…"), this,
        [this] { exportAs(tr("Export the comparison"), tr("Markdown (*.md)"), u"md"_s); });
    markdown->setObjectName(u"compareExportMarkdown"_s);
    QAction *json = menu->addAction(
        tr("JSON…"), this, [this] { exportAs(tr("Export the comparison"), tr("JSON (*.json)"), u"json"_s); });
    json->setObjectName(u"compareExportJson"_s);
    return menu;
}

QTableWidget *ComparePage::makeTable(const QString &name, const QString &words, QWidget *parent)
{
    auto *table = new QTableWidget(parent);
    prepareTable(table);
    table->setObjectName(name);
    table->setAccessibleName(words);
    table->setWordWrap(false);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the page scrolls
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QWidget *ComparePage::makeResult()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(spacing::Medium);
    m_cards = new QGridLayout;
    m_cards->setSpacing(spacing::Medium);
    column->addLayout(m_cards);
    m_verdict = new VerdictBar(u"compareVerdict"_s, content);
    column->addWidget(m_verdict);
    m_remarks = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, content);
    m_remarks->setObjectName(u"compareRemarks"_s);
    m_remarks->setWordWrap(true);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_remarks);
    m_same = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, content);
    m_same->setObjectName(u"compareSame"_s);
    m_same->setWordWrap(true);
    column->addWidget(m_same);
    m_differencePane = makePane(content);
    m_differences = makeTable(u"compareDifferences"_s, tr("What differs"), m_differencePane);
    auto *differences = new QVBoxLayout(m_differencePane);
    differences->setContentsMargins(1, spacing::Tight, 1, 1);
    differences->addWidget(m_differences);
    column->addWidget(m_differencePane);
    column->addWidget(makeFigures(content));
    m_charts = new ComparedCharts(content);
    column->addWidget(m_charts);
    column->addStretch(1);
    return new ColumnScroll(content, this);
}

QWidget *ComparePage::makeFigures(QWidget *parent)
{
    QFrame *pane = makePane(parent);
    m_figures = makeTable(u"compareFigures"_s, tr("Figures"), pane);
    m_tolerance = new QDoubleSpinBox(pane);
    m_tolerance->setObjectName(u"compareTolerance"_s);
    m_tolerance->setAccessibleName(tr("Tolerance"));
    m_tolerance->setRange(0, 100);
    m_tolerance->setDecimals(1);
    m_tolerance->setSuffix(tr(" %"));
    m_tolerance->setValue(DefaultTolerance * 100);
    m_tolerance->setKeyboardTracking(false);
    m_tolerance->setToolTip(tr("Differences up to so much of the first run's figure are none"));
    connect(m_tolerance, &QDoubleSpinBox::valueChanged, this,
        [this](double percent) { m_comparer.setTolerance(percent / 100); });
    QLabel *words = makeLabel(tr("Tolerance"), TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
    words->setBuddy(m_tolerance);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, 0);
    row->addWidget(makeLabel(tr("Figures"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane));
    row->addStretch(1);
    row->addWidget(words);
    row->addWidget(m_tolerance);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(spacing::Tight);
    column->addLayout(row);
    column->addWidget(m_figures);
    return pane;
}

QWidget *ComparePage::makeEmpty()
{
    QFrame *pane = makePane(this);
    QLabel *why = makeLabel(tr("Two to six runs side by side will be here: what differs in them, and which "
                               "figures got better or worse."),
        TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
    why->setObjectName(u"compareEmpty"_s);
    why->setWordWrap(true);
    why->setAlignment(Qt::AlignCenter);
    auto *choose = makeButton(u"compareChoose"_s, u"history"_s, tr("Choose runs"), pane);
    connect(choose, &QPushButton::clicked, this, &ComparePage::chooseAsked);
    auto *column = new QVBoxLayout(pane);
    column->addStretch(1);
    column->addWidget(why);
    column->addWidget(choose, 0, Qt::AlignCenter);
    column->addStretch(1);
    return pane;
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_comparer.refresh();
}

void ComparePage::takeComparison()
{
    const std::optional<Comparison> &comparison = m_comparer.comparison();
    m_error->show(m_comparer.problem());
    m_views->setCurrentIndex(comparison ? 1 : 0);
    m_add->setVisible(comparison && comparison->runs.size() < MostRuns);
    for (QPushButton *button : {m_command, m_markdown, m_export})
        button->setVisible(comparison.has_value());
    if (!comparison)
        return;
    showRuns(*comparison);
    showSentences(*comparison);
    const ComparedTable differences = differenceTable(*comparison);
    m_differencePane->setVisible(!differences.rows.isEmpty());
    showTable(*m_differences, differences);
    showTable(*m_figures, figureTable(*comparison));
    takeLines();
}

void ComparePage::takeLines()
{
    QStringList letters;
    if (const std::optional<Comparison> &comparison = m_comparer.comparison()) {
        for (const ComparedRun &run : comparison->runs)
            letters.append(run.letter);
    }
    const QList<RunLines> &lines = m_comparer.lines();
    m_charts->show(letters, lines.size() == letters.size() ? lines : QList<RunLines>());
}

void ComparePage::showRuns(const Comparison &comparison)
{
    while (const std::unique_ptr<QLayoutItem> item{m_cards->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may be what asked
    }
    const QStringList &paths = m_comparer.paths();
    for (int index = 0; index < comparison.runs.size(); ++index) {
        const QString path = paths.value(index);
        auto *card = new ComparedCard(
            comparison.runs[index], index, comparison.runs.size() > LeastRuns, m_views->widget(1));
        m_cards->addWidget(card, index / CardsBeside, index % CardsBeside);
        connect(card, &ComparedCard::openAsked, this, [this, path] { emit openRunAsked(path); });
        connect(card, &ComparedCard::removeAsked, this, [this, path] { compare(without(path)); });
        connect(card, &ComparedCard::makeFirstAsked, this,
            [this, path] { compare(QStringList{path} + without(path)); });
    }
}

void ComparePage::showSentences(const Comparison &comparison)
{
    const auto [lead, rest] = leadAndRest(comparison);
    m_verdict->show(toneOf(comparison.worst()), lead, rest);
    const QStringList remarks = newErrorSentences(comparison) + comparison.cautions;
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    QStringList same = comparison.samenesses;
    if (comparison.differences.isEmpty())
        same.prepend(tr("Nothing differs in plans, versions and machines"));
    m_same->setText(same.join(u" · "_s));
    m_same->setVisible(!same.isEmpty());
}

void ComparePage::fillAddMenu()
{
    m_addMenu->clear();
    for (const RunListing &run : m_services.library.runs()) {
        if (m_addMenu->actions().size() == MostOffered)
            break;
        if (run.state == StoredState::Damaged || m_comparer.paths().contains(run.path))
            continue;
        const QString text = QStringList{run.name, deploymentName(run),
            QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)}
                                 .join(u" · "_s);
        m_addMenu->addAction(QString(text).replace(u'&', u"&&"_s), this,
            [this, path = run.path] { compare(m_comparer.paths() + QStringList{path}); });
    }
    if (!m_addMenu->isEmpty())
        m_addMenu->addSeparator();
    m_addMenu->addAction(icon(u"history"_s), tr("Choose in the history"), this, &ComparePage::chooseAsked);
}

QStringList ComparePage::without(const QString &path) const
{
    QStringList paths = m_comparer.paths();
    paths.removeOne(path);
    return paths;
}

void ComparePage::exportAs(const QString &title, const QString &filter, const QString &suffix)
{
    auto *dialog = new QFileDialog(this, title, {}, filter);
    dialog->setObjectName(u"compareExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"comparison."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePage::save);
    dialog->open();
}

void ComparePage::save(const QString &file)
{
    const std::optional<Comparison> &comparison = m_comparer.comparison();
    if (!comparison)
        return;
    const QByteArray content = file.endsWith(u".json"_s, Qt::CaseInsensitive)
        ? comparisonJson(*comparison)
        : comparisonMarkdown(*comparison).toUtf8();
    const Result<> written = writeFileAtomically(file, content, FileAccess::OwnerOnly);
    m_error->show(written ? QString() : written.error().message);
}

} // namespace plimsoll
