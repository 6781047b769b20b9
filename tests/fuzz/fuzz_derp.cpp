// SPDX-License-Identifier: GPL-3.0-or-later
// A relay's frames tell the same whatever the portions in which they come, and nobody becomes ready without a
// relay that has the key which it showed.
#include "core/tailnet/derp.h"
#include "tests/fuzz/fuzzinput.h"

#include <array>

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::array<std::byte, 32> OurSecret{std::byte{1}};
constexpr std::array<std::byte, 32> RelaySecret{std::byte{2}};

class Told final : public DerpHandler
{
public:
    std::string text;
    int ready = 0;

private:
    void relayReady() override { ++ready; }
    void packetCame(const PublicKey &source, std::span<const std::byte> packet) override
    {
        expect(ready == 1, "packets come from a relay that is ready");
        expect(packet.size() <= Derp::LargestPacket, "a packet is no larger than allowed");
        note("packet ", source);
        text.append(reinterpret_cast<const char *>(packet.data()), packet.size());
    }
    void otherIsGone(const PublicKey &other, bool isUnknown) override
    {
        note(isUnknown ? "unknown " : "gone ", other);
    }
    void relayRestarts(Milliseconds reconnectIn) override
    {
        expect(reconnectIn.count() >= 0, "a time is not negative");
        text += "\nrestarts " + std::to_string(reconnectIn.count());
    }
    void relayHealth(const std::string &trouble) override { text += "\nhealth " + trouble; }
    void note(const char *what, const PublicKey &key)
    {
        text += '\n';
        text += what;
        text.append(reinterpret_cast<const char *>(key.data()), key.size());
    }
};

void put(int type, const Bytes &body, Bytes &out)
{
    out.push_back(static_cast<std::byte>(type));
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>(body.size() >> shift & 0xff));
    out.insert(out.end(), body.begin(), body.end());
}

// What a relay that is one says first.
Bytes greeting(const KeyPair &relay, const KeyPair &client)
{
    Bytes key{std::byte{0x44}, std::byte{0x45}, std::byte{0x52}, std::byte{0x50}, std::byte{0xf0},
        std::byte{0x9f}, std::byte{0x94}, std::byte{0x91}};
    key.insert(key.end(), relay.publicKey().begin(), relay.publicKey().end());
    Bytes wire;
    put(1, key, wire);
    put(3, relay.seal(client.publicKey(), {}), wire);
    return wire;
}

std::string take(const Bytes &wire, std::size_t portion, bool isGenuine)
{
    const KeyPair self(OurSecret);
    Told told;
    Derp derp(self, told, {}, Instant());
    Bytes out;
    for (std::size_t at = 0; at < wire.size(); at += portion) {
        const auto rest = std::span(wire).subspan(at);
        const NetResult<> read = derp.receive(rest.first(std::min(portion, rest.size())), Instant(), out);
        if (!read) {
            told.text += '\n' + read.error().text;
            break;
        }
    }
    expect(isGenuine || told.ready == 0, "nobody guesses a relay's box");
    expect(told.ready == (derp.isReady() ? 1 : 0), "it becomes ready once");
    return told.text + '\n' + std::to_string(out.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::uint8_t kind = input.byte();
    const bool isGenuine = (kind & 1u) != 0;
    const std::size_t portion = 1 + (kind >> 1);
    const std::string_view rest = input.rest();
    Bytes wire = isGenuine ? greeting(KeyPair(RelaySecret), KeyPair(OurSecret)) : Bytes();
    const auto bytes = std::as_bytes(std::span(rest));
    wire.insert(wire.end(), bytes.begin(), bytes.end());
    expect(take(wire, std::max<std::size_t>(1, wire.size()), isGenuine) == take(wire, portion, isGenuine),
        "portions change nothing");
    return 0;
}
