// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop.h"
#include "app/language.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

namespace plimsoll {

// The look of the program, and settings that are nobody's. Once, before the first window.
inline void keepSettingsIn(const QString &folder)
{
    QCoreApplication::setOrganizationName(QStringLiteral("plimsoll-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    installLanguage(QLocale());
    QApplication::setStyle(new Style);
    QApplication::setPalette(paletteOf(themeOf(Appearance::Light)));
}

inline void failOnWarnings()
{
    // What the offscreen platform says of every window is no news.
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

// The whole program over a data folder, used as a person does: it finds widgets by name and clicks them.
class DesktopDriver
{
public:
    explicit DesktopDriver(const QString &dataDir = {}, const LoginSources &login = {})
        : m_desktop({.dataDir = dataDir.isEmpty() ? m_folder.path() : dataDir,
              .program = QStringLiteral("plimsoll test"),
              .vault = std::make_unique<MemoryVault>(QStringLiteral("this is a test")),
              .login = login})
    {
        window().show();
        if (!QTest::qWaitForWindowExposed(&window()))
            qFatal("the window does not appear");
    }

    QString dataDir() const { return m_folder.path(); }
    DesktopRuns &runs() { return m_desktop.runs(); }
    DeploymentBook &deployments() { return m_desktop.deployments(); }
    MainWindow &window() { return m_desktop.window(); }

    template <typename Widget> Widget *find(const QString &name)
    {
        auto *found = window().findChild<Widget *>(name);
        if (!found)
            qFatal("the window has no %s", qPrintable(name));
        return found;
    }
    QWidget *page() { return find<QStackedWidget>(QStringLiteral("pages"))->currentWidget(); }
    void click(QAbstractButton *button) { QTest::mouseClick(button, Qt::LeftButton); }
    void click(const QString &name) { click(find<QAbstractButton>(name)); }
    // Replaces what is in the field.
    void type(const QString &name, const QString &text)
    {
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }
    void startDemo() { click(QStringLiteral("tryDemo")); }
    // The words of the goals on the live page.
    QStringList states()
    {
        QStringList texts;
        const auto labels = window().findChildren<QLabel *>(QStringLiteral("goalState"));
        for (const QLabel *label : labels)
            texts.append(label->text());
        return texts;
    }

private:
    QTemporaryDir m_folder;
    Desktop m_desktop;
};

} // namespace plimsoll
