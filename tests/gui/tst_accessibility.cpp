// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can have the focus has a name to be read out, and the keyboard alone gets there.
#include "tests/gui/desktopdriver.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

// The widgets below `root` that a person can reach with Tab now.
QList<QWidget *> reachable(const QWidget *root)
{
    QList<QWidget *> widgets;
    const auto all = root->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && !widget->focusProxy())
            widgets.append(widget);
    }
    return widgets;
}

QString describe(const QWidget *widget)
{
    return u"%1 %2 in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
        widget->parentWidget()->objectName());
}

QStringList unnamed(const QWidget *root)
{
    QStringList found;
    const QList<QWidget *> widgets = reachable(root);
    for (QWidget *widget : widgets) {
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            found.append(describe(widget));
    }
    return found;
}

// Those of the reachable widgets that Tab never comes to.
QStringList missedByTab(QWidget *window)
{
    QSet<QWidget *> visited;
    const qsizetype mostSteps = 4 * reachable(window).size();
    for (qsizetype step = 0; step < mostSteps; ++step) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window, Qt::Key_Tab);
        visited.insert(QApplication::focusWidget());
    }
    QStringList missed;
    const QList<QWidget *> widgets = reachable(window);
    for (const QWidget *widget : widgets) {
        // Of buttons that exclude each other the chosen one has the tab stop, and arrows choose another.
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isOneOfMany = button && button->isCheckable() && button->autoExclusive();
        const bool isInGroup = button && button->group() && button->group()->exclusive();
        if (!isOneOfMany && !isInGroup && !visited.contains(const_cast<QWidget *>(widget)))
            missed.append(describe(widget));
    }
    return missed;
}

} // namespace

class AccessibilityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init() { failOnWarnings(); }

    void whatCanHaveTheFocusIsNamedAndReached()
    {
        DesktopDriver desktop;
        desktop.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        const auto pages = desktop.window().findChildren<QAbstractButton *>(QRegularExpression(u"^page-"_s));
        for (QAbstractButton *page : pages) {
            desktop.click(page);
            QTRY_VERIFY(page->isChecked());
            QCOMPARE(unnamed(&desktop.window()).join(u"\n"_s), QString());
            QCOMPARE(missedByTab(&desktop.window()).join(u"\n"_s), QString());
        }
    }

    void thePlanEditorIsNamedAndReached()
    {
        DesktopDriver desktop;
        desktop.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        desktop.click(u"page-plans"_s);
        desktop.click(u"preset-smoke"_s);
        const auto more = desktop.window().findChildren<QAbstractButton *>(u"more"_s);
        for (QAbstractButton *button : more)
            button->click();
        QCOMPARE(unnamed(&desktop.window()).join(u"\n"_s), QString());
        QCOMPARE(missedByTab(&desktop.window()).join(u"\n"_s), QString());
    }

    void aRunIsNamedAndReached()
    {
        DesktopDriver desktop;
        desktop.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        QSignalSpy seconds(&desktop.runs(), &RunHost::secondTaken);
        desktop.click(u"tryDemo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seconds.size() >= 2, 20'000);
        auto *tabs = desktop.find<QTabWidget>(u"runTabs"_s);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QCOMPARE(unnamed(&desktop.window()).join(u"\n"_s), QString());
            QCOMPARE(missedByTab(&desktop.window()).join(u"\n"_s), QString());
        }
        desktop.runs().stop(StopHow::CleanUp);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 30'000);
    }

    void aWidgetWithoutNameIsFound()
    {
        QWidget window;
        window.setObjectName(u"window"_s);
        auto *box = new QWidget(&window);
        box->setObjectName(u"box"_s);
        box->setFocusPolicy(Qt::StrongFocus);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(unnamed(&window), QStringList{u"QWidget box in window"_s});
        box->setAccessibleName(u"Box"_s);
        QCOMPARE(unnamed(&window), QStringList());
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
