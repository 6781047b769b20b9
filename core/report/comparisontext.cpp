// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparisontext.h"

#include "core/report/texttable.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString bold(const QString &text, Colour colour)
{
    return colour == Colour::On ? u"\x1b[1m%1\x1b[0m"_s.arg(text) : text;
}

QLatin1StringView colourOf(Change change)
{
    switch (change) {
    case Change::Better:
        return "32"_L1;
    case Change::Worse:
        return "31"_L1;
    case Change::Unclear:
        return "33"_L1;
    case Change::Same:
    case Change::NotJudged:
        break;
    }
    return "0"_L1;
}

QStringList letters(const Comparison &comparison)
{
    QStringList all;
    for (const ComparedRun &run : comparison.runs)
        all.append(run.letter);
    return all;
}

QString changeText(const Figure &figure, const Judgement &judgement)
{
    if (!judgement.difference)
        return u"–"_s;
    const QString difference = differenceText(figure.unit, *judgement.difference);
    return judgement.ratio && *judgement.difference != 0
        ? u"%1 (%2)"_s.arg(difference, ratioText(*judgement.ratio))
        : difference;
}

// The figures' columns: the name and the verdicts left, the numbers right.
QList<Align> figureAlignments(const Comparison &comparison)
{
    QList<Align> alignments{Align::Left};
    alignments += QList<Align>(comparison.runs.size(), Align::Right);
    for (qsizetype side = 1; side < comparison.sides.size(); ++side)
        alignments += {Align::Right, Align::Left};
    return alignments;
}

QString sentences(const QString &title, const QStringList &lines, Colour colour)
{
    if (lines.isEmpty())
        return {};
    return u'\n' + bold(title, colour) + u"\n  "_s + lines.join(u"\n  "_s) + u'\n';
}

// What Markdown would take for its own, and GitHub for a mention or HTML.
QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r') {
            out += u' ';
            continue;
        }
        if (u"\\|`*_[]#@"_s.contains(c))
            out += u'\\';
        if (c == u'<' || c == u'>' || c == u'&')
            out += QString(c).toHtmlEscaped();
        else
            out += c;
    }
    return out;
}

QString markdownTable(const TextRows &rows, const QList<Align> &alignments)
{
    QString text;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        text += u'|';
        for (const QString &cell : rows[row])
            text += u' ' + escaped(cell) + u" |"_s;
        text += u'\n';
        if (row > 0)
            continue;
        text += u'|';
        for (qsizetype column = 0; column < rows[0].size(); ++column)
            text += alignments.value(std::min(column, alignments.size() - 1)) == Align::Right ? u" ---: |"_s
                                                                                              : u" --- |"_s;
        text += u'\n';
    }
    return text;
}

QString runLine(const ComparedRun &run)
{
    return run.name + u" · "_s + comparedRunText(run);
}

} // namespace

QString comparedRunText(const ComparedRun &run)
{
    QStringList parts;
    if (run.isBaseline)
        parts.append(u"baseline"_s);
    if (!run.deploymentVersion.isEmpty())
        parts.append(u"Coder "_s + run.deploymentVersion);
    parts.append(run.simulated ? u"simulated"_s : run.deploymentUrl);
    if (run.startedAt.isValid())
        parts.append(run.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    if (run.outcome != RunOutcome::Finished)
        parts.append(run.outcome == RunOutcome::Running ? u"not ended"_s
                                                        : QString(textOf(runOutcomeTexts(), run.outcome)));
    if (run.verdict)
        parts.append(u"goals "_s + goalStateTitle(*run.verdict));
    if (!run.tags.isEmpty())
        parts.append(run.tags.join(u", "_s));
    return parts.join(u" · "_s);
}

TextRows figureRows(const Comparison &comparison)
{
    QStringList header = QStringList{u"figure"_s} + letters(comparison);
    for (const ComparedSide &side : comparison.sides.mid(1)) {
        const bool isOnly = comparison.sides.size() == 2;
        header += isOnly ? u"change"_s : u"change %1"_s.arg(side.name);
        header += isOnly ? u"verdict"_s : u"verdict %1"_s.arg(side.name);
    }
    TextRows rows{header};
    for (const ComparedFigure &compared : comparison.figures) {
        QStringList row{figureTitle(comparison, compared.figure)};
        for (const FigureValue &value : compared.figure.values)
            row.append(figureText(compared.figure, value));
        for (const Judgement &judgement : compared.judgements)
            row += {changeText(compared.figure, judgement), judgementText(judgement)};
        rows.append(row);
    }
    return rows;
}

TextRows differenceRows(const Comparison &comparison)
{
    TextRows rows{QStringList{u"what differs"_s} + letters(comparison)};
    for (const Difference &difference : comparison.differences)
        rows.append(QStringList{difference.title} + difference.values);
    return rows;
}

QStringList newErrorSentences(const Comparison &comparison)
{
    QStringList lines;
    for (const NewErrors &errors : comparison.newErrors)
        lines.append(u"%1: %2 × %3 (%4), which %5 has not"_s.arg(errors.side, QString::number(errors.count),
            errors.errorClass, errors.origin, comparison.sides[0].name));
    return lines;
}

QString comparisonText(const Comparison &comparison, Colour colour)
{
    QString text;
    for (const ComparedRun &run : comparison.runs)
        text += bold(run.letter, colour) + u"  "_s + runLine(run) + u'\n';
    const Change worst = comparison.worst();
    const QString sentence = comparison.sentence;
    text += u'\n' + (colour == Colour::On ? u"\x1b[%1m%2\x1b[0m"_s.arg(colourOf(worst), sentence) : sentence)
        + u'\n';
    text += u'\n' + bold(u"What differs"_s, colour) + u'\n'
        + textTable(differenceRows(comparison).mid(1), {Align::Left});
    if (!comparison.samenesses.isEmpty())
        text += u"  "_s + comparison.samenesses.join(u", "_s) + u'\n';
    text += u'\n' + bold(u"Figures, tolerance %1 %"_s.arg(comparison.tolerance * 100, 0, 'g', 3), colour)
        + u'\n' + textTable(figureRows(comparison), figureAlignments(comparison));
    text += sentences(u"New errors"_s, newErrorSentences(comparison), colour);
    return text + sentences(u"Keep in mind"_s, comparison.cautions, colour);
}

QString comparisonMarkdown(const Comparison &comparison)
{
    QString text = u"**"_s + escaped(comparison.sentence) + u"**\n\n"_s;
    for (const ComparedRun &run : comparison.runs)
        text += u"- **%1** %2\n"_s.arg(run.letter, escaped(runLine(run)));
    text += u"\n"_s;
    if (const TextRows rows = differenceRows(comparison); rows.size() > 1)
        text += markdownTable(rows, {Align::Left}) + u'\n';
    if (!comparison.samenesses.isEmpty())
        text += u"Same: "_s + escaped(comparison.samenesses.join(u", "_s)).replace(u"same "_s, QString())
            + u".\n\n"_s;
    text += markdownTable(figureRows(comparison), figureAlignments(comparison));
    text += u"\nTolerance: %1 %. Medians where a side has several runs.\n"_s.arg(
        comparison.tolerance * 100, 0, 'g', 3);
    for (const QString &line : newErrorSentences(comparison))
        text += u"\n- New errors: "_s + escaped(line);
    for (const QString &line : comparison.cautions)
        text += u"\n- "_s + escaped(line);
    return text.endsWith(u'\n') ? text : text + u'\n';
}

} // namespace plimsoll
