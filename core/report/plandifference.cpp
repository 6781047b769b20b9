// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plandifference.h"

#include "core/plan/planjson.h"
#include "core/report/reporttables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

using Leaves = QMap<QString, QString>; // value by pointer

constexpr QLatin1StringView Parameters = "/create/parameters/"_L1;
constexpr QChar Absent(0x2013);

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"yes"_s : u"no"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 12);
    case QJsonValue::String:
        return value.toString().isEmpty() ? u"none"_s : value.toString();
    default:
        return u"–"_s;
    }
}

void collect(Leaves &leaves, const QString &pointer, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto item = object.begin(); item != object.end(); ++item)
            collect(leaves, pointer + u'/' + item.key(), item.value());
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            collect(leaves, pointer + u'/' + QString::number(i), list[i]);
    } else {
        leaves.insert(pointer, valueText(value));
    }
}

Leaves leavesOf(const Plan &plan)
{
    QJsonObject object = QJsonDocument::fromJson(writePlan(plan)).object();
    for (const auto &key : {"$schema"_L1, "version"_L1, "name"_L1, "note"_L1, "goals"_L1})
        object.remove(key);
    Leaves leaves;
    collect(leaves, QString(), object);
    QStringList goals;
    for (const Goal &goal : plan.goals)
        goals.append(goalText(goal));
    leaves.insert(u"/goals"_s, goals.isEmpty() ? u"none"_s : goals.join(u"; "_s));
    return leaves;
}

// Words for what stands below "/scenarios/N" or at the top; what is not here is told by its key.
QString keyTitle(const QString &pointer)
{
    static const QHash<QString, QString> titles{
        {u"/runLimit"_s, u"longest run"_s},
        {u"/baseline"_s, u"quiet time before the traffic"_s},
        {u"/goals"_s, u"goals"_s},
        {u"/create/template"_s, u"template"_s},
        {u"/create/organization"_s, u"organization"_s},
        {u"/create/count"_s, u"workspaces to create"_s},
        {u"/create/topUp"_s, u"create only what is missing"_s},
        {u"/create/reuse"_s, u"reuse earlier workspaces"_s},
        {u"/create/retries"_s, u"retries of a build"_s},
        {u"/create/maxFailures"_s, u"failed workspaces allowed"_s},
        {u"/create/limits/concurrency"_s, u"creates at once"_s},
        {u"/create/limits/jobTimeout"_s, u"timeout of one create"_s},
        {u"/create/limits/timeout"_s, u"timeout of all creates"_s},
        {u"/create/waitFor"_s, u"a workspace counts as there when"_s},
        {u"/create/owners"_s, u"owners of the workspaces"_s},
        {u"/create/dryRun"_s, u"dry run of the template first"_s},
        {u"/create/runCommand/command"_s, u"command run in each workspace"_s},
        {u"/cleanup/when"_s, u"clean up"_s},
        {u"/cleanup/before"_s, u"clean up before the run"_s},
        {u"/name"_s, u"name of the scenario"_s},
        {u"/kind"_s, u"traffic kind"_s},
        {u"/share"_s, u"share of the workspaces"_s},
        {u"/range"_s, u"range of the workspaces"_s},
        {u"/rate/bytesPerTick"_s, u"bytes per tick"_s},
        {u"/rate/tickInterval"_s, u"tick interval"_s},
        {u"/duration"_s, u"duration"_s},
        {u"/startAfter"_s, u"starts after"_s},
        {u"/connectsPerSecond"_s, u"connects per second"_s},
        {u"/connectsInFlight"_s, u"connects at once"_s},
        {u"/connectTimeout"_s, u"connect timeout"_s},
        {u"/limits/concurrency"_s, u"sessions at once"_s},
        {u"/workspaceProxyUrl"_s, u"workspace proxy"_s},
        {u"/webTerminal/mode"_s, u"terminal mode"_s},
        {u"/webTerminal/attachTimeout"_s, u"attach timeout"_s},
        {u"/webTerminal/reconnect"_s, u"reconnects"_s},
    };
    return titles.value(pointer);
}

// "bytesPerTick" as "bytes per tick".
QString spelledOut(const QString &pointer)
{
    QString words;
    for (const QChar c : QStringView(pointer).mid(1)) {
        if (c == u'/')
            words += u", "_s;
        else if (c.isUpper())
            words += u' ' + QString(c.toLower());
        else
            words += c;
    }
    return words;
}

QString titleOf(const QString &pointer, const QString &scenario)
{
    if (pointer.startsWith(Parameters))
        return u"template parameter "_s + pointer.mid(Parameters.size());
    const bool isOfScenario = pointer.startsWith(u"/scenarios/"_s);
    const QString below = isOfScenario ? u'/' + pointer.section(u'/', 3) : pointer;
    const QString known = keyTitle(below);
    const QString words = known.isEmpty() ? spelledOut(below) : known;
    return isOfScenario ? u"%1: %2"_s.arg(scenario, words) : words;
}

// In the plans that are known.
bool areEqual(const QStringList &values, const QList<std::optional<Plan>> &plans)
{
    QSet<QString> known;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (plans[i])
            known.insert(values[i]);
    }
    return known.size() <= 1;
}

// That they differ is told, what they are is not: a comparison is passed on.
void hide(QStringList &values)
{
    for (QString &value : values) {
        if (value != Absent)
            value = hiddenText();
    }
}

QString scenarioName(const QString &pointer, const QList<std::optional<Plan>> &plans)
{
    const qsizetype index = pointer.section(u'/', 2, 2).toLongLong();
    for (const std::optional<Plan> &plan : plans) {
        if (plan && index < plan->scenarios.size())
            return plan->scenarios[index].name;
    }
    return {};
}

} // namespace

QList<Difference> planDifferences(const QList<std::optional<Plan>> &plans)
{
    QList<Leaves> leaves;
    QSet<QString> pointers;
    for (const std::optional<Plan> &plan : plans) {
        leaves.append(plan ? leavesOf(*plan) : Leaves());
        for (auto leaf = leaves.constLast().begin(); leaf != leaves.constLast().end(); ++leaf)
            pointers.insert(leaf.key());
    }
    QStringList sorted(pointers.begin(), pointers.end());
    sorted.sort();
    QList<Difference> differences;
    for (const QString &pointer : sorted) {
        QStringList values;
        for (const Leaves &one : leaves)
            values.append(one.value(pointer, Absent));
        if (areEqual(values, plans))
            continue;
        if (pointer.startsWith(Parameters) && namesSecret(pointer))
            hide(values);
        differences.append({pointer, titleOf(pointer, scenarioName(pointer, plans)), values});
    }
    return differences;
}

} // namespace plimsoll
