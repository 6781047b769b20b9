// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "core/plan/presets.h"
#include "tests/unit/plan/planexamples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

// A schema in which every "$ref" is replaced by what it means.
QJsonObject resolved(const QJsonObject &node, const QJsonObject &schema)
{
    const QString reference = node.value("$ref"_L1).toString();
    if (reference.isEmpty())
        return node;
    QJsonObject target = schema.value("$defs"_L1).toObject().value(reference.section(u'/', -1)).toObject();
    for (const QString &key : node.keys()) // beside the reference stands what is special here
        target.insert(key, node.value(key));
    return target;
}

struct Property {
    QString pointer; // "*" for an index
    QJsonObject schema;
};

// Every value of the format, objects and lists of objects left out.
void collect(const QJsonObject &node, const QJsonObject &schema, const QString &pointer,
    QList<Property> &values, QMap<QString, QStringList> &objects)
{
    const QJsonObject properties = node.value("properties"_L1).toObject();
    const QJsonObject items = resolved(node.value("items"_L1).toObject(), schema);
    if (!properties.isEmpty()) {
        objects.insert(pointer, properties.keys());
        for (const QString &key : properties.keys())
            collect(resolved(properties.value(key).toObject(), schema), schema, pointer + u'/' + key, values,
                objects);
    } else if (!items.isEmpty()) {
        collect(items, schema, pointer + u"/*"_s, values, objects);
    } else {
        values.append({pointer, node});
    }
}

// The document with another value at a pointer, whose "*" means 0.
QJsonValue withValue(const QJsonValue &document, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.takeFirst();
    if (key == u"*") {
        QJsonArray list = document.toArray();
        list.replace(0, withValue(list.at(0), path, value));
        return list;
    }
    QJsonObject object = document.toObject();
    object.insert(key, withValue(object.value(key), path, value));
    return object;
}

bool reads(const QString &pointer, const QJsonValue &value)
{
    Plan plan;
    plan.scenarios = {ScenarioPlan()};
    const QJsonValue document
        = withValue(parsed(writePlan(plan)), pointer.split(u'/', Qt::SkipEmptyParts), value);
    return bool(readPlan(QJsonDocument(document.toObject()).toJson()));
}

QJsonObject named(const QString &name, const QByteArray &json)
{
    return {{u"name"_s, name}, {u"json"_s, QJsonDocument::fromJson(json).object()}};
}

QJsonObject jobForPython()
{
    QJsonArray good{
        named(u"the default plan"_s, writePlan(Plan())), named(u"the full plan"_s, writePlan(fullPlan()))};
    std::mt19937 random(20240403);
    for (int i = 0; i < 200; ++i)
        good.append(named(u"random plan %1"_s.arg(i), writePlan(randomPlan(random))));
    for (const QString &name : presetNames() + publishedPlanNames()) {
        const bool isPublished = publishedPlanNames().contains(name);
        QFile preset(u":/plimsoll/%1/%2.json"_s.arg(isPublished ? u"profiles"_s : u"plans"_s, name));
        good.append(named(u"preset "_s + name, preset.open(QIODevice::ReadOnly) ? preset.readAll() : ""));
    }
    QJsonArray bad;
    for (const BadPlan &plan : badPlans()) {
        if (plan.schema == SchemaSees::Yes)
            bad.append(named(QString::fromUtf8(plan.name), plan.json));
    }
    QJsonObject keys;
    const QMap<QString, QStringList> known = planKeys();
    for (auto item = known.begin(); item != known.end(); ++item)
        keys.insert(item.key(), QJsonArray::fromStringList(item.value()));
    return {{u"schema"_s, QString::fromUtf8(planSchema())}, {u"good"_s, good}, {u"bad"_s, bad},
        {u"keys"_s, keys}};
}

} // namespace

class TestPlanSchema : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void initTestCase()
    {
        m_schema = parsed(planSchema());
        QVERIFY(!m_schema.isEmpty());
        collect(m_schema, m_schema, QString(), m_values, m_objects);
    }

    void itNamesTheKeysThatTheReaderKnows()
    {
        QMap<QString, QStringList> known = planKeys();
        for (QStringList &keys : known)
            keys.sort();
        QCOMPARE(m_objects, known);
    }

    void everyObjectIsClosedAndEveryKeyExplained()
    {
        for (const Property &value : m_values)
            QVERIFY2(
                !value.schema.value("description"_L1).toString().isEmpty(), qUtf8Printable(value.pointer));
        QCOMPARE(planSchema().count("\"additionalProperties\": false"), m_objects.size());
    }

    void theFormatsPageExplainsEveryKey()
    {
        QFile file(QStringLiteral(PLIMSOLL_PLAN_FORMAT));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        for (const Property &value : m_values) {
            QString key = value.pointer.mid(1);
            key.replace(u"/*"_s, u"[]"_s).replace(u'/', u'.');
            QVERIFY2(page.contains(u"\n| `%1` |"_s.arg(key)), qUtf8Printable(key));
        }
    }

    void itsDefaultsAreThoseOfTheReader()
    {
        Plan plan;
        plan.scenarios = {ScenarioPlan()};
        plan.limit.emplace();
        const QJsonObject written = parsed(writePlan(plan));
        plan.scenarios[0].kind = TrafficKind::Dashboard;
        const QJsonObject withDashboard = parsed(writePlan(plan));
        plan.scenarios[0].kind = TrafficKind::WorkspaceApp;
        const QJsonObject withApp = parsed(writePlan(plan));
        int compared = 0;
        for (const Property &value : m_values) {
            if (!value.schema.contains("default"_L1) || value.pointer.startsWith(u"/goals"))
                continue;
            const bool isOfDashboard = value.pointer.startsWith(u"/scenarios/*/dashboard/");
            const bool isOfApp = value.pointer.startsWith(u"/scenarios/*/app/");
            QJsonValue actual = isOfDashboard ? withDashboard : isOfApp ? withApp : written;
            for (const QString &key : value.pointer.split(u'/', Qt::SkipEmptyParts))
                actual = key == u"*" ? actual.toArray().at(0) : actual.toObject().value(key);
            QVERIFY2(actual == value.schema.value("default"_L1), qUtf8Printable(value.pointer));
            ++compared;
        }
        QVERIFY(compared > 40);
        const QJsonObject properties = m_schema.value("properties"_L1).toObject();
        QCOMPARE(properties.value("goals"_L1).toObject().value("default"_L1), written.value("goals"_L1));
    }

    void itsNumbersEndWhereThoseOfTheReaderDo()
    {
        int compared = 0;
        for (const Property &value : m_values) {
            if (value.schema.value("type"_L1).toString() != u"integer")
                continue;
            const qint64 least = value.schema.value("minimum"_L1).toInteger(-1);
            const qint64 most = value.schema.value("maximum"_L1).toInteger(-1);
            const bool isSame = reads(value.pointer, least) && !reads(value.pointer, least - 1)
                && reads(value.pointer, most) && !reads(value.pointer, most + 1);
            QVERIFY2(isSame, qUtf8Printable(value.pointer));
            ++compared;
        }
        QCOMPARE(compared, 22);
        QVERIFY(reads(u"/scenarios/*/rate/bytesPerTick"_s, 268'435'456));
        QVERIFY(!reads(u"/scenarios/*/rate/bytesPerTick"_s, 268'435'457));
    }

    void itsTextsEndWhereThoseOfTheReaderDo()
    {
        int compared = 0;
        for (const Property &value : m_values) {
            if (!value.schema.contains("maxLength"_L1))
                continue;
            const qsizetype longest = value.schema.value("maxLength"_L1).toInteger();
            const bool isSame = reads(value.pointer, QString(longest, u'x'))
                && !reads(value.pointer, QString(longest + 1, u'x'));
            QVERIFY2(isSame, qUtf8Printable(value.pointer));
            ++compared;
        }
        QVERIFY(compared > 10);
    }

    void itsChoicesAreThoseOfTheReader()
    {
        int compared = 0;
        for (const Property &value : m_values) {
            if (!value.schema.contains("enum"_L1) || value.pointer.startsWith(u"/goals"))
                continue;
            const QJsonArray choices = value.schema.value("enum"_L1).toArray();
            for (const auto &choice : choices)
                QVERIFY2(reads(value.pointer, choice), qUtf8Printable(value.pointer));
            ++compared;
        }
        QCOMPARE(compared, 11);
        QCOMPARE(m_schema.value("$defs"_L1)["goal"_L1]["properties"_L1]["metric"_L1]["enum"_L1].toArray(),
            QJsonArray::fromStringList(textsOf(goalMetricTexts())));
    }

    void anIndependentValidatorAgreesWithTheReader()
    {
        const QByteArray job = QJsonDocument(jobForPython()).toJson();
        QByteArray said;
        // The first that has the package: one of a virtual environment may hide the system's, which has it.
        for (const QString &python : {u"python3"_s, u"/usr/bin/python3"_s}) {
            QProcess process;
            process.start(python, {QStringLiteral(PLIMSOLL_SCHEMA_CHECK)});
            if (!process.waitForStarted())
                continue;
            process.write(job);
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished(60'000));
            said = process.readAllStandardOutput() + process.readAllStandardError();
            if (process.exitCode() == 77)
                continue;
            QVERIFY2(process.exitCode() == 0, said.constData());
            return;
        }
        QSKIP("There is no python3 with the jsonschema package (python3-jsonschema).");
    }

private:
    QJsonObject m_schema;
    QList<Property> m_values;
    QMap<QString, QStringList> m_objects;
};

QTEST_GUILESS_MAIN(TestPlanSchema)
#include "tst_planschema.moc"
