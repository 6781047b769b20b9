// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/forms/scenariocard.h"

#include "core/plan/planlimits.h"
#include "core/plan/targets.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/forms/trafficform.h"
#include "ui/plans/loadpicture.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

template <typename T, typename Member> PlanValue<T> ScenarioCard::value(Member member) const
{
    return [this, member](Plan &plan) -> T & { return member(scenarioOf(plan)); };
}

ScenarioCard::ScenarioCard(PlanFields &fields, int index, QWidget *parent)
    : QFrame(parent)
    , m_fields(fields)
    , m_index(index)
{
    setObjectName(u"scenarioCard%1"_s.arg(index));
    setPart(this, Part::Pane);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Medium);
    column->setSpacing(spacing::Small);
    column->addLayout(makeHeader());
    auto *rows = new FormRows(this);
    column->addWidget(rows);
    addTargets(rows);
    addDashboard(rows);
    addApp(rows);
    addLoad(rows);
    addShape(rows);
    addConnecting(rows);
    addTerminal(rows);
    addLimits(rows);
    m_fields.follow([this](const Plan &plan) {
        setVisible(m_index < plan.scenarios.size());
        m_up->setEnabled(m_index > 0);
        m_down->setEnabled(m_index + 1 < plan.scenarios.size());
    });
}

QString ScenarioCard::place(const QString &key) const
{
    return u"/scenarios/%1/%2"_s.arg(QString::number(m_index), key);
}

ScenarioPlan &ScenarioCard::scenarioOf(Plan &plan) const
{
    static ScenarioPlan unseen;
    if (m_index < plan.scenarios.size())
        return plan.scenarios[m_index];
    unseen = ScenarioPlan();
    return unseen;
}

QHBoxLayout *ScenarioCard::makeHeader()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(spacing::Tight);
    auto *row = new FormRow(this);
    row->add(new SeriesSwatch(m_index, row));
    m_fields.addReadText(
        row,
        {place(u"name"_s), tr("Name of the scenario"),
            tr("Stands in every table and chart of the run. Each scenario needs a name of its own.")},
        [this](Plan &plan, const QString &text) -> Result<> {
            if (m_index < plan.scenarios.size())
                renameScenario(plan, m_index, text);
            return {};
        },
        [this](const Plan &plan) {
            Plan copy = plan;
            return scenarioOf(copy).name;
        });
    addKind(row);
    header->addWidget(row, 1);
    m_outlook = makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this);
    m_outlook->setObjectName(u"scenarioOutlook%1"_s.arg(m_index));
    row->add(m_outlook);
    const int index = m_index;
    m_up = addButton(header, u"scenarioUp"_s, u"chevron-up"_s, tr("Move up"),
        [index](Plan &plan) { plan.scenarios.move(index, index - 1); });
    m_down = addButton(header, u"scenarioDown"_s, u"chevron-down"_s, tr("Move down"),
        [index](Plan &plan) { plan.scenarios.move(index, index + 1); });
    addButton(header, u"scenarioCopy"_s, u"copy"_s, tr("Duplicate"), [index](Plan &plan) {
        ScenarioPlan copy = plan.scenarios.at(index);
        copy.name = freeScenarioName(plan, copy.name);
        if (plan.scenarios.size() < MostScenarios)
            plan.scenarios.insert(index + 1, copy);
    });
    addButton(header, u"scenarioRemove"_s, u"trash"_s, tr("Remove"),
        [index](Plan &plan) { plan.scenarios.removeAt(index); });
    return header;
}

QToolButton *ScenarioCard::addButton(QHBoxLayout *header, const QString &name, const QString &iconName,
    const QString &text, const PlanEdit &edit)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name + QString::number(m_index));
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(text);
    connect(button, &QToolButton::clicked, this, [this, edit] {
        m_fields.editor().seal();
        m_fields.editor().edit(u"/scenarios"_s, edit);
        m_fields.editor().seal();
    });
    header->addWidget(button, 0, Qt::AlignTop);
    return button;
}

void ScenarioCard::addTargets(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Workspaces"));
    m_how = new QComboBox(row);
    m_how->addItems({tr("Share"), tr("Range")});
    m_fields.adopt(m_how, row,
        {place(u"targets"_s), tr("Share or range"),
            tr("A share of the workspaces, laid behind those of the scenarios before it; or the workspaces "
               "from a first to an end.")});
    connect(m_how, &QComboBox::activated, this, [this](int how) {
        m_fields.editor().seal();
        m_fields.editor().edit(place(u"targets"_s), [this, how](Plan &plan) {
            ScenarioPlan &scenario = scenarioOf(plan);
            scenario.range = how == 1 ? std::optional(scenario.range.value_or(Range())) : std::nullopt;
        });
        m_fields.editor().seal();
    });
    QuantityBox *share = m_fields.addQuantity<double>(row,
        {place(u"share"_s), tr("Share of the workspaces"),
            tr("How much of the run's workspaces are used. Shares stand one behind the other: 60 % and 60 % "
               "overlap, 50 % and 50 % do not.")},
        shareQuantity(0.0001),
        value<double>([](ScenarioPlan &scenario) -> double & { return scenario.share; }));
    QLineEdit *range = m_fields.addReadText(
        row,
        {place(u"range"_s), tr("Range of workspaces"),
            tr("First and end, counted from 0; the end is not used itself. \"50:\" is all from the 51st "
               "on.")},
        [this](Plan &plan, const QString &text) -> Result<> {
            const Result<Range> read = parseRange(text);
            if (!read)
                return read.error();
            scenarioOf(plan).range = *read;
            return {};
        },
        [this](const Plan &plan) {
            Plan copy = plan;
            return rangeText(scenarioOf(copy).range.value_or(Range()));
        });
    range->setFixedWidth(share->sizeHint().width());
    m_fields.follow([this, share, range](const Plan &plan) {
        Plan copy = plan;
        const bool hasRange = scenarioOf(copy).range.has_value();
        m_how->setCurrentIndex(hasRange ? 1 : 0);
        share->setVisible(!hasRange);
        range->setVisible(hasRange);
    });
}

void ScenarioCard::addLoad(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Each sends"));
    notFor({TrafficKind::Dashboard}, row);
    m_fields.addQuantity<qint64>(row,
        {place(u"rate/bytesPerTick"_s), tr("Bytes a tick"),
            tr("What each session sends at each tick. A web terminal, an app that echoes and SSH give it "
               "back.")},
        sizeQuantity(1, MostBytesPerTick),
        value<qint64>([](ScenarioPlan &scenario) -> qint64 & { return scenario.rate.bytesPerTick; }));
    row->addText(tr("every"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"rate/tickInterval"_s), tr("Tick interval"),
            tr("From one tick of a session to its next. The sessions' ticks are spread evenly over it.")},
        durationQuantity(ShortestTime, LongestWait),
        value<Milliseconds>(
            [](ScenarioPlan &scenario) -> Milliseconds & { return scenario.rate.tickInterval; }));
    row = rows->addRow(tr("Lasts"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"duration"_s), tr("Duration"), tr("How long the scenario goes on, from its planned start.")},
        durationQuantity(ShortestTime, LongestPhase),
        value<Milliseconds>([](ScenarioPlan &scenario) -> Milliseconds & { return scenario.duration; }));
    row->addText(tr("starting after"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"startAfter"_s), tr("Start after"),
            tr("From the start of the traffic to the start of this scenario: side by side, overlapping or "
               "one "
               "after the other.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no wait")),
        value<Milliseconds>([](ScenarioPlan &scenario) -> Milliseconds & { return scenario.startAfter; }));
}

void ScenarioCard::addConnecting(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Ramp up"));
    m_fields.addQuantity<int>(row,
        {place(u"connectsPerSecond"_s), tr("Sessions that begin a second"),
            tr("How fast the load grows: how many sessions connect to the deployment each second.")},
        countQuantity(0, MostTargets, tr("all at once")),
        value<int>([](ScenarioPlan &scenario) -> int & { return scenario.connectsPerSecond; }));
    QLabel *unit = row->addText(tr("sessions a second"));
    m_fields.follow([this, unit](const Plan &plan) {
        Plan copy = plan;
        unit->setVisible(scenarioOf(copy).connectsPerSecond > 0);
    });
    row = rows->addRareRow(tr("Connecting"));
    m_fields.addQuantity<int>(row,
        {place(u"connectsInFlight"_s), tr("Connecting at once"),
            tr("How many sessions may be connecting at the same time, whatever the ramp says.")},
        countQuantity(1, MostTargets),
        value<int>([](ScenarioPlan &scenario) -> int & { return scenario.connectsInFlight; }));
    row->addText(tr("at once, each within"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"connectTimeout"_s), tr("Time to connect"),
            tr("For connection, TLS and upgrade together; longer is a failed connect.")},
        durationQuantity(ShortestTime, LongestWait),
        value<Milliseconds>(
            [](ScenarioPlan &scenario) -> Milliseconds & { return scenario.connectTimeout; }));
    row = rows->addRareRow(tr("Workspace proxy"));
    notFor({TrafficKind::Dashboard, TrafficKind::Ssh}, row);
    QLineEdit *proxy = m_fields.addText(row,
        {place(u"workspaceProxyUrl"_s), tr("Workspace proxy"),
            tr("Terminals and apps are opened at this workspace proxy rather than at the deployment "
               "itself.")},
        value<QString>([](ScenarioPlan &scenario) -> QString & { return scenario.workspaceProxyUrl; }));
    proxy->setPlaceholderText(tr("none: the deployment itself"));
}

void ScenarioCard::addTerminal(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Terminal"));
    only(TrafficKind::WebTerminal, row);
    m_fields.addChoice<TerminalMode>(row,
        {place(u"webTerminal/mode"_s), tr("Mode of the terminal"),
            tr("Raw: every byte comes back exactly and is compared. Line: the terminal's own echo, line by "
               "line, as Coder's own command does it.")},
        {{TerminalMode::Raw, tr("raw, every byte compared")}, {TerminalMode::Line, tr("line by line")}},
        value<TerminalMode>(
            [](ScenarioPlan &scenario) -> TerminalMode & { return scenario.webTerminal.mode; }));
    row->addText(tr("attached within"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"webTerminal/attachTimeout"_s), tr("Time to attach"),
            tr("From the upgrade to the first sign of the terminal. The first one after a restart of the "
               "server may need 5 s.")},
        durationQuantity(ShortestTime, LongestWait),
        value<Milliseconds>(
            [](ScenarioPlan &scenario) -> Milliseconds & { return scenario.webTerminal.attachTimeout; }));
    row = rows->addRareRow(tr("Stalled after"));
    only(TrafficKind::WebTerminal, row);
    m_fields.addQuantity<int>(row,
        {place(u"webTerminal/stallTicks"_s), tr("Ticks until a session counts as stalled"),
            tr("A session that gets no byte for so many ticks is a disconnect. By itself: 50 ticks, but at "
               "least 10 s.")},
        countQuantity(0, MostStallTicks, tr("by itself")),
        value<int>([](ScenarioPlan &scenario) -> int & { return scenario.webTerminal.stallTicks; }));
    row->addText(tr("ticks without a byte"));
    m_fields.addFlag(row,
        {place(u"webTerminal/reconnect"_s), tr("Reconnect"),
            tr("A lost session attaches to its terminal again, as a browser does, and its recovery is "
               "measured.")},
        value<bool>([](ScenarioPlan &scenario) -> bool & { return scenario.webTerminal.reconnect; }));
}

void ScenarioCard::addLimits(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Sessions"));
    m_fields.addQuantity<int>(row,
        {place(u"limits/concurrency"_s), tr("Sessions at once"),
            tr("So many sessions run together, the others after them, each for the whole duration. All "
               "together is nearly always what is meant.")},
        countQuantity(0, MostTargets, tr("all together")),
        value<int>([](ScenarioPlan &scenario) -> int & { return scenario.limits.concurrency; }));
    row = rows->addRareRow(tr("Time limits"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"limits/jobTimeout"_s), tr("Time for one session"),
            tr("Ends a session that lasts longer than this.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        value<Milliseconds>(
            [](ScenarioPlan &scenario) -> Milliseconds & { return scenario.limits.jobTimeout; }));
    row->addText(tr("each,"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"limits/timeout"_s), tr("Time for the scenario"),
            tr("Ends the whole scenario after this time.")},
        durationQuantity(Nanoseconds(0), LongestPhase, tr("no limit")),
        value<Milliseconds>(
            [](ScenarioPlan &scenario) -> Milliseconds & { return scenario.limits.timeout; }));
    row->addText(tr("for all"));
}

void ScenarioCard::setOutlook(const QString &text)
{
    m_outlook->setText(text);
    m_outlook->setVisible(!text.isEmpty());
}

} // namespace plimsoll
