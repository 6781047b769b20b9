// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/deployment.h"
#include "core/coder/tlssettings.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;

class TestDeployment : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aUrlIsNormalised_data();
    void aUrlIsNormalised();
    void whatIsNoUrlIsRefused_data();
    void whatIsNoUrlIsRefused();
    void loopbackIsKnown_data();
    void loopbackIsKnown();
    void theTokenDoesNotCrossANetworkInTheClear();
    void aTokenThatCannotStandInAHeaderIsRefused();
    void aFileThatCannotBeReadIsNamed();
    void aPathBelowTheHostIsKept();
    void aCertificateFileWithoutCertificateIsNamed();
    void aProxyOfAnotherKindIsRefused();
    void trafficLeavesFromAddressesOfThisMachine();
};

namespace {

Deployment deploymentAt(const QString &url)
{
    Deployment deployment;
    deployment.url = *normalisedUrl(url);
    deployment.token = Secret("abcdefghij-0123456789012345678901");
    return deployment;
}

} // namespace

void TestDeployment::aUrlIsNormalised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << u"https://coder.example.com"_s << u"https://coder.example.com"_s;
    QTest::newRow("slash") << u"https://coder.example.com/"_s << u"https://coder.example.com"_s;
    QTest::newRow("slashes") << u" https://coder.example.com/sub// "_s << u"https://coder.example.com/sub"_s;
    QTest::newRow("no scheme") << u"coder.example.com"_s << u"https://coder.example.com"_s;
    QTest::newRow("no scheme, port") << u"localhost:3000"_s << u"https://localhost:3000"_s;
    QTest::newRow("upper case") << u"HTTP://127.0.0.1:7080"_s << u"http://127.0.0.1:7080"_s;
    QTest::newRow("query") << u"https://a.example/?x=1#y"_s << u"https://a.example"_s;
    QTest::newRow("ipv6") << u"http://[::1]:7080"_s << u"http://[::1]:7080"_s;
}

void TestDeployment::aUrlIsNormalised()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const Result<QUrl> result = normalisedUrl(text);
    QVERIFY(result);
    QCOMPARE(result->toString(), url);
}

void TestDeployment::whatIsNoUrlIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u" "_s;
    QTest::newRow("no host") << u"https://"_s;
    QTest::newRow("ftp") << u"ftp://coder.example.com"_s;
    QTest::newRow("words") << u"not a url"_s;
    QTest::newRow("user") << u"https://me:secret@coder.example.com"_s;
}

void TestDeployment::whatIsNoUrlIsRefused()
{
    QFETCH(QString, text);
    const Result<QUrl> result = normalisedUrl(text);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadInput);
    QVERIFY(!result.error().message.contains("secret"_L1));
}

void TestDeployment::loopbackIsKnown_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("name") << u"localhost"_s << true;
    QTest::newRow("below") << u"apps.LOCALHOST"_s << true;
    QTest::newRow("v4") << u"127.8.0.1"_s << true;
    QTest::newRow("v6") << u"::1"_s << true;
    QTest::newRow("private") << u"10.0.0.1"_s << false;
    QTest::newRow("lookalike") << u"localhost.example.com"_s << false;
}

void TestDeployment::loopbackIsKnown()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopbackHost(host), loopback);
}

void TestDeployment::theTokenDoesNotCrossANetworkInTheClear()
{
    Deployment deployment = deploymentAt(u"http://coder.example.com"_s);
    const Result<> refused = checkDeployment(deployment);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("https://"_L1));
    deployment.allowPlainHttp = true;
    QVERIFY(checkDeployment(deployment));
    QVERIFY(checkDeployment(deploymentAt(u"http://127.0.0.1:3000"_s)));
    QVERIFY(checkDeployment(deploymentAt(u"https://coder.example.com"_s)));
}

void TestDeployment::aTokenThatCannotStandInAHeaderIsRefused()
{
    Deployment deployment = deploymentAt(u"https://coder.example.com"_s);
    deployment.token = Secret("abc\r\nX-Evil: 1");
    QVERIFY(!checkDeployment(deployment));
    deployment.token = Secret();
    QVERIFY(!checkDeployment(deployment));
}

void TestDeployment::aFileThatCannotBeReadIsNamed()
{
    Deployment deployment = deploymentAt(u"https://coder.example.com"_s);
    deployment.caFile = u"/nowhere/ca.pem"_s;
    const Result<> refused = checkDeployment(deployment);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("/nowhere/ca.pem"_L1));
}

void TestDeployment::aPathBelowTheHostIsKept()
{
    const Deployment deployment = deploymentAt(u"https://example.com/coder/"_s);
    QCOMPARE(deployment.apiUrl(u"/users/a%2Fb"_s).toString(QUrl::FullyEncoded),
        u"https://example.com/coder/api/v2/users/a%2Fb"_s);
    QCOMPARE(deployment.webSocketUrl(u"/x"_s, u"follow"_s).toString(),
        u"wss://example.com/coder/api/v2/x?follow"_s);
}

void TestDeployment::aCertificateFileWithoutCertificateIsNamed()
{
    const QTemporaryDir folder;
    Deployment deployment = deploymentAt(u"https://coder.example.com"_s);
    deployment.caFile = folder.filePath(u"empty.pem"_s);
    QFile file(deployment.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Result<> refused = checkDeployment(deployment);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("empty.pem"_L1));
}

void TestDeployment::aProxyOfAnotherKindIsRefused()
{
    Deployment deployment = deploymentAt(u"https://coder.example.com"_s);
    deployment.proxy = QUrl(u"socks5://me:secret@proxy.example.com:1081"_s);
    const Result<QNetworkProxy> proxy = networkProxy(deployment);
    QVERIFY(proxy);
    QCOMPARE(proxy->type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(proxy->port(), quint16(1081));
    QCOMPARE(proxy->user(), u"me"_s);
    deployment.proxy = QUrl(u"gopher://me:secret@proxy.example.com"_s);
    const Result<> refused = checkDeployment(deployment);
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.contains("secret"_L1));
}

void TestDeployment::trafficLeavesFromAddressesOfThisMachine()
{
    Deployment deployment = deploymentAt(u"https://coder.example.com"_s);
    deployment.sources = {u"127.0.0.1"_s};
    QVERIFY(checkDeployment(deployment));
    deployment.sources.append(u"192.0.2.1"_s);
    QCOMPARE(checkDeployment(deployment).error().message,
        u"Traffic cannot leave from 192.0.2.1: this machine does not have that address."_s);
    deployment.sources = {u"here"_s};
    QCOMPARE(checkDeployment(deployment).error().message,
        u"\"here\" is no address of this machine such as 192.0.2.7."_s);
}

QTEST_GUILESS_MAIN(TestDeployment)
#include "tst_deployment.moc"
