// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "ui/deployments/keptdeployments.h"
#include "ui/deployments/tokenvault.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

KnownDeployment known(const QString &name, const QString &url, const QByteArray &token)
{
    KnownDeployment made;
    made.name = name;
    made.deployment.url = QUrl(url);
    made.deployment.token = Secret(token);
    return made;
}

template <typename T> struct Got {
    std::optional<Result<T>> answer;
    Answer<T> done()
    {
        return [this](Result<T> result) { answer = std::move(result); };
    }
    QString sentence() const { return *answer ? QString() : answer->error().message; }
};

} // namespace

class KeptDeploymentsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_vault = std::make_unique<MemoryVault>(u"this is a test"_s);
        m_book = std::make_unique<KeptDeployments>(m_folder->path(), *m_vault);
    }

    void cleanup() { m_book.reset(); }

    void whatIsSavedIsThereAfterARestart()
    {
        QSignalSpy changed(m_book.get(), &DeploymentBook::changed);
        QCOMPARE(save(known(u" Staging "_s, u"https://a.example"_s, "token-a")), QString());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_book->all().size(), 1);
        QCOMPARE(m_book->all().first().name, u"Staging"_s);
        QVERIFY(m_book->all().first().deployment.token.isEmpty());
        QCOMPARE(tokenOf(u"staging"_s), "token-a");
        m_book = std::make_unique<KeptDeployments>(m_folder->path(), *m_vault);
        QCOMPARE(tokenOf(u"Staging"_s), "token-a");
    }

    void whatAnotherProgramSavesIsSeenByLooking()
    {
        QSignalSpy changed(m_book.get(), &DeploymentBook::changed);
        m_book->look();
        QCOMPARE(changed.count(), 0);
        QVERIFY(changeKnownDeployments(m_folder->path(), [](QList<KnownDeployment> &list) {
            list.append(known(u"theirs"_s, u"https://b.example"_s, {}));
            list.last().id = u"1"_s;
            return Result<>();
        }));
        m_book->look();
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_book->find(u"theirs"_s));
        m_book->look();
        QCOMPARE(changed.count(), 1);
    }

    void aNameIsUsedOnce()
    {
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
        QCOMPARE(save(known(u"A"_s, u"https://b.example"_s, "token-b")),
            u"There is a deployment named \"a\" already."_s);
        QCOMPARE(tokenOf(u"a"_s), "token-a");
    }

    void aRenamedOneKeepsItsToken()
    {
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
        KnownDeployment renamed = m_book->all().first();
        renamed.name = u"b"_s;
        renamed.isTestSystem = true;
        QCOMPARE(save(renamed, u"a"_s), QString());
        QCOMPARE(m_book->all().size(), 1);
        QVERIFY(m_book->find(u"b"_s)->isTestSystem);
        QCOMPARE(tokenOf(u"b"_s), "token-a");
    }

    void changesAtTheSameTimeAreAllKept()
    {
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
        Got<void> marked;
        Got<void> renamed;
        m_book->edit(u"a"_s, [](KnownDeployment &one) { one.isTestSystem = true; }, this, marked.done());
        m_book->edit(u"a"_s, [](KnownDeployment &one) { one.name = u" b "_s; }, this, renamed.done());
        QTRY_VERIFY(marked.answer && renamed.answer);
        QCOMPARE(m_book->all().size(), 1);
        QCOMPARE(m_book->all().first().name, u"b"_s);
        QVERIFY(m_book->all().first().isTestSystem);
        QCOMPARE(tokenOf(u"b"_s), "token-a");
        m_book->edit(u"b"_s, [](KnownDeployment &one) { one.name.clear(); }, this, renamed.done());
        QTRY_COMPARE(renamed.sentence(), u"Give the deployment a name."_s);
        m_book->edit(u"a"_s, [](KnownDeployment &) { }, this, marked.done());
        QTRY_COMPARE(marked.sentence(), u"There is no deployment \"a\"."_s);
    }

    void aTokenGoesToTheDeploymentItWasMadeForOnly()
    {
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
        KnownDeployment moved = m_book->all().first();
        moved.deployment.url = QUrl(u"https://b.example"_s);
        QCOMPARE(save(moved, u"a"_s), u"Enter a session token for https://b.example."_s);
        moved.deployment.token = Secret("token-b");
        QCOMPARE(save(moved, u"a"_s), QString());
        QCOMPARE(tokenOf(u"a"_s), "token-b");
        // The file says another URL than the token was saved for.
        const QString path = knownDeploymentsPath(m_folder->path());
        QByteArray text = *readWholeFile(path);
        text.replace("b.example", "thief.example");
        QVERIFY(writeFileAtomically(path, text, FileAccess::OwnerOnly));
        m_book = std::make_unique<KeptDeployments>(m_folder->path(), *m_vault);
        QCOMPARE(tokenOf(u"a"_s), "No token is kept for a: choose Edit and enter one.");
    }

    void aRemovedOneIsForgottenWithItsToken()
    {
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
        const QString id = m_book->all().first().id;
        Got<void> removed;
        m_book->remove(u"a"_s, this, removed.done());
        QTRY_VERIFY(removed.answer);
        QVERIFY(*removed.answer);
        QVERIFY(m_book->all().isEmpty());
        Got<Secret> token;
        m_vault->get(u"https://a.example (%1)"_s.arg(id), this, token.done());
        QTRY_VERIFY(token.answer);
        QCOMPARE(token.answer->error().kind, ErrorKind::NotFound);
    }

    void aProxysPasswordIsNotWritten()
    {
        KnownDeployment made = known(u"a"_s, u"https://a.example"_s, "token-a");
        made.deployment.proxy = QUrl(u"http://me:password@proxy.example"_s);
        QCOMPARE(save(made),
            u"The proxy's URL holds a user name or password, which would be written to a file."_s);
        QVERIFY(m_book->all().isEmpty());
    }

    void whatIsUnknownIsASentence()
    {
        QCOMPARE(tokenOf(u"x"_s), "There is no deployment \"x\".");
        Got<void> removed;
        m_book->remove(u"x"_s, this, removed.done());
        QTRY_VERIFY(removed.answer);
        QCOMPARE(removed.sentence(), u"There is no deployment \"x\"."_s);
        QCOMPARE(save(known(u" "_s, u"https://a.example"_s, "t")), u"Give the deployment a name."_s);
    }

    void aDamagedListIsToldKeptAndSetAside()
    {
        const QString path = knownDeploymentsPath(m_folder->path());
        QVERIFY(writeFileAtomically(path, "nonsense", FileAccess::OwnerOnly));
        m_book = std::make_unique<KeptDeployments>(m_folder->path(), *m_vault);
        QVERIFY(m_book->damage().contains(path));
        QVERIFY(!save(known(u"a"_s, u"https://a.example"_s, "token-a")).isEmpty());
        Got<QString> aside;
        m_book->setDamagedAside(this, aside.done());
        QTRY_VERIFY(aside.answer);
        QCOMPARE(*readWholeFile(**aside.answer), "nonsense");
        QCOMPARE(m_book->damage(), QString());
        QCOMPARE(save(known(u"a"_s, u"https://a.example"_s, "token-a")), QString());
    }

private:
    // The sentence of what went wrong.
    QString save(const KnownDeployment &what, const QString &former = {})
    {
        Got<void> saved;
        m_book->save(what, former, this, saved.done());
        [&saved] { QTRY_VERIFY(saved.answer); }();
        return saved.answer ? saved.sentence() : u"no answer"_s;
    }

    // Or the sentence of what went wrong.
    QByteArray tokenOf(const QString &name)
    {
        Got<Deployment> login;
        m_book->login(name, this, login.done());
        [&login] { QTRY_VERIFY(login.answer); }();
        if (!login.answer)
            return "no answer";
        return *login.answer ? (*login.answer)->token.reveal() : login.sentence().toUtf8();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemoryVault> m_vault;
    std::unique_ptr<KeptDeployments> m_book;
};

QTEST_GUILESS_MAIN(KeptDeploymentsTest)
#include "tst_keptdeployments.moc"
