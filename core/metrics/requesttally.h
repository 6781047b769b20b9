// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/metrics/latencyhistogram.h"

#include <array>
#include <cstdint>
#include <span>

namespace plimsoll {

// The first digit of an answer's status. Success holds a 101 too: a stream that was opened.
enum class StatusClass : std::uint8_t { Success, Redirect, ClientError, ServerError };
inline constexpr std::size_t StatusClassCount = 4;
std::span<const EnumText<StatusClass>> statusClassTexts(); // "2xx", "3xx", …
StatusClass statusClassOf(int status); // what no class has counts as ServerError

// What became of the requests to one endpoint, or to several of them together.
struct RequestCounts {
    std::uint64_t intended = 0; // sent + those that were due and never sent
    std::uint64_t sent = 0;
    std::uint64_t answered = 0; // with any status
    std::array<std::uint64_t, StatusClassCount> statuses{}; // of the answered
    std::uint64_t unexpected = 0; // of the answered: with a status that this request does not expect
    std::uint64_t failed = 0; // sent and never answered: overdue, or the connection was lost
    std::uint64_t bodyBytes = 0; // of the answers, as received

    std::uint64_t notSent() const { return intended - sent; }
    // Answered as expected.
    std::uint64_t done() const { return answered - unexpected; }
    // Requests that count as worse than every measured value.
    std::uint64_t worse() const { return notSent() + unexpected + failed; }
    void add(const RequestCounts &other);
    bool operator==(const RequestCounts &) const = default;
};

// The same with its durations, those of requests that were answered as expected.
struct RequestTally : RequestCounts {
    LatencyHistogram latency; // from the intended time to the end of the answer
    LatencyHistogram serviceTime; // from the real send

    void add(const RequestTally &other);
    void clear(); // keeps memory
    bool operator==(const RequestTally &) const = default;
};

// One answer.
struct RequestAnswer {
    int status = 0;
    bool isExpected = true;
    Nanoseconds latency{0}; // from the intended time
    Nanoseconds serviceTime{0}; // from the real send
    std::uint64_t bodyBytes = 0;
};

} // namespace plimsoll
