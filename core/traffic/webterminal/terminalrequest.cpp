// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/webterminal/terminalrequest.h"

#include <QByteArray>

namespace plimsoll {

std::string terminalCommand(TerminalMode mode, qint64 bytesPerTick)
{
    const std::string mark = "echo " + std::string(TerminalMark) + "; ";
    switch (mode) {
    case TerminalMode::Raw:
        // isig: Ctrl-C still ends it, so that no process stays behind on the agent
        return "stty raw isig -echo; " + mark + "exec cat";
    case TerminalMode::Line:
        return mark + "exec dd if=/dev/stdin of=/dev/null bs=" + std::to_string(bytesPerTick)
            + " status=none";
    }
    return {};
}

std::string terminalTarget(const std::string &basePath, const TerminalRequest &request)
{
    const auto encoded = [](const std::string &text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size())).toPercentEncoding().toStdString();
    };
    std::string target
        = basePath + "/api/v2/workspaceagents/" + request.agent.toString().toStdString() + "/pty";
    target += "?reconnect=" + request.reconnect.toString(QUuid::WithoutBraces).toStdString();
    target += "&width=80&height=25&command=" + encoded(request.command);
    if (request.withBackendType)
        target += "&backend_type=buffered";
    return target;
}

} // namespace plimsoll
