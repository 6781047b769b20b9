// SPDX-License-Identifier: GPL-3.0-or-later
// A yamux session tells the same whatever the portions in which it comes, never more of a stream than its
// window allows, and what it sends are whole frames.
#include "core/tailnet/yamux.h"
#include "tests/fuzz/fuzzinput.h"

#include <map>

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

class Told final : public YamuxHandler
{
public:
    std::map<std::uint32_t, std::string> byStream; // bytes, and the end
    std::map<std::uint32_t, std::size_t> received;

private:
    void streamReceived(std::uint32_t stream, std::span<const std::byte> bytes) override
    {
        expect(!bytes.empty(), "a piece is not empty");
        expect(!m_ended[stream], "nothing comes after the end");
        byStream[stream].append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        received[stream] += bytes.size();
    }
    void streamEnded(std::uint32_t stream, bool isReset) override
    {
        expect(!m_ended[stream], "an end is told once");
        m_ended[stream] = true;
        byStream[stream] += isReset ? "reset\x01" : "end\x01";
    }

    std::map<std::uint32_t, bool> m_ended;
};

struct Transcript {
    Told told;
    std::string fault;
};

// What was sent, taken apart again; returns the credit that was given.
std::size_t creditIn(std::span<const std::byte> out)
{
    std::size_t credit = 0;
    while (!out.empty()) {
        expect(
            out.size() >= 12 && out[0] == std::byte{0} && out[1] <= std::byte{3}, "what is sent are frames");
        std::size_t length = 0;
        for (const std::byte byte : out.subspan(8, 4))
            length = length << 8 | std::to_integer<std::size_t>(byte);
        const bool isData = out[1] == std::byte{0};
        credit += out[1] == std::byte{1} ? length : 0;
        expect(!isData || out.size() >= 12 + length, "a frame is whole");
        out = out.subspan(12 + (isData ? length : 0));
    }
    return credit;
}

void take(std::string_view wire, std::size_t portion, Transcript &transcript)
{
    Yamux yamux(transcript.told, {}, Instant());
    std::vector<std::byte> out;
    for (int i = 0; i < 3; ++i) {
        const std::uint32_t stream = yamux.open(out);
        yamux.send(stream, std::vector<std::byte>(10), out);
    }
    for (std::size_t at = 0; at < wire.size() && transcript.fault.empty(); at += portion) {
        const std::string_view part = wire.substr(at, portion);
        if (const NetResult<> read = yamux.receive(std::as_bytes(std::span(part)), out); !read)
            transcript.fault = read.error().text;
    }
    std::size_t received = 0;
    for (const auto &[stream, size] : transcript.told.received)
        received += size;
    expect(received <= 3 * std::size_t{Yamux::Window} + creditIn(out), "no more comes than was allowed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::size_t portion = 1 + input.byte();
    const std::string_view wire = input.rest();
    Transcript whole;
    take(wire, std::max<std::size_t>(1, wire.size()), whole);
    Transcript chopped;
    take(wire, portion, chopped);
    expect(whole.told.byStream == chopped.told.byStream && whole.fault == chopped.fault,
        "portions change nothing");
    return 0;
}
