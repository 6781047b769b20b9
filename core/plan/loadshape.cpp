// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/loadshape.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Milliseconds partOf(Milliseconds duration, qint64 part, qint64 of)
{
    return Milliseconds(duration.count() * part / of);
}

} // namespace

std::span<const EnumText<LoadModel>> loadModelTexts()
{
    static constexpr std::array Texts{
        EnumText<LoadModel>{LoadModel::Closed, "closed"_L1},
        EnumText<LoadModel>{LoadModel::Open, "open"_L1},
    };
    return Texts;
}

std::span<const EnumText<ShapeName>> shapeNameTexts()
{
    static constexpr std::array Texts{
        EnumText<ShapeName>{ShapeName::Constant, "constant"_L1},
        EnumText<ShapeName>{ShapeName::Ramp, "ramp"_L1},
        EnumText<ShapeName>{ShapeName::Steps, "steps"_L1},
        EnumText<ShapeName>{ShapeName::Spike, "spike"_L1},
        EnumText<ShapeName>{ShapeName::Soak, "soak"_L1},
        EnumText<ShapeName>{ShapeName::Stages, "stages"_L1},
    };
    return Texts;
}

bool isPlain(const LoadShape &shape)
{
    return shape.name == ShapeName::Constant && shape.model == LoadModel::Closed && shape.jitter == 0;
}

QList<LoadStage> stagesOf(const LoadShape &shape, Milliseconds duration)
{
    switch (shape.name) {
    case ShapeName::Constant:
        return {{.duration = duration, .level = 1, .isRamp = false}};
    case ShapeName::Ramp:
        return {{.duration = duration, .level = 1}};
    case ShapeName::Steps: {
        QList<LoadStage> steps;
        for (int step = 1; step <= 5; ++step)
            steps.append({.duration = partOf(duration, 1, 5), .level = step / 5.0, .isRamp = false});
        return steps;
    }
    case ShapeName::Spike:
        return {{.duration = partOf(duration, 45, 100), .level = 0.2, .isRamp = false},
            {.duration = partOf(duration, 10, 100), .level = 1, .isRamp = false},
            {.duration = partOf(duration, 45, 100), .level = 0.2, .isRamp = false}};
    case ShapeName::Soak:
        return {{.duration = partOf(duration, 1, 20), .level = 1},
            {.duration = partOf(duration, 18, 20), .level = 1},
            {.duration = partOf(duration, 1, 20), .level = 0}};
    case ShapeName::Stages:
        return shape.stages;
    }
    return {};
}

LevelCurve curveOf(const LoadShape &shape, Milliseconds duration)
{
    LevelCurve curve;
    const Nanoseconds end = duration;
    Nanoseconds at{0};
    double level = 0;
    for (const LoadStage &stage : stagesOf(shape, duration)) {
        const Nanoseconds planned = stage.duration;
        const Nanoseconds lasts = std::min(planned, end - at);
        if (lasts.count() <= 0)
            break;
        const double first = stage.isRamp ? level : stage.level;
        const double share = static_cast<double>(lasts.count()) / static_cast<double>(planned.count());
        curve.push_back(
            {.from = at, .to = at + lasts, .first = first, .last = first + (stage.level - first) * share});
        at += lasts;
        level = stage.level;
    }
    if (at < end)
        curve.push_back({.from = at, .to = end, .first = level, .last = level});
    return curve;
}

double levelAt(const LevelCurve &curve, Nanoseconds at)
{
    for (const LevelPiece &piece : curve) {
        if (at < piece.from || at >= piece.to)
            continue;
        const double share = static_cast<double>((at - piece.from).count())
            / static_cast<double>((piece.to - piece.from).count());
        return piece.first + (piece.last - piece.first) * share;
    }
    return 0;
}

} // namespace plimsoll
