// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/plan/planjson.h"
#include "core/storage/profilestore.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

Plan planNamed(const QString &name)
{
    Plan plan;
    plan.name = name;
    plan.create.templateName = u"kubernetes"_s;
    plan.scenarios = {ScenarioPlan()};
    return plan;
}

QStringList namesOf(const QList<ProfileListing> &profiles)
{
    QStringList names;
    for (const ProfileListing &profile : profiles)
        names.append(profile.name);
    return names;
}

} // namespace

class ProfileStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ProfileStore>(m_dir->path() + u"/data"_s);
    }

    void withoutAFolderThereAreNone() { QVERIFY(m_store->list().isEmpty()); }

    void whatIsAddedIsReadBack()
    {
        const Result<Profile> added = m_store->add(planNamed(u" Ramp to 500 "_s));
        QVERIFY(added);
        QCOMPARE(QFileInfo(added->path).fileName(), u"ramp-to-500.json"_s);
        QCOMPARE(added->plan.name, u"Ramp to 500"_s);
        QCOMPARE(m_store->read(added->path), added);
        QCOMPARE(QFileInfo(added->path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        QCOMPARE(namesOf(m_store->list()), QStringList{u"Ramp to 500"_s});
    }

    void aNameThatIsTakenOrEmptyIsRefused()
    {
        QVERIFY(m_store->add(planNamed(u"Ramp"_s)));
        QCOMPARE(m_store->add(planNamed(u"RAMP"_s)).error().kind, ErrorKind::BadInput);
        QCOMPARE(m_store->add(planNamed(u"  "_s)).error().kind, ErrorKind::BadInput);
        QCOMPARE(m_store->add(planNamed(QString(201, u'x'))).error().kind, ErrorKind::BadInput);
    }

    void oddNamesGetPlainFilesOfTheirOwn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("path") << u"../../etc/passwd"_s << u"etc-passwd.json"_s;
        QTest::newRow("accents") << u"Größe à la carte"_s << u"grosse-a-la-carte.json"_s;
        QTest::newRow("nothing plain") << u"負荷"_s << u"plan.json"_s;
        QTest::newRow("device") << u"a:b\\c|d?"_s << u"a-b-c-d.json"_s;
    }
    void oddNamesGetPlainFilesOfTheirOwn()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        const Result<Profile> added = m_store->add(planNamed(name));
        QVERIFY(added);
        QCOMPARE(added->path, m_store->folder() + u'/' + file);
        QCOMPARE(m_store->list().first().name, name);
        // Another name that is spelled the same in plain letters is not written over.
        const Result<Profile> other = m_store->add(planNamed(name + u'!'));
        QVERIFY(other);
        QVERIFY(other->path != added->path);
    }

    void savingReplacesTheFile()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        Plan changed = added->plan;
        changed.create.count = 7;
        const Result<Profile> saved = m_store->save(*added, changed);
        QVERIFY(saved);
        QCOMPARE(m_store->read(added->path)->plan.create.count, 7);
        QVERIFY(m_store->save(*saved, planNamed(u"Ramp"_s)));
    }

    void savingOverSomebodyElsesChangeIsRefused()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        Plan theirs = added->plan;
        theirs.create.count = 3;
        QVERIFY(m_store->save(*added, theirs));
        const Result<Profile> saved = m_store->save(*added, added->plan);
        QVERIFY(!saved);
        QVERIFY(saved.error().message.contains(u"another program"_s));
        QCOMPARE(m_store->read(added->path)->plan.create.count, 3);
    }

    void aProfileThatWentAwayIsSavedAgain()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        QVERIFY(QFile::remove(added->path));
        QVERIFY(m_store->save(*added, added->plan));
        QVERIFY(m_store->read(added->path));
    }

    void renamingMovesTheFileAndKeepsThePlan()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        QVERIFY(m_store->add(planNamed(u"Soak"_s)));
        QCOMPARE(m_store->rename(added->path, u"soak"_s).error().kind, ErrorKind::BadInput);
        const Result<Profile> renamed = m_store->rename(added->path, u"Ramp 2"_s);
        QVERIFY(renamed);
        QVERIFY(!QFileInfo::exists(added->path));
        QCOMPARE(namesOf(m_store->list()), (QStringList{u"Ramp 2"_s, u"Soak"_s}));
        QVERIFY(m_store->rename(renamed->path, u"RAMP 2"_s)); // only other letters
        QCOMPARE(m_store->list().size(), 2);
    }

    void copiesHaveNamesOfTheirOwn()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        QVERIFY(m_store->duplicate(added->path));
        QVERIFY(m_store->duplicate(added->path));
        QCOMPARE(namesOf(m_store->list()), (QStringList{u"Ramp"_s, u"Ramp copy"_s, u"Ramp copy 2"_s}));
    }

    void theTrashGivesBackWhatItTook()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        const Result<QString> trashed = m_store->moveToTrash(added->path);
        QVERIFY(trashed);
        QVERIFY(trashed->contains(u"/trash/profiles/"_s));
        QVERIFY(m_store->list().isEmpty());
        QVERIFY(m_store->add(planNamed(u"Ramp"_s))); // the name is free again, the file then taken
        const Result<QString> restored = m_store->restore(*trashed);
        QVERIFY(restored);
        QCOMPARE(m_store->list().size(), 2);
        QCOMPARE(m_store->read(*restored)->content, added->content);
    }

    void aDamagedProfileIsListedAndKept()
    {
        QVERIFY(m_store->add(planNamed(u"Ramp"_s)));
        const QString path = m_store->folder() + u"/broken.json"_s;
        QVERIFY(writeFileAtomically(path, "{\"version\": 1, \"nmae\": 3", FileAccess::OwnerOnly));
        const QList<ProfileListing> profiles = m_store->list();
        QCOMPARE(namesOf(profiles), (QStringList{u"broken"_s, u"Ramp"_s}));
        QVERIFY(profiles.first().problem.contains(u"is damaged"_s));
        QVERIFY(!m_store->duplicate(path));
        QVERIFY(!m_store->rename(path, u"mended"_s));
        QVERIFY(QFileInfo::exists(path));
        const Result<QString> trashed = m_store->moveToTrash(path);
        QVERIFY(trashed);
        QVERIFY(m_store->restore(*trashed));
        QCOMPARE(m_store->list().size(), 2);
    }

    void aPlanWithoutANameIsCalledAsItsFile()
    {
        QVERIFY(m_store->add(planNamed(u"Ramp"_s)));
        const QString path = m_store->folder() + u"/by-hand.json"_s;
        QVERIFY(writeFileAtomically(path, writePlan(planNamed({})), FileAccess::OwnerOnly));
        QCOMPARE(namesOf(m_store->list()), (QStringList{u"by-hand"_s, u"Ramp"_s}));
    }

    void whatIsExportedIsImported()
    {
        const Result<Profile> added = m_store->add(planNamed(u"Ramp"_s));
        const QString file = m_dir->path() + u"/shared.json"_s;
        QVERIFY(m_store->exportTo(added->path, file));
        const Result<Profile> imported = m_store->importFrom(file);
        QVERIFY(imported);
        QCOMPARE(imported->plan.name, u"Ramp 2"_s);
        QVERIFY(writeFileAtomically(file, "no plan", FileAccess::Readable));
        QVERIFY(m_store->importFrom(file).error().message.contains(u"cannot be imported"_s));
        QVERIFY(!m_store->importFrom(m_dir->path() + u"/none.json"_s));
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        const QString blocked = m_dir->path() + u"/blocked"_s;
        QVERIFY(writeFileAtomically(blocked, "a file", FileAccess::Readable));
        const Result<Profile> added = ProfileStore(blocked).add(planNamed(u"Ramp"_s));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Storage);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileStore> m_store;
};

QTEST_MAIN(ProfileStoreTest)
#include "tst_profilestore.moc"
