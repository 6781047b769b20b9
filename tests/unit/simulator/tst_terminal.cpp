// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminal.h"
#include "core/simulator/terminalprocess.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::simulator;

namespace {

class TypedTerminal
{
public:
    explicit TypedTerminal(const QByteArray &command)
        : m_terminal(command)
    {
        m_terminal.start(m_output);
    }
    TypedTerminal &type(const QByteArray &text)
    {
        m_terminal.type(std::as_bytes(std::span(text.constData(), std::size_t(text.size()))), m_output);
        return *this;
    }
    QByteArray takeOutput()
    {
        const QByteArray text(reinterpret_cast<const char *>(m_output.data()), qsizetype(m_output.size()));
        m_output.clear();
        return text;
    }
    bool hasEnded() const { return m_terminal.hasEnded(); }
    Terminal &terminal() { return m_terminal; }
    Terminal::Output &output() { return m_output; }

private:
    Terminal m_terminal;
    Terminal::Output m_output;
};

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rawModeEchoesEveryByteExactly();
    void rawModeWithSignalsEndsAtCtrlC();
    void rawModeWithoutSignalsPassesCtrlC();
    void theCommandOfCodersOwnToolEchoesByTheTerminal();
    void ddToStandardOutputSaysEverythingTwice();
    void echoPrintsAndEnds();
    void unknownCommandsAreNotFound();
    void aShellPromptsAndRuns();
    void sleepingEndsWhenWoken();
    void linesCanBeErasedAndEnded();
    void quotesKeepWordsTogether();
    void theReplayIsTheLastBytes();
};

void TestTerminal::rawModeEchoesEveryByteExactly()
{
    TypedTerminal terminal("stty raw isig -echo; echo READY-7; exec cat");
    QCOMPARE(terminal.takeOutput(), QByteArray("READY-7\n"));
    QByteArray every;
    for (int i = 0x20; i < 0x7f; ++i)
        every.append(char(i));
    every += "\n\r\t\xc3\xa4";
    QCOMPARE(terminal.type(every).takeOutput(), every);
    QVERIFY(!terminal.hasEnded());
}

void TestTerminal::rawModeWithSignalsEndsAtCtrlC()
{
    TypedTerminal terminal("stty raw isig -echo; echo R; exec cat");
    terminal.takeOutput();
    QCOMPARE(terminal.type("last words\x03 unheard").takeOutput(), QByteArray("last words"));
    QVERIFY(terminal.hasEnded());
    QCOMPARE(terminal.type("more").takeOutput(), QByteArray());
}

void TestTerminal::rawModeWithoutSignalsPassesCtrlC()
{
    TypedTerminal terminal("stty raw -echo; echo R; exec cat");
    terminal.takeOutput();
    QCOMPARE(terminal.type("a\x03z").takeOutput(), QByteArray("a\x03z"));
    QVERIFY(!terminal.hasEnded());
}

void TestTerminal::theCommandOfCodersOwnToolEchoesByTheTerminal()
{
    TypedTerminal terminal("dd if=/dev/stdin of=/dev/null bs=1024 status=none");
    QCOMPARE(terminal.takeOutput(), QByteArray());
    QCOMPARE(terminal.type("some\ttext\n").takeOutput(), QByteArray("some\ttext\r\n"));
    const QByteArray longLine(9000, 'x'); // longer than a tty keeps, but echoed all the same
    QCOMPARE(terminal.type(longLine + '\n').takeOutput(), longLine + "\r\n");
    QCOMPARE(terminal.type("\x03").takeOutput(), QByteArray("^C"));
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::ddToStandardOutputSaysEverythingTwice()
{
    TypedTerminal terminal("dd if=/dev/stdin of=/dev/stdout bs=64 status=none");
    QCOMPARE(terminal.type("ab").takeOutput(), QByteArray("ab"));
    QCOMPARE(terminal.type("c\n").takeOutput(), QByteArray("c\r\nabc\r\n"));
}

void TestTerminal::echoPrintsAndEnds()
{
    TypedTerminal terminal("echo hello-from-scaletest");
    QCOMPARE(terminal.takeOutput(), QByteArray("hello-from-scaletest\r\n"));
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::unknownCommandsAreNotFound()
{
    TypedTerminal terminal("frobnicate --now && echo after");
    QCOMPARE(terminal.takeOutput(), QByteArray("sh: 1: frobnicate: not found\r\nafter\r\n"));
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::aShellPromptsAndRuns()
{
    TypedTerminal terminal("");
    QCOMPARE(terminal.takeOutput(), QByteArray("$ "));
    QCOMPARE(terminal.type("echo hi\r").takeOutput(), QByteArray("echo hi\r\nhi\r\n$ "));
    QCOMPARE(terminal.type("cat\nx\n\x03").takeOutput(), QByteArray("cat\r\nx\r\nx\r\n^C\r\n$ "));
    terminal.type("exit\n");
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::sleepingEndsWhenWoken()
{
    TypedTerminal terminal("echo a; sleep 1.5; echo b");
    QCOMPARE(terminal.takeOutput(), QByteArray("a\r\n"));
    QCOMPARE(terminal.terminal().sleeps(), std::optional(Milliseconds(1500)));
    terminal.terminal().wake(terminal.output());
    QCOMPARE(terminal.takeOutput(), QByteArray("b\r\n"));
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::linesCanBeErasedAndEnded()
{
    TypedTerminal terminal("cat");
    QCOMPARE(terminal
                 .type("ab\x7f"
                       "c\n")
                 .takeOutput(),
        QByteArray("ab\b \bc\r\nac\r\n"));
    terminal.type("\x04");
    QVERIFY(terminal.hasEnded());
}

void TestTerminal::quotesKeepWordsTogether()
{
    const std::vector<QByteArrayList> statements = parseCommandLine("echo 'a; b' \"c d\";; sleep 1\n");
    QCOMPARE(statements.size(), std::size_t(2));
    QCOMPARE(statements[0], (QByteArrayList{"echo", "a; b", "c d"}));
    QCOMPARE(statements[1], (QByteArrayList{"sleep", "1"}));
}

void TestTerminal::theReplayIsTheLastBytes()
{
    Replay replay(8);
    const auto append = [&replay](const QByteArray &text) {
        replay.append(std::as_bytes(std::span(text.constData(), std::size_t(text.size()))));
    };
    const auto content = [&replay] {
        std::vector<std::byte> bytes;
        replay.copyTo(bytes);
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    };
    append("abc");
    QCOMPARE(content(), QByteArray("abc"));
    append("defghij");
    QCOMPARE(content(), QByteArray("cdefghij"));
    append("kl");
    QCOMPARE(content(), QByteArray("efghijkl"));
    append("0123456789");
    QCOMPARE(content(), QByteArray("23456789"));
}

QTEST_APPLESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
