// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/enumtext.h"

#include <QList>

#include <span>
#include <vector>

namespace plimsoll {

enum class LoadModel {
    Closed, // so many sessions at once, each as long as the level needs it
    Open, // so many new sessions a second, each of a fixed length, however many are there
};
std::span<const EnumText<LoadModel>> loadModelTexts();

// How the level goes on over a scenario's duration; all but Stages are short for stages.
enum class ShapeName {
    Constant, // all of it from the start
    Ramp, // evenly from nothing to all
    Steps, // a fifth, two fifths, … all, equally long
    Spike, // a fifth, in the middle all for a tenth of the time, a fifth again
    Soak, // up in a twentieth of the time, down in the last twentieth
    Stages, // as the plan says
};
std::span<const EnumText<ShapeName>> shapeNameTexts();

struct LoadStage {
    Milliseconds duration{0};
    double level = 1; // at its end, as a share of the full load
    bool isRamp = true; // evenly from the level before; else the level is there from its beginning
    bool operator==(const LoadStage &) const = default;
};

struct LoadShape {
    ShapeName name = ShapeName::Constant;
    QList<LoadStage> stages = {}; // of Stages
    LoadModel model = LoadModel::Closed;
    // Of the open model: new sessions a second at the full load, how long each lasts, and whether they come
    // by chance (a Poisson process) or evenly.
    double sessionsPerSecond = 1;
    Milliseconds sessionLength{30'000};
    bool isRandom = false;
    double jitter = 0; // of ticks: each comes later by up to this share of the interval
    int seed = 0; // of chance; 0: drawn when the run starts
    bool operator==(const LoadShape &) const = default;
};

// Load without a shape: every session from the start to the end, ticks at even intervals.
bool isPlain(const LoadShape &shape);

// What the shape is over so long; the last level holds on when its stages end before, later stages are cut.
QList<LoadStage> stagesOf(const LoadShape &shape, Milliseconds duration);

// A stretch in which the level goes evenly from one value to another. Times count from the scenario's start.
struct LevelPiece {
    Nanoseconds from{0};
    Nanoseconds to{0};
    double first = 0;
    double last = 0;
    bool operator==(const LevelPiece &) const = default;
};
using LevelCurve = std::vector<LevelPiece>;

// Without gaps from 0 to `duration`.
LevelCurve curveOf(const LoadShape &shape, Milliseconds duration);
double levelAt(const LevelCurve &curve, Nanoseconds at); // 0 outside

} // namespace plimsoll
