// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/timelinepanel.h"

#include "ui/charts/strips.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/runpresenter.h"
#include "ui/run/secondsmodel.h"
#include "ui/run/stripview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype RoundTripStrip = 1;
constexpr qsizetype FailureStrip = 3;
constexpr double Nearer = 0.5;
constexpr double Farther = 2;

QString secondText(double second)
{
    return clockText(std::chrono::seconds(std::llround(second)));
}

// The failures of a live run are told by class, as they come.
QList<ChartSpec> liveSpecs()
{
    QList<ChartSpec> specs = translatedStrips();
    ChartSpec &failures = specs[FailureStrip];
    failures.shape = ChartShape::StackedBars;
    failures.series.clear();
    for (const int colour : {6, 2, 4, 1, 3, 0})
        failures.series.append({QString(), colour});
    return specs;
}

} // namespace

TimelinePanel::TimelinePanel(const TimelineSource &source, QWidget *parent)
    : QFrame(parent)
    , m_source(source)
    , m_specs(source.isLive() ? liveSpecs() : translatedStrips())
{
    setPart(this, Part::Pane);
    setObjectName(u"timeline"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Charts of the run over time"));
    m_seconds = new SecondsModel(m_specs, m_source.charts(), this);
    m_views = new QStackedWidget(this);
    m_views->addWidget(makeStrips());
    m_views->addWidget(makeTable());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, spacing::Small, 2, 2);
    column->setSpacing(spacing::Tight);
    column->addWidget(makeTools());
    column->addWidget(m_views, 1);
    begin();
}

TimelinePanel::~TimelinePanel()
{
    m_table->setModel(nullptr);
}

QWidget *TimelinePanel::makeTools()
{
    auto *tools = new QWidget(this);
    const auto make = [&](const QString &name, const QString &text, const QString &help) {
        auto *button = new QPushButton(text, tools);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setToolTip(help);
        return button;
    };
    m_latest
        = make(u"latestSeconds"_s, tr("Last 5 min"), tr("Shows the latest seconds, and goes on with them."));
    m_whole = make(
        u"wholeRun"_s, tr("Whole run"), tr("Shows the traffic from its first to its planned last second."));
    m_latest->setVisible(m_source.isLive());
    m_asTable = make(u"asTable"_s, tr("Table"),
        tr("The same seconds as a table (%1).")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_T).toString(QKeySequence::NativeText)));
    connect(m_latest, &QPushButton::clicked, this, [this] { m_window.showLatest(), show(); });
    connect(m_whole, &QPushButton::clicked, this, [this] { m_window.showWhole(), show(); });
    connect(m_asTable, &QPushButton::clicked, this, &TimelinePanel::setTable);
    m_hint = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, tools);
    m_cursorText = makeLabel({}, TypeSize::Caption, QFont::Medium, Ink::Text, tools);
    m_cursorText->setObjectName(u"cursorText"_s);
    m_chip = new QPushButton(icon(u"search"_s), QString(), tools);
    m_chip->setObjectName(u"secondChip"_s);
    m_chip->setToolTip(tr("Events and failures are those of this second. Shows all of them again."));
    m_chip->hide();
    connect(m_chip, &QPushButton::clicked, this, &TimelinePanel::letGo);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(spacing::Medium, 0, spacing::Medium, 0);
    row->addWidget(m_latest);
    row->addWidget(m_whole);
    row->addWidget(makeZoom(
        u"plus"_s, tr("Zoom in"), tr("Fewer seconds (+, or the wheel, or drag over them)."), Nearer));
    row->addWidget(makeZoom(u"minus"_s, tr("Zoom out"), tr("More seconds (−, or the wheel)."), Farther));
    row->addWidget(m_asTable);
    row->addWidget(m_hint);
    row->addStretch();
    row->addWidget(m_cursorText);
    row->addWidget(m_chip);
    return tools;
}

QToolButton *TimelinePanel::makeZoom(
    const QString &iconName, const QString &text, const QString &help, double factor)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setObjectName(factor < 1 ? u"zoomIn"_s : u"zoomOut"_s);
    button->setAccessibleName(text);
    button->setToolTip(help);
    button->setFixedSize(spacing::ControlHeight, spacing::ControlHeight);
    connect(button, &QToolButton::clicked, this,
        [this, factor] { zoom(factor, cursor().value_or(m_window.to())); });
    return button;
}

QWidget *TimelinePanel::makeStrips()
{
    auto *strips = new QWidget(m_views);
    auto *column = new QVBoxLayout(strips);
    column->setContentsMargins({});
    column->setSpacing(0);
    for (qsizetype i = 0; i < m_specs.size(); ++i) {
        auto *strip = new StripView(m_specs.at(i), stripStretches().at(i), strips);
        strip->chart().onTouched([this](const ChartTouch &touched) { touch(touched); });
        column->addWidget(strip, strip->stretch());
        m_strips.append(strip);
    }
    column->insertWidget(
        ThroughputStrip + 1, m_strips.at(RequestStrip), m_strips.at(RequestStrip)->stretch());
    int legendWidth = 0;
    for (const StripView *strip : std::as_const(m_strips))
        legendWidth = std::max(legendWidth, strip->legendWidth());
    for (StripView *strip : std::as_const(m_strips))
        strip->setLegendWidth(legendWidth);
    return strips;
}

QWidget *TimelinePanel::makeTable()
{
    m_table = new QTableView(m_views);
    prepareTable(m_table);
    m_table->setObjectName(u"secondsTable"_s);
    m_table->setAccessibleName(tr("Seconds of the run"));
    m_table->setModel(m_seconds);
    m_table->verticalHeader()->setDefaultSectionSize(22);
    return m_table;
}

void TimelinePanel::begin()
{
    m_window.begin(m_source.plannedSeconds());
    if (!m_source.isLive())
        m_window.showWhole();
    m_hovered.reset();
    choose({});
    m_strips.at(RoundTripStrip)->chart().setGoal(m_source.roundTripLimit(), m_source.roundTripGoalText());
    for (StripView *strip : std::as_const(m_strips))
        strip->chart().startOver();
    m_seconds->setSeconds(0);
    show();
}

void TimelinePanel::show()
{
    m_window.setLast(m_source.lastSecond());
    const QStringList names = m_source.failureNames();
    m_strips.at(FailureStrip)->setNames(names);
    m_latest->setChecked(m_window.mode() == TimeWindow::Mode::Latest);
    m_whole->setChecked(m_window.mode() == TimeWindow::Mode::Whole);
    if (m_views->currentWidget() == m_table)
        showTable();
    else
        showWindow();
    showReadOut();
}

QList<ChartBand> TimelinePanel::bands() const
{
    QList<ChartBand> bands;
    for (const auto &[begin, end] : m_source.brokenSeconds())
        bands.append({begin, end, ChartBand::Kind::BrokenGoal});
    for (const auto &[begin, end] : m_source.markedSeconds())
        bands.append({begin, end, ChartBand::Kind::GeneratorLimited});
    return bands;
}

void TimelinePanel::showWindow()
{
    const SecondsModel::Points all = m_source.charts();
    const QList<ChartBand> shaded = bands();
    QList<ChartMark> marks = m_source.marks();
    const QList<qsizetype> shown = shownStrips(all);
    for (qsizetype i = 0; i < m_strips.size(); ++i)
        m_strips.at(i)->setVisible(shown.contains(i));
    for (const qsizetype i : shown) {
        LiveChart &chart = m_strips.at(i)->chart();
        chart.setBands(shaded);
        chart.setMarks(marks);
        chart.setWindow(m_window.from(), std::max(m_window.to(), m_window.from() + 1));
        chart.replace(*all.at(i));
        if (i != shown.first())
            continue;
        for (ChartMark &mark : marks) // named once, in the uppermost
            mark.before = mark.after = QString();
    }
}

void TimelinePanel::showTable()
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    m_seconds->setNames(FailureStrip, m_source.failureNames());
    m_seconds->setSeconds(static_cast<int>(m_source.lastSecond()) + 1);
    for (int column = 0; column < m_seconds->columnCount(); ++column) {
        const QString name = m_seconds->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnHidden(column, name.isEmpty());
        const int wanted = m_table->fontMetrics().horizontalAdvance(name) + 2 * spacing::Large;
        if (m_table->columnWidth(column) < wanted)
            m_table->setColumnWidth(column, wanted);
    }
    if (isAtEnd)
        m_table->scrollToBottom();
}

void TimelinePanel::switchTable()
{
    setTable(m_views->currentWidget() != m_table);
}

void TimelinePanel::setTable(bool isTable)
{
    m_asTable->setChecked(isTable);
    m_views->setCurrentIndex(isTable ? 1 : 0);
    show();
}

void TimelinePanel::showReadOut()
{
    const double second = cursor().value_or(m_source.lastSecond());
    const SecondsModel::Points all = m_source.charts();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QList<std::optional<double>> values;
        for (const QList<QPointF> &series : *all.at(i))
            values.append(RunPresenter::valueAt(series, second));
        m_strips.at(i)->setValues(values);
        m_strips.at(i)->chart().setCursor(cursor());
    }
    m_cursorText->setText(cursor() ? tr("At the cursor: %1").arg(secondText(second))
            : m_source.isLive()    ? tr("Now")
                                   : tr("The last second"));
    m_hint->setText(m_window.mode() == TimeWindow::Mode::Zoomed
            ? tr("Zoomed to %1 – %2. Esc goes back.")
                  .arg(secondText(m_window.from()), secondText(m_window.to()))
            : tr("Shaded: a goal was broken. Hatched: this machine was late."));
}

void TimelinePanel::touch(const ChartTouch &touch)
{
    const auto whole = [this](double second) {
        return std::clamp(std::round(second), 0.0, std::max(0.0, m_source.lastSecond()));
    };
    for (StripView *strip : std::as_const(m_strips))
        strip->chart().setChosen(0, 0);
    switch (touch.kind) {
    case ChartTouch::Kind::Leaves:
        m_hovered.reset();
        break;
    case ChartTouch::Kind::Hovers:
        m_hovered = whole(touch.x);
        break;
    case ChartTouch::Kind::Clicks:
        setFocus(Qt::MouseFocusReason);
        choose(whole(touch.x));
        break;
    case ChartTouch::Kind::Drags:
        for (StripView *strip : std::as_const(m_strips))
            strip->chart().setChosen(std::min(touch.from, touch.x), std::max(touch.from, touch.x));
        return;
    case ChartTouch::Kind::Chooses:
        m_window.choose(touch.from, touch.x);
        return show();
    case ChartTouch::Kind::Zooms:
        return zoom(touch.factor, touch.x);
    }
    if (m_source.lastSecond() < 0)
        m_hovered.reset();
    showReadOut();
}

void TimelinePanel::choose(std::optional<double> second)
{
    if (m_source.lastSecond() < 0)
        second.reset();
    m_pinned = second;
    m_chip->setVisible(second.has_value() && m_source.isLive());
    if (second)
        m_chip->setText(tr("Showing %1 · show all").arg(secondText(*second)));
    emit secondChosen(second ? std::optional(std::llround(*second)) : std::nullopt);
}

void TimelinePanel::letGo()
{
    choose({});
    showReadOut();
}

void TimelinePanel::moveCursor(double second)
{
    if (m_source.lastSecond() < 0)
        return;
    m_hovered.reset();
    m_pinned = std::clamp(second, 0.0, m_source.lastSecond());
    m_window.bringIn(*m_pinned);
    show();
}

void TimelinePanel::zoom(double factor, double around)
{
    m_window.zoom(factor, around);
    show();
}

void TimelinePanel::keyPressEvent(QKeyEvent *event)
{
    const double last = m_source.lastSecond();
    const double at = cursor().value_or(last);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(Nearer, at);
    case Qt::Key_Minus:
        return zoom(Farther, at);
    case Qt::Key_Left:
        return moveCursor(at - 1);
    case Qt::Key_Right:
        return moveCursor(at + 1);
    case Qt::Key_Home:
        return moveCursor(0);
    case Qt::Key_End:
        return moveCursor(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pinned)
            choose(m_pinned);
        return;
    case Qt::Key_Escape:
        if (m_window.mode() != TimeWindow::Mode::Zoomed)
            return letGo();
        m_window.reset();
        return show();
    default:
        return QFrame::keyPressEvent(event);
    }
}

void TimelinePanel::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void TimelinePanel::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

// The charts draw as many points as they are wide; they are laid out after this.
void TimelinePanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (std::exchange(m_willShow, true))
        return;
    const auto showAgain = [this] {
        m_willShow = false;
        show();
    };
    QMetaObject::invokeMethod(this, showAgain, Qt::QueuedConnection);
}

void TimelinePanel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    QStyleOptionFocusRect option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

} // namespace plimsoll
