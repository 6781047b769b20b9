// SPDX-License-Identifier: GPL-3.0-or-later
// Packets of a call are the same whatever the portions in which they come, their messages never tell more
// than they hold, and what is understood of a message can be written and read again.
#include "core/tailnet/coordination.h"
#include "core/tailnet/drpc.h"
#include "core/tailnet/protobuf.h"
#include "tests/fuzz/fuzzinput.h"

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

using Bytes = std::vector<std::byte>;

std::string told(const Bytes &wire, std::size_t portion, std::vector<Bytes> &messages)
{
    DrpcReader reader;
    std::string transcript;
    for (std::size_t at = 0; at < wire.size(); at += portion) {
        const auto rest = std::span(wire).subspan(at);
        const NetResult<> read = reader.read(
            rest.first(std::min(portion, rest.size())), [&](DrpcKind kind, std::span<const std::byte> body) {
                expect(body.size() <= wire.size(), "a packet holds no more than came");
                transcript += '\n' + std::to_string(static_cast<int>(kind)) + ' ';
                transcript.append(reinterpret_cast<const char *>(body.data()), body.size());
                messages.emplace_back(body.begin(), body.end());
            });
        if (!read)
            return transcript + '\n' + read.error().text;
    }
    return transcript;
}

void walk(std::span<const std::byte> message, int depth)
{
    ProtobufReader reader(message);
    std::size_t held = 0;
    while (reader.next()) {
        expect(reader.field() != 0, "a field has a number");
        held += reader.bytes().size();
        if (depth < 4)
            walk(reader.bytes(), depth + 1);
    }
    expect(held <= message.size(), "a message holds no more than its bytes");
    expect(!reader.next(), "the end stays the end");
}

void understand(const Bytes &message)
{
    walk(message, 0);
    drpcErrorOf(message);
    readResumeToken(message);
    if (const auto regions = readDerpMap(message)) {
        for (const DerpRegion &region : *regions) {
            for (const DerpNode &node : region.nodes)
                expect(node.derpPort >= 0 && node.derpPort <= 65'535, "a port is one");
        }
    }
    const auto answer = readCoordinateAnswer(message);
    if (!answer)
        return;
    for (const PeerUpdate &update : answer->updates) {
        expect(update.kind <= PeerUpdateKind::ReadyForHandshake, "a kind is known");
        if (!update.node)
            continue;
        // A request has the node where an answer has it, two messages deep.
        const Bytes request = updateSelfRequest(*update.node);
        ProtobufReader self(request);
        expect(self.next() && self.field() == 1, "a node is written");
        ProtobufReader node(self.bytes());
        expect(node.next() && node.field() == 1, "a node is written whole");
        Bytes again;
        Bytes about;
        ProtobufWriter(about).bytes(2, node.bytes());
        ProtobufWriter(again).bytes(1, about);
        const auto read = readCoordinateAnswer(again);
        expect(read && read->updates.size() == 1 && read->updates[0].node, "a node that was written is read");
        expect(read->updates[0].node->key == update.node->key
                && read->updates[0].node->addresses == update.node->addresses
                && read->updates[0].node->preferredDerp == update.node->preferredDerp,
            "and is the same");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::size_t portion = 1 + input.byte();
    const std::string_view rest = input.rest();
    const auto bytes = std::as_bytes(std::span(rest));
    const Bytes wire(bytes.begin(), bytes.end());
    std::vector<Bytes> messages;
    std::vector<Bytes> others;
    expect(told(wire, std::max<std::size_t>(1, wire.size()), messages) == told(wire, portion, others),
        "portions change nothing");
    for (const Bytes &message : messages)
        understand(message);
    understand(wire);
    return 0;
}
