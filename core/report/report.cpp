// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<RunOutcome>> runOutcomeTexts()
{
    static constexpr std::array table{
        EnumText{RunOutcome::Running, "running"_L1},
        EnumText{RunOutcome::Finished, "finished"_L1},
        EnumText{RunOutcome::Failed, "failed"_L1},
        EnumText{RunOutcome::Stopped, "stopped"_L1},
    };
    return table;
}

std::span<const EnumText<PhaseOutcome>> phaseOutcomeTexts()
{
    static constexpr std::array table{
        EnumText{PhaseOutcome::Done, "done"_L1},
        EnumText{PhaseOutcome::Failed, "failed"_L1},
        EnumText{PhaseOutcome::Stopped, "stopped"_L1},
    };
    return table;
}

std::span<const EnumText<WorkspaceState>> workspaceStateTexts()
{
    static constexpr std::array table{
        EnumText{WorkspaceState::Created, "created"_L1},
        EnumText{WorkspaceState::Reused, "reused"_L1},
        EnumText{WorkspaceState::CreateFailed, "create-failed"_L1},
        EnumText{WorkspaceState::Deleted, "deleted"_L1},
        EnumText{WorkspaceState::Left, "left"_L1},
    };
    return table;
}

void GeneratorReport::add(const SecondRow &row)
{
    ++trafficSeconds;
    mostOpenFiles = std::max(mostOpenFiles, row.machine.openFiles);
    mostLocalPorts = std::max(mostLocalPorts, row.machine.localPorts);
    localPortsLimit = row.machine.localPortsLimit;
    byWorker.resize(std::max(byWorker.size(), static_cast<qsizetype>(row.workers.size())));
    for (qsizetype i = 0; i < static_cast<qsizetype>(row.workers.size()); ++i) {
        const WorkerTally &second = row.workers[static_cast<std::size_t>(i)];
        WorkerReport &worker = byWorker[i];
        worker.busiestShare = std::max(worker.busiestShare, second.busyShare);
        worker.worstLoopLagP99 = std::max(worker.worstLoopLagP99, second.loopLagP99);
        worker.skippedTicks += second.skippedTicks;
        busiestShare = std::max(busiestShare, second.busyShare);
        worstLoopLagP99 = std::max(worstLoopLagP99, second.loopLagP99);
    }
}

qsizetype rankOf(double percentile, qsizetype count)
{
    const double rank = std::ceil(percentile / 100 * static_cast<double>(count));
    return std::max<qsizetype>(static_cast<qsizetype>(rank), 1) - 1;
}

SpanSummary summaryOf(QList<Milliseconds> spans)
{
    if (spans.isEmpty())
        return {};
    std::sort(spans.begin(), spans.end());
    const auto percentile = [&spans](double percent) { return spans[rankOf(percent, spans.size())]; };
    return {static_cast<int>(spans.size()), percentile(50), percentile(95), spans.last()};
}

} // namespace plimsoll
