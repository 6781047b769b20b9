// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/endpoint.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace plimsoll::bench {

enum class Mode {
    Rate, // every connection sends a message each interval and gets it back
    Saturate, // every connection keeps `window` messages under way
    Discard, // as fast as it goes, the server throws it away
    Random, // the server sends as fast as it goes
    Idle, // connected, nothing sent
};

// The command line that bench_roundtrip, bench_echoserver and the Go stand-in have in common.
struct BenchOptions {
    int connections = 100; // -n
    std::uint16_t port = 9001; // -p; the server's 0: any
    bool tls = false; // -tls
    Mode mode = Mode::Rate; // -mode rate|sat|disc|rand|idle
    std::size_t size = 1024; // -s, payload bytes, at least 24
    Nanoseconds interval{25'000'000}; // -i, microseconds on the command line
    Nanoseconds warmUp{1'000'000'000}; // -w, seconds
    Nanoseconds duration{5'000'000'000}; // -d, seconds
    int window = 4; // -win
    int ramp = 64; // -ramp, connections under way at once
    std::size_t readBuffer = std::size_t{64} * 1024; // -rbuf
    bool slowPoll = false; // -poll: poll(2) instead of the system's best
    std::string certificate; // -cert, the server's PEM file
    std::string key; // -key
    std::string ca; // -ca, the client's: PEM of whom it trusts, needed with -tls
};

// None, after saying why on stderr, when the command line makes no sense.
std::optional<BenchOptions> readOptions(int count, char **arguments);

const char *modeText(Mode mode);
// Where a client finds the server; its certificate is verified. None, after saying why on stderr.
std::shared_ptr<const Endpoint> endpointOf(const BenchOptions &options);
// What the server is asked for: /echo, /discard, /random?1024.
std::string targetOf(const BenchOptions &options);

} // namespace plimsoll::bench
