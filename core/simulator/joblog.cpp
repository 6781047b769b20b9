// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/joblog.h"

#include <algorithm>
#include <iterator>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

namespace {

struct Line {
    int permille; // of the job's time
    const char *source;
    const char *level;
    const char *stage; // null: that of the transition
    const char *output;
};

constexpr const char *Daemon = "provisioner_daemon";
constexpr const char *Provisioner = "provisioner";
constexpr const char *Planning = "Planning infrastructure";

constexpr Line Plan[] = {
    {0, Daemon, "info", "Setting up", ""},
    {60, Provisioner, "warn", Planning, "This is a simulated build: nothing is really made."},
    {150, Provisioner, "debug", Planning, "Initializing the backend..."},
    {160, Provisioner, "debug", Planning, "Initializing provider plugins..."},
    {240, Provisioner, "info", Planning, "Terraform 1.11.4"},
    {300, Provisioner, "info", Planning, "data.coder_workspace.me: Refreshing..."},
    {320, Provisioner, "info", Planning, "data.coder_workspace.me: Refresh complete after 0s"},
    {400, Provisioner, "info", Planning, "coder_agent.main: Plan to create"},
    {410, Provisioner, "info", Planning, "terraform_data.agent[0]: Plan to create"},
    {420, Provisioner, "info", Planning, "coder_app.ws_echo: Plan to create <\"wsec\" & more>"},
    {430, Provisioner, "info", Planning, "Plan: 5 to add, 0 to change, 0 to destroy."},
};

constexpr Line Apply[] = {
    {600, Daemon, "info", nullptr, ""},
    {620, Provisioner, "info", nullptr, "Terraform 1.11.4"},
    {700, Provisioner, "info", nullptr, "coder_agent.main: Creating..."},
    {720, Provisioner, "info", nullptr, "coder_agent.main: Creation complete after 0s"},
    {740, Provisioner, "info", nullptr, "terraform_data.agent[0]: Creating..."},
    {760, Provisioner, "info", nullptr, "terraform_data.agent[0]: (local-exec): Executing: [\"/bin/sh\"]"},
};

constexpr Line Success[] = {
    {900, Provisioner, "info", nullptr, "terraform_data.agent[0]: Creation complete after 0s"},
    {920, Provisioner, "info", nullptr, "Apply complete! Resources: 5 added, 0 changed, 0 destroyed."},
    {990, Daemon, "info", "Cleaning Up", ""},
};

constexpr Line Failure[] = {
    {900, Provisioner, "info", nullptr,
        "terraform_data.agent[0]: (local-exec): no capacity left in this zone"},
    {910, Provisioner, "info", nullptr, "terraform_data.agent[0]: Creation errored after 0s"},
    {990, Provisioner, "error", nullptr, "The simulated deployment was told to let this build fail."},
};

constexpr Line Removal[] = {
    {600, Daemon, "info", nullptr, ""},
    {700, Provisioner, "info", nullptr, "terraform_data.agent[0]: Destroying..."},
    {900, Provisioner, "info", nullptr, "terraform_data.agent[0]: Destruction complete after 0s"},
    {990, Daemon, "info", "Cleaning Up", ""},
};

static_assert(std::size(Plan) + std::size(Apply) + std::size(Success) <= std::size_t(MaxJobLogLines));

std::vector<const Line *> linesOf(const JobRecord &job)
{
    std::vector<const Line *> lines;
    const auto add = [&lines](const auto &table) {
        for (const Line &line : table)
            lines.push_back(&line);
    };
    add(Plan);
    if (job.kind == JobRecord::Kind::DryRun)
        return lines;
    if (job.transition != Transition::Start) {
        add(Removal);
        return lines;
    }
    add(Apply);
    if (job.willFail)
        add(Failure);
    else
        add(Success);
    return lines;
}

QString stageOf(const JobRecord &job)
{
    switch (job.transition) {
    case Transition::Start:
        return u"Starting workspace"_s;
    case Transition::Stop:
        return u"Stopping workspace"_s;
    case Transition::Delete:
        return u"Deleting workspace"_s;
    }
    return {};
}

} // namespace

std::vector<JobLogLine> jobLog(const JobRecord &job, WallTime now, qint64 after)
{
    std::vector<JobLogLine> log;
    if (!job.started.isSet())
        return log;
    const WallTime until = job.completed.isSet() ? std::min(now, job.completed) : now;
    const qint64 whole = std::max<qint64>(1, job.plannedEnd.us - job.started.us);
    const std::vector<const Line *> lines = linesOf(job);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line &line = *lines[i];
        // Whole milliseconds, as the lines of a real log have.
        const WallTime at{(job.started.us + whole * line.permille / 1000) / 1000 * 1000};
        if (at > until)
            break;
        const qint64 id = job.firstLogId + qint64(i);
        if (id <= after)
            continue;
        log.push_back({id, at, QString::fromLatin1(line.source), QString::fromLatin1(line.level),
            line.stage ? QString::fromLatin1(line.stage) : stageOf(job), QString::fromLatin1(line.output)});
    }
    return log;
}

} // namespace plimsoll::simulator
