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

constexpr int LeastLegendWidth = 220;
constexpr int NameWidth = 120;

// The line as the chart draws it: colour and dash; a square for bars.
class LineSample : public QWidget
{
public:
    LineSample(const ChartSeries &series, bool isBar, QWidget *parent)
        : QWidget(parent)
        , m_series(series)
        , m_isBar(isBar)
    {
        setFixedSize(14, 12);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QPen pen(themeOf(palette()).series.at(static_cast<std::size_t>(m_series.colour)), 2);
        if (m_isBar)
            return painter.fillRect(QRect(0, 1, height() - 2, height() - 2), pen.color());
        if (m_series.line == ChartLine::Dashed)
            pen.setDashPattern({2, 1});
        painter.setPen(pen);
        painter.drawLine(0, height() / 2, width(), height() / 2);
    }

private:
    ChartSeries m_series;
    bool m_isBar;
};

} // namespace

StripView::StripView(const ChartSpec &spec, int stretch, QWidget *parent)
    : QWidget(parent)
    , m_chart(makeLiveChart(spec))
    , m_spec(spec)
    , m_legend(new QWidget(this))
    , m_stretch(stretch)
{
    auto *grid = new QGridLayout(m_legend);
    grid->setContentsMargins(0, spacing::Small, spacing::Medium, 0);
    grid->setVerticalSpacing(1);
    m_title = makeLabel(spec.title, TypeSize::Caption, QFont::DemiBold, Ink::Text, m_legend);
    grid->addWidget(m_title, 0, 0, 1, 3);
    QStringList names;
    for (int i = 0; i < spec.series.size(); ++i) {
        auto *value
            = makeLabel(QString(QChar(0x2013)), TypeSize::Caption, QFont::Medium, Ink::Text, m_legend);
        value->setFont(numberFont(TypeSize::Caption, QFont::Medium));
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *name = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Text, m_legend);
        m_samples.append(new LineSample(spec.series.at(i), spec.shape == ChartShape::StackedBars, m_legend));
        grid->addWidget(m_samples.last(), i + 1, 0);
        grid->addWidget(name, i + 1, 1);
        grid->addWidget(value, i + 1, 2);
        m_names.append(name);
        m_values.append(value);
        names.append(spec.series.at(i).name);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(static_cast<int>(spec.series.size()) + 1, 1);
    setNames(names);
    setLegendWidth(legendWidth());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_chart->widget(), 1);
    row->addWidget(m_legend);
}

StripView::~StripView()
{
    m_chart->widget()->setParent(nullptr); // it is the chart's to destroy
}

int StripView::legendWidth() const
{
    return std::max(LeastLegendWidth, m_title->sizeHint().width() + spacing::Medium);
}

void StripView::setLegendWidth(int width)
{
    m_legend->setFixedWidth(width);
}

void StripView::setNames(const QStringList &names)
{
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        QLabel *label = m_names.at(i);
        label->setText(label->fontMetrics().elidedText(names.at(i), Qt::ElideRight, NameWidth));
        label->setToolTip(names.at(i));
        for (QWidget *part :
            {m_samples.at(i), static_cast<QWidget *>(m_names.at(i)), static_cast<QWidget *>(m_values.at(i))})
            part->setVisible(!names.at(i).isEmpty());
    }
}

void StripView::setValues(const QList<std::optional<double>> &values)
{
    for (qsizetype i = 0; i < m_values.size() && i < values.size(); ++i)
        m_values.at(i)->setText(values.at(i) ? m_spec.valueText(*values.at(i)) : QString(QChar(0x2013)));
}

} // namespace plimsoll
