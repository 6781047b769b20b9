// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attendrun.h"
#include "app/command.h"
#include "app/demodeployment.h"
#include "app/outputs.h"
#include "app/runoptions.h"
#include "app/runreport.h"
#include "core/load/machinelimits.h"
#include "core/plan/calibration.h"
#include "core/plan/planlimits.h"
#include "core/simulator/simulator.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Plan planOf(CommandOptions &options)
{
    TrafficRate rate{.bytesPerTick = 4096};
    if (options.isGiven(u"bytes-per-tick"_s))
        rate.bytesPerTick = options.size(u"bytes-per-tick"_s, 1, planlimits::MostBytesPerTick);
    if (options.isGiven(u"tick-interval"_s))
        rate.tickInterval = options.duration(u"tick-interval"_s);
    if (rate.tickInterval < planlimits::ShortestTime || rate.tickInterval > planlimits::LongestWait)
        options.refuse(u"--tick-interval is at least 1 ms, and an hour at most."_s);
    int ceiling = mostLocalConnections();
    if (options.isGiven(u"ceiling"_s))
        ceiling = std::min(ceiling, options.integer(u"ceiling"_s, 1, planlimits::MostTargets));
    return calibrationPlan(rate, ceiling);
}

ExitCode calibrate(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"calibrate\" takes options only."_s);
    const Telling telling = tellingOf(options);
    const QList<Output> outputs = takeOutputs(options, telling, reportOutputs());
    const Plan plan = planOf(options);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    Simulator simulator(calibrationDeployment());
    if (const Result<> started = simulator.start(); !started) {
        console.say(started.error().message);
        return ExitCode::Failed;
    }
    RecordedRunSettings settings = recordedRunSettings(options, QDir::current(), Hold::Never);
    settings.isSimulated = true;
    RecordedRun recorded(loginTo(simulator), plan, settings);
    const Attended attended = attendRun(recorded, console, telling);
    const LimitReport &limit = recorded.report().limit;
    if (limit.levels.isEmpty() || limit.state.ending == LimitEnding::Searching) {
        tellEnd(recorded, attended, console);
        return exitCodeOf(recorded, attended);
    }
    const Result<> written
        = writeOutputs(outputs, recorded.report(), scaletestResults(recorded.run()->result()), console);
    if (!written)
        console.say(written.error().message);
    console.say(calibrationSentence(limit));
    return written ? ExitCode::Done : ExitCode::Failed;
}

} // namespace

Command calibrateCommand()
{
    return {.name = u"calibrate"_s,
        .operands = {},
        .summary = u"find how many connections this machine can drive"_s,
        .details = u"Drives more and more web terminals on a simulated deployment inside this program, until "
                   "this machine is late itself or that deployment is, which shares it: so many a real "
                   "deployment can be given from here, at the least. Nothing leaves this machine."_s,
        .options
        = QList<OptionSpec>{{.names = {u"bytes-per-tick"_s},
                                .valueName = u"SIZE"_s,
                                .help = u"what each connection sends each time (4KiB)"_s},
              {.names = {u"tick-interval"_s}, .valueName = u"TIME"_s, .help = u"how often (100ms)"_s},
              {.names = {u"ceiling"_s},
                  .valueName = u"N"_s,
                  .help = u"never more connections than these; without it as many as there are "
                          "files and ports for"_s},
              outputOption(reportOutputs())}
            + recordOptions(),
        .run = calibrate};
}

} // namespace plimsoll
