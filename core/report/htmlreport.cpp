// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlreport.h"

#include "core/base/unittext.h"
#include "core/report/htmlstyle.h"
#include "core/report/reportcharts.h"
#include "core/report/reporttables.h"
#include "core/report/reporttext.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostErrors = 200;
constexpr qsizetype MostWorkspaces = 500;
constexpr qsizetype LongCell = 40; // characters, from which on a cell may break anywhere

enum class Medium { Browser, Paper };

// Writes the report from its top to its end.
class HtmlDocument
{
public:
    HtmlDocument(const RunData &run, Medium medium)
        : m_run(run)
        , m_medium(medium)
    {
    }

    PaperReport write()
    {
        begin();
        addTop();
        addGoals();
        addLimit();
        addTimeline();
        addSpectrum();
        addSections();
        if (m_run.report.simulated)
            m_out += u"<footer>%1 Simulated: these figures were measured against the built-in demo "
                     u"deployment and "
                     u"say nothing about a real one.</footer>\n"_s.arg(signature());
        else
            m_out += u"<footer>%1</footer>\n"_s.arg(signature());
        m_out += u"</main>\n</body>\n</html>\n"_s;
        return {.html = m_out, .styleSheet = paperStyle(), .images = m_images};
    }

private:
    bool isOnPaper() const { return m_medium == Medium::Paper; }
    QString signature() const
    {
        return u"Written by %1."_s.arg(escapedText(
            m_run.report.generator.program.isEmpty() ? u"Plimsoll"_s : m_run.report.generator.program));
    }

    void begin()
    {
        const QByteArray style = htmlStyle();
        const QString digest
            = QString::fromLatin1(QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64());
        m_out += u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"_s;
        if (!isOnPaper())
            m_out += u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     u"'sha256-%1'; base-uri 'none'; form-action 'none'\">\n"
                     u"<meta name=\"viewport\" content=\"width=device-width\">\n"
                     u"<meta name=\"referrer\" content=\"no-referrer\">\n<style>%2</style>\n"_s.arg(
                         digest, QString::fromLatin1(style));
        m_out += u"<title>%1</title>\n</head>\n<body%2>\n<main>\n"_s.arg(
            escapedText(m_run.report.name), m_run.report.simulated ? u" class=\"simulated\""_s : QString());
    }

    void addTop()
    {
        const Report &report = m_run.report;
        m_out += u"<h1>%1</h1>%2\n"_s.arg(escapedText(report.name),
            report.simulated ? u" <span class=\"badge\">Simulated</span>"_s : QString());
        QStringList parts{report.deployment.url};
        if (!report.deployment.version.isEmpty())
            parts.append(u"Coder "_s + report.deployment.version);
        parts.append(utcClockText(report.startedAt) + u" UTC"_s);
        parts.append(outcomeText(report));
        parts.removeAll(QString());
        m_out += u"<p class=\"meta\">%1</p>\n"_s.arg(escapedText(parts.join(u" · "_s)));
        if (!report.note.isEmpty())
            m_out += u"<p>%1</p>\n"_s.arg(escapedText(report.note));
        const auto state = report.verdict.state;
        m_out += u"<div class=\"verdict %1\" role=\"status\">\n"_s.arg(
            state ? QString(textOf(goalStateTexts(), *state)) : QString());
        m_out += u"<p class=\"%1\">%2%3</p>\n"_s.arg(
            isOnPaper() && state ? QString(textOf(goalStateTexts(), *state)) : u"lead"_s,
            state ? u"<span aria-hidden=\"true\">%1</span> "_s.arg(goalMark(*state)) : QString(),
            escapedText(report.verdict.sentence));
        if (!report.sentence.isEmpty())
            m_out += u"<p>%1</p>\n"_s.arg(escapedText(report.sentence));
        if (const QString moved = movedSentence(m_run); !moved.isEmpty())
            m_out += u"<p>%1</p>\n"_s.arg(escapedText(moved));
        m_out += u"</div>\n"_s;
        addSentences(u"problems"_s, m_run.problems);
    }

    void addSentences(const QString &part, const QStringList &sentences)
    {
        if (sentences.isEmpty())
            return;
        m_out += u"<div class=\"%1\">\n"_s.arg(part);
        for (const QString &sentence : sentences)
            m_out += u"<p>%1</p>\n"_s.arg(escapedText(sentence));
        m_out += u"</div>\n"_s;
    }

    void addHeading(const QString &title) { m_out += u"<h2>%1</h2>\n"_s.arg(escapedText(title)); }

    void addSection(const ReportTable &table)
    {
        addHeading(table.title);
        addTable(table);
    }

    // A long table behind a fold, which paper leaves out.
    void addFolded(const ReportTable &table, const QString &summary)
    {
        addHeading(table.title);
        if (isOnPaper() || table.rows.isEmpty()) {
            addTable(isOnPaper() ? shortened(table) : table);
            return;
        }
        m_out += u"<details><summary>%1</summary>\n"_s.arg(escapedText(summary));
        addTable(table);
        m_out += u"</details>\n"_s;
    }

    static ReportTable shortened(ReportTable table)
    {
        constexpr qsizetype most = 25;
        if (table.rows.size() > most)
            table.note
                = u"The first %1 of %2 rows; the others are in run.json."_s.arg(most).arg(table.rows.size());
        table.rows = table.rows.first(std::min(table.rows.size(), most));
        return table;
    }

    void addTable(const ReportTable &table)
    {
        m_out += isOnPaper() ? u"<div>\n"_s : u"<div class=\"pane\">\n"_s;
        if (!table.rows.isEmpty()) {
            m_out += isOnPaper() ? u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">\n"_s
                                 : u"<table>\n<caption>%1</caption>\n"_s.arg(escapedText(table.title));
            addColumns(table);
            m_out += u"<tbody>\n"_s;
            for (qsizetype row = 0; row < table.rows.size(); ++row)
                addRow(table, row);
            m_out += u"</tbody>\n</table>\n"_s;
        }
        if (!table.note.isEmpty())
            m_out += u"<p class=\"note\">%1</p>\n"_s.arg(escapedText(table.note));
        m_out += u"</div>\n"_s;
    }

    QString side(const ReportTable &table, qsizetype column) const
    {
        if (table.alignmentOf(column) == Align::Left)
            return isOnPaper() ? u" align=\"left\""_s : QString();
        return isOnPaper() ? u" align=\"right\""_s : u" class=\"n\""_s;
    }

    void addColumns(const ReportTable &table)
    {
        if (table.columns.isEmpty())
            return;
        m_out += u"<thead><tr>"_s;
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            m_out += u"<th scope=\"col\"%1>%2</th>"_s.arg(side(table, i), escapedText(table.columns.at(i)));
        m_out += u"</tr></thead>\n"_s;
    }

    void addRow(const ReportTable &table, qsizetype row)
    {
        const QStringList &cells = table.rows.at(row);
        const bool hasMoved = table.name == "moved"_L1 && !cells.constLast().isEmpty();
        m_out += hasMoved ? u"<tr class=\"moved\">"_s : u"<tr>"_s;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString text = escapedText(cells.at(i));
            if (table.name == "goals"_L1 && i == 0)
                m_out += stateCell(m_run.report.verdict.goals.at(row).state, text);
            else if (i == 0 && table.alignmentOf(0) == Align::Left)
                m_out += u"<th scope=\"row\"%1>%2</th>"_s.arg(
                    isOnPaper() ? u" align=\"left\""_s : QString(), text);
            else if (!isOnPaper() && cells.at(i).size() > LongCell)
                m_out += u"<td class=\"long\">%1</td>"_s.arg(text);
            else
                m_out += u"<td%1>%2</td>"_s.arg(side(table, i), text);
        }
        m_out += u"</tr>\n"_s;
    }

    QString stateCell(GoalState state, const QString &text) const
    {
        return u"<th scope=\"row\"%1><span class=\"state %2\"><span aria-hidden=\"true\">%3</span> %4</span></th>"_s
            .arg(isOnPaper() ? u" align=\"left\""_s : QString(), QString(textOf(goalStateTexts(), state)),
                goalMark(state), text);
    }

    void addPicture(const QString &name, const QByteArray &svg)
    {
        if (!isOnPaper()) {
            m_out += u"<figure>\n%1</figure>\n"_s.arg(QString::fromUtf8(svg));
            return;
        }
        m_out += u"<p><img src=\"chart:%1\" width=\"660\"></p>\n"_s.arg(name);
        m_images.append({u"chart:"_s + name, svg});
    }

    SvgUse svgUse() const { return isOnPaper() ? SvgUse::Plain : SvgUse::Inline; }

    void addGoals()
    {
        addSection(goalsTable(m_run.report));
        if (const ReportTable moved = movedTable(m_run); !moved.rows.isEmpty())
            addSection(moved);
    }

    void addLimit()
    {
        const QList<ChartPicture> pictures = limitPictures(m_run.report.limit);
        if (pictures.isEmpty())
            return;
        addHeading(u"Load line"_s);
        for (const ChartPicture &picture : pictures)
            addPicture(picture.name, svgChart(picture, svgUse()));
        addSection(levelsTable(m_run.report));
    }

    void addTimeline()
    {
        addHeading(u"Timeline"_s);
        const QList<ChartPicture> pictures = timelinePictures(m_run);
        if (pictures.isEmpty())
            m_out += u"<p class=\"note\">There are no seconds of traffic to draw.</p>\n"_s;
        for (const ChartPicture &picture : pictures)
            addPicture(picture.name, svgChart(picture, svgUse()));
        if (!pictures.isEmpty())
            m_out
                += u"<p class=\"note\">Time since the start of the traffic, %1 UTC. Shaded: a goal's own "
                   u"value "
                   u"was beyond its limit. Hatched: this machine was late. Every second is in series.csv.</p>\n"_s
                       .arg(utcClockText(m_run.trafficStartedAt));
    }

    void addSpectrum()
    {
        addHeading(u"Latency spectrum"_s);
        if (const auto spectrum = spectrumPicture(m_run))
            addPicture(spectrum->name, svgChart(*spectrum, svgUse()));
        if (const auto connects = connectPicture(connectPhases(m_run.report)))
            addPicture(connects->name, svgBars(*connects, svgUse()));
        addTable(latencyTable(m_run));
        m_out += u"<p class=\"note\">Round trip counts from the intended time of a tick, service time from "
                 u"its real "
                 u"send. Skipped and unanswered ticks count as worse than everything measured.</p>\n"_s;
    }

    void addSections()
    {
        const Report &report = m_run.report;
        addSection(trafficTable(report));
        if (const ReportTable requests = requestsTable(report); !requests.rows.isEmpty())
            addSection(requests);
        addSection(errorsTable(report, MostErrors));
        addHeading(u"Provisioning"_s);
        m_out += u"<p>%1 of %2 workspaces created, %3 failed, %4 reused, %5.</p>\n"_s.arg(
            QString::number(report.create.created), QString::number(report.create.planned),
            QString::number(report.create.failed), QString::number(report.create.reused),
            counted(report.create.retries, u"retry"_s, u"retries"_s));
        if (const auto builds = buildPicture(report.create))
            addPicture(builds->name, svgBars(*builds, svgUse()));
        addTable(spansTable(report.create));
        addFolded(workspacesTable(report, MostWorkspaces),
            counted(report.workspaces.size(), u"row"_s, u"rows"_s) + u", those with errors first"_s);
        addSection(phasesTable(report));
        addSection(cleanupTable(report));
        if (const QStringList warnings = warningsOf(report); !warnings.isEmpty()) {
            addHeading(u"Warnings"_s);
            addSentences(u"problems"_s, warnings);
        }
        addSection(environmentTable(m_run));
        if (m_run.plan) {
            const ReportTable plan = planTable(*m_run.plan);
            addFolded(plan, counted(plan.rows.size(), u"value"_s, u"values"_s));
        }
    }

    const RunData &m_run;
    Medium m_medium;
    QString m_out;
    QList<PaperReport::Image> m_images;
};

} // namespace

QByteArray htmlReport(const RunData &run)
{
    return HtmlDocument(run, Medium::Browser).write().html.toUtf8();
}

PaperReport paperReport(const RunData &run)
{
    return HtmlDocument(run, Medium::Paper).write();
}

} // namespace plimsoll
