// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparisonjson.h"

#include "core/base/jsonwriter.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString unitText(FigureUnit unit)
{
    switch (unit) {
    case FigureUnit::Share:
        return u"share"_s;
    case FigureUnit::Duration:
        return u"ms"_s;
    case FigureUnit::Count:
        return u"count"_s;
    }
    return {};
}

QString betterText(BetterWhen better)
{
    switch (better) {
    case BetterWhen::Higher:
        return u"higher"_s;
    case BetterWhen::Lower:
        return u"lower"_s;
    case BetterWhen::Neither:
        return u"neither"_s;
    }
    return {};
}

double inUnit(FigureUnit unit, double value)
{
    return unit == FigureUnit::Duration ? value / 1e6 : value;
}

void writeTexts(JsonWriter &out, QLatin1StringView key, const QStringList &texts)
{
    out.beginList(key);
    for (const QString &text : texts)
        out.text({}, text);
    out.endList();
}

void writeRun(JsonWriter &out, const ComparedRun &run)
{
    out.beginObject();
    out.text("run"_L1, run.letter);
    out.text("folder"_L1, run.folder);
    out.text("name"_L1, run.name);
    out.flag("simulated"_L1, run.simulated);
    out.text("deploymentUrl"_L1, run.deploymentUrl);
    out.text("deploymentVersion"_L1, run.deploymentVersion);
    if (run.startedAt.isValid())
        out.text("startedAt"_L1, run.startedAt.toUTC().toString(Qt::ISODateWithMs));
    out.text("outcome"_L1, QString(textOf(runOutcomeTexts(), run.outcome)));
    if (run.verdict)
        out.text("verdict"_L1, QString(textOf(goalStateTexts(), *run.verdict)));
    out.text("verdictSentence"_L1, run.verdictSentence);
    writeTexts(out, "notMeasurableGoals"_L1, run.unmeasuredGoals);
    out.flag("baseline"_L1, run.isBaseline);
    writeTexts(out, "tags"_L1, run.tags);
    out.text("note"_L1, run.note);
    out.flag("generatorLimited"_L1, run.isGeneratorLimited);
    out.endObject();
}

void writeJudgement(
    JsonWriter &out, const Figure &figure, const ComparedSide &side, const Judgement &judgement)
{
    out.beginObject();
    out.text("side"_L1, side.name);
    out.text("change"_L1, QString(textOf(changeTexts(), judgement.change)));
    if (judgement.difference)
        out.number("difference"_L1, inUnit(figure.unit, *judgement.difference));
    if (judgement.ratio)
        out.number("ratio"_L1, *judgement.ratio);
    out.flag("proven"_L1, judgement.isProven);
    if (judgement.chance)
        out.number("chance"_L1, *judgement.chance);
    out.text("reason"_L1, judgement.reason);
    out.endObject();
}

void writeFigure(JsonWriter &out, const Comparison &comparison, const ComparedFigure &compared)
{
    const Figure &figure = compared.figure;
    out.beginObject();
    out.text("id"_L1, figure.id);
    out.text("title"_L1, figure.title);
    out.text("scenario"_L1, figure.scenario);
    out.text("unit"_L1, unitText(figure.unit));
    out.text("better"_L1, betterText(figure.better));
    out.beginList("values"_L1);
    for (qsizetype i = 0; i < figure.values.size(); ++i) {
        const FigureValue &value = figure.values[i];
        out.beginObject();
        out.text("run"_L1, comparison.runs[i].letter);
        if (value.value)
            out.number("value"_L1, inUnit(figure.unit, *value.value));
        out.flag("above"_L1, value.isAbove);
        out.endObject();
    }
    out.endList();
    out.beginList("judgements"_L1);
    for (qsizetype i = 0; i < compared.judgements.size(); ++i)
        writeJudgement(out, figure, comparison.sides[i + 1], compared.judgements[i]);
    out.endList();
    out.endObject();
}

void writeDifferences(JsonWriter &out, const QList<Difference> &differences)
{
    out.beginList("differences"_L1);
    for (const Difference &difference : differences) {
        out.beginObject();
        out.text("pointer"_L1, difference.pointer);
        out.text("title"_L1, difference.title);
        writeTexts(out, "values"_L1, difference.values);
        out.endObject();
    }
    out.endList();
}

void writeNewErrors(JsonWriter &out, const QList<NewErrors> &newErrors)
{
    out.beginList("newErrors"_L1);
    for (const NewErrors &errors : newErrors) {
        out.beginObject();
        out.text("side"_L1, errors.side);
        out.text("origin"_L1, errors.origin);
        out.text("class"_L1, errors.errorClass);
        out.number("count"_L1, static_cast<qint64>(errors.count));
        out.endObject();
    }
    out.endList();
}

} // namespace

QByteArray comparisonJson(const Comparison &comparison)
{
    JsonWriter out;
    out.beginObject();
    out.text("$schema"_L1, u"comparison.schema.json"_s);
    out.number("version"_L1, qint64{Comparison::SchemaVersion});
    out.number("tolerance"_L1, comparison.tolerance);
    out.text("sentence"_L1, comparison.sentence);
    out.text("worst"_L1, QString(textOf(changeTexts(), comparison.worst())));
    writeTexts(out, "cautions"_L1, comparison.cautions);
    out.beginList("runs"_L1);
    for (const ComparedRun &run : comparison.runs)
        writeRun(out, run);
    out.endList();
    out.beginList("sides"_L1);
    for (const ComparedSide &side : comparison.sides) {
        out.beginObject();
        out.text("side"_L1, side.name);
        QStringList letters;
        for (const qsizetype run : side.runs)
            letters.append(comparison.runs[run].letter);
        writeTexts(out, "runs"_L1, letters);
        out.endObject();
    }
    out.endList();
    writeDifferences(out, comparison.differences);
    writeTexts(out, "same"_L1, comparison.samenesses);
    writeNewErrors(out, comparison.newErrors);
    out.beginList("figures"_L1);
    for (const ComparedFigure &compared : comparison.figures)
        writeFigure(out, comparison, compared);
    out.endList();
    out.endObject();
    return out.document();
}

} // namespace plimsoll
