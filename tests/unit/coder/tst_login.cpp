// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/login.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;

class TestLogin : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theCommandLineWins();
    void theEnvironmentComesNext();
    void theCoderCliComesLast();
    void theCliTokenGoesToItsOwnDeploymentOnly();
    void withoutAnythingItSaysWhatToDo();
    void aTokenFileThatOthersCanReadIsRefused_data();
    void aTokenFileThatOthersCanReadIsRefused();
    void anEmptyOrMissingTokenFileIsRefused();
    void aBadUrlNamesItsSource();
    void theConfigDirectoryFollowsTheEnvironment();
    void theProxyFollowsTheEnvironment_data();
    void theProxyFollowsTheEnvironment();

private:
    QString write(const QString &name, const QByteArray &content, QFile::Permissions permissions);
    void logInWithCli(const QByteArray &url, const QByteArray &token);

    std::unique_ptr<QTemporaryDir> m_folder;
    LoginSources m_sources;
};

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

void TestLogin::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_sources = LoginSources();
    m_sources.coderConfigDirectory = m_folder->path();
}

QString TestLogin::write(const QString &name, const QByteArray &content, QFile::Permissions permissions)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
    file.close();
    file.setPermissions(permissions);
    return file.fileName();
}

void TestLogin::logInWithCli(const QByteArray &url, const QByteArray &token)
{
    write(u"url"_s, url, ownerOnly);
    write(u"session"_s, token, ownerOnly);
}

void TestLogin::theCommandLineWins()
{
    logInWithCli("https://cli.example.com", "cli-token");
    m_sources.url = u"https://flag.example.com/"_s;
    m_sources.tokenFile = write(u"token"_s, "file-token\nsecond line", ownerOnly);
    m_sources.environment.insert(u"CODER_URL"_s, u"https://env.example.com"_s);
    m_sources.environment.insert(u"CODER_SESSION_TOKEN"_s, u"env-token"_s);
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(login);
    QCOMPARE(login->url.toString(), u"https://flag.example.com"_s);
    QCOMPARE(login->token.reveal(), QByteArray("file-token"));
    QCOMPARE(login->urlSource, u"--url"_s);
    QCOMPARE(login->tokenSource, u"--token-file"_s);
}

void TestLogin::theEnvironmentComesNext()
{
    logInWithCli("https://cli.example.com", "cli-token");
    m_sources.environment.insert(u"CODER_URL"_s, u"https://env.example.com"_s);
    m_sources.environment.insert(u"CODER_SESSION_TOKEN"_s, u" env-token "_s);
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(login);
    QCOMPARE(login->url.host(), u"env.example.com"_s);
    QCOMPARE(login->token.reveal(), QByteArray("env-token"));
    QCOMPARE(login->tokenSource, u"CODER_SESSION_TOKEN"_s);
}

void TestLogin::theCoderCliComesLast()
{
    logInWithCli("https://cli.example.com/\n", "cli-token\n");
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(login);
    QCOMPARE(login->url.host(), u"cli.example.com"_s);
    QCOMPARE(login->token.reveal(), QByteArray("cli-token"));
    QCOMPARE(login->tokenSource, u"the coder CLI's login"_s);
}

void TestLogin::theCliTokenGoesToItsOwnDeploymentOnly()
{
    logInWithCli("https://cli.example.com", "cli-token");
    m_sources.url = u"https://other.example.com"_s;
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(!login);
    QVERIFY(login.error().message.contains("CODER_SESSION_TOKEN"_L1));
    QVERIFY(!login.error().message.contains("cli-token"_L1));
}

void TestLogin::withoutAnythingItSaysWhatToDo()
{
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(!login);
    QCOMPARE(login.error().kind, ErrorKind::BadInput);
    QVERIFY(login.error().message.contains("CODER_URL"_L1));
}

void TestLogin::aTokenFileThatOthersCanReadIsRefused_data()
{
    QTest::addColumn<int>("extra");
    QTest::newRow("group reads") << int(QFile::ReadGroup);
    QTest::newRow("others read") << int(QFile::ReadOther);
    QTest::newRow("group writes") << int(QFile::WriteGroup);
}

void TestLogin::aTokenFileThatOthersCanReadIsRefused()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has access lists instead.");
#endif
    QFETCH(int, extra);
    const QString path = write(u"token"_s, "t", ownerOnly | QFile::Permissions(extra));
    const Result<Secret> token = readTokenFile(path);
    QVERIFY(!token);
    QVERIFY(token.error().message.contains(u"chmod 600 "_s + path));
}

void TestLogin::anEmptyOrMissingTokenFileIsRefused()
{
    QVERIFY(!readTokenFile(m_folder->filePath(u"none"_s)));
    QVERIFY(!readTokenFile(write(u"token"_s, "\n\n", ownerOnly)));
}

void TestLogin::aBadUrlNamesItsSource()
{
    m_sources.environment.insert(u"CODER_URL"_s, u"ftp://x"_s);
    const Result<FoundLogin> login = findLogin(m_sources);
    QVERIFY(!login);
    QVERIFY(login.error().message.contains("CODER_URL"_L1));
}

void TestLogin::theConfigDirectoryFollowsTheEnvironment()
{
    QProcessEnvironment environment;
    QVERIFY(coderConfigDirectory(environment, u"/home/me"_s).startsWith("/home/me/"_L1));
    QVERIFY(coderConfigDirectory(environment, u"/home/me"_s).endsWith("/coderv2"_L1));
#ifdef Q_OS_LINUX
    QCOMPARE(coderConfigDirectory(environment, u"/home/me"_s), u"/home/me/.config/coderv2"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, u"/etc/me"_s);
    QCOMPARE(coderConfigDirectory(environment, u"/home/me"_s), u"/etc/me/coderv2"_s);
#endif
    environment.insert(u"CODER_CONFIG_DIR"_s, u"/opt/coder"_s);
    QCOMPARE(coderConfigDirectory(environment, u"/home/me"_s), u"/opt/coder"_s);
}

void TestLogin::theProxyFollowsTheEnvironment_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("exempt");
    QTest::addColumn<QString>("proxy");
    const QString https = u"http://proxy.example.com:3128"_s;
    QTest::newRow("https") << u"https://coder.example.com"_s << QString() << https;
    QTest::newRow("http has another") << u"http://coder.example.com"_s << QString() << QString();
    QTest::newRow("loopback") << u"https://127.0.0.1:7080"_s << QString() << QString();
    QTest::newRow("all exempt") << u"https://coder.example.com"_s << u"*"_s << QString();
    QTest::newRow("domain exempt") << u"https://coder.example.com"_s << u"a.test, .example.com"_s
                                   << QString();
    QTest::newRow("bare domain") << u"https://coder.example.com"_s << u"example.com:443"_s << QString();
    QTest::newRow("lookalike") << u"https://notexample.com"_s << u"example.com"_s << https;
}

void TestLogin::theProxyFollowsTheEnvironment()
{
    QFETCH(QString, url);
    QFETCH(QString, exempt);
    QFETCH(QString, proxy);
    QProcessEnvironment environment;
    environment.insert(u"HTTPS_PROXY"_s, u"proxy.example.com:3128"_s);
    environment.insert(u"no_proxy"_s, exempt);
    QCOMPARE(proxyFromEnvironment(QUrl(url), environment).toString(), proxy);
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
