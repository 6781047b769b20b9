// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/plan/parameterfile.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestParameterFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aFlatMapIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ParameterMap>("parameters");
        const auto row = [](const char *name, const QByteArray &content, const ParameterMap &parameters) {
            QTest::newRow(name) << content << parameters;
        };
        row("empty", "", {});
        row("comments only", "# nothing\n\n   \n  # at all", {});
        row("plain", "cpu: 4\nregion: eu-west 1\nflag: true\n",
            {{u"cpu"_s, u"4"_s}, {u"region"_s, u"eu-west 1"_s}, {u"flag"_s, u"true"_s}});
        row("as it is written", "zip: 007\nratio: 1.50\nurl: https://example.com/#top\nclock: 12:30\n",
            {{u"zip"_s, u"007"_s}, {u"ratio"_s, u"1.50"_s}, {u"url"_s, u"https://example.com/#top"_s},
                {u"clock"_s, u"12:30"_s}});
        row("comments behind", "a: 1 # one\nb: \"2\" # two\nc: '3'   # three",
            {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"c"_s, u"3"_s}});
        row("start of document", "---\na: 1\n", {{u"a"_s, u"1"_s}});
        row("line ends of Windows", "a: 1\r\nb: \"2\"\r\n", {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
        row("byte order mark",
            "\xef\xbb\xbf"
            "a: 1\n",
            {{u"a"_s, u"1"_s}});
        row("double quotes", R"(a: "x: \"y\" # \\ \n\t\u00e4/")", {{u"a"_s, u"x: \"y\" # \\ \n\tä/"_s}});
        row("single quotes", R"(a: 'it''s \n # here')", {{u"a"_s, u"it's \\n # here"_s}});
        row("empty texts", "a: \"\"\nb: ''\n", {{u"a"_s, u""_s}, {u"b"_s, u""_s}});
        row("quoted names", "\"a: b\": 1\n'c' : 2\nd e: 3\n",
            {{u"a: b"_s, u"1"_s}, {u"c"_s, u"2"_s}, {u"d e"_s, u"3"_s}});
        row("a list", "ide: [\"code\", \"vim\"]\n", {{u"ide"_s, u"[\"code\",\"vim\"]"_s}});
        row("booleans in capitals", "a: True\nb: FALSE\n", {{u"a"_s, u"true"_s}, {u"b"_s, u"false"_s}});
        row("JSON", R"( {"cpu": 4, "flag": false, "ide": ["code"], "text": "x", "ratio": 0.5})",
            {{u"cpu"_s, u"4"_s}, {u"flag"_s, u"false"_s}, {u"ide"_s, u"[\"code\"]"_s}, {u"text"_s, u"x"_s},
                {u"ratio"_s, u"0.5"_s}});
    }
    void aFlatMapIsRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(ParameterMap, parameters);
        const Result<ParameterMap> read = parseParameters(content);
        QVERIFY2(read, read ? "" : qUtf8Printable(read.error().message));
        QCOMPARE(*read, parameters);
    }

    void whatIsNotUnderstoodIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &content, const QString &message) {
            QTest::newRow(name) << content << message;
        };
        row("no colon", "a: 1\n\nb\n", u"Line 3 of the parameter file is not of the form \"name: value\"."_s);
        row("no blank", "a:1", u"Line 1 of the parameter file is not of the form \"name: value\"."_s);
        row("no name", ": 1", u"Line 1 of the parameter file is not of the form \"name: value\"."_s);
        row("no value", "a: # later",
            u"Line 1 of the parameter file has no value; write \"\" for an empty text."_s);
        row("null", "a: ~",
            u"Line 1 of the parameter file has the value null; write \"\" for an empty text."_s);
        row("nested", "a: \"1\"\n  b: 2",
            u"Line 2 of the parameter file is indented; each line must be \"name: value\"."_s);
        row("list of lines", "a: \"1\"\n- b",
            u"Line 2 of the parameter file is part of a list; write the list behind its name, as name: "
            u"[\"a\", "
            "\"b\"]."_s);
        row("list without quotes", "a: [b, c]",
            u"Line 1 of the parameter file has a list that is not written as [\"a\", \"b\"]."_s);
        row("block text", "a: |\n",
            u"Line 1 of the parameter file has a value that begins with \"|\"; put the value in quotes."_s);
        row("map", "a: {b: c}",
            u"Line 1 of the parameter file has a value that begins with \"{\"; put the value in quotes."_s);
        row("anchor", "a: &b c",
            u"Line 1 of the parameter file has a value that begins with \"&\"; put the value in quotes."_s);
        row("colon in a plain value", "a: b: c",
            u"Line 1 of the parameter file has a colon in its value; put the value in quotes."_s);
        row("open quotes", "a: \"b", u"Line 1 of the parameter file has quotes that are not closed."_s);
        row("escape", R"(a: "\x41")",
            u"Line 1 of the parameter file has an escape that is not known; single quotes take every letter "
            u"as "
            "it is."_s);
        row("short code", R"(a: "\u00")",
            u"Line 1 of the parameter file has an escape that is not known; single quotes take every letter "
            u"as "
            "it is."_s);
        row("behind the quotes", "a: \"b\" c",
            u"Line 1 of the parameter file has something behind its value; put the whole value in quotes."_s);
        row("twice", "a: 1\n'a': 2",
            u"Line 2 of the parameter file gives \"a\" a value for the second time."_s);
        row("not text", "a: \xff", u"The parameter file is not UTF-8 text."_s);
        row("JSON of maps", R"({"a": {}})",
            u"The parameter file gives \"a\" a value that is neither text nor number, true, false or list."_s);
        row("JSON twice", "{\"a\": 1,\n\"a\": 2}",
            u"The parameter file gives the key \"a\" twice in one object, at line 2, column 1."_s);
        row("large", QByteArray(1024 * 1024 + 1, '#'), u"The parameter file is larger than 1 MiB."_s);
    }
    void whatIsNotUnderstoodIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const Result<ParameterMap> read = parseParameters(content);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QCOMPARE(read.error().message, message);
    }

    void thePlansOwnParametersWin()
    {
        const QTemporaryDir folder;
        QVERIFY(
            writeFileAtomically(folder.filePath(u"p.yaml"_s), "cpu: 4\nregion: eu\n", FileAccess::OwnerOnly));
        CreatePlan create;
        create.parameters = {{u"cpu"_s, u"8"_s}, {u"disk"_s, u"10"_s}};
        QCOMPARE(*allParameters(create, QDir(folder.path())), create.parameters);
        create.parameterFile = u"p.yaml"_s;
        const Result<ParameterMap> all = allParameters(create, QDir(folder.path()));
        QVERIFY(all);
        QCOMPARE(*all, (ParameterMap{{u"cpu"_s, u"8"_s}, {u"disk"_s, u"10"_s}, {u"region"_s, u"eu"_s}}));
        create.parameterFile = folder.filePath(u"p.yaml"_s);
        QVERIFY(allParameters(create, QDir(u"/nowhere"_s)));
    }

    void anErrorNamesTheFile()
    {
        const QTemporaryDir folder;
        CreatePlan create;
        create.parameterFile = u"p.yaml"_s;
        const Result<ParameterMap> missing = allParameters(create, QDir(folder.path()));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Storage);
        QVERIFY(missing.error().message.contains(folder.filePath(u"p.yaml"_s)));
        QVERIFY(writeFileAtomically(folder.filePath(u"p.yaml"_s), "cpu", FileAccess::OwnerOnly));
        const Result<ParameterMap> wrong = allParameters(create, QDir(folder.path()));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.startsWith(
            u"%1: Line 1 of the parameter file "_s.arg(folder.filePath(u"p.yaml"_s))));
    }
};

QTEST_GUILESS_MAIN(TestParameterFile)
#include "tst_parameterfile.moc"
