// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/buildlogstream.h"
#include "tests/support/testcertificate.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;

// Whom the client trusts, and how it shows who it is.
class TestClientTls : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void anUnknownAuthorityIsNotTrusted();
    void theGivenAuthorityIsTrusted();
    void aCertificateForAnotherNameIsRefused();
    void theClientCertificateIsShown();
    void theBuildLogTrustsTheSameAuthority();

private:
    void serve(const std::string &names);
    QString write(const QString &name, const std::string &pem) const;

    QTemporaryDir m_folder;
    test::TestCertificate m_authority;
    QSslConfiguration m_tls;
    std::unique_ptr<ScriptedServer> m_server;
    Deployment m_deployment;
};

namespace {

const QByteArray mePath = "/api/v2/users/me";

} // namespace

void TestClientTls::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_authority = test::makeSelfSigned("plimsoll test authority");
    serve("IP:127.0.0.1");
}

void TestClientTls::serve(const std::string &names)
{
    const test::TestCertificate server = test::makeSigned(m_authority, names);
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(server.certificatePem)));
    m_tls.setPrivateKey(QSslKey(QByteArray::fromStdString(server.keyPem), QSsl::Ec));
    m_server = std::make_unique<ScriptedServer>(m_tls);
    m_server->on("GET", mePath, {{.body = recordedBytes(u"get-users-me-200"_s)}});
    m_deployment = deploymentOf(*m_server);
}

QString TestClientTls::write(const QString &name, const std::string &pem) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(pem)) < 0)
        qFatal("cannot write");
    return file.fileName();
}

void TestClientTls::anUnknownAuthorityIsNotTrusted()
{
    CoderClient client(m_deployment, impatient());
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unreachable);
    QVERIFY2(asked.error().message.startsWith("no encrypted connection to 127.0.0.1:"_L1),
        qPrintable(asked.error().message));
    QVERIFY(!asked.error().mayHaveLanded);
    QVERIFY(m_server->seen().isEmpty());
}

void TestClientTls::theGivenAuthorityIsTrusted()
{
    m_deployment.caFile = write(u"ca.pem"_s, m_authority.certificatePem);
    QVERIFY(checkDeployment(m_deployment));
    CoderClient client(m_deployment, impatient());
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY2(asked.hasValue(), qPrintable(asked.hasError() ? asked.error().toError().message : QString()));
}

void TestClientTls::aCertificateForAnotherNameIsRefused()
{
    serve("DNS:coder.example.com");
    m_deployment.caFile = write(u"ca.pem"_s, m_authority.certificatePem);
    CoderClient client(m_deployment, impatient());
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QVERIFY(m_server->seen().isEmpty());
}

void TestClientTls::theClientCertificateIsShown()
{
    const test::TestCertificate client = test::makeSigned(m_authority, "DNS:client");
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setCaCertificates({QSslCertificate(QByteArray::fromStdString(m_authority.certificatePem))});
    m_server = std::make_unique<ScriptedServer>(m_tls);
    m_server->on("GET", mePath, {{.body = recordedBytes(u"get-users-me-200"_s)}});
    m_deployment = deploymentOf(*m_server);
    m_deployment.caFile = write(u"ca.pem"_s, m_authority.certificatePem);

    CoderClient stranger(m_deployment, impatient());
    Asked<User> refused;
    stranger.me(this, refused.callback());
    QTRY_VERIFY(refused.hasError());

    m_deployment.clientCertificateFile = write(u"client.pem"_s, client.certificatePem);
    QVERIFY(!checkDeployment(m_deployment)); // its key is missing
    m_deployment.clientKeyFile = write(u"client.key"_s, client.keyPem);
    QVERIFY(checkDeployment(m_deployment));
    CoderClient known(m_deployment, impatient());
    Asked<User> asked;
    known.me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY2(asked.hasValue(), qPrintable(asked.hasError() ? asked.error().toError().message : QString()));
}

void TestClientTls::theBuildLogTrustsTheSameAuthority()
{
    m_deployment.caFile = write(u"ca.pem"_s, m_authority.certificatePem);
    m_server->on("GET", "/api/v2/workspacebuilds/41215de9-2c61-4883-aeb4-bcd3717f1d6e/logs",
        {{.frames = ScriptedServer::closeFrame(1000, "done")}});
    BuildLogStream log(m_deployment);
    QSignalSpy ended(&log, &BuildLogStream::ended);
    log.followBuild(BuildId::fromString(u"41215de9-2c61-4883-aeb4-bcd3717f1d6e"));
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<BuildLogStream::End>(), BuildLogStream::End::Complete);
}

QTEST_GUILESS_MAIN(TestClientTls)
#include "tst_clienttls.moc"
