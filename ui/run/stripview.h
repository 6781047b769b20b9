// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/livechart.h"

#include <QWidget>

class QLabel;

namespace plimsoll {

// A chart with its legend at its right, which is the read-out too: the values at the cursor, or the latest.
class StripView : public QWidget
{
    Q_OBJECT
public:
    StripView(const ChartSpec &spec, int stretch, QWidget *parent = nullptr);
    ~StripView() override;

    LiveChart &chart() { return *m_chart; }
    int stretch() const { return m_stretch; } // how high it is beside the others
    int legendWidth() const; // that its title asks for
    void setLegendWidth(int width); // the same for all, so that their seconds stand above each other
    // Of the series; those without one have no line in the legend.
    void setNames(const QStringList &names);
    // One for each series of the spec.
    void setValues(const QList<std::optional<double>> &values);

private:
    std::unique_ptr<LiveChart> m_chart;
    ChartSpec m_spec;
    QWidget *m_legend;
    QLabel *m_title = nullptr;
    int m_stretch;
    QList<QWidget *> m_samples;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
};

} // namespace plimsoll
