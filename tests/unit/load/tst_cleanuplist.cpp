// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cleanuplist.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon({2026, 11, 24}, {12, 0}, Qt::UTC);

// Builds a book as a run would.
class Story
{
public:
    IntentId intend(LedgerKind kind, const QString &name, const QString &owner = {})
    {
        const IntentId intent = book.nextIntent();
        book.apply({LedgerState::Intended, intent, noon, {kind, name, owner, {}}, {}, {}});
        return intent;
    }
    void done(IntentId intent, const QString &id) { tell(LedgerState::Exists, intent, id); }
    void gone(IntentId intent) { tell(LedgerState::Gone, intent, {}); }
    void failed(IntentId intent) { tell(LedgerState::Failed, intent, {}); }

    LedgerBook book;

private:
    void tell(LedgerState state, IntentId intent, const QString &id)
    {
        book.apply({state, intent, noon, {}, id, {}});
    }
};

Workspace workspaceOf(const QString &owner, const QString &name, const QString &templateName = u"small"_s)
{
    Workspace workspace;
    workspace.id = {QUuid::createUuid()};
    workspace.ownerName = owner;
    workspace.name = name;
    workspace.templateName = templateName;
    workspace.createdAt = noon.addSecs(1);
    return workspace;
}

User userNamed(const QString &name, const QString &email = u"x@example.com"_s)
{
    User user;
    user.id = {QUuid::createUuid()};
    user.username = name;
    user.email = email;
    user.createdAt = noon.addSecs(1);
    return user;
}

QStringList namesOf(const QList<CleanupItem> &items)
{
    QStringList names;
    for (const CleanupItem &item : items)
        names.append(item.name);
    return names;
}

} // namespace

class TestCleanupList : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aLedgerListsOnlyWhatExists();
    void aUserStaysWhileOneOfHisWorkspacesMayStillCome();
    void tokensOfUsersThatGoAreNotDeletedOneByOne();
    void leftoversAreWhatCanBeDeletedOneByOne();
    void prefixTakesNamesOwnersAndAddresses();
    void prefixNeverTakesTheCaller();
    void aTemplateNarrowsTheWorkspacesAndKeepsTheirOwners();
    void openIntentsMatchExactNamesOnly();
    void openIntentsMatchNothingOlder();
    void aWorkspaceOfAnotherOwnerIsNotOurs();
    void openTokensAreLookedForWithForeignOwnersOnly();
};

void TestCleanupList::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestCleanupList::aLedgerListsOnlyWhatExists()
{
    Story story;
    story.done(story.intend(LedgerKind::User, u"u1"_s), u"id-u1"_s);
    story.done(story.intend(LedgerKind::Workspace, u"w1"_s, u"u1"_s), u"id-w1"_s);
    story.failed(story.intend(LedgerKind::User, u"u2"_s));
    const IntentId third = story.intend(LedgerKind::Workspace, u"w3"_s, u"u1"_s);
    story.done(third, u"id-w3"_s);
    story.gone(third);
    const CleanupList list = cleanupFromLedger(story.book);
    QCOMPARE(namesOf(list.workspaces), QStringList{u"w1"_s});
    QCOMPARE(list.workspaces.first().id, u"id-w1"_s);
    QCOMPARE(namesOf(list.users), QStringList{u"u1"_s});
}

void TestCleanupList::aUserStaysWhileOneOfHisWorkspacesMayStillCome()
{
    Story story;
    story.done(story.intend(LedgerKind::User, u"u1"_s), u"id-u1"_s);
    const IntentId open = story.intend(LedgerKind::Workspace, u"w1"_s, u"u1"_s);
    QVERIFY(cleanupFromLedger(story.book).users.isEmpty());
    story.gone(open);
    QCOMPARE(cleanupFromLedger(story.book).users.size(), 1);
}

void TestCleanupList::tokensOfUsersThatGoAreNotDeletedOneByOne()
{
    Story story;
    story.done(story.intend(LedgerKind::User, u"u1"_s), u"id-u1"_s);
    story.done(story.intend(LedgerKind::Token, u"t"_s, u"u1"_s), u"key1"_s);
    story.done(story.intend(LedgerKind::Token, u"t"_s, u"somebody"_s), u"key2"_s);
    const CleanupList list = cleanupFromLedger(story.book);
    QCOMPARE(list.tokens.size(), 1);
    QCOMPARE(list.tokens.first().owner, u"somebody"_s);
    QCOMPARE(list.tokens.first().id, u"key2"_s);
}

void TestCleanupList::leftoversAreWhatCanBeDeletedOneByOne()
{
    Story story;
    story.done(story.intend(LedgerKind::User, u"u1"_s), u"id-u1"_s);
    story.done(story.intend(LedgerKind::Token, u"t1"_s, u"u1"_s), u"key1"_s); // goes with its user
    story.done(story.intend(LedgerKind::Token, u"t2"_s, u"somebody"_s), u"key2"_s);
    story.intend(LedgerKind::Workspace, u"w1"_s, u"u1"_s); // under way when the run ended
    story.failed(story.intend(LedgerKind::User, u"u2"_s));
    QStringList names;
    for (const LedgerEntry &entry : leftoversOf(story.book))
        names.append(entry.object.name);
    QCOMPARE(names, (QStringList{u"w1"_s, u"u1"_s, u"t2"_s}));
}

void TestCleanupList::prefixTakesNamesOwnersAndAddresses()
{
    const CleanupList list = cleanupByPrefix(
        {workspaceOf(u"anna"_s, u"scaletest-1"_s), workspaceOf(u"scaletest-x"_s, u"dev"_s),
            workspaceOf(u"anna"_s, u"work"_s)},
        {userNamed(u"scaletest-x"_s), userNamed(u"ben"_s, u"ab-1@scaletest.local"_s), userNamed(u"anna"_s)},
        userNamed(u"admin"_s), {});
    QCOMPARE(namesOf(list.workspaces), (QStringList{u"scaletest-1"_s, u"dev"_s}));
    QCOMPARE(namesOf(list.users), (QStringList{u"scaletest-x"_s, u"ben"_s}));
}

void TestCleanupList::prefixNeverTakesTheCaller()
{
    const User me = userNamed(u"scaletest-me"_s);
    const CleanupList list = cleanupByPrefix({}, {me}, me, {});
    QVERIFY(list.users.isEmpty());
    QCOMPARE(list.notes.size(), 1);
}

void TestCleanupList::aTemplateNarrowsTheWorkspacesAndKeepsTheirOwners()
{
    const CleanupList list = cleanupByPrefix(
        {workspaceOf(u"scaletest-x"_s, u"a"_s), workspaceOf(u"scaletest-y"_s, u"b"_s, u"large"_s)},
        {userNamed(u"scaletest-x"_s), userNamed(u"scaletest-y"_s)}, userNamed(u"admin"_s), u"small"_s);
    QCOMPARE(namesOf(list.workspaces), QStringList{u"a"_s});
    QCOMPARE(namesOf(list.users), QStringList{u"scaletest-x"_s});
    QCOMPARE(list.notes.size(), 1);
}

void TestCleanupList::openIntentsMatchExactNamesOnly()
{
    Story story;
    const IntentId user = story.intend(LedgerKind::User, u"scaletest-a-1"_s);
    const IntentId workspace = story.intend(LedgerKind::Workspace, u"scaletest-a-1"_s, u"scaletest-a-1"_s);
    const User right = userNamed(u"scaletest-a-1"_s);
    const Workspace rightWorkspace = workspaceOf(u"scaletest-a-1"_s, u"scaletest-a-1"_s);
    const auto matched = matchOpenIntents(story.book, {userNamed(u"scaletest-a-10"_s), right},
        {workspaceOf(u"scaletest-a-10"_s, u"scaletest-a-10"_s), rightWorkspace}, {});
    QCOMPARE(matched.size(), 2);
    QCOMPARE(matched[0], (MatchedIntent{user, right.id.toString()}));
    QCOMPARE(matched[1], (MatchedIntent{workspace, rightWorkspace.id.toString()}));
}

void TestCleanupList::openIntentsMatchNothingOlder()
{
    Story story;
    story.intend(LedgerKind::User, u"scaletest-a-1"_s);
    User old = userNamed(u"scaletest-a-1"_s);
    old.createdAt = noon.addDays(-1);
    QVERIFY(matchOpenIntents(story.book, {old}, {}, {}).isEmpty());
    old.createdAt = noon.addSecs(-30); // a clock that goes behind
    QCOMPARE(matchOpenIntents(story.book, {old}, {}, {}).size(), 1);
}

void TestCleanupList::aWorkspaceOfAnotherOwnerIsNotOurs()
{
    Story story;
    story.intend(LedgerKind::Workspace, u"scaletest-a-1"_s, u"admin"_s);
    QVERIFY(matchOpenIntents(story.book, {}, {workspaceOf(u"anna"_s, u"scaletest-a-1"_s)}, {}).isEmpty());
}

void TestCleanupList::openTokensAreLookedForWithForeignOwnersOnly()
{
    Story story;
    story.done(story.intend(LedgerKind::User, u"u1"_s), u"id-u1"_s);
    story.intend(LedgerKind::Token, u"t"_s, u"u1"_s);
    const IntentId foreign = story.intend(LedgerKind::Token, u"t"_s, u"anna"_s);
    QCOMPARE(foreignTokenOwners(story.book), QSet<QString>{u"anna"_s});
    const TokenInfo hers{u"key"_s, u"t"_s, {}, noon.addSecs(1), {}};
    const TokenInfo other{u"other"_s, u"cli"_s, {}, noon.addSecs(1), {}};
    const auto matched = matchOpenIntents(story.book, {}, {}, {{u"anna"_s, {other, hers}}});
    QCOMPARE(matched, (QList<MatchedIntent>{{foreign, u"key"_s}}));
}

QTEST_GUILESS_MAIN(TestCleanupList)
#include "tst_cleanuplist.moc"
