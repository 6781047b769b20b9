// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP messages tell the same whatever the portions in which they come, heads stay within their limits, and
// what was read can be written and read again.
#include "core/net/httpmessage.h"
#include "tests/fuzz/fuzzinput.h"

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

using Step = HttpReader::Step;
using Reading = HttpReader::Reading;

constexpr HttpLimits Limits{.headBytes = 512, .headerCount = 8};

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

struct Transcript {
    std::string told;
    std::string firstHead; // as it would be written again
    bool isOver = false;
    bool operator==(const Transcript &) const = default;
};

void tellHead(const HttpReader &reader, Reading reading, Transcript &transcript)
{
    const bool isRequest = reading == Reading::Requests;
    const HttpHeaders &headers = isRequest ? reader.request().headers : reader.reply().headers;
    expect(headers.fields().size() <= Limits.headerCount, "a head has no more fields than allowed");
    std::size_t bytes = 0;
    transcript.told += isRequest ? "\nrequest " + reader.request().method + ' ' + reader.request().target
                                 : "\nreply " + std::to_string(reader.reply().status) + reader.reply().reason;
    for (const HttpHeader &field : headers.fields()) {
        expect(!field.name.empty() && field.value.find('\n') == std::string::npos, "a field is one line");
        expect(headers.find(field.name) != nullptr, "a field is found by its name");
        bytes += field.name.size() + field.value.size();
        transcript.told += '\n' + field.name + ':' + field.value;
    }
    expect(bytes <= Limits.headBytes, "a head is no larger than allowed");
    transcript.told += reader.keepsAlive() ? "\nstays" : "\ncloses";
    if (transcript.firstHead.empty())
        transcript.firstHead = isRequest
            ? wireText(HttpRequest{.method = reader.request().method,
                  .target = reader.request().target,
                  .headers = headers,
                  .body = {}})
            : wireText(HttpReply{
                  .status = reader.reply().status, .reason = reader.reply().reason, .headers = headers});
}

void take(HttpReader &reader, Reading reading, std::string_view text, bool hasNoBody, Transcript &transcript)
{
    std::span<const std::byte> input = bytesOf(text);
    while (!transcript.isOver) {
        switch (reader.next(input)) {
        case Step::NeedMore:
            return expect(input.empty(), "a reader that needs more has used its input up");
        case Step::Head:
            tellHead(reader, reading, transcript);
            transcript.told += "\nbody ";
            if (hasNoBody)
                reader.expectNoBody();
            break;
        case Step::Body:
            expect(!reader.body().empty(), "a piece of a body is not empty");
            transcript.told.append(
                reinterpret_cast<const char *>(reader.body().data()), reader.body().size());
            break;
        case Step::End:
            transcript.told += "\nend";
            break;
        case Step::Upgrade:
            transcript.told += "\nupgrade";
            transcript.isOver = true;
            break;
        case Step::Bad:
            expect(!reader.error().text.empty(), "what is bad is said");
            expect(reader.next(input) == Step::Bad, "what is bad stays bad");
            transcript.told += "\nbad " + reader.error().text;
            transcript.isOver = true;
            break;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::uint8_t kind = input.byte();
    const Reading reading = (kind & 1u) != 0 ? Reading::Requests : Reading::Replies;
    const bool hasNoBody = (kind & 2u) != 0;
    const std::size_t portion = 1 + (kind >> 2);
    const std::string_view wire = input.rest();
    Transcript whole;
    HttpReader reader(reading, Limits);
    take(reader, reading, wire, hasNoBody, whole);
    Transcript chopped;
    HttpReader another(reading, Limits);
    for (std::size_t at = 0; at < wire.size() && !chopped.isOver; at += portion)
        take(another, reading, wire.substr(at, portion), hasNoBody, chopped);
    expect(whole.told == chopped.told, "portions change nothing");
    if (!whole.isOver)
        expect(reader.endOfInput() == another.endOfInput(), "the end is the same for both");
    if (!whole.firstHead.empty()) {
        HttpReader again(reading); // lines that are added may not count against the limits of the fuzzer
        std::span<const std::byte> bytes = bytesOf(whole.firstHead);
        expect(again.next(bytes) == Step::Head, "a head that was read can be written and read again");
    }
    return 0;
}
