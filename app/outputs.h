// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoptions.h"
#include "app/console.h"
#include "core/base/enumtext.h"
#include "core/base/result.h"
#include "core/report/report.h"
#include "core/report/scaletestresults.h"

namespace plimsoll {

enum class OutputFormat {
    Text,
    Json, // run.json
    Csv, // a row a scenario
    Html, // report.html
    JUnit, // XML, a test case a goal
    ScaletestText, // as Coder's own scale-test command prints
    ScaletestJson, // its result file
    Markdown, // comparisons only
};

struct Output {
    OutputFormat format = OutputFormat::Text;
    QString path = {}; // empty: stdout
    bool operator==(const Output &) const = default;
};

// How a command calls the formats that it has.
using OutputNames = std::span<const EnumText<OutputFormat>>;
OutputNames reportOutputs(); // text, json, csv, junit, scaletest-json
OutputNames storedOutputs(); // and html
OutputNames scaletestOutputs(); // text, json: both Coder's

// The option --output of commands with these formats.
OptionSpec outputOption(OutputNames names);

// Reads "json", "json:-", "csv:FILE". Only one may use stdout, none where `isStdoutTaken`. Files must be in a
// folder that exists, since the run is over when they are written. Errors: BadInput.
Result<QList<Output>> parseOutputs(const QStringList &texts, OutputNames names, bool isStdoutTaken);

// `html`: what Html is. Errors: Storage, the first.
Result<> writeOutputs(const QList<Output> &outputs, const Report &report, const ScaletestResults &results,
    Console &console, const QByteArray &html = {});

} // namespace plimsoll
