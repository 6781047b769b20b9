// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "core/storage/datafolder.h"
#include "ui/deployments/tokenvault.h"
#include "ui/help/helpmenu.h"
#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// A choice among the values of an enum, in their order.
template <typename E>
QComboBox *makeChoice(const QString &name, const QStringList &texts, E Preferences::*field,
    PreferenceStore &store, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->addItems(texts);
    box->setCurrentIndex(static_cast<int>(store.preferences().*field));
    QObject::connect(box, &QComboBox::activated, parent, [&store, field](int index) {
        Preferences edited = store.preferences();
        edited.*field = static_cast<E>(index);
        store.set(edited);
    });
    return box;
}

QLabel *makeNote(const QString &text, QWidget *parent)
{
    QLabel *note = makeLabel(text, TypeSize::Body, QFont::Normal, Ink::Secondary, parent);
    note->setWordWrap(true);
    return note;
}

} // namespace

SettingsPage::SettingsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_error(new ErrorNote(this))
{
    setObjectName(u"settingsPage"_s);
    m_error->setObjectName(u"settingsError"_s);
    QVBoxLayout *column = makePageColumn(this);
    column->addWidget(makeLabel(tr("Settings"), TypeSize::Title, QFont::DemiBold, Ink::Text, this));
    column->addWidget(m_error);
    column->addWidget(makeLook());
    column->addWidget(makeData());
    column->addWidget(makeTokens());
    column->addWidget(makeLog());
    column->addStretch();
    connect(&m_services.vault, &TokenVault::stateChanged, this, &SettingsPage::showTokens);
    showFolder();
    showTokens();
}

QFormLayout *SettingsPage::makeForm(const QString &title, QWidget *pane)
{
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    column->addWidget(makeLabel(title, TypeSize::Body, QFont::DemiBold, Ink::Text, pane));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(spacing::Large);
    column->addLayout(form);
    return form;
}

QWidget *SettingsPage::makeLook()
{
    QFrame *pane = makePane(this);
    QFormLayout *form = makeForm(tr("Look"), pane);
    auto *theme = makeChoice(u"settingsTheme"_s, {tr("As the system"), tr("Light"), tr("Dark")},
        &Preferences::theme, m_services.preferences, pane);
    theme->setToolTip(tr("Changes at once."));
    form->addRow(tr("&Theme"), theme);
    auto *numbers = makeChoice(u"settingsNumbers"_s,
        {tr("As the system writes them"), tr("1 234.5 and 2026-11-24 13:05")}, &Preferences::numbers,
        m_services.preferences, pane);
    numbers->setToolTip(tr("For what is shown from now on. Files are always written in one form."));
    form->addRow(tr("&Numbers and times"), numbers);
    return pane;
}

QWidget *SettingsPage::makeData()
{
    QFrame *pane = makePane(this);
    QFormLayout *form = makeForm(tr("Data folder"), pane);
    auto *place = makeLabel(
        QDir::toNativeSeparators(m_services.dataDir), TypeSize::Body, QFont::Normal, Ink::Text, pane);
    place->setObjectName(u"settingsFolder"_s);
    addFolder(form, tr("Runs and profiles"), place, m_services.dataDir);
    auto *choose = new QPushButton(tr("Choose another…"), pane);
    choose->setObjectName(u"settingsChooseFolder"_s);
    connect(choose, &QPushButton::clicked, this, &SettingsPage::chooseFolder);
    auto *usual = new QPushButton(tr("Use the usual one"), pane);
    usual->setObjectName(u"settingsUsualFolder"_s);
    connect(usual, &QPushButton::clicked, this, [this] { setFolder({}); });
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(choose);
    row->addWidget(usual);
    form->addRow(tr("From the next start"), row);
    form->addRow(tr("Throw old runs away"), makeRetention(pane));
    m_folderNote = makeNote({}, pane);
    m_folderNote->setObjectName(u"settingsFolderNote"_s);
    pane->layout()->addWidget(m_folderNote);
    return pane;
}

QWidget *SettingsPage::makeRetention(QWidget *pane)
{
    auto *days = new QSpinBox(pane);
    days->setObjectName(u"settingsKeptDays"_s);
    days->setAccessibleName(tr("Throw old runs away"));
    days->setRange(0, MostKeptDays);
    days->setSpecialValueText(tr("Never"));
    days->setPrefix(tr("After "));
    days->setSuffix(tr(" days"));
    days->setValue(m_services.preferences.preferences().keptDays);
    days->setToolTip(
        tr("At each start, runs that ended longer ago go to the trash, from where they can be put "
           "back. A baseline stays, and so does a run that left something on a deployment."));
    connect(days, &QSpinBox::valueChanged, this, [this](int value) {
        Preferences edited = m_services.preferences.preferences();
        edited.keptDays = value;
        m_services.preferences.set(edited);
    });
    return days;
}

QWidget *SettingsPage::makeTokens()
{
    QFrame *pane = makePane(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    column->addWidget(makeLabel(tr("Tokens"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane));
    m_tokenIcon = new IconLabel(spacing::IconSize, pane);
    m_tokens = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, pane);
    m_tokens->setObjectName(u"settingsTokens"_s);
    m_tokens->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_tokenIcon, 0, Qt::AlignTop);
    row->addWidget(m_tokens, 1);
    column->addLayout(row);
    return pane;
}

QWidget *SettingsPage::makeLog()
{
    QFrame *pane = makePane(this);
    QFormLayout *form = makeForm(tr("Log"), pane);
    auto *level
        = makeChoice(u"settingsLog"_s, {tr("Warnings only"), tr("Runs and clean-ups"), tr("All details")},
            &Preferences::logLevel, m_services.preferences, pane);
    level->setToolTip(tr("What is written from now on. Tokens are blacked out."));
    form->addRow(tr("&What is written"), level);
    addFolder(form, tr("Log folder"),
        makeLabel(
            QDir::toNativeSeparators(m_services.logFolder), TypeSize::Body, QFont::Normal, Ink::Text, pane),
        m_services.logFolder);
    return pane;
}

void SettingsPage::addFolder(QFormLayout *form, const QString &title, QLabel *place, const QString &path)
{
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *open = new QPushButton(tr("Open folder"), place->parentWidget());
    open->setAccessibleName(tr("Open folder: %1").arg(title));
    connect(open, &QPushButton::clicked, this, [path] { openFolder(path); });
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(place);
    row->addWidget(open);
    form->addRow(title, row);
}

void SettingsPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Data folder"), m_services.dataDir);
    dialog->setObjectName(u"settingsFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::setFolder);
    dialog->open();
}

void SettingsPage::setFolder(const QString &path)
{
    m_error->clear();
    if (!path.isEmpty()) {
        if (const Result<> usable = prepareDataFolder(path); !usable)
            return m_error->show(usable.error().message);
    }
    Preferences edited = m_services.preferences.preferences();
    edited.dataDir = path;
    m_services.preferences.set(edited);
    showFolder();
}

void SettingsPage::showFolder()
{
    const QString chosen = m_services.preferences.preferences().dataDir;
    const QString next = chosen.isEmpty() ? m_services.usualDataDir : chosen;
    const bool stays = QDir(next) == QDir(m_services.dataDir);
    m_folderNote->setText(stays
            ? tr("Everything that Plimsoll keeps is here, but for tokens and these settings.")
            : tr("The next start without --data-dir uses %1. Nothing is moved: what is here now stays here.")
                  .arg(QDir::toNativeSeparators(next)));
}

void SettingsPage::showTokens()
{
    const bool isLasting = m_services.vault.isLasting().value_or(true);
    m_tokenIcon->show(isLasting ? u"lock"_s : u"warning"_s, isLasting ? &Theme::kept : &Theme::warning);
    m_tokens->setText(m_services.vault.sentence());
}

} // namespace plimsoll
