// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/livechart.h"
#include "ui/compare/runcomparer.h"

#include <QFrame>

class QAbstractButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace plimsoll {

class SecondsModel;
class StripView;

// Throughput and round trip of the runs over the seconds of their traffic, one line a run, and the same as a
// table. Hidden when no run has seconds.
class ComparedCharts : public QFrame
{
    Q_OBJECT
public:
    explicit ComparedCharts(QWidget *parent = nullptr);
    ~ComparedCharts() override;

    // By run, in the order of their letters.
    void show(const QStringList &letters, const QList<RunLines> &lines);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void clear();
    void draw();
    void touch(const ChartTouch &touch);
    void showValues(std::optional<double> second);

    QList<QList<QList<QPointF>>> m_points; // by chart, by run
    double m_seconds = 0;
    std::vector<std::unique_ptr<StripView>> m_strips;
    std::unique_ptr<SecondsModel> m_model; // reads m_points
    QStackedWidget *m_views;
    QVBoxLayout *m_column; // of the strips
    QTableView *m_table;
};

} // namespace plimsoll
