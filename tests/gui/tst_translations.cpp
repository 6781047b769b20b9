// SPDX-License-Identifier: GPL-3.0-or-later
// German says all that the sources say, and texts that are longer than English still fit.
#include "tests/gui/desktopdriver.h"
#include "tests/gui/pseudolocale.h"

#include <QFile>
#include <QProcess>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

// The texts of a file of Qt Linguist that nobody has translated.
QStringList unfinished(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"%1 can not be read"_s.arg(path)};
    QStringList texts;
    QString source;
    QXmlStreamReader xml(&file);
    while (xml.readNextStartElement() || !xml.atEnd()) {
        if (xml.name() == "source"_L1 && xml.isStartElement())
            source = xml.readElementText();
        else if (xml.name() == "translation"_L1 && xml.isStartElement()
            && xml.attributes().value("type"_L1) == "unfinished"_L1)
            texts.append(source);
    }
    return texts;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder.path());
    }

    void init() { failOnWarnings(); }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << u"de"_s << QStringList();
        QTest::newRow("English plurals") << u"en"_s << QStringList{u"-pluralonly"_s};
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, options);
        const QString root = QStringLiteral(PLIMSOLL_SOURCE_ROOT);
        const QString name = u"/plimsoll_%1.ts"_s.arg(language);
        const QString copy = m_folder.path() + name;
        QVERIFY(QFile::copy(root + u"/resources/translations"_s + name, copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(PLIMSOLL_LUPDATE),
            QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-I"_s, root} + options
                + QStringList{root + u"/ui"_s, root + u"/app"_s, root + u"/core/plan"_s,
                    root + u"/core/report"_s, u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        QCOMPARE(unfinished(copy).join(u"\n"_s), QString());
    }

    void aTextWithoutTranslationIsFound()
    {
        const QString path = m_folder.filePath(u"sample.ts"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<TS><context><name>A</name>"
                   "<message><source>Run</source><translation>Lauf</translation></message>"
                   "<message><source>Stop</source><translation type=\"unfinished\"/></message>"
                   "</context></TS>");
        file.close();
        QCOMPARE(unfinished(path), QStringList{u"Stop"_s});
    }

    void germanIsShownWhereItIsSpoken()
    {
        installLanguage(QLocale(QLocale::German, QLocale::Austria));
        QCOMPARE(QCoreApplication::translate("plimsoll::MainWindow", "Home"), u"Start"_s);
        installLanguage(QLocale(QLocale::Icelandic));
        QCOMPARE(QCoreApplication::translate("plimsoll::MainWindow", "Home"), u"Start"_s);
    }

    void longerTextsFitOnEveryPage()
    {
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        DesktopDriver desktop;
        desktop.window().resize(1360, 860);
        const auto pages = desktop.window().findChildren<QAbstractButton *>(QRegularExpression(u"^page-"_s));
        QVERIFY(!pages.isEmpty());
        for (QAbstractButton *page : pages) {
            QVERIFY2(page->text().startsWith(u'['), qPrintable(page->text()));
            desktop.click(page);
            QTRY_VERIFY(page->isChecked());
            QCOMPARE(clippedTexts(&desktop.window()).join(u"\n"_s), QString());
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

    void aClippedTextIsFound()
    {
        QWidget window;
        window.setObjectName(u"window"_s);
        auto *label = new QLabel(u"Longer than it may be"_s, &window);
        label->setObjectName(u"label"_s);
        label->setGeometry(0, 0, 20, 20);
        window.resize(200, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(clippedTexts(&window), QStringList{u"label in window: Longer than it may be"_s});
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
