// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/webterminal/terminalrequest.h"
#include "core/traffic/webterminal/terminalscanner.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;

namespace {

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace

class TerminalScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theMarkIsFoundHoweverItIsCut()
    {
        const std::string output = "PLIM PPLIMSOLL-READ\r\nPLIMSOLL-READY\r\nrest";
        for (std::size_t cut = 0; cut < output.size(); ++cut) {
            MarkScanner scanner;
            auto first = bytesOf(std::string_view(output).substr(0, cut));
            auto second = bytesOf(std::string_view(output).substr(cut));
            const bool early = scanner.find(first);
            const bool found = early || scanner.find(second);
            QVERIFY(found);
            QCOMPARE(early ? textOf(first) + textOf(second) : textOf(second), std::string("rest"));
        }
    }

    void aMarkWithoutItsLineBreakIsNone()
    {
        MarkScanner scanner;
        auto bytes = bytesOf("PLIMSOLL-READY?");
        QVERIFY(!scanner.find(bytes));
    }

    void resumeMarksAreCutOutHoweverTheyCome()
    {
        const std::string output = "abc" + ResumeScanner::mark(1) + "de" + ResumeScanner::mark(0xbeef) + "f";
        for (std::size_t step = 1; step <= output.size(); ++step) {
            ResumeScanner scanner;
            std::string payload;
            std::vector<std::uint32_t> numbers;
            for (std::size_t at = 0; at < output.size(); at += step) {
                auto bytes = bytesOf(std::string_view(output).substr(at, step));
                while (!bytes.empty()) {
                    const ResumeScanner::Step found = scanner.next(bytes);
                    payload += textOf(found.output);
                    if (found.number)
                        numbers.push_back(*found.number);
                }
            }
            QCOMPARE(payload, std::string("abcdef"));
            QCOMPARE(numbers, (std::vector<std::uint32_t>{1, 0xbeef}));
        }
    }

    void theRequestIsWhatAServerUnderstands()
    {
        const std::string target = terminalTarget("/coder",
            {.agent = AgentId::fromString(u"4ff07852-db9c-4d4d-9150-316975aac455"),
                .reconnect = QUuid::fromString(u"4756bfba-d695-473a-9787-664c0c061023"),
                .command = terminalCommand(TerminalMode::Raw, 1024),
                .withBackendType = true});
        QCOMPARE(target,
            std::string("/coder/api/v2/workspaceagents/4ff07852-db9c-4d4d-9150-316975aac455/pty"
                        "?reconnect=4756bfba-d695-473a-9787-664c0c061023&width=80&height=25"
                        "&command=stty%20raw%20isig%20-echo%3B%20echo%20PLIMSOLL-READY%3B%20exec%20cat"
                        "&backend_type=buffered"));
    }
};

QTEST_APPLESS_MAIN(TerminalScannerTest)
#include "tst_terminalscanner.moc"
