// SPDX-License-Identifier: GPL-3.0-or-later
// Two ends of a tunnel between which packets are lost, doubled, changed, delayed and made up: what arrives
// was sent, as it was sent, and no more than once.
#include "core/tailnet/ipv6.h"
#include "core/tailnet/wireguard.h"
#include "tests/fuzz/fuzzinput.h"

#include <sodium.h>

#include <map>

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

using Bytes = std::vector<std::byte>;

// The same input is to do the same again.
std::uint64_t randomState = 0;
std::uint32_t nextRandom()
{
    randomState = randomState * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>(randomState >> 33);
}
void fillRandom(void *into, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        static_cast<unsigned char *>(into)[i] = static_cast<unsigned char>(nextRandom());
}
const char *randomName()
{
    return "fuzz";
}
randombytes_implementation repeatable{randomName, nextRandom, nullptr, nullptr, fillRandom, nullptr};

class End final : public WireGuardHandler
{
public:
    End(const KeyPair &self, const PublicKey &other)
        : tunnel(self, other, *this, {})
    {
    }

    WireGuard tunnel;
    std::vector<Bytes> wire; // what it sent
    std::map<std::uint32_t, int>
        underWay; // plain texts of it by number, and how often the other may see them
    std::map<std::uint32_t, int> *from = nullptr; // those of the other

private:
    void wireGuardSends(std::span<const std::byte> packet) override
    {
        wire.emplace_back(packet.begin(), packet.end());
    }
    void wireGuardReceived(std::span<const std::byte> plain) override
    {
        expect(plain.size() % 16 == 0 && plain.size() >= 16, "what comes is padded");
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8 | std::to_integer<std::uint32_t>(plain[i]);
        expect(from->contains(number), "what comes was sent");
        expect((*from)[number]-- > 0, "what comes comes once");
        for (std::size_t i = 4; i < 16; ++i)
            expect(plain[i] == static_cast<std::byte>(number * 31 + i), "what comes is as it was sent");
    }
    void wireGuardConnected() override { }
    void wireGuardFailed(const NetError &error) override
    {
        expect(!error.text.empty(), "a failure is a sentence");
    }
};

void send(End &end, std::uint32_t number, Instant now)
{
    Bytes plain;
    for (int shift = 24; shift >= 0; shift -= 8)
        plain.push_back(static_cast<std::byte>(number >> shift & 0xff));
    for (std::size_t i = 4; i < 16; ++i)
        plain.push_back(static_cast<std::byte>(number * 31 + i));
    ++end.underWay[number];
    end.tunnel.send(plain, now);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool isSet = randombytes_set_implementation(&repeatable) == 0 && sodium_init() >= 0;
    expect(isSet, "randomness can be repeated");
    randomState = 1;
    Input input(data, size);
    const KeyPair keys[]{KeyPair::generate(), KeyPair::generate()};
    End ends[]{{keys[0], keys[1].publicKey()}, {keys[1], keys[0].publicKey()}};
    ends[0].from = &ends[1].underWay;
    ends[1].from = &ends[0].underWay;
    Instant now;
    std::uint32_t number = 0;
    while (!input.isEmpty()) {
        const std::uint8_t what = input.byte();
        End &end = ends[what & 1u];
        End &other = ends[(what & 1u) ^ 1u];
        const bool hasPacket = !end.wire.empty();
        const std::size_t which = hasPacket ? (what >> 5) % end.wire.size() : 0;
        switch (what >> 1 & 7u) {
        case 0:
            send(end, ++number, now);
            break;
        case 1: // arrives
        case 2: // arrives, and once more later
            if (hasPacket) {
                const Bytes packet = end.wire[which];
                if ((what >> 1 & 7u) == 1)
                    end.wire.erase(end.wire.begin() + std::ptrdiff_t(which));
                other.tunnel.receive(packet, now);
            }
            break;
        case 3: // is lost
            if (hasPacket)
                end.wire.erase(end.wire.begin() + std::ptrdiff_t(which));
            break;
        case 4: // is changed
            if (hasPacket) {
                Bytes packet = end.wire[which];
                packet[input.byte() % packet.size()] ^= static_cast<std::byte>(input.byte());
                other.tunnel.receive(packet, now);
            }
            break;
        case 5: { // is made up
            const std::string_view text = input.text(input.byte());
            const auto bytes = std::as_bytes(std::span(text));
            other.tunnel.receive(bytes, now);
            if (const auto packet = readIpv6(bytes))
                expect(packet->payload.size() + 40 <= bytes.size(), "a packet is within its bytes");
            break;
        }
        default:
            now = now + std::chrono::seconds(input.byte());
            for (End &each : ends)
                each.tunnel.timePassed(now);
            break;
        }
    }
    return 0;
}
