// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminalinput.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll::simulator;

namespace {

struct Typed final : TerminalInputHandler {
    void typed(std::span<const std::byte> bytes) override
    {
        text.append(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
        ++pieces;
    }
    QByteArray text;
    int pieces = 0;
};

bool feed(TerminalInput &input, const QByteArray &bytes)
{
    return input.feed(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
}

} // namespace

class TestTerminalInput : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void dataIsReadWhereverItIsCut_data();
    void dataIsReadWhereverItIsCut();
    void plainTextComesInOnePiece();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

void TestTerminalInput::dataIsReadWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("plain") << QByteArray(R"({"data":"ls -l"})") << QByteArray("ls -l");
    QTest::newRow("with line ends") << QByteArray("{\"data\":\"a\"}\n{\"data\":\"b\"}\n \t\r\n")
                                    << QByteArray("ab");
    QTest::newRow("size only") << QByteArray(R"({"height":40,"width":120})") << QByteArray();
    QTest::newRow("both") << QByteArray(R"({"height":40,"data":"x","width":120}{"data":"y"})")
                          << QByteArray("xy");
    QTest::newRow("simple escapes") << QByteArray(R"({"data":"a\"b\\c\/d\n\t\r\b\f"})")
                                    << QByteArray("a\"b\\c/d\n\t\r\b\f");
    QTest::newRow("html escapes") << QByteArray(R"({"data":"\u003c\u003e\u0026 \u0003"})")
                                  << QByteArray("<>& \x03");
    QTest::newRow("upper case digits") << QByteArray(R"({"data":"\u003C"})") << QByteArray("<");
    QTest::newRow("unicode") << QByteArray(R"({"data":"\u00e4\u20ac\ud83d\ude00ü"})") << QByteArray("ä€😀ü");
    QTest::newRow("empty") << QByteArray(R"({"data":""}{}{"data":"z"})") << QByteArray("z");
    QTest::newRow("spaces") << QByteArray(R"( { "data" : "a" , "height" : 3 } )") << QByteArray("a");
    QTest::newRow("other values") << QByteArray(
        R"({"a":[1,{"data":"no"},"]}\""],"b":{"c":"}"},"d":null,"e":"t\"x","data":"yes"})")
                                  << QByteArray("yes");
    QTest::newRow("longer keys") << QByteArray(R"({"database":"no","dat":"no","data":"yes"})")
                                 << QByteArray("yes");
}

void TestTerminalInput::dataIsReadWhereverItIsCut()
{
    QFETCH(QByteArray, stream);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            Typed handler;
            TerminalInput input(handler);
            QVERIFY(feed(input, stream.left(first)));
            QVERIFY(feed(input, stream.mid(first, second - first)));
            QVERIFY(feed(input, stream.mid(second)));
            QTEST(handler.text, "typed");
        }
    }
    Typed handler;
    TerminalInput input(handler);
    for (const char c : stream)
        QVERIFY(feed(input, QByteArray(1, c)));
    QTEST(handler.text, "typed");
}

void TestTerminalInput::plainTextComesInOnePiece()
{
    Typed handler;
    TerminalInput input(handler);
    const QByteArray tick(qsizetype(64) * 1024, 'x');
    QVERIFY(feed(input, "{\"data\":\"" + tick + "\"}"));
    QCOMPARE(handler.text, tick);
    QCOMPARE(handler.pieces, 1);
}

void TestTerminalInput::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("a word") << QByteArray("hello");
    QTest::newRow("no colon") << QByteArray(R"({"data" "x"})");
    QTest::newRow("unknown escape") << QByteArray(R"({"data":"\x"})");
    QTest::newRow("no digits") << QByteArray(R"({"data":"\u00g0"})");
    QTest::newRow("wrong bracket") << QByteArray(R"({"a":1])");
}

void TestTerminalInput::nonsenseIsRefused()
{
    QFETCH(QByteArray, stream);
    Typed handler;
    TerminalInput input(handler);
    QVERIFY(!feed(input, stream));
    QVERIFY(!feed(input, R"({"data":"later"})"));
    QVERIFY(handler.text.isEmpty());
}

QTEST_APPLESS_MAIN(TestTerminalInput)
#include "tst_terminalinput.moc"
