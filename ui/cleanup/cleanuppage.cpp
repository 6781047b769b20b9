// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanuppage.h"

#include "ui/cleanup/cleanupmodel.h"
#include "ui/cleanup/leftdetails.h"
#include "ui/deployments/deploymentbook.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/runhost.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int RunsHeight = 160;

// Asks without stopping the window; `then` is called when the first button is clicked.
void question(QWidget *parent, QMessageBox::Icon symbol, const QString &title, const QString &text,
    const QString &yes, const QString &no, const std::function<void()> &then)
{
    auto *box = new QMessageBox(symbol, title, text, QMessageBox::NoButton, parent);
    box->setObjectName(u"cleanupQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *accepts = box->addButton(yes, QMessageBox::AcceptRole);
    setPart(accepts, Part::Danger);
    box->setDefaultButton(box->addButton(no, QMessageBox::RejectRole));
    QObject::connect(accepts, &QPushButton::clicked, parent, then);
    box->open();
}

} // namespace

CleanupPage::CleanupPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(std::make_unique<CleanupModel>(m_presenter))
{
    setObjectName(u"cleanupPage"_s);
    m_notice = new NoticeBar(this);
    m_notice->setObjectName(u"cleanupNotice"_s);
    m_addDeployment = m_notice->addAction(tr("Add this deployment…"));
    m_addDeployment->setObjectName(u"cleanupAddDeployment"_s);
    m_details = new LeftDetails(this);
    m_error = new ErrorNote(this);
    m_error->setObjectName(u"cleanupError"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addLayout(makeHeader());
    column->addWidget(m_notice);
    column->addWidget(m_error);
    column->addLayout(makeChoice());
    column->addWidget(makeProgress());
    column->addWidget(makeObjects(), 1);
    column->addWidget(m_details);
    column->addWidget(
        makeLabel(tr("Runs and what they created"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    column->addWidget(makeRuns());
    follow();
    addKeys();
    showAll();
    m_services.cleanup.look();
}

CleanupPage::~CleanupPage() = default;

QHBoxLayout *CleanupPage::makeHeader()
{
    m_places = new QComboBox(this);
    m_places->setObjectName(u"cleanupPlace"_s);
    m_places->setAccessibleName(tr("Deployment"));
    m_places->setMinimumContentsLength(16);
    m_places->setToolTip(tr("The deployment whose leftovers are listed."));
    connect(m_places, &QComboBox::activated, this, &CleanupPage::choosePlace);
    auto *look = new QPushButton(icon(u"search"_s), tr("Look again"), this);
    look->setObjectName(u"cleanupLook"_s);
    look->setToolTip(tr("Reads the ledgers of the data folder again. The deployment is not asked."));
    connect(look, &QPushButton::clicked, this, [this] { m_services.cleanup.look(); });
    auto *row = new QHBoxLayout;
    row->addWidget(makeLabel(tr("Cleanup"), TypeSize::Title, QFont::DemiBold, Ink::Text, this));
    row->addWidget(
        makeLabel(tr("What runs left on a deployment"), TypeSize::Body, QFont::Normal, Ink::Secondary, this));
    row->addStretch();
    row->addWidget(m_places);
    row->addWidget(look);
    return row;
}

QHBoxLayout *CleanupPage::makeChoice()
{
    m_all = new QCheckBox(tr("All"), this);
    m_all->setObjectName(u"cleanupAll"_s);
    m_all->setToolTip(tr("Chooses all objects of the list, or none."));
    connect(m_all, &QCheckBox::clicked, this, [this] {
        m_presenter.chooseAll(m_all->checkState() != Qt::Unchecked);
        m_model->rowsChanged();
        showChoice();
    });
    m_byName = new QCheckBox(tr("Also names that begin with scaletest-"), this);
    m_byName->setObjectName(u"cleanupByName"_s);
    m_byName->setToolTip(tr("Asks the deployment for everything that scale tests name so, whoever made it. "
                            "Nothing is changed there."));
    connect(m_byName, &QCheckBox::clicked, this, &CleanupPage::findByName);
    m_chosen = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_chosen->setObjectName(u"cleanupChosen"_s);
    m_delete = new QPushButton(icon(u"trash"_s, &Theme::broken), {}, this);
    m_delete->setObjectName(u"cleanupDelete"_s);
    setPart(m_delete, Part::Danger);
    connect(m_delete, &QPushButton::clicked, this, &CleanupPage::ask);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Large);
    row->addWidget(m_all);
    row->addWidget(m_byName);
    row->addStretch();
    row->addWidget(m_chosen);
    row->addWidget(m_delete);
    return row;
}

QWidget *CleanupPage::makeProgress()
{
    m_progressRow = new QWidget(this);
    m_progress = new QProgressBar(m_progressRow);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing::Tight * 2);
    m_progress->setAccessibleName(tr("Progress of deleting"));
    setPart(m_progress, Part::ThinBar);
    m_progressText = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, m_progressRow);
    m_progressText->setObjectName(u"cleanupProgress"_s);
    m_cancel = new QPushButton(icon(u"stop"_s), tr("Stop deleting"), m_progressRow);
    m_cancel->setObjectName(u"cleanupCancel"_s);
    m_cancel->setToolTip(tr("What is being deleted is finished; the rest stays listed."));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_services.cleanup.stop();
    });
    auto *row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::Medium);
    row->addWidget(m_progressText);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    return m_progressRow;
}

QWidget *CleanupPage::makeObjects()
{
    QFrame *pane = makePane(this);
    m_table = new QTableView(pane);
    m_table->setObjectName(u"cleanupTable"_s);
    m_table->setAccessibleName(tr("Objects"));
    m_table->setModel(m_model.get());
    prepareTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->resizeSection(CleanupModel::Object, 280);
    header->resizeSection(CleanupModel::Run, 260);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CleanupPage::showDetails);
    m_empty = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, pane);
    m_empty->setObjectName(u"cleanupEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_table);
    column->addWidget(m_empty, 1);
    return pane;
}

QWidget *CleanupPage::makeRuns()
{
    QFrame *pane = makePane(this);
    const QStringList titles = CleanupPresenter::runColumns();
    m_runs = new QTableWidget(0, static_cast<int>(titles.size()), pane);
    m_runs->setObjectName(u"cleanupRuns"_s);
    m_runs->setAccessibleName(tr("Runs and what they created"));
    m_runs->setHorizontalHeaderLabels(titles);
    prepareTable(m_runs);
    m_runs->horizontalHeader()->setStretchLastSection(true);
    for (const int number : {3, 4})
        m_runs->horizontalHeaderItem(number)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_runs->setFixedHeight(RunsHeight);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_runs);
    return pane;
}

void CleanupPage::follow()
{
    CleanupHost &host = m_services.cleanup;
    connect(&host, &CleanupHost::looked, this, &CleanupPage::take);
    connect(&host, &CleanupHost::itemBegan, this, [this](const QString &folder, const CleanupItem &item) {
        if (const int row = m_presenter.rowOf(folder, item); row >= 0) {
            m_presenter.noteBegan(row);
            m_model->rowChanged(row);
        }
    });
    connect(&host, &CleanupHost::itemEnded, this,
        [this](const QString &folder, const CleanupItem &item, const Result<> &outcome) {
            m_deleted += outcome ? 1 : 0;
            if (const int row = m_presenter.rowOf(folder, item); row >= 0) {
                m_presenter.noteEnded(row, outcome);
                m_model->rowChanged(row);
                if (m_table->selectionModel()->isRowSelected(row))
                    showDetails();
            }
        });
    connect(&host, &CleanupHost::progressed, this, [this](const JobProgress &progress) {
        m_progress->setMaximum(std::max(1, progress.total));
        m_progress->setValue(progress.done);
        m_progressText->setText(CleanupPresenter::progressText(progress));
    });
    connect(&host, &CleanupHost::told, m_progressText, &QLabel::setText);
    connect(&host, &CleanupHost::ended, this, &CleanupPage::end);
    connect(&m_services.deployments, &DeploymentBook::changed, &host, &CleanupHost::look);
    connect(&m_services.runs, &RunHost::begun, &host, &CleanupHost::look);
    connect(&m_services.runs, &RunHost::ended, &host, &CleanupHost::look);
    connect(m_model.get(), &CleanupModel::choiceChanged, this, &CleanupPage::showChoice);
    connect(m_details, &LeftDetails::againAsked, this,
        [this] { remove(m_presenter.orders(selectedRows(), Orphan::No)); });
    connect(m_details, &LeftDetails::orphanAsked, this, &CleanupPage::askOrphan);
    connect(m_addDeployment, &QPushButton::clicked, this, [this] {
        if (const std::optional<CleanupPlace> place = m_presenter.place())
            emit addDeploymentAsked(place->url);
    });
}

void CleanupPage::addKeys()
{
    auto *toggle = new QShortcut(Qt::Key_Space, m_table);
    toggle->setContext(Qt::WidgetShortcut);
    toggle->setWhatsThis(tr("Choose or leave the selected objects"));
    connect(toggle, &QShortcut::activated, this, &CleanupPage::toggleSelected);
    auto *removal = new QShortcut(QKeySequence::Delete, m_table);
    removal->setContext(Qt::WidgetShortcut);
    removal->setWhatsThis(tr("Delete the chosen objects"));
    connect(removal, &QShortcut::activated, m_delete, &QPushButton::click);
}

void CleanupPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_services.cleanup.look();
}

void CleanupPage::chooseRun(const QString &folder)
{
    m_runToChoose = folder;
    m_services.cleanup.look();
}

void CleanupPage::take(const QList<RunLeftovers> &runs)
{
    if (m_services.cleanup.isRemoving())
        return; // what is being deleted stays where it is listed
    m_presenter.take(runs, m_services.deployments.all());
    if (!m_runToChoose.isEmpty()) {
        m_byName->setChecked(false);
        m_presenter.chooseRun(std::exchange(m_runToChoose, {}));
    }
    showAll();
}

void CleanupPage::choosePlace()
{
    m_byName->setChecked(false);
    m_notes.clear();
    m_error->clear();
    m_presenter.choose(m_places->currentData().toUrl());
    showAll();
}

void CleanupPage::findByName(bool isAsked)
{
    m_notes.clear();
    m_error->clear();
    find(isAsked);
}

void CleanupPage::find(bool isAsked)
{
    m_presenter.forgetFound();
    showAll();
    const std::optional<CleanupPlace> place = m_presenter.place();
    if (!isAsked || !place)
        return;
    m_byName->setEnabled(false);
    m_chosen->setText(tr("Asking %1…").arg(place->name));
    const auto fail = [this](const Error &error) {
        m_byName->setChecked(false);
        showChoice();
        m_error->show((m_notes + QStringList{error.message}).join(u' '));
    };
    m_services.deployments.login(place->name, this, [this, place, fail](const Result<Deployment> &login) {
        if (!login)
            return fail(login.error());
        m_services.cleanup.find(*login, this, [this, place, fail](const Result<CleanupList> &found) {
            if (!found)
                return fail(found.error());
            if (m_presenter.place() != place || !m_byName->isChecked())
                return showChoice(); // the person has gone elsewhere meanwhile
            m_presenter.take(*found);
            showAll();
            m_error->show((m_notes + found->notes).join(u' '));
        });
    });
}

void CleanupPage::toggleSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty() || m_services.cleanup.isRemoving())
        return;
    const bool isChosen = !m_presenter.rows().at(rows.first()).isChosen;
    for (const int row : rows) {
        m_presenter.setChosen(row, isChosen);
        m_model->rowChanged(row);
    }
    showChoice();
}

void CleanupPage::ask()
{
    question(this, QMessageBox::Question, tr("Delete"), m_presenter.questionText(),
        tr("Delete %n object(s)", nullptr, m_presenter.chosenCount()), tr("Keep"),
        [this] { remove(m_presenter.orders()); });
}

void CleanupPage::askOrphan()
{
    question(this, QMessageBox::Warning, tr("Delete as orphan"),
        tr("Coder will forget the workspace without destroying what its template made: machines, pods, "
           "volumes. They go on running, and costing, until somebody removes them by hand. This cannot be "
           "undone."),
        tr("Delete as orphan"), tr("Keep"),
        [this] { remove(m_presenter.orders(selectedRows(), Orphan::Yes)); });
}

void CleanupPage::remove(const QList<CleanupOrder> &orders)
{
    const std::optional<CleanupPlace> place = m_presenter.place();
    if (orders.isEmpty() || !place || m_isLoggingIn)
        return;
    m_notes.clear();
    m_error->clear();
    m_isLoggingIn = true;
    m_services.deployments.login(place->name, this, [this, orders](const Result<Deployment> &login) {
        m_isLoggingIn = false;
        if (!login)
            return m_error->show(login.error().message);
        m_deleted = 0;
        m_progress->setRange(0, 0); // how many there are is known when they are listed
        m_progressText->setText(tr("Deleting…"));
        m_cancel->setEnabled(true);
        m_services.cleanup.remove(*login, orders);
        m_model->setFixed(true);
        showChoice();
        showDetails();
    });
}

void CleanupPage::end(const QStringList &notes)
{
    m_model->setFixed(false);
    m_notes = notes;
    m_error->show(notes.join(u' '));
    if (m_byName->isChecked())
        find(true);
    showAll();
    for (int row = 0; row < m_presenter.rows().size(); ++row) {
        if (m_presenter.rows().at(row).state == LeftState::Failed) {
            m_table->selectRow(row); // its sentence is what matters now
            break;
        }
    }
    m_services.cleanup.look();
}

void CleanupPage::showAll()
{
    const QList<LeftRow> selected = std::exchange(m_selected, {});
    m_model->rowsChanged();
    for (const LeftRow &row : selected) {
        const QModelIndex index = m_model->index(m_presenter.rowOf(row), 0);
        m_table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    showPlaces();
    showChoice();
    showDetails();
    showRuns();
}

void CleanupPage::showPlaces()
{
    const std::optional<CleanupPlace> place = m_presenter.place();
    m_places->clear();
    for (const CleanupPlace &one : m_presenter.places()) {
        m_places->addItem(one.left > 0 ? u"%1 (%2)"_s.arg(one.name).arg(one.left) : one.name, one.url);
        if (place && one.url == place->url)
            m_places->setCurrentIndex(m_places->count() - 1);
    }
    m_places->setVisible(m_places->count() > 0);
    const bool isUnknown = place && !place->isKnown;
    QString notice = m_presenter.noticeText();
    if (isUnknown)
        notice += u' ' + tr("It is not among your deployments: add it, so that they can be deleted.");
    m_notice->show(notice);
    m_addDeployment->setVisible(isUnknown);
}

void CleanupPage::showChoice()
{
    const std::optional<CleanupPlace> place = m_presenter.place();
    const bool isRemoving = m_services.cleanup.isRemoving();
    const bool canAsk = place && place->isKnown && !isRemoving;
    const int chosen = m_presenter.chosenCount();
    const auto count = static_cast<int>(m_presenter.rows().size());
    m_all->setCheckState(chosen == 0 ? Qt::Unchecked : chosen == count ? Qt::Checked : Qt::PartiallyChecked);
    m_all->setEnabled(count > 0 && !isRemoving);
    m_byName->setEnabled(canAsk);
    m_places->setEnabled(m_places->count() > 0 && !isRemoving);
    m_chosen->setText(count > 0 ? tr("%1 of %2 chosen").arg(chosen).arg(count) : QString());
    m_delete->setText(chosen > 0 ? tr("Delete %n object(s)…", nullptr, chosen) : tr("Delete…"));
    m_delete->setEnabled(canAsk && chosen > 0);
    m_progressRow->setVisible(isRemoving);
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    QString empty = tr("Nothing is left. What runs leave on a deployment will be listed here.");
    if (place)
        empty = tr("Nothing is left on %1, as far as our ledgers know.").arg(place->name);
    if (m_deleted > 0)
        empty += u'\n' + tr("%n object(s) deleted.", nullptr, m_deleted);
    m_empty->setText(empty);
}

void CleanupPage::showDetails()
{
    QList<LeftRow> failed;
    m_selected.clear();
    for (const int row : selectedRows()) {
        m_selected.append(m_presenter.rows().at(row));
        if (m_selected.constLast().state == LeftState::Failed)
            failed.append(m_selected.constLast());
    }
    m_details->show(failed, !m_services.cleanup.isRemoving());
}

void CleanupPage::showRuns()
{
    const QList<RunRow> rows = m_presenter.runRows();
    m_runs->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        const QStringList &cells = rows.at(row).cells;
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            if (column == 3 || column == 4)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_runs->setItem(row, column, item);
        }
        const bool hasLeft = rows.at(row).hasLeft;
        m_runs->item(row, static_cast<int>(cells.size()) - 1)
            ->setIcon(hasLeft ? icon(u"warning"_s, &Theme::warning) : icon(u"kept"_s, &Theme::kept));
    }
    for (int column = 0; column < m_runs->columnCount() - 1; ++column)
        m_runs->resizeColumnToContents(column);
}

QList<int> CleanupPage::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

} // namespace plimsoll
