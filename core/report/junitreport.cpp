// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junitreport.h"

#include "core/report/reporttables.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// What XML 1.0 can not carry, whatever the way it is written.
QString clean(QString text)
{
    for (QChar &letter : text) {
        const char16_t code = letter.unicode();
        if ((code < 0x20 && code != u'\n' && code != u'\t') || code >= 0xfffe)
            letter = QChar::ReplacementCharacter;
    }
    return text;
}

// One line, as names of tests are.
QString token(const QString &text, const QString &otherwise)
{
    const QString simple = clean(text).simplified();
    return simple.isEmpty() ? otherwise : simple;
}

QString secondsText(Nanoseconds duration)
{
    return QString::number(std::max(0.0, std::chrono::duration<double>(duration).count()), 'f', 3);
}

class JUnitDocument
{
public:
    explicit JUnitDocument(const Report &report)
        : m_report(report)
        , m_suite(token(report.name, u"Plimsoll run"_s))
        , m_xml(&m_out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
    }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"testsuites"_s);
        beginSuite();
        addProperties();
        for (const GoalResult &goal : m_report.verdict.goals)
            addGoal(goal);
        for (const PhaseReport &phase : m_report.phases) {
            if (phase.outcome == PhaseOutcome::Failed)
                addPhase(phase);
        }
        m_xml.writeTextElement(u"system-out"_s, clean(m_report.verdict.sentence));
        m_xml.writeTextElement(u"system-err"_s, clean(warningsOf(m_report).join(u'\n')));
        m_xml.writeEndDocument();
        return m_out;
    }

private:
    void beginSuite()
    {
        const QList<GoalResult> &goals = m_report.verdict.goals;
        const auto goalsThatAre = [&goals](GoalState state) {
            return std::count_if(
                goals.begin(), goals.end(), [state](const GoalResult &goal) { return goal.state == state; });
        };
        const auto failedPhases = std::count_if(m_report.phases.begin(), m_report.phases.end(),
            [](const PhaseReport &phase) { return phase.outcome == PhaseOutcome::Failed; });
        m_xml.writeStartElement(u"testsuite"_s);
        m_xml.writeAttribute(u"id"_s, u"0"_s);
        m_xml.writeAttribute(u"package"_s, u"plimsoll"_s);
        m_xml.writeAttribute(u"name"_s, m_suite);
        m_xml.writeAttribute(
            u"timestamp"_s, m_report.startedAt.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s)); // no zone: schema
        m_xml.writeAttribute(u"hostname"_s, u"localhost"_s); // a report does not tell where it was made
        m_xml.writeAttribute(u"tests"_s, QString::number(goals.size() + failedPhases));
        m_xml.writeAttribute(u"failures"_s, QString::number(goalsThatAre(GoalState::Broken) + failedPhases));
        m_xml.writeAttribute(u"errors"_s, QString::number(goalsThatAre(GoalState::NotMeasurable)));
        const qint64 ms = m_report.endedAt.isValid() ? m_report.startedAt.msecsTo(m_report.endedAt) : 0;
        m_xml.writeAttribute(u"time"_s, secondsText(Milliseconds(ms)));
    }

    void addProperties()
    {
        m_xml.writeStartElement(u"properties"_s);
        const auto add = [this](const QString &name, const QString &value) {
            if (value.isEmpty())
                return;
            m_xml.writeEmptyElement(u"property"_s);
            m_xml.writeAttribute(u"name"_s, name);
            m_xml.writeAttribute(u"value"_s, clean(value));
        };
        add(u"deployment"_s, m_report.deployment.url);
        add(u"version"_s, m_report.deployment.version);
        add(u"outcome"_s, QString(textOf(runOutcomeTexts(), m_report.outcome)));
        add(u"program"_s, m_report.generator.program);
        add(u"simulated"_s, m_report.simulated ? u"true"_s : u"false"_s);
        add(u"runId"_s, m_report.id);
        m_xml.writeEndElement();
    }

    void beginCase(const QString &kind, const QString &name, Nanoseconds time)
    {
        m_xml.writeStartElement(u"testcase"_s);
        m_xml.writeAttribute(u"classname"_s, u"%1.%2"_s.arg(m_suite, kind));
        m_xml.writeAttribute(u"name"_s, token(name, kind));
        m_xml.writeAttribute(u"time"_s, secondsText(time));
    }

    void addProblem(const QString &element, const QString &type, const QString &sentence)
    {
        m_xml.writeStartElement(element);
        m_xml.writeAttribute(u"type"_s, type);
        m_xml.writeAttribute(u"message"_s, clean(sentence));
        m_xml.writeCharacters(clean(sentence));
        m_xml.writeEndElement();
    }

    void addGoal(const GoalResult &goal)
    {
        beginCase(u"goals"_s, goalText(goal.goal), Nanoseconds(0));
        if (goal.state == GoalState::Broken)
            addProblem(u"failure"_s, u"broken"_s, goal.sentence);
        if (goal.state == GoalState::NotMeasurable)
            addProblem(u"error"_s, u"not-measurable"_s, goal.sentence);
        m_xml.writeEndElement();
    }

    void addPhase(const PhaseReport &phase)
    {
        beginCase(u"phases"_s, phaseTitle(phase.phase), phase.duration);
        addProblem(u"failure"_s, u"failed"_s, phase.sentence);
        m_xml.writeEndElement();
    }

    const Report &m_report;
    QString m_suite;
    QByteArray m_out;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray junitReport(const Report &report)
{
    return JUnitDocument(report).write();
}

} // namespace plimsoll
