// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "core/report/comparison.h"
#include "ui/history/notespane.h"
#include "ui/history/runlibrary.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/runhost.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int WidestColumn = 150; // of those with names; tool tips have them whole

QPushButton *makeButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    return button;
}

// Its choices, the first of them "all", the one that was chosen kept if it is still there.
void fill(QComboBox *box, const QString &all, QStringList choices)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    choices.sort(Qt::CaseInsensitive);
    box->clear();
    box->addItem(all, QString());
    for (const QString &choice : std::as_const(choices))
        box->addItem(choice, choice);
    box->setCurrentIndex(std::max(box->findData(chosen), 0));
}

} // namespace

HistoryPage::HistoryPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_filter(m_model)
    , m_error(new ErrorNote(this))
{
    setObjectName(u"historyPage"_s);
    m_error->setObjectName(u"historyError"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addLayout(makeHeader());
    column->addLayout(makeFilters());
    column->addWidget(m_error);
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setObjectName(u"historyParts"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(spacing::Medium);
    m_views = new QStackedWidget(parts);
    m_views->addWidget(makeList());
    m_views->addWidget(makeEmpty());
    m_notes = new NotesPane(parts);
    m_notes->setMinimumWidth(220);
    parts->setStretchFactor(0, 1);
    parts->setSizes({860, 260});
    column->addWidget(parts, 1);
    column->addWidget(makeUndoBar());
    makeActions();
    follow();
    takeRuns();
}

HistoryPage::~HistoryPage()
{
    m_table->setModel(nullptr);
}

QHBoxLayout *HistoryPage::makeHeader()
{
    m_open = makeButton(u"historyOpen"_s, u"chevron-right"_s, tr("Open"), this);
    m_trash = makeButton(u"historyTrash"_s, u"trash"_s, tr("Move to trash"), this);
    m_emptyTrash = makeButton(u"historyEmptyTrash"_s, u"cleanup"_s, {}, this);
    m_compare = makePrimary(tr("Compare"), u"compare"_s, this);
    m_compare->setObjectName(u"historyCompare"_s);
    connect(m_open, &QPushButton::clicked, this, &HistoryPage::open);
    connect(m_compare, &QPushButton::clicked, this, &HistoryPage::compare);
    connect(m_trash, &QPushButton::clicked, this, &HistoryPage::trash);
    connect(m_emptyTrash, &QPushButton::clicked, this, &HistoryPage::askToEmptyTrash);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(makeLabel(tr("History"), TypeSize::Title, QFont::DemiBold, Ink::Text, this));
    row->addStretch(1);
    for (QPushButton *button : {m_emptyTrash, m_trash, m_open, m_compare})
        row->addWidget(button);
    return row;
}

QHBoxLayout *HistoryPage::makeFilters()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setPlaceholderText(tr("Search name, tag, note…"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, &Theme::secondary), QLineEdit::LeadingPosition);
    m_tag = new QComboBox(this);
    m_tag->setObjectName(u"historyTag"_s);
    m_tag->setAccessibleName(tr("Tag"));
    m_deployment = new QComboBox(this);
    m_deployment->setObjectName(u"historyDeployment"_s);
    m_deployment->setAccessibleName(tr("Deployment"));
    for (QComboBox *box : {m_tag, m_deployment})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_hidesSimulated = new QCheckBox(tr("Hide simulated"), this);
    m_hidesSimulated->setObjectName(u"historyHideSimulated"_s);
    m_count = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_count->setObjectName(u"historyCount"_s);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryPage::showFiltered);
    connect(m_tag, &QComboBox::currentIndexChanged, this, &HistoryPage::showFiltered);
    connect(m_deployment, &QComboBox::currentIndexChanged, this, &HistoryPage::showFiltered);
    connect(m_hidesSimulated, &QCheckBox::toggled, this, &HistoryPage::showFiltered);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_search, 1);
    row->addWidget(m_tag);
    row->addWidget(m_deployment);
    row->addWidget(m_hidesSimulated);
    row->addWidget(m_count);
    return row;
}

QWidget *HistoryPage::makeList()
{
    QFrame *pane = makePane(this);
    m_table = new QTableView(pane);
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(&m_filter);
    prepareTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(HistoryModel::Started, Qt::DescendingOrder);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(true);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPage::showSelection);
    connect(m_table, &QTableView::activated, this, &HistoryPage::open);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, spacing::Tight, 1, 1);
    column->addWidget(m_table);
    return pane;
}

QWidget *HistoryPage::makeEmpty()
{
    QFrame *pane = makePane(this);
    m_why = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
    m_why->setObjectName(u"historyEmpty"_s);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignCenter);
    m_fill = new QPushButton(pane);
    m_fill->setObjectName(u"historyFill"_s);
    connect(m_fill, &QPushButton::clicked, this, [this] {
        if (m_model.rowCount() == 0)
            return m_services.runs.startDemo();
        m_search->clear();
        m_tag->setCurrentIndex(0);
        m_deployment->setCurrentIndex(0);
        m_hidesSimulated->setChecked(false);
    });
    auto *column = new QVBoxLayout(pane);
    column->addStretch(1);
    column->addWidget(m_why);
    column->addWidget(m_fill, 0, Qt::AlignCenter);
    column->addStretch(1);
    return pane;
}

QWidget *HistoryPage::makeUndoBar()
{
    m_undoBar = makePane(this);
    m_undoBar->setObjectName(u"historyUndoBar"_s);
    m_undoText = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, m_undoBar);
    m_undoText->setObjectName(u"historyUndoText"_s);
    QPushButton *undo = makeButton(u"historyUndo"_s, u"undo"_s, tr("Undo"), m_undoBar);
    connect(undo, &QPushButton::clicked, this, &HistoryPage::undoTrash);
    auto *close = new QToolButton(m_undoBar);
    close->setIcon(icon(u"close"_s, &Theme::secondary));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this note"));
    close->setToolTip(tr("Close this note; the runs stay in the trash"));
    connect(close, &QToolButton::clicked, m_undoBar, &QWidget::hide);
    auto *row = new QHBoxLayout(m_undoBar);
    row->setContentsMargins(spacing::Medium, spacing::Tight, spacing::Small, spacing::Tight);
    row->addWidget(m_undoText, 1);
    row->addWidget(undo);
    row->addWidget(close);
    m_undoBar->hide();
    return m_undoBar;
}

QAction *HistoryPage::addAction(const QString &name, const QString &iconName, const QString &text,
    const QKeySequence &key, void (HistoryPage::*act)())
{
    auto *action = new QAction(icon(iconName), text, m_table);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    m_table->addAction(action);
    return action;
}

void HistoryPage::makeActions()
{
    // Enter comes by activated(), so the action only shows it.
    m_openAction = addAction(u"historyOpenAction"_s, u"chevron-right"_s, tr("Open"), {}, &HistoryPage::open);
    m_folderAction = addAction(u"historyFolderAction"_s, u"link"_s, tr("Open folder"),
        QKeySequence(Qt::CTRL | Qt::Key_O), &HistoryPage::openFolder);
    m_compareAction = addAction(u"historyCompareAction"_s, u"compare"_s, tr("Compare"),
        QKeySequence(Qt::CTRL | Qt::Key_D), &HistoryPage::compare);
    m_noteAction = new QAction(icon(u"note"_s), tr("Edit note"), m_table);
    m_noteAction->setShortcut(Qt::Key_F2);
    m_noteAction->setShortcutContext(Qt::WidgetShortcut);
    connect(m_noteAction, &QAction::triggered, m_notes, &NotesPane::editNote);
    m_table->addAction(m_noteAction);
    m_baselineAction = addAction(u"historyBaselineAction"_s, u"baseline"_s, tr("Baseline"),
        QKeySequence(Qt::CTRL | Qt::Key_B), &HistoryPage::toggleBaseline);
    m_baselineAction->setCheckable(true);
    m_trashAction = addAction(u"historyTrashAction"_s, u"trash"_s, tr("Move to trash"),
        QKeySequence(Qt::Key_Delete), &HistoryPage::trash);
    // No action: the bar offers it, and one that is not shown hears no keys.
    auto *undo = new QShortcut(QKeySequence::Undo, m_table);
    undo->setContext(Qt::WidgetShortcut);
    undo->setWhatsThis(tr("Undo"));
    connect(undo, &QShortcut::activated, this, &HistoryPage::undoTrash);
    m_open->setToolTip(tr("What the run found (Enter)"));
    m_compare->setToolTip(tr("Two to six runs side by side (Ctrl+D)"));
    m_trash->setToolTip(tr("Can be undone (Delete)"));
}

void HistoryPage::follow()
{
    RunLibrary &library = m_services.library;
    connect(&library, &RunLibrary::changed, this, &HistoryPage::takeRuns);
    connect(
        &library, &RunLibrary::failed, this, [this](const QString &sentence) { m_error->show(sentence); });
    connect(&library, &RunLibrary::trashed, this, &HistoryPage::offerUndo);
    connect(&library, &RunLibrary::putBackDone, m_undoBar, &QWidget::hide);
    connect(&library, &RunLibrary::trashEmptied, this, [this] {
        m_trashedPaths.clear();
        m_undoBar->hide();
    });
    connect(m_notes, &NotesPane::noteTyped, &library, &RunLibrary::setNote);
    connect(m_notes, &NotesPane::tagsTyped, &library, &RunLibrary::setTags);
    connect(m_notes, &NotesPane::baselineChosen, &library, &RunLibrary::setBaseline);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_services.library.refresh(); // another program may have noted something
}

void HistoryPage::takeRuns()
{
    const bool wasEmpty = m_model.rowCount() == 0;
    m_model.replace(m_services.library.runs());
    fillChoices();
    showFiltered();
    if (wasEmpty && m_model.rowCount() > 0)
        fitColumns();
    const int inTrash = m_services.library.trashCount();
    m_emptyTrash->setText(tr("Empty trash (%n)…", nullptr, inTrash));
    m_emptyTrash->setVisible(inTrash > 0);
    showSelection();
}

void HistoryPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    for (const int column : {HistoryModel::Name, HistoryModel::Deployment, HistoryModel::Tags})
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), WidestColumn));
}

void HistoryPage::fillChoices()
{
    QSet<QString> tags;
    QSet<QString> deployments;
    for (const RunListing &run : m_model.runs()) {
        tags.unite(QSet<QString>(run.notes.tags.begin(), run.notes.tags.end()));
        if (run.state != StoredState::Damaged)
            deployments.insert(deploymentName(run));
    }
    fill(m_tag, tr("All tags"), tags.values());
    fill(m_deployment, tr("All deployments"), deployments.values());
}

void HistoryPage::showFiltered()
{
    m_filter.setText(m_search->text());
    m_filter.setTag(m_tag->currentData().toString());
    m_filter.setDeployment(m_deployment->currentData().toString());
    m_filter.setHidesSimulated(m_hidesSimulated->isChecked());
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    m_count->setText(shown == all ? tr("%n runs", nullptr, all) : tr("%1 of %2 runs").arg(shown).arg(all));
    m_views->setCurrentIndex(shown > 0 ? 0 : 1);
    if (!m_services.library.wasRead())
        m_why->setText(tr("The runs of the data folder are being read."));
    else if (all == 0)
        m_why->setText(tr("Your runs will be listed here, with their verdict, to be noted and compared."));
    else
        m_why->setText(tr("No run matches the search."));
    m_fill->setText(all == 0 ? tr("Try the demo") : tr("Show all runs"));
    m_fill->setVisible(m_services.library.wasRead());
}

QList<RunListing> HistoryPage::selectedRuns() const
{
    QList<RunListing> runs;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        runs.append(m_model.run(m_filter.mapToSource(row).row()));
    return runs;
}

QStringList HistoryPage::selectedPaths() const
{
    QStringList paths;
    const QList<RunListing> runs = selectedRuns();
    for (const RunListing &run : runs)
        paths.append(run.path);
    return paths;
}

void HistoryPage::showSelection()
{
    const QList<RunListing> runs = selectedRuns();
    const qsizetype count = runs.size();
    const auto comparable = std::count_if(
        runs.begin(), runs.end(), [](const RunListing &run) { return run.state != StoredState::Damaged; });
    const bool canCompare = comparable == count && count >= LeastRuns && count <= MostRuns;
    m_open->setEnabled(count == 1);
    m_trash->setEnabled(count > 0);
    m_compare->setEnabled(canCompare);
    m_compare->setText(canCompare ? tr("Compare %n runs", nullptr, static_cast<int>(count)) : tr("Compare"));
    m_openAction->setEnabled(count == 1);
    m_folderAction->setEnabled(count == 1);
    m_noteAction->setEnabled(count == 1);
    m_compareAction->setEnabled(canCompare);
    m_trashAction->setEnabled(count > 0);
    m_baselineAction->setEnabled(count == 1 && canBeBaseline(runs[0]));
    m_baselineAction->setChecked(count == 1 && runs[0].notes.isBaseline);
    if (count == 1)
        return m_notes->show(runs[0]);
    if (count == 0)
        m_notes->showNone(tr("Choose a run to read its verdict, note and tags."));
    else
        m_notes->showNone(canCompare ? tr("%n runs chosen.", nullptr, static_cast<int>(count))
                                     : tr("%n runs chosen. Two to six whole ones can be compared.", nullptr,
                                           static_cast<int>(count)));
}

void HistoryPage::open()
{
    if (const QStringList paths = selectedPaths(); paths.size() == 1)
        emit openRunAsked(paths[0]);
}

void HistoryPage::openFolder()
{
    if (const QStringList paths = selectedPaths(); paths.size() == 1)
        QDesktopServices::openUrl(QUrl::fromLocalFile(paths[0]));
}

void HistoryPage::compare()
{
    emit compareAsked(pathsToCompare(selectedRuns()));
}

void HistoryPage::toggleBaseline()
{
    if (const QList<RunListing> runs = selectedRuns(); runs.size() == 1)
        m_services.library.setBaseline(runs[0].path, !runs[0].notes.isBaseline);
}

void HistoryPage::trash()
{
    m_error->clear();
    m_services.library.moveToTrash(selectedPaths());
}

void HistoryPage::offerUndo(const QStringList &trashedPaths)
{
    m_trashedPaths = trashedPaths;
    m_undoText->setText(tr("%n runs moved to the trash.", nullptr, static_cast<int>(trashedPaths.size())));
    m_undoBar->show();
}

void HistoryPage::undoTrash()
{
    if (const QStringList paths = std::exchange(m_trashedPaths, {}); !paths.isEmpty())
        m_services.library.putBack(paths);
}

void HistoryPage::askToEmptyTrash()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Empty the trash"),
        tr("%n runs in the trash will be deleted for good, with all that they measured.", nullptr,
            m_services.library.trashCount()),
        QMessageBox::NoButton, this);
    question->setObjectName(u"emptyTrashQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *remove = question->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    question->addButton(tr("Keep"), QMessageBox::RejectRole);
    connect(remove, &QPushButton::clicked, &m_services.library, &RunLibrary::emptyTrash);
    question->open();
}

} // namespace plimsoll
