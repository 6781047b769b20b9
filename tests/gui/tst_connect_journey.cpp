// SPDX-License-Identifier: GPL-3.0-or-later
// A deployment is connected, looked at, marked, renamed and removed; and what goes wrong on the way.
#include "core/base/atomicfile.h"
#include "core/coder/knowndeployments.h"
#include "core/simulator/simulator.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/pseudolocale.h"
#include "tests/gui/secretsearch.h"
#include "ui/look/parts.h"

#include <QCheckBox>
#include <QInputDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const QString WrongToken = u"wrongtoken-9876543210zyxwvutsrqpo"_s;

} // namespace

class ConnectJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init()
    {
        failOnWarnings();
        SimulatorOptions options;
        options.foreignOther = 2;
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
        m_token = QString::fromLatin1(m_simulator->ownerToken().reveal());
    }

    void aDeploymentIsConnectedLookedAtMarkedAndRemoved()
    {
        DesktopDriver desktop;
        desktop.click(u"connectDeployment"_s);
        QCOMPARE(desktop.page()->objectName(), u"deploymentsPage"_s);
        desktop.type(u"deploymentUrl"_s, m_simulator->url().toString() + u'/');
        QCOMPARE(desktop.find<QLabel>(u"urlNote"_s)->text(), u"Used as "_s + m_simulator->url().toString());
        desktop.type(u"deploymentToken"_s, WrongToken);
        desktop.click(u"saveDeployment"_s);
        auto *error = desktop.find<ErrorNote>(u"formError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"does not take this token"_s), qPrintable(error->text()));
        desktop.click(error->findChild<QPushButton *>());
        QVERIFY(QApplication::clipboard()->text().contains(u"401"_s));

        desktop.type(u"deploymentToken"_s, m_token);
        desktop.type(u"deploymentName"_s, u"Staging"_s);
        desktop.click(u"saveDeployment"_s);
        QTRY_COMPARE(desktop.find<QLabel>(u"deploymentTitle"_s)->text(), u"Staging"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"deploymentDetails"_s)->isVisible());
        QCOMPARE(desktop.find<QLabel>(u"deploymentState"_s)->text(), u"Answers"_s);
        QVERIFY(fact(desktop, u"version"_s).contains(u"Simulated"_s));
        QCOMPARE(fact(desktop, u"health"_s), u"It finds itself healthy."_s);
        QVERIFY(fact(desktop, u"caller"_s).contains(u"owner"_s));
        QVERIFY(fact(desktop, u"inUse"_s).startsWith(u"2 workspaces running"_s));
        QCOMPARE(desktop.find<QListWidget>(u"deploymentList"_s)->count(), 1);

        desktop.find<QCheckBox>(u"testSystem"_s)->click();
        QTRY_VERIFY(stored(desktop).constFirst().isTestSystem);
        rename(desktop, u"Acceptance"_s);
        QTRY_COMPARE(desktop.find<QLabel>(u"deploymentTitle"_s)->text(), u"Acceptance"_s);
        QVERIFY(desktop.find<QCheckBox>(u"testSystem"_s)->isChecked());
        desktop.click(u"checkAgain"_s);
        QTRY_COMPARE(desktop.find<QLabel>(u"deploymentState"_s)->text(), u"Answers"_s);
        desktop.click(u"page-home"_s);
        QVERIFY(desktop.find<QPushButton>(u"planOn-Acceptance"_s)->isVisible());
        holdsNoToken(desktop);

        desktop.click(u"page-deployments"_s);
        desktop.click(u"removeDeployment"_s);
        auto *question = desktop.find<QMessageBox>(u"removeQuestion"_s);
        QTRY_VERIFY(question->isVisible());
        QVERIFY(question->text().contains(u"Acceptance"_s));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                desktop.click(button);
        }
        QTRY_COMPARE(desktop.find<QListWidget>(u"deploymentList"_s)->count(), 0);
        QVERIFY(stored(desktop).isEmpty());
        QTRY_VERIFY(desktop.find<QPushButton>(u"connectFirst"_s)->isVisible());
        desktop.window().close();
        holdsNoToken(desktop);
    }

    void theLoginOfTheCoderCliIsOfferedAndCopiedOnSave()
    {
        const QTemporaryDir config;
        QVERIFY(writeFileAtomically(
            config.filePath(u"url"_s), m_simulator->url().toEncoded(), FileAccess::OwnerOnly));
        QVERIFY(writeFileAtomically(
            config.filePath(u"session"_s), m_simulator->ownerToken().reveal(), FileAccess::OwnerOnly));
        LoginSources sources;
        sources.coderConfigDirectory = config.path();
        DesktopDriver desktop({}, sources);
        desktop.click(u"useFoundLogin"_s);
        QCOMPARE(desktop.find<QLineEdit>(u"deploymentUrl"_s)->text(), m_simulator->url().toString());
        QCOMPARE(desktop.find<QLineEdit>(u"deploymentToken"_s)->text(), QString());
        QVERIFY(stored(desktop).isEmpty());
        holdsNoToken(desktop);
        desktop.click(u"saveDeployment"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"deploymentDetails"_s)->isVisible());
        QCOMPARE(desktop.find<QLabel>(u"deploymentState"_s)->text(), u"Answers"_s);
        holdsNoToken(desktop);
    }

    void whatIsNoCoderDeploymentIsSaidToBeNone()
    {
        DesktopDriver desktop;
        submit(desktop, m_simulator->url().toString() + u"/elsewhere"_s);
        auto *error = desktop.find<ErrorNote>(u"formError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"answers, but not as a Coder deployment does"_s),
            qPrintable(error->text()));
        QVERIFY(!desktop.find<QPushButton>(u"saveUnchecked"_s)->isVisible());
    }

    void whatCannotBeReachedCanBeSavedUnchecked()
    {
        const QString url = m_simulator->url().toString();
        m_simulator->stop();
        DesktopDriver desktop;
        submit(desktop, url);
        auto *error = desktop.find<ErrorNote>(u"formError"_s);
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), 20'000);
        QVERIFY2(error->text().startsWith(url + u" cannot be reached."_s), qPrintable(error->text()));
        desktop.click(u"saveUnchecked"_s);
        auto *state = desktop.find<QLabel>(u"deploymentState"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"Did not answer as it should"_s, 20'000);
        QVERIFY(desktop.find<ErrorNote>(u"deploymentError"_s)->isVisible());
        QCOMPARE(stored(desktop).size(), 1);
    }

    void aCheckThatLastsCanBeCancelled()
    {
        SimulatorFaults slow;
        slow.apiLatency = 60s;
        m_simulator->setFaults(slow);
        DesktopDriver desktop;
        submit(desktop, m_simulator->url().toString());
        auto *progress = desktop.find<QLabel>(u"formProgress"_s);
        QTRY_VERIFY(progress->isVisible());
        QVERIFY(!desktop.find<QLineEdit>(u"deploymentUrl"_s)->isEnabled());
        desktop.click(u"cancelForm"_s);
        QVERIFY(!progress->isVisible());
        QVERIFY(desktop.find<QLineEdit>(u"deploymentUrl"_s)->isEnabled());
        QVERIFY(stored(desktop).isEmpty());
    }

    void longerTextsFitInFormAndDetails()
    {
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        DesktopDriver desktop;
        desktop.window().resize(1360, 860);
        desktop.click(u"connectDeployment"_s);
        desktop.click(u"showAdvanced"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"caFile"_s)->isVisible());
        QTRY_COMPARE(clippedTexts(&desktop.window()).join(u"\n"_s), QString());
        desktop.type(u"deploymentUrl"_s, m_simulator->url().toString());
        desktop.type(u"deploymentToken"_s, WrongToken);
        desktop.click(u"saveDeployment"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"formError"_s)->isVisible());
        QTRY_COMPARE(clippedTexts(&desktop.window()).join(u"\n"_s), QString());
        desktop.type(u"deploymentToken"_s, m_token);
        desktop.click(u"saveDeployment"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"deploymentDetails"_s)->isVisible());
        QVERIFY(!fact(desktop, u"version"_s).isEmpty());
        QTRY_COMPARE(clippedTexts(&desktop.window()).join(u"\n"_s), QString());
        desktop.click(u"page-home"_s);
        QTRY_COMPARE(clippedTexts(&desktop.window()).join(u"\n"_s), QString());
        QCoreApplication::removeTranslator(&pseudo);
    }

    void aDamagedListIsToldAndSetAside()
    {
        const QTemporaryDir folder;
        QVERIFY(writeFileAtomically(knownDeploymentsPath(folder.path()), "{", FileAccess::OwnerOnly));
        DesktopDriver desktop(folder.path());
        desktop.click(u"page-deployments"_s);
        auto *damage = desktop.find<ErrorNote>(u"deploymentsDamage"_s);
        QVERIFY(damage->isVisible());
        QVERIFY(damage->text().contains(knownDeploymentsPath(folder.path())));
        desktop.click(u"setDamagedAside"_s);
        QTRY_VERIFY(!damage->isVisible());
        QCOMPARE(*readWholeFile(folder.filePath(u"deployments-damaged-1.json"_s)), "{");
    }

private:
    static QString fact(DesktopDriver &desktop, const QString &name)
    {
        return desktop.find<QLabel>(u"fact-"_s + name)->text();
    }

    static QList<KnownDeployment> stored(DesktopDriver &desktop)
    {
        const Result<QList<KnownDeployment>> list = readKnownDeployments(desktop.dataDir());
        return list ? *list : QList<KnownDeployment>();
    }

    void submit(DesktopDriver &desktop, const QString &url)
    {
        desktop.click(u"connectDeployment"_s);
        desktop.type(u"deploymentUrl"_s, url);
        desktop.type(u"deploymentToken"_s, m_token);
        desktop.click(u"saveDeployment"_s);
    }

    static void rename(DesktopDriver &desktop, const QString &name)
    {
        desktop.click(u"renameDeployment"_s);
        auto *dialog = desktop.find<QInputDialog>(u"renameDialog"_s);
        QTRY_VERIFY(dialog->isVisible());
        auto *field = dialog->findChild<QLineEdit *>();
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void holdsNoToken(DesktopDriver &desktop)
    {
        for (const QString &secret : {m_token, WrongToken}) {
            QCOMPARE(filesWith(desktop.dataDir(), secret.toLatin1()), QStringList());
            QCOMPARE(filesWith(m_settings.path(), secret.toLatin1()), QStringList());
            QCOMPARE(widgetsWith(secret), QStringList());
        }
    }

    QTemporaryDir m_settings;
    std::unique_ptr<Simulator> m_simulator;
    QString m_token;
};

QTEST_MAIN(ConnectJourneyTest)
#include "tst_connect_journey.moc"
