// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/rundata.h"
#include "core/report/svgchart.h"

namespace plimsoll {

// Throughput, round trip, connections, failures and generator lag over the whole traffic, in the order of
// stripSpecs(). Empty without seconds of traffic.
QList<ChartPicture> timelinePictures(const RunData &run);
// What each level of a search for the limit came to, over workspaces: throughput, round trip, errors. Empty
// without one.
QList<ChartPicture> limitPictures(const LimitReport &limit);

// Both clocks of all scenarios together, or of one of them. None where nothing was measured.
std::optional<ChartPicture> spectrumPicture(const RunData &run, std::optional<std::size_t> scenario = {});

// The parts of three builds. None where no workspace was created, or nobody told.
std::optional<BarPicture> buildPicture(const CreateReport &create);

// Where the mean connect of each of these scenarios (name, phases) went. None where none has phases.
using ScenarioPhases = std::pair<QString, QList<ConnectPhaseReport>>;
std::optional<BarPicture> connectPicture(const QList<ScenarioPhases> &scenarios);
QList<ScenarioPhases> connectPhases(const Report &report);

// All of a run's pictures as files, by their names: "round-trip" and its SVG.
QList<std::pair<QString, QByteArray>> chartFiles(const RunData &run, SvgUse use);

// The stretches of a run as bands of a chart.
QList<ChartBand> bandsOf(const RunData &run);
// The tightest goal for the round trip of all traffic, or of a scenario.
std::optional<Goal> roundTripGoal(const Report &report);

} // namespace plimsoll
