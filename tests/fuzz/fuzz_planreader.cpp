// SPDX-License-Identifier: GPL-3.0-or-later
// A file ends in a plan that is written and read back as it was, or in an error that says why.
#include "core/plan/planjson.h"
#include "core/plan/planvalidation.h"
#include "tests/fuzz/fuzzinput.h"

using namespace plimsoll;
using namespace plimsoll::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Plan> plan = readPlan(json);
    if (!plan) {
        expect(!plan.error().message.isEmpty(), "an error says why");
        expect(plan.error().kind == ErrorKind::BadInput, "a bad file is bad input");
        return 0;
    }
    const Result<Plan> again = readPlan(writePlan(*plan));
    expect(again && *again == *plan, "what is written is read back");
    for (const PlanFinding &finding : findingsOf(*plan))
        expect(!finding.sentence.isEmpty(), "a finding says what");
    return 0;
}
