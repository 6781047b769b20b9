// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of CONTRIBUTING.md that a machine can check. Words that this file must not contain itself are
// written with an empty bracket pair or a class of one letter.
#include "tests/architecture/sourcetree.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll::architecture;

namespace {

constexpr qsizetype maxHeaderLines = 200;
constexpr qsizetype maxSourceLines = 500;
constexpr qsizetype maxFunctionLines = 60;

struct CodeRule {
    QRegularExpression pattern;
    QString complaint;
    QString folder; // only below here; empty: everywhere
};

const QList<CodeRule> &codeRules()
{
    static const QList<CodeRule> rules{
        {QRegularExpression(u"\\b(?:class|struct|namespace)\\s+(?!Q)\\w*(?:Manager|Helpers?|Utils?)\\b"_s),
            u"names a thing after nothing it does"_s, QString()},
        {QRegularExpression(u"\\b(?!Q)\\w+::instance\\(\\)"_s), u"is a singleton: pass it in"_s, QString()},
        {QRegularExpression(u"\\bco_(?:await|return|yield)\\b"_s), u"is a coroutine: ADR-0002"_s, QString()},
        {QRegularExpression(u"\\busing namespace std\\s*;"_s), u"opens a whole namespace"_s, QString()},
        {QRegularExpression(u"\\bdelete(?:\\[\\]\\s*|\\s+)\\w"_s), u"deletes by hand: who owns it?"_s,
            QString()},
        {QRegularExpression(u"\\bthrow\\b"_s), u"throws: ADR-0003"_s, QString()},
        {QRegularExpression(u"\\bq(?:Wait|Sleep)\\(|\\bsleep_for\\b|\\bu?sleep\\("_s),
            u"waits for time instead of for what it expects"_s, u"tests"_s},
    };
    return rules;
}

QStringList codeFaults(const SourceFile &file)
{
    return faultsByLine(file, [&file](const QString &code) {
        if (file.isHeader() && !file.isIn(u"tests")
            && code.contains(QRegularExpression(u"^using namespace\\b"_s)))
            return u"opens a namespace in a header"_s;
        for (const CodeRule &rule : codeRules()) {
            if ((rule.folder.isEmpty() || file.isIn(rule.folder)) && code.contains(rule.pattern))
                return rule.complaint;
        }
        return QString();
    });
}

QStringList wordFaults(const SourceFile &file)
{
    static const QRegularExpression word(
        u"\\b[r]ivals?\\b|\\b[p]eers?\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression unfinished(u"\\b(?:[T]ODO|[F]IXME|[X]XX)\\b"_s);
    static const QRegularExpression machinePath(u"(?<![\\w.}/])/(?:[w]ork|[r]oot)/\\w"_s);
    QStringList faults;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString &line = file.lines.at(i);
        const QString place = u"%1:%2 "_s.arg(file.path).arg(i + 1);
        if (const auto match = word.match(line); match.hasMatch())
            faults.append(place + u"says \"%1\""_s.arg(match.captured()));
        if (unfinished.match(line).hasMatch())
            faults.append(place + u"is unfinished: finish it or file an issue"_s);
        if (machinePath.match(line).hasMatch())
            faults.append(place + u"names a path of somebody's machine"_s);
    }
    return faults;
}

// A brace on a line of its own opens a function, the next at its indentation closes it.
QStringList longFunctions(const SourceFile &file)
{
    static const QRegularExpression opening(u"^\\s*\\{$"_s);
    QStringList faults;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        if (!opening.match(file.lines.at(i)).hasMatch())
            continue;
        QString closing = file.lines.at(i);
        closing.replace(u'{', u'}');
        const qsizetype end = file.lines.indexOf(closing, i);
        const qsizetype length = end - i + 1;
        const bool isClass = file.lines.indexOf(closing + u';', i) >= 0
            && (end < 0 || file.lines.indexOf(closing + u';', i) < end);
        if (end >= 0 && !isClass && length > maxFunctionLines)
            faults.append(u"%1:%2 is a function of %3 lines"_s.arg(file.path).arg(i).arg(length));
    }
    return faults;
}

QStringList sizeFaults(const SourceFile &file)
{
    const qsizetype limit = file.isHeader() ? maxHeaderLines : maxSourceLines;
    QStringList faults = longFunctions(file);
    if (file.lines.size() > limit)
        faults.append(u"%1 has %2 lines, more than %3"_s.arg(file.path).arg(file.lines.size()).arg(limit));
    return faults;
}

QStringList formFaults(const SourceFile &file)
{
    static const QRegularExpression vagueFile(u"(?:manager|helpers?|utils?|misc)\\.(?:h|cpp)$"_s);
    static const QRegularExpression licensed(
        u"\\.(?:h|cpp|cmake|py|sh|ps1)$|CMakeLists\\.txt$|^dev$|^\\.ci/run$"_s);
    QStringList faults;
    const QString top = file.lines.mid(0, 2).join(u'\n');
    if (licensed.match(file.path).hasMatch() && !top.contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
        faults.append(u"%1 lacks its SPDX line"_s.arg(file.path));
    if (file.isHeader() && !file.lines.contains("#pragma once"_L1))
        faults.append(u"%1 lacks #pragma once"_s.arg(file.path));
    if (vagueFile.match(file.path).hasMatch())
        faults.append(u"%1 is named after nothing it does"_s.arg(file.path));
    return faults;
}

QStringList faultsOf(const QString &root)
{
    QStringList faults;
    for (const SourceFile &file : sourceTree(root)) {
        faults += formFaults(file) + wordFaults(file);
        if (file.isCpp())
            faults += sizeFaults(file) + codeFaults(file);
    }
    faults.sort();
    return faults;
}

const QString spdx = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;

} // namespace

class NamesAndSizesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theRepositoryKeepsItsRules()
    {
        const QStringList faults = faultsOf(QStringLiteral(PLIMSOLL_SOURCE_DIR));
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }

    void aFaultIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const char *path, const QString &text, const QString &fault) {
            QTest::newRow(name) << QString::fromLatin1(path) << text << QString::fromLatin1(path) + fault;
        };
        row("no licence line", "app/x.cpp", u"int x;\n"_s, u" lacks its SPDX line"_s);
        row("no pragma once", "app/x.h", spdx, u" lacks #pragma once"_s);
        row("a long source", "app/x.cpp", spdx + u"\n"_s.repeated(500), u" has 501 lines, more than 500"_s);
        row("a long header", "app/x.h", spdx + u"#pragma once\n"_s + u"\n"_s.repeated(199),
            u" has 201 lines, more than 200"_s);
        row("a long function", "app/x.cpp",
            spdx + u"void f()\n{\n"_s + u"    g();\n"_s.repeated(59) + u"}\n"_s,
            u":2 is a function of 61 lines"_s);
        row("a long method", "app/x.cpp",
            spdx + u"class A\n{\n    void f()\n    {\n"_s + u"        g();\n"_s.repeated(59)
                + u"    }\n};\n"_s,
            u":4 is a function of 61 lines"_s);
        row("a vague class", "app/x.cpp", spdx + u"class RunManager;\n"_s,
            u":2 names a thing after nothing it does"_s);
        row("a vague file", "app/stringutils.cpp", spdx, u" is named after nothing it does"_s);
        row("a singleton", "app/x.cpp", spdx + u"Store::instance()->save();\n"_s,
            u":2 is a singleton: pass it in"_s);
        row("a coroutine", "app/x.cpp", spdx + u"co_await f();\n"_s, u":2 is a coroutine: ADR-0002"_s);
        row("a namespace", "app/x.cpp", spdx + u"using namespace std;\n"_s, u":2 opens a whole namespace"_s);
        row("a deletion", "app/x.cpp", spdx + u"delete m_run;\n"_s, u":2 deletes by hand: who owns it?"_s);
        row("a sleep", "tests/x.cpp", spdx + u"QTest::qWait(500);\n"_s,
            u":2 waits for time instead of for what it expects"_s);
        row("a word", "README.md", u"The [p]eer.\n"_s.remove(u'[').remove(u']'),
            u":1 says \"%1\""_s.arg(u"p"_s + u"eer"_s));
        row("unfinished", "README.md", u"T"_s + u"ODO\n"_s,
            u":1 is unfinished: finish it or file an issue"_s);
        row("a machine's path", "README.md", u"See /wo"_s + u"rk/main.\n"_s,
            u":1 names a path of somebody's machine"_s);
    }

    void aFaultIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, fault);
        QTemporaryDir root;
        writeSample(root.path(), path, text);
        QCOMPARE(faultsOf(root.path()), QStringList{fault});
    }

    void whatIsFineIsLeftAlone()
    {
        QTemporaryDir root;
        writeSample(root.path(), u"app/x.cpp"_s,
            spdx + u"// We delete nothing that co_await names.\nX(const X &) = delete;\n"_s
                + u"QCoreApplication::instance()->quit();\nQNetworkAccessManager network;\n"_s
                + u"say(\"throw it away\");\nSSL_set_verify(ssl, SSL_VERIFY_PEER, nullptr);\n"_s);
        QCOMPARE(faultsOf(root.path()), QStringList());
    }
};

QTEST_GUILESS_MAIN(NamesAndSizesTest)
#include "tst_names_and_sizes.moc"
