// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preferences.h"
#include "ui/shell/services.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace plimsoll {

class ErrorNote;
class IconLabel;

// What a person chooses about the program. All of it holds at once, the data folder from the next start.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(const Services &services, QWidget *parent = nullptr);

private:
    QWidget *makeLook();
    QWidget *makeData();
    QWidget *makeRetention(QWidget *pane);
    QWidget *makeTokens();
    QWidget *makeLog();
    QFormLayout *makeForm(const QString &title, QWidget *pane);
    void addFolder(QFormLayout *form, const QString &title, QLabel *place, const QString &path);
    void chooseFolder();
    void setFolder(const QString &path);
    void showFolder();
    void showTokens();

    Services m_services;
    ErrorNote *m_error;
    QLabel *m_folderNote = nullptr;
    IconLabel *m_tokenIcon = nullptr;
    QLabel *m_tokens = nullptr;
};

} // namespace plimsoll
