// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/profilelist.h"

#include "core/storage/privatefiles.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/presetchoice.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int PathRole = Qt::UserRole;
constexpr int NameRole = Qt::UserRole + 1;
constexpr int DamagedRole = Qt::UserRole + 2;

QMenu *makeNewMenu(ProfileList *list)
{
    auto *menu = new QMenu(list);
    menu->setObjectName(u"newPlanMenu"_s);
    menu->setToolTipsVisible(true);
    const QList<OfferedPreset> presets = offeredPresets();
    for (const OfferedPreset &preset : presets) {
        QAction *action = menu->addAction(preset.plan.name);
        action->setObjectName(u"new-"_s + preset.name);
        action->setToolTip(preset.plan.note);
        QObject::connect(
            action, &QAction::triggered, list, [list, name = preset.name] { emit list->newAsked(name); });
    }
    menu->addSeparator();
    QAction *blank = menu->addAction(ProfileList::tr("Blank plan"));
    blank->setObjectName(u"new-blank"_s);
    QObject::connect(blank, &QAction::triggered, list, [list] { emit list->newAsked({}); });
    return menu;
}

QListWidgetItem *makeItem(const ProfileListing &profile)
{
    const bool isDamaged = !profile.problem.isEmpty();
    auto *item
        = new QListWidgetItem(isDamaged ? ProfileList::tr("%1 (damaged)").arg(profile.name) : profile.name);
    item->setData(PathRole, profile.path);
    item->setData(NameRole, profile.name);
    item->setData(DamagedRole, isDamaged);
    if (isDamaged)
        item->setIcon(icon(u"warning"_s, &Theme::warning));
    const QString changed = QLocale().toString(profile.changedAt, QLocale::ShortFormat);
    item->setToolTip(isDamaged ? profile.problem : ProfileList::tr("Changed %1").arg(changed));
    return item;
}

} // namespace

ProfileList::ProfileList(const ProfileStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(makeLabel(tr("No profile yet. Save a plan to keep it here."), TypeSize::Body, QFont::Normal,
          Ink::Secondary, this))
    , m_trashBar(makeTrashBar())
{
    m_list->setObjectName(u"profiles"_s);
    m_list->setAccessibleName(tr("Profiles"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        enableTools();
        if (!currentPath().isEmpty())
            emit openAsked(currentPath());
    });
    m_none->setWordWrap(true);
    m_none->setMargin(spacing::Medium);
    m_none->setAlignment(Qt::AlignTop);
    QFrame *pane = makePane(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(spacing::Small);
    column->addLayout(makeHead());
    column->addWidget(m_none, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_trashBar);
    column->addWidget(makeTools());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(pane);
}

QHBoxLayout *ProfileList::makeHead()
{
    m_search->setObjectName(u"profileSearch"_s);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search profiles"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &ProfileList::showMatching);
    auto *create = new QToolButton(this);
    create->setObjectName(u"newPlan"_s);
    create->setIcon(icon(u"plus"_s));
    create->setText(tr("New"));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setPopupMode(QToolButton::InstantPopup);
    create->setMenu(makeNewMenu(this));
    create->setToolTip(tr("A new plan, from a preset or blank"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(spacing::Small, spacing::Small, spacing::Small, 0);
    head->addWidget(m_search, 1);
    head->addWidget(create);
    return head;
}

QWidget *ProfileList::makeTools()
{
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(spacing::Small, 0, spacing::Small, spacing::Small);
    row->setSpacing(0);
    m_soundTools.append(
        addTool(tools, u"profileDuplicate"_s, u"copy"_s, tr("Duplicate"), &ProfileList::duplicate));
    m_soundTools.append(
        addTool(tools, u"profileRename"_s, u"note"_s, tr("Rename…"), &ProfileList::askForName));
    m_tools.append(addTool(tools, u"profileTrash"_s, u"trash"_s, tr("Move to trash"), &ProfileList::trash));
    row->addStretch();
    addTool(tools, u"profileImport"_s, u"import"_s, tr("Import a plan file…"), &ProfileList::askWhatToImport);
    m_soundTools.append(addTool(
        tools, u"profileExport"_s, u"export"_s, tr("Export to a file…"), &ProfileList::askWhereToExport));
    return tools;
}

QToolButton *ProfileList::addTool(QWidget *tools, const QString &name, const QString &iconName,
    const QString &text, void (ProfileList::*act)())
{
    auto *tool = new QToolButton(tools);
    tool->setObjectName(name);
    tool->setIcon(icon(iconName));
    tool->setAutoRaise(true);
    tool->setIconSize(QSize(18, 18));
    tool->setAccessibleName(text);
    tool->setToolTip(text);
    tools->layout()->addWidget(tool);
    connect(tool, &QToolButton::clicked, this, act);
    return tool;
}

QWidget *ProfileList::makeTrashBar()
{
    auto *bar = new QWidget(this);
    m_trashText = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Text, bar);
    m_trashText->setWordWrap(true);
    auto *undo = new QPushButton(tr("Undo"), bar);
    undo->setObjectName(u"profileTrashUndo"_s);
    connect(undo, &QPushButton::clicked, this, &ProfileList::restore);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::Medium, 0, spacing::Small, 0);
    row->addWidget(m_trashText, 1);
    row->addWidget(undo);
    bar->hide();
    return bar;
}

void ProfileList::read(const QString &current)
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        const QList<ProfileListing> profiles = m_store.list();
        for (const ProfileListing &profile : profiles) {
            QListWidgetItem *item = makeItem(profile);
            m_list->addItem(item);
            if (profile.path == current)
                m_list->setCurrentItem(item);
        }
        m_none->setVisible(profiles.isEmpty());
        m_list->setVisible(!profiles.isEmpty());
    }
    showMatching();
    enableTools();
}

void ProfileList::showMatching()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(wanted, Qt::CaseInsensitive));
}

void ProfileList::enableTools()
{
    const QList<QListWidgetItem *> selected = m_list->selectedItems();
    const bool isDamaged = !selected.isEmpty() && selected.first()->data(DamagedRole).toBool();
    for (QToolButton *tool : std::as_const(m_tools))
        tool->setEnabled(!selected.isEmpty());
    for (QToolButton *tool : std::as_const(m_soundTools))
        tool->setEnabled(!selected.isEmpty() && !isDamaged);
}

QString ProfileList::currentPath() const
{
    const QList<QListWidgetItem *> selected = m_list->selectedItems();
    return selected.isEmpty() ? QString() : selected.first()->data(PathRole).toString();
}

void ProfileList::duplicate()
{
    const QString path = currentPath();
    const Result<Profile> copy = m_store.duplicate(path);
    if (!copy)
        return emit failed(copy.error().message);
    read(path);
    emit openAsked(copy->path);
}

void ProfileList::askForName()
{
    const QString path = currentPath();
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"renameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename profile"));
    dialog->setLabelText(tr("New name"));
    dialog->setOkButtonText(tr("Rename"));
    dialog->setTextValue(m_list->selectedItems().first()->data(NameRole).toString());
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, path](const QString &name) { emit renameAsked(path, name); });
    dialog->open();
}

void ProfileList::trash()
{
    emit trashAsked(currentPath(), m_list->selectedItems().first()->data(NameRole).toString());
}

void ProfileList::tellTrashed(const QString &name, const QString &trashed)
{
    m_trashed = trashed;
    m_trashText->setText(tr("\"%1\" is in the trash.").arg(name));
    m_trashBar->show();
}

void ProfileList::restore()
{
    const Result<QString> path = m_store.restore(m_trashed);
    m_trashBar->hide();
    if (!path)
        return emit failed(path.error().message);
    read(currentPath());
    emit openAsked(*path);
}

void ProfileList::askWhatToImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a plan file"), {}, tr("Plans (*.json)"));
    dialog->setObjectName(u"importDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const Result<Profile> imported = m_store.importFrom(file);
        if (!imported)
            return emit failed(imported.error().message);
        read(currentPath());
        emit openAsked(imported->path);
    });
    dialog->open();
}

void ProfileList::askWhereToExport()
{
    const QString path = currentPath();
    const QString name = m_list->selectedItems().first()->data(NameRole).toString();
    auto *dialog = new QFileDialog(this, tr("Export the profile as it is saved"), {}, tr("Plans (*.json)"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(plainFileName(name, u"plan"_s) + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, path](const QString &file) {
        if (const Result<> exported = m_store.exportTo(path, file); !exported)
            emit failed(exported.error().message);
    });
    dialog->open();
}

} // namespace plimsoll
