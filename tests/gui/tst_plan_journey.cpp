// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with plans: make one of a preset, change it, keep it, find it again.
#include "core/base/atomicfile.h"
#include "core/simulator/simulator.h"
#include "core/storage/profilestore.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/pseudolocale.h"
#include "ui/plans/planspage.h"
#include "ui/plans/quantitybox.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

QString textOf(DesktopDriver &desktop, const QString &name)
{
    return desktop.find<QLabel>(name)->text();
}

void type(QuantityBox *box, const QString &text)
{
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
}

QStringList profiles(DesktopDriver &desktop)
{
    QStringList names;
    const auto *list = desktop.find<QListWidget>(u"profiles"_s);
    for (int row = 0; row < list->count(); ++row)
        names.append(list->item(row)->text());
    return names;
}

void choose(DesktopDriver &desktop, const QString &profile)
{
    auto *list = desktop.find<QListWidget>(u"profiles"_s);
    const QList<QListWidgetItem *> items = list->findItems(profile, Qt::MatchExactly);
    if (items.isEmpty())
        qFatal("there is no profile %s", qPrintable(profile));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(items.first()).center());
}

void answer(DesktopDriver &desktop, QMessageBox::ButtonRole role)
{
    auto *question = desktop.find<QMessageBox>(u"unsavedQuestion"_s);
    QTRY_VERIFY(question->isVisible());
    question->setObjectName({}); // it goes when the events do
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == role)
            return desktop.click(button);
    }
}

bool hasNote(DesktopDriver &desktop, const QString &text)
{
    const QList<QLabel *> notes = desktop.window().findChildren<QLabel *>(u"fieldNote"_s);
    return std::any_of(notes.begin(), notes.end(), [&text](const QLabel *note) {
        return !note->parentWidget()->isHidden() && note->text().contains(text);
    });
}

Plan planNamed(const QString &name)
{
    Plan plan;
    plan.name = name;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 10;
    plan.scenarios = {ScenarioPlan()};
    return plan;
}

} // namespace

class PlanJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        keepSettingsIn(m_folder->filePath(u"settings"_s));
    }

    void aGoalIsJudgedInWindowsAndStopsTheRun()
    {
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        desktop.click(u"preset-smoke"_s);
        desktop.click(u"addGoal"_s);
        const auto goals = [&desktop] {
            return desktop.window().findChildren<QWidget *>(QRegularExpression(u"^goalRow\\d+$"_s));
        };
        int last = -1;
        for (const QWidget *row : goals())
            last = std::max(last, row->isHidden() ? -1 : row->objectName().mid(7).toInt());
        const auto place = [last](const QString &key) { return u"/goals/%1/%2"_s.arg(last).arg(key); };
        type(desktop.find<QuantityBox>(place(u"window"_s)), u"30 s"_s);
        QVERIFY(hasNote(desktop, u"no window would ever be whole"_s));
        type(desktop.find<QuantityBox>(place(u"window"_s)), u"5 s"_s);
        QVERIFY(!hasNote(desktop, u"no window would ever be whole"_s));
        desktop.click(place(u"abort"_s));
        QTest::keyClick(&desktop.window(), Qt::Key_S, Qt::ControlModifier);
        const auto kept = ProfileStore(dataDir()).list();
        QCOMPARE(kept.size(), 1);
        const Result<QByteArray> text = readWholeFile(kept.first().path);
        QVERIFY(text);
        QVERIFY2(
            text->contains("\"window\": \"5s\"") && text->contains("\"abort\": true"), text->constData());
    }

    void whatAPlanAsksForIsSaidOnce()
    {
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        desktop.click(u"preset-smoke"_s);
        auto *kind = desktop.find<QComboBox>(u"/scenarios/0/kind"_s);
        for (const int at : {1, 0, 1}) { // bytes are typed, or requests made: fewer totals
            QTest::keyClick(kind, at == 1 ? Qt::Key_Down : Qt::Key_Up);
            QCOMPARE(kind->currentIndex(), at);
            QStringList names;
            const auto labels = desktop.window().findChildren<QLabel *>(QRegularExpression(u"^total-"_s));
            for (const QLabel *label : labels) {
                if (label->isVisible())
                    names.append(label->objectName());
            }
            QCOMPARE(names.contains(u"total-rate"_s), at == 0);
            QCOMPARE(names.removeDuplicates(), 0);
        }
    }

    void aPresetIsChangedKeptAndFoundAgain()
    {
        {
            DesktopDriver desktop(dataDir());
            desktop.click(u"page-plans"_s);
            desktop.click(u"preset-smoke"_s);
            QCOMPARE(textOf(desktop, u"planTitle"_s), u"Smoke"_s);
            QCOMPARE(textOf(desktop, u"planState"_s), u"not saved yet"_s);
            QVERIFY(!desktop.find<QAbstractButton>(u"planStart"_s)->isEnabled());
            QCOMPARE(textOf(desktop, u"total-connections"_s), u"2"_s);

            type(desktop.find<QuantityBox>(u"/create/count"_s), u"40"_s);
            QCOMPARE(textOf(desktop, u"total-connections"_s), u"40"_s);
            type(desktop.find<QuantityBox>(u"/scenarios/0/rate/bytesPerTick"_s), u"4 KiB"_s);
            QCOMPARE(textOf(desktop, u"total-rate"_s), u"1.56 MiB/s"_s);
            QTest::keyClick(&desktop.window(), Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(textOf(desktop, u"total-rate"_s), u"400 KiB/s"_s);
            desktop.click(u"planUndo"_s);
            QCOMPARE(textOf(desktop, u"total-connections"_s), u"2"_s);
            desktop.click(u"planRedo"_s);
            QTest::keyClick(&desktop.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(textOf(desktop, u"total-rate"_s), u"1.56 MiB/s"_s);

            QTest::keyClick(&desktop.window(), Qt::Key_S, Qt::ControlModifier);
            QCOMPARE(textOf(desktop, u"planState"_s), u"saved"_s);
            QCOMPARE(profiles(desktop), QStringList{u"Smoke"_s});
        }
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Smoke"_s);
        QCOMPARE(desktop.find<QuantityBox>(u"/create/count"_s)->text(), u"40"_s);
        desktop.click(u"profileDuplicate"_s);
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Smoke copy"_s);
        desktop.click(u"profileTrash"_s);
        QCOMPARE(profiles(desktop), QStringList{u"Smoke"_s});
        desktop.click(u"profileTrashUndo"_s);
        QCOMPARE(profiles(desktop), (QStringList{u"Smoke"_s, u"Smoke copy"_s}));
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Smoke copy"_s);
    }

    void fieldsLeaveUndoToThePlan()
    {
        keep(u"Ramp"_s);
        DesktopDriver desktop(dataDir());
        desktop.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        desktop.click(u"page-plans"_s);
        choose(desktop, u"Ramp"_s);
        auto *name = desktop.find<QLineEdit>(u"/scenarios/0/name"_s);
        name->setFocus();
        QTest::keyClicks(name, u"-x"_s);
        auto *count = desktop.find<QuantityBox>(u"/create/count"_s);
        type(count, u"77"_s);
        QTest::keyClick(count, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(count->text(), u"10"_s);
        QTest::keyClick(count, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), ScenarioPlan().name);
        QCOMPARE(textOf(desktop, u"planState"_s), u"saved"_s);
    }

    void unsavedChangesAreAskedAbout()
    {
        keep(u"Ramp"_s);
        keep(u"Soak"_s);
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        choose(desktop, u"Ramp"_s);
        type(desktop.find<QuantityBox>(u"/create/count"_s), u"11"_s);
        choose(desktop, u"Soak"_s);
        answer(desktop, QMessageBox::RejectRole);
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Ramp"_s);
        QCOMPARE(desktop.find<QListWidget>(u"profiles"_s)->currentItem()->text(), u"Ramp"_s);
        choose(desktop, u"Soak"_s);
        answer(desktop, QMessageBox::AcceptRole);
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Soak"_s);
        QCOMPARE(store().read(store().folder() + u"/ramp.json"_s)->plan.create.count, 11);

        type(desktop.find<QuantityBox>(u"/create/count"_s), u"12"_s);
        desktop.click(u"page-home"_s);
        QVERIFY(!desktop.window().close());
        QCOMPARE(desktop.page()->objectName(), u"plansPage"_s);
        answer(desktop, QMessageBox::DestructiveRole);
        QTRY_VERIFY(!desktop.window().isVisible());
        QCOMPARE(store().read(store().folder() + u"/soak.json"_s)->plan.create.count, 10);
    }

    void aDamagedProfileIsShownAsDamaged()
    {
        keep(u"Ramp"_s);
        QVERIFY(writeFileAtomically(
            store().folder() + u"/half.json"_s, "{\"version\": 1, \"create\": {", FileAccess::OwnerOnly));
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        QCOMPARE(profiles(desktop), (QStringList{u"half (damaged)"_s, u"Ramp"_s}));
        choose(desktop, u"half (damaged)"_s);
        auto *damage = desktop.find<QWidget>(u"profileDamage"_s);
        QVERIFY(damage->isVisible());
        QVERIFY(!desktop.find<QAbstractButton>(u"profileDuplicate"_s)->isEnabled());
        QVERIFY(desktop.find<QAbstractButton>(u"profileTrash"_s)->isEnabled());
        choose(desktop, u"Ramp"_s);
        QVERIFY(!damage->isVisible());
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Ramp"_s);
    }

    void longerTextsFitInTheEditor()
    {
        keep(u"Ramp"_s);
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        {
            DesktopDriver desktop(dataDir());
            desktop.window().resize(1360, 860);
            desktop.click(u"page-plans"_s);
            choose(desktop, u"Ramp"_s);
            desktop.click(u"addScenario"_s);
            const auto more = desktop.window().findChildren<QAbstractButton *>(u"more"_s);
            for (QAbstractButton *button : more)
                button->click();
            QTRY_COMPARE(clippedTexts(desktop.page()).join(u"\n"_s), QString());
            desktop.click(u"loadAsTable"_s);
            QTRY_COMPARE(clippedTexts(desktop.page()).join(u"\n"_s), QString());
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

    void aProfileIsRenamed()
    {
        keep(u"Ramp"_s);
        DesktopDriver desktop(dataDir());
        desktop.click(u"page-plans"_s);
        choose(desktop, u"Ramp"_s);
        desktop.click(u"profileRename"_s);
        auto *dialog = desktop.find<QInputDialog>(u"renameDialog"_s);
        dialog->setTextValue(u"Ramp to 500"_s);
        dialog->accept();
        QCOMPARE(profiles(desktop), QStringList{u"Ramp to 500"_s});
        QCOMPARE(textOf(desktop, u"planTitle"_s), u"Ramp to 500"_s);
        QCOMPARE(QDir(store().folder()).entryList(QDir::Files), QStringList{u"ramp-to-500.json"_s});
    }

    void theDeploymentTellsWhatItsTemplateAsks()
    {
        keep(u"Ramp"_s);
        Simulator simulator;
        QVERIFY(simulator.start());
        DesktopDriver desktop(dataDir());
        connectTo(desktop, simulator);
        desktop.click(u"page-plans"_s);
        choose(desktop, u"Ramp"_s);
        auto *used = desktop.find<QComboBox>(u"/create/template"_s);
        QTRY_VERIFY(used->findText(u"demo-parameters"_s) >= 0);
        used->setFocus();
        used->lineEdit()->selectAll();
        QTest::keyClicks(used->lineEdit(), u"demo-parameters"_s);
        const QString place = u"/create/parameters/owner_tag"_s;
        QTRY_VERIFY(desktop.window().findChild<QLineEdit *>(place));
        auto *start = desktop.find<QAbstractButton>(u"planStart"_s);
        QTRY_VERIFY(!start->isEnabled()); // a value is required
        QTest::keyClicks(desktop.find<QLineEdit>(place), u"scale"_s);
        QTRY_VERIFY(start->isEnabled());
        QTRY_VERIFY(textOf(desktop, u"planPlace"_s).contains(u"simulated"_s));
        QVERIFY(textOf(desktop, u"total-builds"_s) != u"not known"_s);

        QSignalSpy asked(desktop.find<PlansPage>(u"plansPage"_s), &PlansPage::startAsked);
        desktop.click(start);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<KnownDeployment>().name, u"staging"_s);
        QCOMPARE(asked.first().last().value<Plan>().create.parameters.value(u"owner_tag"_s), u"scale"_s);

        auto *copy = desktop.find<QAbstractButton>(u"planCopy"_s);
        QVERIFY(!copy->isEnabled());
        desktop.click(u"planSave"_s);
        desktop.click(copy);
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY(line.startsWith(u"plimsoll-cli run "_s));
        QVERIFY(line.contains(simulator.url().toString()));
        QVERIFY(!line.contains(QString::fromUtf8(simulator.ownerToken().reveal())));
    }

private:
    QString dataDir() const { return m_folder->filePath(u"data"_s); }
    ProfileStore store() const { return ProfileStore(dataDir()); }
    void keep(const QString &name) { QVERIFY(store().add(planNamed(name))); }
    void connectTo(DesktopDriver &desktop, const Simulator &simulator)
    {
        KnownDeployment known;
        known.name = u"staging"_s;
        known.deployment.url = simulator.url();
        known.deployment.token = simulator.ownerToken();
        std::optional<Result<>> saved;
        desktop.deployments().save(known, {}, this, [&saved](const Result<> &done) { saved = done; });
        QTRY_VERIFY(saved);
        QVERIFY(*saved);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(PlanJourneyTest)
#include "tst_plan_journey.moc"
