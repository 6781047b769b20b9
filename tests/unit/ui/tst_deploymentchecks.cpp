// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/deploymentfakes.h"
#include "ui/deployments/deploymentchecks.h"
#include "ui/deployments/deploymenteditor.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

DeploymentFacts healthy()
{
    DeploymentFacts facts;
    facts.isHealthy = true;
    facts.build.version = u"v2"_s;
    return facts;
}

const Error Refusal{ErrorKind::Unauthorized, u"401"_s};

} // namespace

class DeploymentChecksTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_checks.reset();
        m_editor.reset();
        m_book = std::make_unique<PaperBook>();
        m_calls = std::make_unique<HeldCalls>();
        m_book->add(u"a"_s, u"https://a.example"_s);
        m_checks = std::make_unique<DeploymentChecks>(*m_book, *m_calls);
        m_editor = std::make_unique<DeploymentEditor>(*m_book, *m_calls);
    }

    void nothingIsAskedUnlessSomebodyWantsIt()
    {
        QCOMPARE(m_checks->state(u"a"_s).text, u"Not checked yet"_s);
        QVERIFY(!m_checks->wasChecked(u"a"_s));
        QCOMPARE(m_calls->checks.size(), 0);
    }

    void aCheckGoesWithTheTokenAndLeavesFacts()
    {
        m_checks->check(u"a"_s);
        m_checks->check(u"a"_s); // one at a time
        QVERIFY(m_checks->isChecking(u"a"_s));
        QTRY_COMPARE(m_calls->checks.size(), 1);
        QCOMPARE(m_calls->checks.first().deployment.token.reveal(), "a");
        m_calls->answer(healthy());
        QVERIFY(!m_checks->isChecking(u"a"_s));
        QCOMPARE(m_checks->facts(u"a"_s)->build.version, u"v2"_s);
        QCOMPARE(m_checks->state(u"a"_s).text, u"Answers"_s);
    }

    void aFailureIsExplainedAndTheNextCheckForgetsIt()
    {
        m_checks->check(u"a"_s);
        QTRY_COMPARE(m_calls->checks.size(), 1);
        m_calls->answer(Refusal);
        QVERIFY(m_checks->failure(u"a"_s)->sentence.contains(u"https://a.example"_s));
        QCOMPARE(m_checks->state(u"a"_s).iconName, u"broken"_s);
        m_checks->check(u"a"_s);
        QVERIFY(!m_checks->failure(u"a"_s));
    }

    void aMissingTokenIsAFailureToo()
    {
        m_book->hasNoTokens = true;
        m_checks->check(u"a"_s);
        QTRY_VERIFY(m_checks->failure(u"a"_s));
        QCOMPARE(m_checks->failure(u"a"_s)->sentence, u"No token."_s);
        QCOMPARE(m_calls->checks.size(), 0);
    }

    void aCancelledCheckIsAsIfItHadNotBeen()
    {
        QSignalSpy changed(m_checks.get(), &DeploymentChecks::changed);
        m_checks->check(u"a"_s);
        QTRY_COMPARE(m_calls->checks.size(), 1);
        m_checks->cancel(u"a"_s);
        QCOMPARE(changed.count(), 2);
        m_calls->answer(healthy());
        QVERIFY(!m_checks->wasChecked(u"a"_s));
    }

    void anEntryIsCheckedBeforeItIsSaved()
    {
        QSignalSpy saved(m_editor.get(), &DeploymentEditor::saved);
        m_editor->submit(draft(u"b.example"_s, "token-b"), {}, BeforeSaving::Check);
        QVERIFY(m_editor->isBusy());
        QCOMPARE(m_calls->checks.size(), 1);
        QCOMPARE(m_calls->checks.first().deployment.url, QUrl(u"https://b.example"_s));
        QVERIFY(m_book->saved.isEmpty());
        m_calls->answer(healthy());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!m_editor->isBusy());
        QCOMPARE(saved.first().first().toString(), u"b.example"_s);
        QCOMPARE(m_book->saved.first().deployment.token.reveal(), "token-b");
    }

    void aRefusedTokenIsNotSaved()
    {
        QSignalSpy refused(m_editor.get(), &DeploymentEditor::refused);
        m_editor->submit(draft(u"b.example"_s, "token-b"), {}, BeforeSaving::Check);
        m_calls->answer(Refusal);
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused.first().at(1).toBool());
        QVERIFY(m_book->saved.isEmpty());
        QVERIFY(!m_editor->isBusy());
    }

    void whatCannotBeReachedMayBeSavedAllTheSame()
    {
        QSignalSpy refused(m_editor.get(), &DeploymentEditor::refused);
        QSignalSpy saved(m_editor.get(), &DeploymentEditor::saved);
        m_editor->submit(draft(u"b.example"_s, "token-b"), {}, BeforeSaving::Check);
        m_calls->answer(Error{ErrorKind::Unreachable, u"refused"_s});
        QVERIFY(refused.first().at(1).toBool());
        m_editor->submit(draft(u"b.example"_s, "token-b"), {}, BeforeSaving::AskNothing);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(m_calls->checks.isEmpty());
    }

    void anEditWithoutATokenUsesTheOneThatIsKept()
    {
        m_editor->submit(draft(u"https://a.example"_s, {}), u"a"_s, BeforeSaving::Check);
        QTRY_COMPARE(m_calls->checks.size(), 1);
        QCOMPARE(m_calls->checks.first().deployment.token.reveal(), "a");
        m_calls->answer(healthy());
        QVERIFY(m_book->saved.first().deployment.token.isEmpty());
    }

    void aKeptTokenIsNotSentToAnotherUrl()
    {
        QSignalSpy refused(m_editor.get(), &DeploymentEditor::refused);
        m_editor->submit(draft(u"https://b.example"_s, {}), u"a"_s, BeforeSaving::Check);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<Explanation>().sentence,
            u"Enter a session token for https://b.example: the one that is kept is for https://a.example."_s);
        QVERIFY(m_calls->checks.isEmpty());
    }

    void whatWasCancelledIsNotSaved()
    {
        m_editor->submit(draft(u"b.example"_s, "token-b"), {}, BeforeSaving::Check);
        m_editor->cancel();
        QVERIFY(!m_editor->isBusy());
        m_calls->answer(healthy());
        QVERIFY(m_book->saved.isEmpty());
    }

    void anEntryIsReadWithItsAdvancedFields()
    {
        DeploymentDraft entered = draft(u" coder.example.com/ "_s, "t");
        entered.name = u" Staging "_s;
        entered.proxy = u"proxy.example:3128"_s;
        entered.caFile = u" /etc/ssl/ours.pem "_s;
        entered.resolve = u"a.example=127.0.0.2, a.example=127.0.0.3"_s;
        entered.sources = u" 127.0.0.4 127.0.0.5 "_s;
        entered.isTestSystem = true;
        const Result<KnownDeployment> known = readDraft(entered, {});
        QVERIFY(known);
        QCOMPARE(known->name, u"Staging"_s);
        QCOMPARE(known->deployment.url, QUrl(u"https://coder.example.com"_s));
        QCOMPARE(known->deployment.proxy, QUrl(u"http://proxy.example:3128"_s));
        QCOMPARE(known->deployment.caFile, u"/etc/ssl/ours.pem"_s);
        QCOMPARE(
            known->deployment.resolve.value(u"a.example"_s), QStringList({u"127.0.0.2"_s, u"127.0.0.3"_s}));
        QCOMPARE(known->deployment.sources, QStringList({u"127.0.0.4"_s, u"127.0.0.5"_s}));
        QVERIFY(known->isTestSystem);
        entered.resolve = u"a.example"_s;
        QCOMPARE(readDraft(entered, {}).error().message,
            u"A mapping is written HOST=ADDRESS, not \"a.example\"."_s);
        entered.resolve.clear();
        entered.proxy = u"ftp://x"_s;
        QCOMPARE(readDraft(entered, {}).error().message,
            u"A proxy is written http://host:port or socks5://host:port."_s);
        QVERIFY(!readDraft(draft(u"not a url"_s, "t"), {}));
    }

private:
    static DeploymentDraft draft(const QString &url, const QByteArray &token)
    {
        DeploymentDraft made;
        made.url = url;
        made.token = Secret(token);
        return made;
    }

    std::unique_ptr<PaperBook> m_book;
    std::unique_ptr<HeldCalls> m_calls;
    std::unique_ptr<DeploymentChecks> m_checks;
    std::unique_ptr<DeploymentEditor> m_editor;
};

QTEST_GUILESS_MAIN(DeploymentChecksTest)
#include "tst_deploymentchecks.moc"
