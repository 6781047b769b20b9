// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/requesttally.h"

#include "core/metrics/tally.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<StatusClass>> statusClassTexts()
{
    static constexpr std::array<EnumText<StatusClass>, StatusClassCount> table{{
        {StatusClass::Success, "2xx"_L1},
        {StatusClass::Redirect, "3xx"_L1},
        {StatusClass::ClientError, "4xx"_L1},
        {StatusClass::ServerError, "5xx"_L1},
    }};
    return table;
}

StatusClass statusClassOf(int status)
{
    switch (status / 100) {
    case 1:
    case 2:
        return StatusClass::Success;
    case 3:
        return StatusClass::Redirect;
    case 4:
        return StatusClass::ClientError;
    default:
        return StatusClass::ServerError;
    }
}

void RequestCounts::add(const RequestCounts &other)
{
    intended += other.intended;
    sent += other.sent;
    answered += other.answered;
    for (std::size_t i = 0; i < StatusClassCount; ++i)
        statuses[i] += other.statuses[i];
    unexpected += other.unexpected;
    failed += other.failed;
    bodyBytes += other.bodyBytes;
}

void RequestTally::add(const RequestTally &other)
{
    RequestCounts::add(other);
    latency.add(other.latency);
    serviceTime.add(other.serviceTime);
}

void RequestTally::clear()
{
    static_cast<RequestCounts &>(*this) = {};
    latency.clear();
    serviceTime.clear();
}

RequestTally &ScenarioTally::endpoint(std::size_t index)
{
    if (index >= endpoints.size())
        endpoints.resize(index + 1);
    return endpoints[index];
}

void ScenarioTally::requestSkipped(std::size_t index, bool isBlocked)
{
    ++dueTicks;
    ++skippedTicks;
    blockedTicks += isBlocked ? 1 : 0;
    ++requests.intended;
    ++endpoint(index).intended;
}

void ScenarioTally::requestSent(std::size_t index, bool isLate)
{
    ++dueTicks;
    ++sentTicks;
    lateTicks += isLate ? 1 : 0;
    for (RequestCounts *counts : {&requests, static_cast<RequestCounts *>(&endpoint(index))}) {
        ++counts->intended;
        ++counts->sent;
    }
}

void ScenarioTally::requestAnswered(std::size_t index, const RequestAnswer &answer)
{
    RequestTally &one = endpoint(index);
    for (RequestCounts *counts : {&requests, static_cast<RequestCounts *>(&one)}) {
        ++counts->answered;
        ++counts->statuses[static_cast<std::size_t>(statusClassOf(answer.status))];
        counts->unexpected += answer.isExpected ? 0 : 1;
        counts->bodyBytes += answer.bodyBytes;
    }
    if (!answer.isExpected) {
        ++unansweredTicks;
        ++errors[static_cast<std::size_t>(ErrorClass::UnexpectedStatus)];
        return;
    }
    ++echoedTicks;
    one.latency.record(answer.latency);
    one.serviceTime.record(answer.serviceTime);
    roundTrip.record(answer.latency);
    serviceTime.record(answer.serviceTime);
}

void ScenarioTally::requestSeen(std::size_t index, const RequestAnswer &answer)
{
    RequestTally &one = endpoint(index);
    ++one.intended;
    ++one.sent;
    ++one.answered;
    ++one.statuses[static_cast<std::size_t>(statusClassOf(answer.status))];
    one.bodyBytes += answer.bodyBytes;
    if (!answer.isExpected) {
        ++one.unexpected;
        ++errors[static_cast<std::size_t>(ErrorClass::UnexpectedStatus)];
        return;
    }
    one.latency.record(answer.latency);
    one.serviceTime.record(answer.serviceTime);
}

void ScenarioTally::failureSeen(std::size_t index, ErrorClass errorClass)
{
    RequestTally &one = endpoint(index);
    ++one.intended;
    ++one.sent;
    ++one.failed;
    ++errors[static_cast<std::size_t>(errorClass)];
}

void ScenarioTally::requestFailed(std::size_t index, ErrorClass errorClass)
{
    ++requests.failed;
    ++endpoint(index).failed;
    ++unansweredTicks;
    ++errors[static_cast<std::size_t>(errorClass)];
}

void ScenarioTally::requestAbandoned(std::size_t index)
{
    ++requests.failed;
    ++endpoint(index).failed;
    ++unansweredTicks;
}

} // namespace plimsoll
