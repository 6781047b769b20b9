// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/report/creategoals.h"
#include "core/report/goalmeasure.h"
#include "core/report/goalsentence.h"
#include "core/report/goalwindow.h"
#include "core/report/machinelimit.h"

#include <memory>

namespace plimsoll {

// What a verdict needs to know beside the seconds of the traffic.
struct JudgedRun {
    QDateTime trafficStartedAt = {}; // UTC; second 0 of the rows
    JudgedCreates creates = {};
};

struct JudgedScenario {
    QString name = {};
    Milliseconds startAfter{0}; // from the start of traffic: where the grace time of goals begins
    std::int64_t judgedFrom = 0; // second of the rows; nothing before it is judged, whatever the goal says
    bool sends = true; // else it only reads, and no goal about ticks is about it
    // What is sent comes back, so that a tick which does not is beyond any time limit. Else it counts as done
    // when it was sent.
    bool echoes = true;
    bool makesRequests = false; // its ticks are requests
    QStringList endpoints = {}; // names, by index
};
QList<JudgedScenario> judgedScenarios(const Plan &plan);

// Follows a run second by second and judges its goals. Lives on the engine thread; everything it says is a
// function of what it was fed.
//
// Each goal is judged twice, over all seconds and over those that are not marked as generator-limited; where
// the two differ, or no second is unmarked, it is not measurable: it may have been this machine. In a run
// that was limited by this machine (MachineLimit) no goal about traffic is kept, since the planned load was
// not there. ARCHITECTURE.md, "What is measured".
class GoalJudge
{
public:
    // `scenarios`: by index in the plan.
    GoalJudge(const QList<Goal> &goals, const QList<JudgedScenario> &scenarios);

    // As TallyCollector::SecondDone.
    void second(const SecondRow &row, const std::vector<ScenarioTally> &merged);

    // The run is being stopped: from the next second on, what is not sent any more was not intended either,
    // and who is lost or fails is not judged.
    void stopped() { m_isStopped = true; }

    // Was any goal's own value of the last second beyond its limit?
    bool lastSecondWasBeyond() const { return m_lastSecondWasBeyond; }

    // The first goal that was to stop the run and has been broken. From then on it stays broken.
    std::optional<GoalResult> breach(const JudgedRun &run);

    // At any time; at the end it is the run's verdict.
    Verdict verdict(const JudgedRun &run) const;

private:
    struct Watched { // a scenario of a goal
        std::size_t index = 0; // in the plan
        bool echoes = true;
        bool makesRequests = false;
        std::int64_t judgedFrom = 0; // second
        std::optional<std::size_t> endpoint = {}; // none: all that the scenario does
    };
    struct Watch {
        Goal goal;
        std::vector<Watched> scenarios = {}; // empty: the plan has none of that name, or see next
        bool isOfReaders = false; // it is about ticks, and its scenarios send none
        GoalMeasure all = {};
        GoalMeasure unmarked = {};
        bool hasMarked = false; // seconds among those judged
        std::uint64_t started = 0; // sessions, from the beginning

        // Ticks under way, for the clocks of an echo: those due that long ago are beyond the limit already.
        std::uint64_t sent = 0;
        std::uint64_t answered = 0;
        std::deque<std::uint64_t> sentBefore = {}; // sent, by the end of each of the last seconds

        // Requests that were to be made and were neither made nor skipped: by the end of this second and, by
        // the end of each of the last ones, and the most of them that are known to be missing.
        std::uint64_t asked = 0;
        std::uint64_t due = 0;
        std::deque<std::uint64_t> waitingBefore = {};
        std::uint64_t missing = 0;

        std::unique_ptr<GoalWindow> window = {}; // none: over the whole run
        std::int64_t wholeWindows = 0;
        std::int64_t brokenWindows = 0;
        std::int64_t doubtfulWindows = 0;
        GoalDoubt doubt = GoalDoubt::None; // of the last one of these
        GoalValue worst = {}; // of the windows, or of the broken ones once there are some

        std::int64_t secondsBeyond = 0;
        std::int64_t secondsBeyondMarked = 0;
        std::int64_t firstBeyond = -1;
        std::int64_t lastBeyond = -1;
        std::optional<double> worstSecond = {};
        std::optional<GoalResult> breach = {};
    };
    struct Ruling {
        GoalState state = GoalState::NotMeasurable;
        GoalDoubt doubt = GoalDoubt::None;
    };

    GoalMeasure measureOf(Watch &watch, const SecondRow &row, const std::vector<ScenarioTally> &merged) const;
    void measureEndpoint(
        Watch &watch, GoalMeasure &measure, const RequestTally &requests, bool isJudged) const;
    static std::uint64_t overdueOf(const Watch &watch);
    static void keepSent(Watch &watch);
    static std::uint64_t newlyMissing(Watch &watch);
    SecondRow withoutEchoes(const SecondRow &row) const;
    static bool judgeSecond(Watch &watch, const GoalMeasure &now, const SecondRow &row);
    static bool judgeWindow(Watch &watch, const GoalMeasure &now, const SecondRow &row);
    static void noteBeyond(Watch &watch, const GoalValue &value, std::int64_t second, bool isMarked);
    static Ruling ruling(const Goal &goal, const GoalValue &all, const GoalValue &unmarked, bool hasMarked);
    GoalResult judgeTraffic(const Watch &watch, const JudgedRun &run) const;
    static QString nothingMeasured(const Watch &watch);
    static Ruling ruleWhole(const Watch &watch, GoalResult &result);
    static Ruling ruleWindows(const Watch &watch, GoalResult &result);

    std::vector<Watch> m_watches;
    std::vector<bool> m_echoes; // by index in the plan
    MachineLimit m_machine;
    bool m_isStopped = false;
    bool m_lastSecondWasBeyond = false;
};

} // namespace plimsoll
