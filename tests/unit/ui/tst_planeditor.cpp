// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "ui/plans/planeditor.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

Plan soundPlan()
{
    Plan plan;
    plan.name = u"Ramp"_s;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 20;
    plan.scenarios = {ScenarioPlan()};
    return plan;
}

} // namespace

class PlanEditorTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_editor = std::make_unique<PlanEditor>(m_dir->path());
    }

    void nothingIsOpenAtFirst()
    {
        QVERIFY(!m_editor->isOpen() && !m_editor->isDirty() && !m_editor->isSaved());
        setCount(5);
        QCOMPARE(m_editor->plan(), Plan());
    }

    void aNewPlanIsNotDirtyUntilItIsChanged()
    {
        m_editor->begin(soundPlan());
        QVERIFY(m_editor->isOpen() && !m_editor->isSaved() && !m_editor->isDirty());
        setCount(21);
        QVERIFY(m_editor->isDirty());
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->plan(), soundPlan());
        QVERIFY(!m_editor->isDirty());
    }

    void anEditorThatGoesWithChangesTellsNothing()
    {
        m_editor->begin(soundPlan());
        setCount(21);
        const QSignalSpy told(m_editor.get(), &PlanEditor::stateChanged);
        m_editor.reset();
        QCOMPARE(told.size(), 0);
    }

    void typingInOneFieldIsUndoneTogether()
    {
        m_editor->begin(soundPlan());
        setCount(5);
        setCount(50);
        setCount(500);
        QCOMPARE(m_editor->undoStack().count(), 1);
        m_editor->seal(); // the focus went away
        setCount(501);
        QCOMPARE(m_editor->undoStack().count(), 2);
        m_editor->edit(u"/note"_s, [](Plan &plan) { plan.note = u"x"_s; });
        QCOMPARE(m_editor->undoStack().count(), 3);
        for (int i = 0; i < 3; ++i)
            m_editor->undoStack().undo();
        QCOMPARE(m_editor->plan(), soundPlan());
        m_editor->undoStack().redo();
        QCOMPARE(m_editor->plan().create.count, 500);
    }

    void aChangeThatChangesNothingIsNone()
    {
        m_editor->begin(soundPlan());
        QSignalSpy changed(m_editor.get(), &PlanEditor::changed);
        setCount(20);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_editor->undoStack().count(), 0);
    }

    void savingMakesItCleanAndUndoMakesItDirty()
    {
        m_editor->begin(soundPlan());
        setCount(30);
        QVERIFY(m_editor->save());
        QVERIFY(m_editor->isSaved() && !m_editor->isDirty());
        setCount(31); // is no part of what was saved
        QVERIFY(m_editor->isDirty());
        m_editor->undoStack().undo();
        QVERIFY(!m_editor->isDirty());
        m_editor->undoStack().undo();
        QVERIFY(m_editor->isDirty());
        QVERIFY(m_editor->save());
        PlanEditor other(m_dir->path());
        QVERIFY(other.open(m_editor->path()));
        QCOMPARE(other.plan(), soundPlan());
    }

    void theNameIsNotUndone()
    {
        m_editor->begin(soundPlan());
        setCount(30);
        QVERIFY(m_editor->save());
        const QString old = m_editor->path();
        QVERIFY(m_editor->rename(u"Soak"_s));
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->plan().name, u"Soak"_s);
        QCOMPARE(m_editor->plan().create.count, 20);
        QVERIFY(!QFileInfo::exists(old));
        QVERIFY(m_editor->isDirty());
    }

    void renamingKeepsWhatIsNotSavedUnsaved()
    {
        m_editor->begin(soundPlan());
        QVERIFY(m_editor->save());
        setCount(77);
        QVERIFY(m_editor->rename(u"Soak"_s));
        QVERIFY(m_editor->isDirty());
        QCOMPARE(m_editor->store().read(m_editor->path())->plan.create.count, 20);
        QVERIFY(m_editor->save());
        QCOMPARE(m_editor->store().read(m_editor->path())->plan.create.count, 77);
    }

    void saveAsLeavesTheOldProfile()
    {
        m_editor->begin(soundPlan());
        QVERIFY(m_editor->save());
        const QString old = m_editor->path();
        setCount(99);
        QVERIFY(!m_editor->saveAs(u"ramp"_s)); // taken
        QVERIFY(m_editor->isDirty());
        QVERIFY(m_editor->saveAs(u"Other"_s));
        QCOMPARE(m_editor->plan().name, u"Other"_s);
        QCOMPARE(m_editor->store().read(old)->plan.create.count, 20);
    }

    void aNewPlanHasAFreeName()
    {
        m_editor->begin(soundPlan());
        QVERIFY(m_editor->save());
        m_editor->begin(soundPlan());
        QCOMPARE(m_editor->plan().name, u"Ramp 2"_s);
    }

    void whatCannotBeSavedStaysDirty()
    {
        m_editor->begin(soundPlan());
        QVERIFY(m_editor->save());
        setCount(30);
        QVERIFY(writeFileAtomically(m_editor->path(), "somebody else's", FileAccess::OwnerOnly));
        const Result<> saved = m_editor->save();
        QVERIFY(!saved);
        QVERIFY(saved.error().message.contains(u"another program"_s));
        QVERIFY(m_editor->isDirty());
    }

    void aDamagedProfileLeavesWhatIsOpen()
    {
        m_editor->begin(soundPlan());
        const QString path = m_dir->path() + u"/broken.json"_s;
        QVERIFY(writeFileAtomically(path, "{", FileAccess::OwnerOnly));
        QVERIFY(!m_editor->open(path));
        QCOMPARE(m_editor->plan().name, u"Ramp"_s);
    }

    void findingsFollowThePlan()
    {
        m_editor->begin(soundPlan());
        QVERIFY(!m_editor->hasErrors());
        m_editor->edit(u"/create/template"_s, [](Plan &plan) { plan.create.templateName.clear(); });
        QVERIFY(m_editor->hasErrors());
        QCOMPARE(m_editor->findings().first().place, u"/create/template"_s);
        m_editor->undoStack().undo();
        QVERIFY(!m_editor->hasErrors());
    }

private:
    void setCount(int count)
    {
        m_editor->edit(u"/create/count"_s, [count](Plan &plan) { plan.create.count = count; });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PlanEditor> m_editor;
};

QTEST_MAIN(PlanEditorTest)
#include "tst_planeditor.moc"
