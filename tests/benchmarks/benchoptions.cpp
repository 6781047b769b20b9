// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchoptions.h"

#include "core/net/tlscontext.h"
#include "tests/benchmarks/process.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string_view>

namespace plimsoll::bench {

static constexpr std::pair<const char *, Mode> ModeTexts[] = {{"rate", Mode::Rate}, {"sat", Mode::Saturate},
    {"disc", Mode::Discard}, {"rand", Mode::Random}, {"idle", Mode::Idle}};

const char *modeText(Mode mode)
{
    for (const auto &[text, value] : ModeTexts) {
        if (value == mode)
            return text;
    }
    return "";
}

static bool readMode(std::string_view text, Mode &mode)
{
    for (const auto &[name, value] : ModeTexts) {
        if (text == name) {
            mode = value;
            return true;
        }
    }
    return false;
}

static Nanoseconds seconds(const char *text)
{
    return Nanoseconds(static_cast<Nanoseconds::rep>(std::atof(text) * 1e9));
}

std::optional<BenchOptions> readOptions(int count, char **arguments)
{
    BenchOptions options;
    bool isSound = true;
    const std::map<std::string_view, std::function<void(const char *)>> withValue = {
        {"-n", [&](const char *text) { options.connections = std::atoi(text); }},
        {"-p", [&](const char *text) { options.port = static_cast<std::uint16_t>(std::atoi(text)); }},
        {"-mode", [&](const char *text) { isSound = readMode(text, options.mode) && isSound; }},
        {"-s", [&](const char *text) { options.size = static_cast<std::size_t>(std::atoll(text)); }},
        {"-i", [&](const char *text) { options.interval = Nanoseconds(std::atoll(text) * 1000); }},
        {"-w", [&](const char *text) { options.warmUp = seconds(text); }},
        {"-d", [&](const char *text) { options.duration = seconds(text); }},
        {"-win", [&](const char *text) { options.window = std::atoi(text); }},
        {"-ramp", [&](const char *text) { options.ramp = std::atoi(text); }},
        {"-rbuf", [&](const char *text) { options.readBuffer = static_cast<std::size_t>(std::atoll(text)); }},
        {"-cert", [&](const char *text) { options.certificate = text; }},
        {"-ca", [&](const char *text) { options.ca = text; }},
        {"-key", [&](const char *text) { options.key = text; }},
    };
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        const auto known = withValue.find(name);
        if (name == "-tls") {
            options.tls = true;
        } else if (name == "-poll") {
            options.slowPoll = true;
        } else if (known != withValue.end() && i + 1 < count) {
            known->second(arguments[++i]);
        } else {
            std::fprintf(stderr, "%s is no option, or lacks its value.\n", arguments[i]);
            return std::nullopt;
        }
    }
    if (!isSound || options.connections < 1 || options.size < 24 || options.interval.count() <= 0) {
        std::fprintf(
            stderr, "The mode, the number of connections, the size or the interval makes no sense.\n");
        return std::nullopt;
    }
    return options;
}

std::string targetOf(const BenchOptions &options)
{
    switch (options.mode) {
    case Mode::Discard:
        return "/discard";
    case Mode::Random:
        return "/random?" + std::to_string(options.size);
    case Mode::Rate:
    case Mode::Saturate:
    case Mode::Idle:
        break;
    }
    return "/echo";
}

std::shared_ptr<const Endpoint> endpointOf(const BenchOptions &options)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->host = "127.0.0.1";
    endpoint->port = options.port;
    endpoint->addresses = {*SocketAddress::fromLiteral("127.0.0.1", options.port)};
    if (options.tls) {
        TlsClientOptions tls;
        tls.caPem = readText(options.ca);
        tls.systemStore = false;
        const auto context = TlsContext::client(tls);
        if (!context) {
            std::fprintf(stderr, "%s\n", context.error().text.c_str());
            return nullptr;
        }
        endpoint->tls = *context;
    }
    return endpoint;
}

} // namespace plimsoll::bench
