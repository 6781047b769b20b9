// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &colour)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void textAndLinesCanBeSeen_data()
    {
        QTest::addColumn<int>("appearance");
        QTest::newRow("light") << static_cast<int>(Appearance::Light);
        QTest::newRow("dark") << static_cast<int>(Appearance::Dark);
    }

    void textAndLinesCanBeSeen()
    {
        QFETCH(int, appearance);
        const Theme &theme = themeOf(static_cast<Appearance>(appearance));
        for (const QColor &ground : {theme.surface, theme.window}) {
            for (const QColor &text :
                {theme.text, theme.secondary, theme.accent, theme.kept, theme.broken, theme.warning})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
            QVERIFY2(contrast(theme.control, ground) >= 3, qPrintable(ground.name()));
        }
        for (const QColor &line : theme.series)
            QVERIFY2(contrast(line, theme.surface) >= 3, qPrintable(line.name()));
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrast(theme.text, theme.selection) >= 4.5);
        QVERIFY(contrast(theme.warning, theme.warningTint) >= 4.5);
    }

    void aPaletteTellsItsAppearance()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            const QPalette palette = paletteOf(themeOf(appearance));
            QCOMPARE(appearanceOf(palette), appearance);
            QCOMPARE(themeOf(palette).window, themeOf(appearance).window);
        }
    }

    void theSheetHasNoPlaceLeftOpen()
    {
        QVERIFY(!styleSheetOf(themeOf(Appearance::Light)).contains(QRegularExpression(u"%\\d"_s)));
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
