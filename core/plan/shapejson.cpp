// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/shapejson.h"

#include "core/base/unittext.h"
#include "core/plan/planlimits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

void readShape(JsonReader &in, LoadShape &shape)
{
    in.takeObject("shape"_L1, [&shape](JsonReader &json) {
        json.takeChoice("name"_L1, shape.name, shapeNameTexts());
        json.takeObjects("stages"_L1, MostStages, [&shape](JsonReader &one) {
            LoadStage stage;
            one.takeDuration("duration"_L1, stage.duration, ShortestTime, LongestPhase);
            one.takeReal("level"_L1, stage.level, {.least = 0, .most = HighestLevel});
            one.takeFlag("ramp"_L1, stage.isRamp);
            shape.stages.append(stage);
        });
        json.takeChoice("model"_L1, shape.model, loadModelTexts());
        json.takeReal("sessionsPerSecond"_L1, shape.sessionsPerSecond,
            {.least = 0, .most = MostSessionsPerSecond, .atLeast = Least::Excluded});
        json.takeDuration("sessionLength"_L1, shape.sessionLength, ShortestTime, LongestPhase);
        json.takeFlag("random"_L1, shape.isRandom);
        json.takeReal("jitter"_L1, shape.jitter, {.least = 0, .most = 1});
        json.takeInteger("seed"_L1, shape.seed, 0, MostSeed);
    });
}

void writeShape(JsonWriter &out, const LoadShape &shape)
{
    out.beginObject("shape"_L1);
    out.text("name"_L1, QString(textOf(shapeNameTexts(), shape.name)));
    out.beginList("stages"_L1);
    for (const LoadStage &stage : shape.stages) {
        out.beginObject();
        out.text("duration"_L1, durationText(stage.duration));
        out.number("level"_L1, stage.level);
        out.flag("ramp"_L1, stage.isRamp);
        out.endObject();
    }
    out.endList();
    out.text("model"_L1, QString(textOf(loadModelTexts(), shape.model)));
    out.number("sessionsPerSecond"_L1, shape.sessionsPerSecond);
    out.text("sessionLength"_L1, durationText(shape.sessionLength));
    out.flag("random"_L1, shape.isRandom);
    out.number("jitter"_L1, shape.jitter);
    out.number("seed"_L1, qint64(shape.seed));
    out.endObject();
}

Result<QList<LoadStage>> parseStages(const QString &text)
{
    static const QRegularExpression form(u"^(\\S+)\\s+(to\\s+)?([0-9.]+)\\s*%$"_s);
    QList<LoadStage> stages;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QRegularExpressionMatch match = form.match(part.trimmed());
        const Result<Nanoseconds> duration = match.hasMatch()
            ? parseDuration(match.captured(1))
            : Result<Nanoseconds>(Error{ErrorKind::BadInput, {}});
        bool isNumber = false;
        const double level = match.captured(3).toDouble(&isNumber) / 100;
        if (!duration || !isNumber || level > HighestLevel || *duration < ShortestTime
            || *duration > LongestPhase || stages.size() >= MostStages)
            return Error{ErrorKind::BadInput,
                u"\"%1\" is no stage; write how long and how much, as in \"1m 50%\", or \"30s to 100%\" for "
                u"a "
                "level that is reached evenly."_s.arg(part.trimmed())};
        stages.append({.duration = std::chrono::floor<Milliseconds>(*duration),
            .level = level,
            .isRamp = !match.captured(2).isEmpty()});
    }
    return stages;
}

QString stagesText(const QList<LoadStage> &stages)
{
    QStringList parts;
    for (const LoadStage &stage : stages)
        parts.append(u"%1 %2%3%"_s.arg(durationText(stage.duration), stage.isRamp ? u"to "_s : QString(),
            QString::number(stage.level * 100, 'g', 12)));
    return parts.join(u", "_s);
}

} // namespace plimsoll
