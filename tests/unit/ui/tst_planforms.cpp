// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/saidbydeployment.h"
#include "ui/plans/forms/goalsform.h"
#include "ui/plans/forms/limitform.h"
#include "ui/plans/forms/parameterinputs.h"
#include "ui/plans/forms/trafficform.h"

#include <QAction>
#include <QLabel>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

RichParameter parameterOf(const QString &name, const QString &type, const QString &value)
{
    RichParameter parameter;
    parameter.name = name;
    parameter.type = type;
    parameter.defaultValue = value;
    return parameter;
}

Plan planOfScenarios(int count)
{
    Plan plan;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 20;
    for (int i = 0; i < count; ++i) {
        ScenarioPlan scenario;
        scenario.name = u"people-%1"_s.arg(i + 1);
        plan.scenarios.append(scenario);
    }
    return plan;
}

} // namespace

class PlanFormsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // What the offscreen platform says of every window is no news.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_editor = std::make_unique<PlanEditor>(m_dir->path());
        m_fields = std::make_unique<PlanFields>(*m_editor);
    }

    void eachTypeOfParameterHasItsInput()
    {
        RichParameter size = parameterOf(u"size"_s, u"string"_s, u"s"_s);
        size.options = {{u"Small"_s, u"s"_s}, {u"Large"_s, u"l"_s}};
        RichParameter ides = parameterOf(u"ides"_s, u"list(string)"_s, u"[\"vim\"]"_s);
        ides.options = {{u"Vim"_s, u"vim"_s}, {u"Emacs"_s, u"emacs"_s}};
        m_editor->begin(planOfScenarios(1));
        ParameterInputs inputs(*m_fields);
        inputs.show(QList<RichParameter>{size, ides, parameterOf(u"home"_s, u"list(string)"_s, {}),
            parameterOf(u"gpu"_s, u"bool"_s, u"false"_s), parameterOf(u"cpu"_s, u"number"_s, u"2"_s),
            parameterOf(u"repo"_s, u"string"_s, {})});
        inputs.setVisible(true);

        auto *choice = inputs.findChild<QComboBox *>(u"/create/parameters/size"_s);
        QCOMPARE(choice->currentText(), u"Small"_s);
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(given(u"size"_s), u"l"_s);
        const auto boxes
            = inputs.findChild<QWidget *>(u"/create/parameters/ides"_s)->findChildren<QCheckBox *>();
        QVERIFY(boxes.at(0)->isChecked());
        boxes.at(1)->click();
        QCOMPARE(given(u"ides"_s), u"[\"vim\",\"emacs\"]"_s);
        inputs.findChild<QPlainTextEdit *>(u"/create/parameters/home"_s)->setPlainText(u"a\nb"_s);
        QCOMPARE(given(u"home"_s), u"[\"a\",\"b\"]"_s);
        inputs.findChild<QCheckBox *>(u"/create/parameters/gpu"_s)->click();
        QCOMPARE(given(u"gpu"_s), u"true"_s);
        QTest::keyClick(inputs.findChild<QuantityBox *>(u"/create/parameters/cpu"_s), Qt::Key_Up);
        QCOMPARE(given(u"cpu"_s), u"3"_s);
        QTest::keyClicks(inputs.findChild<QLineEdit *>(u"/create/parameters/repo"_s), u"git"_s);
        QCOMPARE(given(u"repo"_s), u"git"_s);
        QVERIFY(inputs.problems(m_editor->plan()).isEmpty());
        while (m_editor->undoStack().canUndo())
            m_editor->undoStack().undo();
        QCOMPARE(choice->currentText(), u"Small"_s);
        QVERIFY(!boxes.at(1)->isChecked());
    }

    void theTemplatesOwnValueComesBack()
    {
        m_editor->begin(planOfScenarios(1));
        ParameterInputs inputs(*m_fields);
        inputs.show(QList<RichParameter>{parameterOf(u"cpu"_s, u"number"_s, u"2"_s)});
        auto *back = inputs.findChild<QToolButton *>(u"parameterDefault-cpu"_s);
        QVERIFY(back->isHidden());
        QTest::keyClick(inputs.findChild<QuantityBox *>(u"/create/parameters/cpu"_s), Qt::Key_Up);
        QVERIFY(!back->isHidden());
        back->click();
        QVERIFY(m_editor->plan().create.parameters.isEmpty());
        QCOMPARE(inputs.findChild<QuantityBox *>(u"/create/parameters/cpu"_s)->text(), u"2"_s);
    }

    void valuesThatDoNotFitAreSaid()
    {
        RichParameter owner = parameterOf(u"owner"_s, u"string"_s, {});
        owner.required = true;
        owner.displayName = u"Owner"_s;
        owner.validationRegex = u"^[a-z]+$"_s;
        owner.validationError = u"small letters only"_s;
        Plan plan = planOfScenarios(1);
        QVERIFY(parameterFinding(owner, plan).contains(u"needs a value for \"Owner\""_s));
        plan.create.parameters.insert(u"owner"_s, u"ABC"_s);
        QVERIFY(parameterFinding(owner, plan).contains(u"small letters only"_s));
        plan.create.parameters.insert(u"owner"_s, u"abc"_s);
        QVERIFY(parameterFinding(owner, plan).isEmpty());
        plan.create.parameters.clear();
        plan.create.parameterFile = u"values.yaml"_s; // which may have it
        QVERIFY(parameterFinding(owner, plan).isEmpty());
    }

    void whatTheTemplateDoesNotAskStandsThereToo()
    {
        Plan plan = planOfScenarios(1);
        plan.create.parameters.insert(u"old"_s, u"x"_s);
        m_editor->begin(plan);
        ParameterInputs inputs(*m_fields);
        inputs.show(QList<RichParameter>{});
        QCOMPARE(inputs.problems(m_editor->plan()).size(), 1);
        inputs.findChild<QToolButton *>(u"parameterRemove-old"_s)->click();
        QVERIFY(m_editor->plan().create.parameters.isEmpty());
        QVERIFY(inputs.problems(m_editor->plan()).isEmpty());
    }

    void cardsAreMovedCopiedAndRemoved()
    {
        m_editor->begin(planOfScenarios(2));
        TrafficForm form(*m_fields);
        click(form, u"scenarioDown0"_s);
        QCOMPARE(names(), (QStringList{u"people-2"_s, u"people-1"_s}));
        click(form, u"scenarioCopy0"_s);
        QCOMPARE(names(), (QStringList{u"people-2"_s, u"people-2-2"_s, u"people-1"_s}));
        click(form, u"scenarioRemove1"_s);
        QCOMPARE(names(), (QStringList{u"people-2"_s, u"people-1"_s}));
        QVERIFY(form.findChild<QWidget *>(u"scenarioCard2"_s)->isHidden());
        m_editor->undoStack().undo();
        QVERIFY(!form.findChild<QWidget *>(u"scenarioCard2"_s)->isHidden());
        while (m_editor->undoStack().canUndo())
            m_editor->undoStack().undo();
        QCOMPARE(names(), (QStringList{u"people-1"_s, u"people-2"_s}));
    }

    void theKindDecidesWhichRowsThereAre()
    {
        Plan plan = planOfScenarios(2);
        plan.scenarios[0].name = u"web-terminal"_s;
        m_editor->begin(plan);
        TrafficForm form(*m_fields);
        form.setVisible(true);
        QVERIFY(form.findChild<QWidget *>(u"/scenarios/0/rate/bytesPerTick"_s)->isVisibleTo(&form));
        QVERIFY(!form.findChild<QWidget *>(u"/scenarios/0/dashboard/interval"_s)->isVisibleTo(&form));
        auto *kind = form.findChild<QComboBox *>(u"/scenarios/0/kind"_s);
        QTest::keyClick(kind, Qt::Key_Down);
        QCOMPARE(m_editor->plan().scenarios.at(0).kind, TrafficKind::Dashboard);
        QCOMPARE(names(), (QStringList{u"dashboard"_s, u"people-2"_s})); // a name of its own would stay
        QVERIFY(!form.findChild<QWidget *>(u"/scenarios/0/rate/bytesPerTick"_s)->isVisibleTo(&form));
        QVERIFY(form.findChild<QWidget *>(u"/scenarios/0/dashboard/interval"_s)->isVisibleTo(&form));
        auto *health = form.findChild<QWidget *>(u"/scenarios/0/dashboard/pages/health"_s);
        QTest::keyClick(health, Qt::Key_Up);
        QVERIFY(m_editor->plan().scenarios.at(0).dashboard.weight(DashboardPage::Health) > 2);
        m_editor->undoStack().undo();
        m_editor->undoStack().undo();
        QCOMPARE(names(), (QStringList{u"web-terminal"_s, u"people-2"_s}));
        QCOMPARE(kind->currentIndex(), 0);
    }

    void aSearchForTheLimitIsSwitchedOnAndUndone()
    {
        m_editor->begin(planOfScenarios(1));
        LimitForm form(*m_fields);
        form.setVisible(true);
        auto *start = form.findChild<QWidget *>(u"/limit/start"_s);
        QVERIFY(!start->isVisibleTo(&form));
        auto *search = form.findChild<QCheckBox *>(u"/limit"_s);
        search->click();
        QCOMPARE(m_editor->plan().limit, LimitPlan());
        QVERIFY(start->isVisibleTo(&form));
        QTest::keyClick(start, Qt::Key_Up);
        QVERIFY(m_editor->plan().limit->start > LimitPlan().start);
        m_editor->undoStack().undo();
        m_editor->undoStack().undo();
        QVERIFY(!m_editor->plan().limit);
        QVERIFY(!search->isChecked());
    }

    void aShapeIsChosenOrWritten()
    {
        m_editor->begin(planOfScenarios(1));
        TrafficForm form(*m_fields);
        form.setVisible(true);
        auto *stages = form.findChild<QLineEdit *>(u"/scenarios/0/shape/stages"_s);
        QVERIFY(!stages->isVisibleTo(&form));
        auto *name = form.findChild<QComboBox *>(u"/scenarios/0/shape/name"_s);
        QTest::keyClick(name, Qt::Key_End);
        QCOMPARE(m_editor->plan().scenarios.at(0).shape.name, ShapeName::Stages);
        QVERIFY(stages->isVisibleTo(&form));
        stages->selectAll();
        QTest::keyClicks(stages, u"10s 50%, 20s to 100%"_s);
        const QList<LoadStage> expected{{.duration = Milliseconds(10'000), .level = 0.5, .isRamp = false},
            {.duration = Milliseconds(20'000), .level = 1}};
        QCOMPARE(m_editor->plan().scenarios.at(0).shape.stages, expected);
    }

    void anAppHasTheRowsOfWhatItDoes()
    {
        Plan plan = planOfScenarios(1);
        plan.scenarios[0].kind = TrafficKind::WorkspaceApp;
        m_editor->begin(plan);
        TrafficForm form(*m_fields);
        form.setVisible(true);
        const auto isShown = [&form](const QString &key) {
            return form.findChild<QWidget *>(u"/scenarios/0/"_s + key)->isVisibleTo(&form);
        };
        QVERIFY(isShown(u"app/slug"_s) && isShown(u"rate/bytesPerTick"_s) && !isShown(u"app/method"_s));
        auto *mode = form.findChild<QComboBox *>(u"/scenarios/0/app/mode"_s);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(m_editor->plan().scenarios.at(0).app.mode, AppMode::Http);
        QVERIFY(isShown(u"app/method"_s));
        auto *slug = form.findChild<QLineEdit *>(u"/scenarios/0/app/slug"_s);
        slug->selectAll();
        QTest::keyClicks(slug, u"code"_s);
        QCOMPARE(m_editor->plan().scenarios.at(0).app.slug, u"code"_s);
    }

    void goalsFollowTheNameOfTheirScenario()
    {
        Plan plan = planOfScenarios(2);
        for (const ScenarioPlan &scenario : std::as_const(plan.scenarios))
            plan.goals.append(Goal{.metric = GoalMetric::RoundTrip, .limit = 1e9, .scenario = scenario.name});
        plan.goals.remove(0, 2);
        m_editor->begin(plan);
        TrafficForm form(*m_fields);
        auto *name = form.findChild<QLineEdit *>(u"/scenarios/0/name"_s);
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Backspace);
        QCOMPARE(m_editor->plan().scenarios.first().name, QString());
        QTest::keyClicks(name, u"people-2"_s); // another's, for a moment
        QTest::keyClicks(name, u"x"_s);
        QCOMPARE(m_editor->plan().scenarios.first().name, u"people-2x"_s);
        QCOMPARE(m_editor->plan().goals.at(0).scenario, u"people-2x"_s);
        QCOMPARE(m_editor->plan().goals.at(1).scenario, u"people-2"_s);
    }

    void aWrongValueIsSaidAtItsField()
    {
        m_editor->begin(planOfScenarios(1));
        TrafficForm form(*m_fields);
        auto *interval = form.findChild<QuantityBox *>(u"/scenarios/0/rate/tickInterval"_s);
        interval->selectAll();
        QTest::keyClicks(interval, u"1 h"_s);
        QStringList notes;
        for (const QLabel *note : form.findChildren<QLabel *>(u"fieldNote"_s)) {
            if (!note->parentWidget()->isHidden())
                notes.append(note->text());
        }
        QCOMPARE(notes.size(), 1);
        QVERIFY2(notes.first().contains(u"never sends"_s), qPrintable(notes.first()));
    }

    void anotherMetricGetsAUsualLimit()
    {
        const Goal latency
            = goalOfMetric(Goal{.metric = GoalMetric::Throughput, .limit = 0.9}, GoalMetric::RoundTrip);
        QCOMPARE(latency.limit, 1e9);
        QCOMPARE(goalOfMetric(latency, GoalMetric::ServiceTime).limit, 1e9);
        QCOMPARE(goalOfMetric(latency, GoalMetric::Throughput).limit, 0.9);
        QCOMPARE(goalOfMetric(Goal{.metric = GoalMetric::RoundTrip, .limit = 1e9, .scenario = u"x"_s},
                     GoalMetric::FailedCreates),
            (Goal{.metric = GoalMetric::FailedCreates, .limit = 0.01}));
        const Goal windowed{.metric = GoalMetric::ErrorRate,
            .limit = 0.01,
            .errorClass = ErrorClass::Stalled,
            .window = std::chrono::seconds(30),
            .abort = true};
        QCOMPARE(goalOfMetric(windowed, GoalMetric::CreatedShare),
            (Goal{.metric = GoalMetric::CreatedShare, .limit = 0.9, .abort = true}));
    }

    void aGoalSaysWhenItIsJudgedAndWhatABreachDoes()
    {
        m_editor->begin(planOfScenarios(1));
        GoalsForm form(*m_fields);
        auto *window = form.findChild<QuantityBox *>(u"/goals/0/window"_s);
        QCOMPARE(window->text(), u"the whole run"_s);
        window->selectAll();
        QTest::keyClicks(window, u"10 s"_s);
        form.findChild<QCheckBox *>(u"/goals/0/abort"_s)->click();
        QCOMPARE(
            goalText(m_editor->plan().goals.at(0)), u"echoed ≥ 90 % of intended in each 10 s, else stop"_s);
        auto *metric = form.findChild<QComboBox *>(u"/goals/0/metric"_s);
        QVERIFY(form.findChild<QComboBox *>(u"/goals/0/class"_s)->isHidden());
        metric->setCurrentIndex(metric->findData(static_cast<int>(GoalMetric::ErrorRate)));
        emit metric->activated(metric->currentIndex());
        auto *errorClass = form.findChild<QComboBox *>(u"/goals/0/class"_s);
        QVERIFY(!errorClass->isHidden());
        errorClass->setCurrentIndex(errorClass->findText(errorClassTitle(ErrorClass::Stalled)));
        emit errorClass->activated(errorClass->currentIndex());
        QCOMPARE(goalText(m_editor->plan().goals.at(0)),
            u"errors of class stalled < 1 % in each 10 s, else stop"_s);
    }

    void aSetOfGoalsIsAddedOnce()
    {
        Plan plan = planOfScenarios(1);
        plan.goals.clear();
        m_editor->begin(plan);
        GoalsForm form(*m_fields);
        auto *set = form.findChild<QAction *>(u"goalSet-coder-2000-users"_s);
        set->trigger();
        QCOMPARE(m_editor->plan().goals.size(), 2);
        QCOMPARE(goalText(m_editor->plan().goals.at(1)), u"round trip p95 < 220 ms"_s);
        set->trigger();
        QCOMPARE(m_editor->plan().goals.size(), 2);
        m_editor->undoStack().undo();
        QVERIFY(m_editor->plan().goals.isEmpty());
    }

private:
    QString given(const QString &name) const { return m_editor->plan().create.parameters.value(name); }
    QStringList names() const
    {
        QStringList all;
        for (const ScenarioPlan &scenario : m_editor->plan().scenarios)
            all.append(scenario.name);
        return all;
    }
    static void click(const QWidget &form, const QString &name)
    {
        form.findChild<QToolButton *>(name)->click();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PlanEditor> m_editor;
    std::unique_ptr<PlanFields> m_fields;
};

QTEST_MAIN(PlanFormsTest)
#include "tst_planforms.moc"
