// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/timewindow.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TimeWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aShortRunIsShownWhole()
    {
        TimeWindow window;
        window.begin(30);
        window.setLast(10);
        verify(window, 0, 30);
        window.setLast(40); // longer than planned
        verify(window, 0, 40);
    }

    void aLongRunShowsItsLatestSeconds()
    {
        TimeWindow window;
        window.begin(3600);
        verify(window, 0, 300);
        window.setLast(1000);
        verify(window, 700, 1000);
        window.showWhole();
        verify(window, 0, 3600);
    }

    void zoomingKeepsTheSecondWhereItIs()
    {
        TimeWindow window;
        window.begin(200);
        window.setLast(199);
        window.zoom(0.5, 50);
        verify(window, 25, 125);
        QVERIFY(window.mode() == TimeWindow::Mode::Zoomed);
        window.setLast(200);
        verify(window, 25, 125);
        window.zoom(4, 75); // farther than all there is
        QVERIFY(window.mode() == TimeWindow::Mode::Latest);
    }

    void aChosenStretchIsInsideTheRunAndNotTooShort()
    {
        TimeWindow window;
        window.begin(100);
        window.choose(60, 40);
        verify(window, 40, 60);
        window.choose(99, 100);
        verify(window, 95, 100);
        window.choose(-20, 10);
        verify(window, 0, 30);
    }

    void resetGoesBackToWhatWasShown()
    {
        TimeWindow window;
        window.begin(3600);
        window.showWhole();
        window.choose(10, 100);
        window.choose(20, 50);
        window.reset();
        QVERIFY(window.mode() == TimeWindow::Mode::Whole);
    }

    void theCursorTakesTheWindowAlong()
    {
        TimeWindow window;
        window.begin(100);
        window.choose(40, 60);
        window.bringIn(50);
        verify(window, 40, 60);
        window.bringIn(61);
        verify(window, 41, 61);
        window.bringIn(20);
        verify(window, 20, 40);
    }

    void aRunShorterThanTheShortestZoomStaysWhole()
    {
        TimeWindow window;
        window.begin(2);
        window.zoom(0.5, 1);
        verify(window, 0, 2);
        window.choose(0, 1);
        verify(window, 0, 2);
    }

private:
    static void verify(const TimeWindow &window, double from, double to)
    {
        QCOMPARE(window.from(), from);
        QCOMPARE(window.to(), to);
    }
};

QTEST_GUILESS_MAIN(TimeWindowTest)
#include "tst_timewindow.moc"
