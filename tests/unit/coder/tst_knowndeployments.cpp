// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/coder/knowndeployments.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

KnownDeployment staging()
{
    KnownDeployment known;
    known.name = u"Staging"_s;
    known.id = u"id-1"_s;
    known.isTestSystem = true;
    known.deployment.url = QUrl(u"https://coder.staging.example"_s);
    known.deployment.token = Secret("abcdefghij-0123456789");
    known.deployment.extraHeaders = {{"X-Gateway", "gateway-password"}};
    known.deployment.proxy = QUrl(u"http://user:proxy-password@proxy.example:3128"_s);
    known.deployment.caFile = u"/etc/ssl/ours.pem"_s;
    known.deployment.clientCertificateFile = u"/home/me/cert.pem"_s;
    known.deployment.clientKeyFile = u"/home/me/key.pem"_s;
    known.deployment.resolve = {{u"*.apps.staging.example"_s, {u"127.0.0.2"_s, u"::1"_s}}};
    known.deployment.sources = {u"127.0.0.3"_s};
    known.deployment.resumesTls = true;
    known.deployment.allowPlainHttp = true;
    return known;
}

Result<QList<KnownDeployment>> save(const QString &dataDir, const KnownDeployment &known)
{
    return changeKnownDeployments(dataDir, [&known](QList<KnownDeployment> &list) {
        list.append(known);
        return Result<>();
    });
}

} // namespace

class KnownDeploymentsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void withoutAFileThereAreNone()
    {
        const QTemporaryDir folder;
        const Result<QList<KnownDeployment>> list = readKnownDeployments(folder.path());
        QVERIFY(list);
        QVERIFY(list->isEmpty());
    }

    void whatIsSavedIsReadAgainByName()
    {
        const QTemporaryDir folder;
        KnownDeployment other = staging();
        other.name = u"acceptance"_s;
        other.id = u"id-2"_s;
        QVERIFY(save(folder.path(), staging()));
        QVERIFY(save(folder.path(), other));
        const Result<QList<KnownDeployment>> list = readKnownDeployments(folder.path());
        QVERIFY(list);
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->first().name, u"acceptance"_s);
        const KnownDeployment &known = list->last();
        QCOMPARE(known.name, u"Staging"_s);
        QCOMPARE(known.id, u"id-1"_s);
        QVERIFY(known.isTestSystem);
        QCOMPARE(known.deployment.url, staging().deployment.url);
        QCOMPARE(known.deployment.proxy, QUrl(u"http://proxy.example:3128"_s));
        QCOMPARE(known.deployment.caFile, staging().deployment.caFile);
        QCOMPARE(known.deployment.clientCertificateFile, staging().deployment.clientCertificateFile);
        QCOMPARE(known.deployment.clientKeyFile, staging().deployment.clientKeyFile);
        QCOMPARE(known.deployment.resolve, staging().deployment.resolve);
        QCOMPARE(known.deployment.sources, staging().deployment.sources);
        QVERIFY(known.deployment.resumesTls);
        QVERIFY(known.deployment.allowPlainHttp);
        QVERIFY(known.deployment.token.isEmpty());
        QVERIFY(known.deployment.extraHeaders.isEmpty());
    }

    void theFileHoldsNoSecretAndIsItsOwnersAlone()
    {
        const QTemporaryDir folder;
        QVERIFY(save(folder.path(), staging()));
        const QString path = knownDeploymentsPath(folder.path());
        const Result<QByteArray> text = readWholeFile(path);
        QVERIFY(text);
        for (const QByteArray secret : {"abcdefghij-0123456789", "gateway-password", "proxy-password"})
            QVERIFY2(!text->contains(secret), secret.constData());
#ifndef Q_OS_WIN
        QCOMPARE(QFileInfo(path).permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
#endif
    }

    void aDamagedFileIsToldAndStays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{\"version\": 1, \"deployments\": [");
        QTest::newRow("no list") << QByteArray("{\"version\": 1}");
        QTest::newRow("no URL") << QByteArray(
            "{\"version\": 1, \"deployments\": [{\"name\": \"a\", \"id\": \"b\"}]}");
        QTest::newRow("not a URL") << QByteArray(
            "{\"version\": 1, \"deployments\": [{\"name\": \"a\", \"id\": \"b\", \"url\": \"ftp://x\"}]}");
        QTest::newRow("newer") << QByteArray("{\"version\": 2, \"deployments\": []}");
    }

    void aDamagedFileIsToldAndStays()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const QString path = knownDeploymentsPath(folder.path());
        QVERIFY(writeFileAtomically(path, text, FileAccess::OwnerOnly));
        const Result<QList<KnownDeployment>> list = readKnownDeployments(folder.path());
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::Storage);
        QVERIFY2(list.error().message.contains(path), qPrintable(list.error().message));
        QVERIFY(!save(folder.path(), staging()));
        QCOMPARE(*readWholeFile(path), text);
        const Result<QString> aside = setKnownDeploymentsAside(folder.path());
        QVERIFY(aside);
        QCOMPARE(*readWholeFile(*aside), text);
        QVERIFY(save(folder.path(), staging()));
    }

    void anEditThatIsRefusedChangesNothing()
    {
        const QTemporaryDir folder;
        QVERIFY(save(folder.path(), staging()));
        const Result<QList<KnownDeployment>> refused
            = changeKnownDeployments(folder.path(), [](QList<KnownDeployment> &list) -> Result<> {
                  list.clear();
                  return Error{ErrorKind::BadInput, u"No."_s};
              });
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, u"No."_s);
        QCOMPARE(readKnownDeployments(folder.path())->size(), 1);
    }

    void aFolderThatCannotBeWrittenToIsASentence()
    {
        const Result<QList<KnownDeployment>> refused = save(u"/proc/nothing/here"_s, staging());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(refused.error().message.endsWith(u'.'));
    }
};

QTEST_GUILESS_MAIN(KnownDeploymentsTest)
#include "tst_knowndeployments.moc"
