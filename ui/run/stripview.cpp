// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/stripview.h"

#include "ui/look/spacing.h"
#include "ui/look/theme.h"
#include "ui/look/type.h"

#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int ReadOutWidth = 190;

// The line as the chart draws it: colour and dash.
class LineSample : public QWidget
{
public:
    LineSample(const ChartSeries &series, QWidget *parent)
        : QWidget(parent)
        , m_series(series)
    {
        setFixedSize(14, 12);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QPen pen(themeOf(palette()).series.at(static_cast<std::size_t>(m_series.colour)), 2);
        if (m_series.line == ChartLine::Dashed)
            pen.setDashPattern({2, 1});
        painter.setPen(pen);
        painter.drawLine(0, height() / 2, width(), height() / 2);
    }

private:
    ChartSeries m_series;
};

} // namespace

StripView::StripView(const ChartSpec &spec, int stretch, QWidget *parent)
    : QWidget(parent)
    , m_chart(makeLiveChart(spec))
    , m_spec(spec)
    , m_stretch(stretch)
{
    auto *readOut = new QWidget(this);
    readOut->setFixedWidth(ReadOutWidth);
    auto *grid = new QGridLayout(readOut);
    grid->setContentsMargins(0, spacing::Small, spacing::Medium, 0);
    grid->setVerticalSpacing(1);
    grid->addWidget(
        makeLabel(spec.title, TypeSize::Caption, QFont::DemiBold, Ink::Text, readOut), 0, 0, 1, 3);
    for (int i = 0; i < spec.series.size(); ++i) {
        auto *value = makeLabel(QString(QChar(0x2013)), TypeSize::Caption, QFont::Medium, Ink::Text, readOut);
        value->setFont(numberFont(TypeSize::Caption, QFont::Medium));
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(new LineSample(spec.series.at(i), readOut), i + 1, 0);
        grid->addWidget(
            makeLabel(spec.series.at(i).name, TypeSize::Caption, QFont::Normal, Ink::Text, readOut), i + 1,
            1);
        grid->addWidget(value, i + 1, 2);
        m_values.append(value);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(static_cast<int>(spec.series.size()) + 1, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_chart->widget(), 1);
    row->addWidget(readOut);
}

StripView::~StripView()
{
    m_chart->widget()->setParent(nullptr); // it is the chart's to destroy
}

void StripView::setValues(const QList<std::optional<double>> &values)
{
    for (qsizetype i = 0; i < m_values.size() && i < values.size(); ++i)
        m_values.at(i)->setText(values.at(i) ? m_spec.valueText(*values.at(i)) : QString(QChar(0x2013)));
}

} // namespace plimsoll
