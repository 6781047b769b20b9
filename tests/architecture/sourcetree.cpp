// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace plimsoll::architecture {

bool SourceFile::isHeader() const
{
    return path.endsWith(".h"_L1);
}

bool SourceFile::isCpp() const
{
    return isHeader() || path.endsWith(".cpp"_L1);
}

bool SourceFile::isIn(QStringView folder) const
{
    return path.startsWith(folder) && path.mid(folder.size()).startsWith(u'/');
}

QList<SourceFile> sourceTree(const QString &root)
{
    static const QRegularExpression foreign(u"^(build|\\.git|\\.cache)/|/__pycache__/|^LICENSE$"_s);
    static const QRegularExpression text(
        u"\\.(h|cpp|txt|cmake|md|json|py|sh|ps1|in|1|yaml|yml|csv|html|svg|xml|desktop)$|^dev$|^\\.ci/run$"_s);
    QList<SourceFile> files;
    QDirIterator found(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        const QString path = QDir(root).relativeFilePath(file.fileName());
        if (foreign.match(path).hasMatch() || !text.match(path).hasMatch())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(path));
        QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        files.append({path, lines});
    }
    return files;
}

QString codeOf(const QString &line)
{
    static const QRegularExpression literal(u"\"(?:[^\"\\\\]|\\\\.)*\""_s);
    static const QRegularExpression comment(u"//.*$|/\\*.*?\\*/"_s);
    QString code = line;
    return code.replace(literal, u"\"\""_s).remove(comment);
}

QStringList faultsByLine(const SourceFile &file, const std::function<QString(const QString &code)> &fault)
{
    QStringList faults;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString complaint = fault(codeOf(file.lines.at(i)));
        if (!complaint.isEmpty())
            faults.append(u"%1:%2 %3"_s.arg(file.path).arg(i + 1).arg(complaint));
    }
    return faults;
}

void writeSample(const QString &root, const QString &path, const QString &text)
{
    const QString whole = root + u'/' + path;
    QDir().mkpath(QFileInfo(whole).path());
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

} // namespace plimsoll::architecture
