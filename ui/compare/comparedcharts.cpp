// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparedcharts.h"

#include "core/report/stripseries.h"
#include "ui/compare/comparedcard.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/secondsmodel.h"
#include "ui/run/stripview.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int ChartHeight = 190;

// The run's own chart, with a line for each of the compared runs.
ChartSpec specOf(qsizetype chart, const QString &title, const QStringList &letters)
{
    ChartSpec spec = stripSpecs().at(chart);
    spec.title = title;
    spec.showsTime = true;
    spec.series.clear();
    for (int run = 0; run < letters.size(); ++run)
        spec.series.append({letters.at(run), comparedColour(run)});
    return spec;
}

std::optional<double> valueAt(const QList<QPointF> &points, double second)
{
    const auto at = std::lower_bound(points.cbegin(), points.cend(), second,
        [](const QPointF &point, double wanted) { return point.x() < wanted; });
    return at == points.cend() || at->x() > second ? std::nullopt : std::optional(at->y());
}

} // namespace

ComparedCharts::ComparedCharts(QWidget *parent)
    : QFrame(parent)
    , m_views(new QStackedWidget(this))
    , m_table(new QTableView(m_views))
{
    setPart(this, Part::Pane);
    setObjectName(u"compareCharts"_s);
    auto *asTable = new QPushButton(tr("Table"), this);
    asTable->setObjectName(u"compareAsTable"_s);
    asTable->setCheckable(true);
    asTable->setToolTip(tr("The same seconds as a table."));
    connect(asTable, &QPushButton::toggled, m_views, &QStackedWidget::setCurrentIndex);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, 0);
    tools->addWidget(
        makeLabel(tr("Over the seconds of traffic"), TypeSize::Body, QFont::DemiBold, Ink::Text, this));
    tools->addStretch(1);
    tools->addWidget(asTable);
    auto *strips = new QWidget(m_views);
    m_column = new QVBoxLayout(strips);
    m_column->setContentsMargins({});
    m_column->setSpacing(spacing::Small);
    prepareTable(m_table);
    m_table->setObjectName(u"compareSeconds"_s);
    m_table->setAccessibleName(tr("Seconds of the runs"));
    m_views->addWidget(strips);
    m_views->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 0, 2, 2);
    column->setSpacing(spacing::Tight);
    column->addLayout(tools);
    column->addWidget(m_views);
    hide();
}

ComparedCharts::~ComparedCharts()
{
    clear();
}

void ComparedCharts::clear()
{
    m_table->setModel(nullptr);
    m_model.reset();
    m_strips.clear();
}

void ComparedCharts::show(const QStringList &letters, const QList<RunLines> &lines)
{
    clear();
    m_points = QList<QList<QList<QPointF>>>(2);
    m_seconds = 0;
    for (const RunLines &run : lines) {
        m_points[0].append(run.throughput);
        m_points[1].append(run.roundTrip);
        if (!run.throughput.isEmpty())
            m_seconds = std::max(m_seconds, run.throughput.last().x() + 1);
    }
    setVisible(m_seconds > 0);
    if (m_seconds <= 0)
        return;
    const QStringList titles{tr("Echoed (bytes/s)"), tr("Round trip p95 (log)")};
    QList<ChartSpec> columns;
    for (qsizetype chart = 0; chart < titles.size(); ++chart) {
        const ChartSpec spec = specOf(chart, titles.at(chart), letters);
        auto strip = std::make_unique<StripView>(spec, 1, m_views->widget(0));
        strip->setMinimumHeight(ChartHeight);
        strip->chart().onTouched([this](const ChartTouch &touched) { touch(touched); });
        if (auto *area = qobject_cast<QAbstractScrollArea *>(strip->chart().widget()))
            area->viewport()->installEventFilter(this);
        m_column->addWidget(strip.get());
        m_strips.push_back(std::move(strip));
        columns.append(spec);
        for (ChartSeries &series : columns.last().series)
            series.name = chart == 0 ? tr("%1 echoed").arg(series.name) : tr("%1 p95").arg(series.name);
    }
    m_model = std::make_unique<SecondsModel>(columns, SecondsModel::Points{&m_points[0], &m_points[1]});
    m_model->setSeconds(static_cast<int>(m_seconds));
    m_table->setModel(m_model.get());
    draw();
}

void ComparedCharts::draw()
{
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        LiveChart &chart = m_strips[i]->chart();
        chart.setWindow(0, std::max(m_seconds, 1.0));
        chart.replace(m_points.at(static_cast<qsizetype>(i)));
    }
}

void ComparedCharts::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // Later, when the charts have their new width too: points are thinned to it.
    QMetaObject::invokeMethod(this, [this] { draw(); }, Qt::QueuedConnection);
}

// The wheel is the page's.
bool ComparedCharts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QFrame::eventFilter(watched, event);
    event->ignore();
    return true;
}

void ComparedCharts::touch(const ChartTouch &touch)
{
    if (touch.kind == ChartTouch::Kind::Hovers)
        showValues(std::floor(touch.x));
    else if (touch.kind == ChartTouch::Kind::Leaves)
        showValues({});
}

void ComparedCharts::showValues(std::optional<double> second)
{
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i]->chart().setCursor(second);
        QList<std::optional<double>> values;
        for (const QList<QPointF> &points : m_points.at(static_cast<qsizetype>(i)))
            values.append(second ? valueAt(points, *second) : std::nullopt);
        m_strips[i]->setValues(values);
    }
}

} // namespace plimsoll
