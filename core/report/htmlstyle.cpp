// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlstyle.h"

#include "core/report/svgchart.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

QByteArray htmlStyle()
{
    static const QByteArray rules = R"(
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:14px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:66rem;margin:0 auto;padding:20px}
h1{font-size:1.45rem;margin:0;display:inline-block}
h2{font-size:1.05rem;margin:28px 0 8px}
p{margin:6px 0}
.meta{color:var(--secondary);margin:4px 0 16px}
.badge{display:inline-block;margin-left:10px;padding:1px 8px;border:1px solid var(--warning);border-radius:4px;background:var(--warning-tint);color:var(--warning);font-weight:600;font-size:.8rem;vertical-align:4px}
.verdict{border:1px solid var(--line);border-left:4px solid var(--secondary);border-radius:6px;background:var(--surface);padding:12px 16px}
.verdict p:first-child{font-size:1.2rem;font-weight:600;margin-top:0}
.verdict.broken{border-left-color:var(--broken);background:var(--broken-tint)}
.verdict.kept{border-left-color:var(--kept)}
.problems{border:1px solid var(--warning);border-radius:6px;background:var(--warning-tint);padding:8px 16px;margin:12px 0}
.problems p{margin:4px 0}
.pane{border:1px solid var(--line);border-radius:6px;background:var(--surface);padding:4px 0;overflow-x:auto}
.pane>p{padding:0 12px}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;padding:5px 12px;vertical-align:top;border-top:1px solid var(--grid);font-weight:400}
thead th{border-top:0;color:var(--secondary);font-weight:500;font-size:.85rem;white-space:nowrap}
tbody th{font-weight:500}
th.n,td.n{text-align:right;white-space:nowrap}
td.long{overflow-wrap:anywhere;min-width:9rem}
.state{font-weight:600;white-space:nowrap}
.state.kept{color:var(--kept)}.state.broken{color:var(--broken)}.state.not-measurable{color:var(--secondary)}
tr.moved td{font-weight:600}
figure{margin:0 0 12px;border:1px solid var(--line);border-radius:6px;background:var(--surface);padding:10px 12px}
svg{display:block;width:100%;height:auto}
figcaption,.note{color:var(--secondary);font-size:.85rem}
summary{cursor:pointer;color:var(--accent);padding:4px 12px}
summary:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
footer{margin:32px 0 8px;color:var(--secondary);font-size:.85rem}
.simulated::before{content:"SIMULATED";position:fixed;top:38%;left:0;right:0;text-align:center;font-size:17vw;font-weight:700;color:var(--text);opacity:.05;transform:rotate(-24deg);pointer-events:none;z-index:1}
@page{size:A4;margin:14mm}
)";
    static const QByteArray paper = R"(
body{background:var(--surface);font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}
h2{break-after:avoid;margin-top:16px}
figure,tr,.verdict,.problems{break-inside:avoid}
thead{display:table-header-group}
.pane{overflow:visible}
th,td{padding:3px 5px;font-size:8pt}
thead th{white-space:normal}
td.long{min-width:0}
details:not([open]),h2:has(+details:not([open])){display:none}
summary{color:var(--secondary);list-style:none;padding:4px 6px}
)";
    return ":root{color-scheme:light dark;" + colourVariables(LightColours)
        + "}\n@media (prefers-color-scheme:dark){:root{" + colourVariables(DarkColours) + "}}\n" + svgRules()
        + rules
        // Last, since the later one of two equal rules wins.
        + "@media print{:root{color-scheme:light;" + colourVariables(LightColours) + '}' + paper + "}\n";
}

QString paperStyle()
{
    return uR"(
body { font-size: 9pt; color: #1B1F24; }
h1 { font-size: 16pt; margin-bottom: 0; }
h2 { font-size: 11.5pt; margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 3px; margin-bottom: 3px; }
th { font-size: 8pt; font-weight: 600; }
td { font-size: 8pt; }
.meta, .note { color: #5A6472; }
.badge { color: #8A5A00; font-weight: 600; }
.broken { color: #B3261E; font-weight: 600; }
.kept { color: #1A7F4B; font-weight: 600; }
.not-measurable { color: #5A6472; font-weight: 600; }
)"_s;
}

} // namespace plimsoll
