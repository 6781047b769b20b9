// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainvault.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QByteArray Token("abcdefghij-0123456789012345678901");

template <typename T> struct Got {
    std::optional<Result<T>> answer;
    Answer<T> done()
    {
        return [this](Result<T> result) { answer = std::move(result); };
    }
};

} // namespace

// Both ways: with PLIMSOLL_TEST_KEYCHAIN=1 this uses the keychain of the session, which may ask to be
// unlocked; else it makes sure that there is none.
class KeychainVaultTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void withoutAKeychainMemoryKeepsTheTokenAndSaysSo()
    {
#ifndef Q_OS_LINUX
        QSKIP("This system's keychain is always there.");
#endif
        if (usesKeychain())
            QSKIP("PLIMSOLL_TEST_KEYCHAIN is set: the keychain is there.");
        KeychainVault vault(u"Plimsoll test"_s);
        QVERIFY(!vault.isLasting());
        QSignalSpy changed(&vault, &TokenVault::stateChanged);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() == 1, 20'000);
        QCOMPARE(vault.isLasting(), std::optional(false));
        QVERIFY2(vault.sentence().startsWith(
                     u"Tokens are kept in memory only, until Plimsoll is closed, because "_s),
            qPrintable(vault.sentence()));
        keepsAndForgets(vault);
        QCOMPARE(vault.isLasting(), std::optional(false));
    }

    void aKeychainKeepsTheTokenBeyondTheProgram()
    {
        if (!usesKeychain())
            QSKIP("Set PLIMSOLL_TEST_KEYCHAIN=1 to use the keychain of this session.");
        KeychainVault vault(u"Plimsoll test"_s);
        QTRY_VERIFY_WITH_TIMEOUT(vault.isLasting() == std::optional(true), 20'000);
        QCOMPARE(vault.sentence(), u"Tokens are kept in the system's keychain."_s);
        Got<void> put;
        vault.put(u"lasting"_s, Secret(Token), this, put.done());
        QTRY_VERIFY(put.answer);
        KeychainVault after(u"Plimsoll test"_s);
        Got<Secret> got;
        after.get(u"lasting"_s, this, got.done());
        QTRY_VERIFY(got.answer);
        QVERIFY(*got.answer);
        QCOMPARE((*got.answer)->reveal(), Token);
        Got<void> forgotten;
        after.forget(u"lasting"_s, this, forgotten.done());
        QTRY_VERIFY(forgotten.answer);
        keepsAndForgets(vault);
    }

private:
    static bool usesKeychain() { return qEnvironmentVariableIsSet("PLIMSOLL_TEST_KEYCHAIN"); }

    void keepsAndForgets(KeychainVault &vault)
    {
        Got<void> put;
        vault.put(u"https://a.example (1)"_s, Secret(Token), this, put.done());
        QTRY_VERIFY(put.answer);
        QVERIFY(*put.answer);
        Got<Secret> got;
        vault.get(u"https://a.example (1)"_s, this, got.done());
        QTRY_VERIFY(got.answer);
        QVERIFY(*got.answer);
        QCOMPARE((*got.answer)->reveal(), Token);
        Got<void> forgotten;
        vault.forget(u"https://a.example (1)"_s, this, forgotten.done());
        QTRY_VERIFY(forgotten.answer);
        QVERIFY(*forgotten.answer);
        Got<Secret> none;
        vault.get(u"https://a.example (1)"_s, this, none.done());
        QTRY_VERIFY(none.answer);
        QVERIFY(!*none.answer);
    }
};

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("PLIMSOLL_TEST_KEYCHAIN"))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
    QGuiApplication application(argc, argv); // as in the program: its event loop is the one of the platform
    KeychainVaultTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychainvault.moc"
