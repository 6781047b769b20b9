// SPDX-License-Identifier: GPL-3.0-or-later
// How both programs start and end, without looking at a window.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Longest = 60'000; // milliseconds

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

} // namespace

class ProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void versionAndHelpNeedNoDisplay()
    {
        const Ended version = run({u"--version"_s}, false);
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith(u"plimsoll "_s));
        QVERIFY(version.err.isEmpty());
        const Ended help = run({u"--help"_s}, false);
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"--data-dir"_s));
    }

    void badOptionsAreBadInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown") << QStringList{u"--nosuch"_s};
        QTest::newRow("no value") << QStringList{u"--data-dir"_s};
        QTest::newRow("operand") << QStringList{u"plan.json"_s};
    }

    void badOptionsAreBadInput()
    {
        QFETCH(const QStringList, arguments);
        const Ended ended = run(arguments, true);
        QCOMPARE(ended.code, 104);
        QVERIFY(ended.out.isEmpty());
        QVERIFY2(ended.err.contains(u"plimsoll --help"_s), qPrintable(ended.err));
    }

    void aMissingDisplayIsASentence()
    {
#if defined(Q_OS_LINUX)
        const Ended ended = run({}, false);
        QCOMPARE(ended.code, 1);
        QCOMPARE(ended.err,
            u"There is no display to open a window on. plimsoll-cli does the same without one.\n"_s);
#else
        QSKIP("A display is always there.");
#endif
    }

    void neitherProgramDumpsItsMemory_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("window") << QString::fromUtf8(PLIMSOLL)
                                << QStringList{u"--data-dir"_s, m_home.filePath(u"data"_s)};
        QTest::newRow("terminal") << QString::fromUtf8(PLIMSOLL_CLI)
                                  << QStringList{u"simulate"_s, u"--listen"_s, u"127.0.0.1:0"_s};
    }

    void neitherProgramDumpsItsMemory()
    {
#if defined(Q_OS_LINUX)
        QFETCH(const QString, program);
        QFETCH(const QStringList, arguments);
        QProcess process;
        process.setProcessEnvironment(environment(true));
        process.start(program, arguments);
        QVERIFY(process.waitForStarted(Longest));
        const QString limits = u"/proc/%1/limits"_s.arg(process.processId());
        static const QRegularExpression none(u"Max core file size +0 +0 "_s);
        const auto read = [limits] {
            QFile file(limits);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(none.match(read()).hasMatch(), qPrintable(read()), Longest);
        process.kill();
        QVERIFY(process.waitForFinished(Longest));
#else
        QSKIP("Only Linux tells the limits of a process.");
#endif
    }

private:
    QProcessEnvironment environment(bool hasDisplay) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith("CODER_"_L1) || name.startsWith("PLIMSOLL_"_L1))
                environment.remove(name);
        }
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        if (hasDisplay)
            environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"HOME"_s, m_home.path());
        return environment;
    }

    Ended run(const QStringList &arguments, bool hasDisplay) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(hasDisplay));
        process.start(QString::fromUtf8(PLIMSOLL), arguments);
        if (!process.waitForFinished(Longest))
            process.kill();
        return {.code = process.exitCode(),
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
