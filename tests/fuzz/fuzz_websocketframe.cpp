// SPDX-License-Identifier: GPL-3.0-or-later
// Frames tell the same whatever the portions in which they come, and what is written is read back.
#include "core/net/websocketframe.h"
#include "tests/fuzz/fuzzinput.h"

#include <vector>

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

using Step = FrameReader::Step;

// Everything that a reader told, pieces of payload put together.
struct Transcript {
    std::string told;
    bool isBroken = false;
    bool operator==(const Transcript &) const = default;
};

void take(FrameReader &reader, std::span<std::byte> input, Transcript &transcript)
{
    while (!transcript.isBroken) {
        const Step step = reader.next(input);
        switch (step) {
        case Step::NeedMore:
            return expect(input.empty(), "a reader that needs more has used its input up");
        case Step::Header:
        case Step::Control:
            transcript.told += step == Step::Header ? "\nframe " : "\ncontrol ";
            transcript.told += std::to_string(static_cast<int>(reader.header().opcode)) + ' '
                + std::to_string(static_cast<int>(reader.messageOpcode())) + ' '
                + std::to_string(reader.header().isFinal) + ' ' + std::to_string(reader.header().length)
                + ' ';
            if (step == Step::Header)
                break;
            expect(reader.payload().size() == reader.header().length, "a control frame is whole");
            [[fallthrough]];
        case Step::Payload: {
            const std::span<const std::byte> piece = reader.payload();
            expect(step == Step::Control || !piece.empty(), "a piece of payload is not empty");
            expect(step == Step::Control || reader.offset() + piece.size() <= reader.header().length,
                "a piece lies within its frame");
            transcript.told.append(reinterpret_cast<const char *>(piece.data()), piece.size());
            break;
        }
        case Step::FrameEnd:
            transcript.told += "\nend ";
            break;
        case Step::Violation:
            expect(!reader.violation().empty(), "a violation says what");
            transcript.told += std::string(reader.violation());
            transcript.isBroken = true;
            break;
        }
    }
    expect(reader.next(input) == Step::Violation, "a violation is final");
}

std::vector<std::byte> bytesOf(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return {bytes.begin(), bytes.end()};
}

void readInPortions(WebSocketRole role, std::string_view wire, std::size_t portion)
{
    std::vector<std::byte> bytes = bytesOf(wire);
    Transcript whole;
    FrameReader reader(role);
    take(reader, bytes, whole);
    bytes = bytesOf(wire); // the reader unmasks in place
    Transcript chopped;
    FrameReader another(role);
    for (std::size_t at = 0; at < bytes.size(); at += portion)
        take(another, std::span(bytes).subspan(at, std::min(portion, bytes.size() - at)), chopped);
    expect(whole == chopped, "portions change nothing");
}

void readBack(WebSocketRole role, std::string_view payload, std::uint32_t key, std::size_t cut)
{
    const std::vector<std::byte> bytes = bytesOf(payload);
    const std::array parts{std::span<const std::byte>(bytes).first(std::min(cut, bytes.size())),
        std::span<const std::byte>(bytes).subspan(std::min(cut, bytes.size()))};
    const FrameWriter writer(role);
    std::vector<std::byte> wire(writer.frameSize(bytes.size()));
    expect(writer.write(wire, Opcode::Binary, true, parts, key) == wire.size(), "a frame has its size");
    FrameReader reader(role == WebSocketRole::Client ? WebSocketRole::Server : WebSocketRole::Client);
    Transcript transcript;
    take(reader, wire, transcript);
    expect(transcript.told
            == "\nframe 2 2 1 " + std::to_string(payload.size()) + ' ' + std::string(payload) + "\nend ",
        "what is written is read back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::uint8_t kind = input.byte();
    const WebSocketRole role = (kind & 1u) != 0 ? WebSocketRole::Server : WebSocketRole::Client;
    const std::size_t portion = 1 + (kind >> 2);
    if ((kind & 2u) != 0) {
        const std::uint32_t key = input.number() << 16 | input.number();
        const std::size_t repeat = input.byte() == 255 ? 300 : 1; // past the sizes of longer headers
        std::string payload;
        for (std::size_t i = 0; i < repeat; ++i)
            payload += std::string_view(reinterpret_cast<const char *>(data), size);
        readBack(role, payload, key, portion * 3);
    } else {
        readInPortions(role, input.rest(), portion);
    }
    return 0;
}
