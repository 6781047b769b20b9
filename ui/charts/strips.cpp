// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/strips.h"

#include <QCoreApplication>

namespace plimsoll {

QList<ChartSpec> translatedStrips()
{
    const auto translate
        = [](QString &text) { text = QCoreApplication::translate("Strips", text.toUtf8().constData()); };
    QList<ChartSpec> specs = stripSpecs();
    for (ChartSpec &spec : specs) {
        translate(spec.title);
        for (ChartSeries &series : spec.series)
            translate(series.name);
    }
    return specs;
}

QList<int> stripStretches()
{
    return {6, 8, 5, 5, 5, 6};
}

} // namespace plimsoll
