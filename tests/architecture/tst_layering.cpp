// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include of the product against the table below, which ARCHITECTURE.md draws.
#include "tests/architecture/sourcetree.h"

#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll::architecture;

namespace {

// Folder to the folders that it may include, besides itself. A folder that is not here may not exist.
const QMap<QString, QStringList> &layers()
{
    static const QMap<QString, QStringList> table{
        {u"core/base"_s, {}},
        {u"core/net"_s, {u"core/base"_s}},
        {u"core/tailnet"_s, {u"core/net"_s, u"core/base"_s}},
        {u"core/browser"_s, {u"core/base"_s}},
        {u"core/metrics"_s, {u"core/base"_s}},
        {u"core/plan"_s, {u"core/base"_s}},
        {u"core/coder"_s, {u"core/base"_s}},
        {u"core/traffic"_s,
            {u"core/browser"_s, u"core/tailnet"_s, u"core/net"_s, u"core/coder"_s, u"core/plan"_s,
                u"core/metrics"_s, u"core/base"_s}},
        {u"core/load"_s,
            {u"core/traffic"_s, u"core/browser"_s, u"core/net"_s, u"core/coder"_s, u"core/plan"_s,
                u"core/metrics"_s, u"core/base"_s}},
        {u"core/report"_s, {u"core/plan"_s, u"core/metrics"_s, u"core/base"_s}},
        {u"core/storage"_s, {u"core/report"_s, u"core/plan"_s, u"core/metrics"_s, u"core/base"_s}},
        {u"core/simulator"_s, {u"core/tailnet"_s, u"core/net"_s, u"core/base"_s}},
        {u"ui"_s,
            {u"core/load"_s, u"core/plan"_s, u"core/metrics"_s, u"core/report"_s, u"core/storage"_s,
                u"core/coder"_s, u"core/base"_s}},
        {u"app"_s,
            {u"ui"_s, u"core/base"_s, u"core/net"_s, u"core/metrics"_s, u"core/plan"_s, u"core/coder"_s,
                u"core/traffic"_s, u"core/load"_s, u"core/report"_s, u"core/storage"_s, u"core/simulator"_s}},
    };
    return table;
}

// "core/net/x/y.h" is of the layer core/net; "app/main.cpp" of app. Empty: of no part of the product.
QString layerOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() >= 3 && parts.first() == "core"_L1)
        return parts.first() + u'/' + parts.at(1);
    if (parts.size() >= 2 && (parts.first() == "ui"_L1 || parts.first() == "app"_L1))
        return parts.first();
    return QString();
}

// What is wrong with a file of `layer` that includes `included`; empty when nothing is.
QString includeFault(const QString &layer, const QString &included)
{
    const QString other = layerOf(included);
    if (other.isEmpty())
        return u"includes %1, which is not written from the root of the repository"_s.arg(included);
    if (other == layer || layers().value(layer).contains(other))
        return QString();
    return u"includes %1"_s.arg(other);
}

// Worker threads have no Qt event loop, so their layers have no QObject.
QString lineFault(const QString &layer, const QString &line)
{
    static const QRegularExpression quoted(u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s);
    static const QRegularExpression angled(u"^\\s*#\\s*include\\s*<([^>]+)>"_s);
    const QString header = angled.match(line).captured(1);
    if (const auto match = quoted.match(line); match.hasMatch()) {
        const QString included = match.captured(1);
        return included.endsWith(".moc"_L1) ? QString() : includeFault(layer, included);
    }
    if (header.startsWith("core/"_L1) || header.startsWith("ui/"_L1) || header.startsWith("app/"_L1))
        return u"includes <%1>, which belongs in quotes"_s.arg(header);
    if (layer.startsWith("core/"_L1)
        && QRegularExpression(u"^Q(Widget|Gui|MainWindow|Painter)"_s).match(header).hasMatch())
        return u"includes <%1>, but core has no window"_s.arg(header);
    if ((layer == "core/net"_L1 || layer == "core/traffic"_L1)
        && (header == "QObject"_L1 || codeOf(line).contains("Q_OBJECT"_L1)))
        return u"uses QObject on a worker thread"_s;
    return QString();
}

// Traffic takes values of core/coder, never what talks to a deployment.
bool isMoreThanAValue(const QList<SourceFile> &tree, const QString &path)
{
    for (const SourceFile &file : tree) {
        if (file.path == path)
            return file.lines.join(u'\n').contains(QRegularExpression(u"Q_OBJECT|QNetwork|QWebSocket"_s));
    }
    return false;
}

QStringList layerFaults(const QString &root)
{
    QStringList faults;
    const QList<SourceFile> tree = sourceTree(root);
    for (const SourceFile &file : tree) {
        const QString layer = layerOf(file.path);
        if (!file.isCpp() || layer.isEmpty())
            continue;
        if (!layers().contains(layer)) {
            faults.append(u"%1 is in a folder that the table of layers lacks"_s.arg(file.path));
            continue;
        }
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString &line = file.lines.at(i);
            QString fault = lineFault(layer, line);
            const QString included = line.section(u'"', 1, 1);
            if (layer == "core/traffic"_L1 && line.startsWith("#include \"core/coder/"_L1)
                && isMoreThanAValue(tree, included))
                fault = u"includes %1, which is more than a value"_s.arg(included);
            if (!fault.isEmpty())
                faults.append(u"%1:%2 %3"_s.arg(file.path).arg(i + 1).arg(fault));
        }
    }
    faults.sort();
    return faults;
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theProductKeepsItsLayers()
    {
        const QStringList faults = layerFaults(QStringLiteral(PLIMSOLL_SOURCE_DIR));
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }

    void theProductIsRead()
    {
        QStringList seen;
        for (const SourceFile &file : sourceTree(QStringLiteral(PLIMSOLL_SOURCE_DIR)))
            seen.append(layerOf(file.path));
        for (const QString &layer : {u"core/base"_s, u"core/plan"_s, u"core/metrics"_s})
            QVERIFY2(seen.contains(layer), qPrintable(layer));
    }

    void aBadIncludeIsNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("a layer it may not use")
            << u"core/metrics/bad.cpp"_s << u"#include \"core/plan/plan.h\"\n"_s
            << u"core/metrics/bad.cpp:1 includes core/plan"_s;
        QTest::newRow("the simulator outside app")
            << u"core/load/bad.cpp"_s << u"\n#include \"core/simulator/simulator.h\"\n"_s
            << u"core/load/bad.cpp:2 includes core/simulator"_s;
        QTest::newRow("net from a page") << u"ui/run/page.cpp"_s << u"#include \"core/net/loop.h\"\n"_s
                                         << u"ui/run/page.cpp:1 includes core/net"_s;
        QTest::newRow("an unknown folder")
            << u"core/misc/x.h"_s << QString()
            << u"core/misc/x.h is in a folder that the table of layers lacks"_s;
        QTest::newRow("not from the root")
            << u"core/net/bad.cpp"_s << u"#include \"loop.h\"\n"_s
            << u"core/net/bad.cpp:1 includes loop.h, which is not written from the root of the repository"_s;
        QTest::newRow("a QObject on a worker") << u"core/net/bad.h"_s << u"#include <QObject>\n"_s
                                               << u"core/net/bad.h:1 uses QObject on a worker thread"_s;
        QTest::newRow("in angle brackets")
            << u"core/net/bad.h"_s << u"#include <core/plan/plan.h>\n"_s
            << u"core/net/bad.h:1 includes <core/plan/plan.h>, which belongs in quotes"_s;
    }

    void aBadIncludeIsNamedWithItsLine()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, fault);
        QTemporaryDir root;
        writeSample(root.path(), path, text);
        QCOMPARE(layerFaults(root.path()), QStringList{fault});
    }

    void trafficTakesOnlyValuesOfCoder()
    {
        QTemporaryDir root;
        writeSample(root.path(), u"core/coder/client.h"_s, u"#include <QNetworkReply>\n"_s);
        writeSample(root.path(), u"core/coder/agent.h"_s, u"struct Agent {};\n"_s);
        writeSample(root.path(), u"core/traffic/bad.cpp"_s,
            u"#include \"core/coder/agent.h\"\n#include \"core/coder/client.h\"\n"_s);
        QCOMPARE(layerFaults(root.path()),
            QStringList{
                u"core/traffic/bad.cpp:2 includes core/coder/client.h, which is more than a value"_s});
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
