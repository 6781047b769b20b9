// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/livechart.h"
#include "ui/run/timelinesource.h"
#include "ui/run/timewindow.h"

#include <QFrame>

class QAbstractButton;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace plimsoll {

class SecondsModel;
class StripView;

// The charts of a run on one time axis with one cursor, and the same seconds as a table. Wheel, dragging, +
// and − zoom; Left, Right, Home and End move the cursor; a click or Enter chooses a second, Esc goes back.
class TimelinePanel : public QFrame
{
    Q_OBJECT
public:
    // The source outlives the panel.
    explicit TimelinePanel(const TimelineSource &source, QWidget *parent = nullptr);
    ~TimelinePanel() override;

    void begin(); // another run
    void show(); // what the source knows now
    void switchTable(); // instead of the charts, or back

signals:
    void secondChosen(std::optional<qint64> second);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTools();
    QToolButton *makeZoom(const QString &iconName, const QString &text, const QString &help, double factor);
    QWidget *makeStrips();
    QWidget *makeTable();
    void setTable(bool isTable);
    void touch(const ChartTouch &touch);
    void letGo(); // of the chosen second
    void choose(std::optional<double> second);
    void moveCursor(double second);
    void zoom(double factor, double around);
    void showWindow();
    void showTable();
    void showReadOut();
    std::optional<double> cursor() const { return m_hovered ? m_hovered : m_pinned; }
    QList<ChartBand> bands() const;

    const TimelineSource &m_source;
    QList<ChartSpec> m_specs;
    TimeWindow m_window;
    bool m_willShow = false;
    std::optional<double> m_hovered; // by the mouse
    std::optional<double> m_pinned; // by keys or a click
    QList<StripView *> m_strips;
    SecondsModel *m_seconds = nullptr;
    QStackedWidget *m_views = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_latest = nullptr;
    QPushButton *m_whole = nullptr;
    QPushButton *m_asTable = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_cursorText = nullptr;
    QPushButton *m_chip = nullptr; // while events and failures are those of a second
};

} // namespace plimsoll
