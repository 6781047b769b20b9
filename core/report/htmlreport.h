// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/rundata.h"

namespace plimsoll {

// report.html: one file for a browser and for paper. It needs no network and no script, and its own policy
// forbids both; light and dark as the reader's system is. All that came from outside is escaped.
QByteArray htmlReport(const RunData &run);

// The same for a text document, which knows neither SVG within it nor folds: `html` names its pictures by
// <img src="chart:NAME">.
struct PaperReport {
    struct Image {
        QString name = {}; // "chart:round-trip"
        QByteArray svg = {}; // without a style sheet
    };
    QString html = {};
    QString styleSheet = {};
    QList<Image> images = {};
};
PaperReport paperReport(const RunData &run);

} // namespace plimsoll
