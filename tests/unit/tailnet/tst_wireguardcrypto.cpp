// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tailnetaddress.h"
#include "core/tailnet/wireguardcrypto.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

#include <sodium.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

const std::span<const std::byte> textBytes(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

} // namespace

class WireGuardCryptoTest : public QObject
{
    Q_OBJECT

    const KeyPair m_ours = KeyPair::generate();
    const KeyPair m_theirs = KeyPair::generate();

    WireGuardInitiator begun(const std::optional<Mac16> &cookie = {}) const
    {
        return *WireGuardInitiator::create(
            m_ours, m_theirs.publicKey(), KeyPair::generate(), 0x11223344, tai64n(1'700'000'000, 5), cookie);
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // RFC 7693, appendix B; the beginnings that WireGuard's paper defines.
    void hashesAreThoseOfTheBooks()
    {
        QCOMPARE(toHex(blake2s({textBytes("abc")})),
            QByteArray("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"));
        const Hash32 chain = blake2s({textBytes("Noise_IKpsk2_25519_"), textBytes("ChaChaPoly_BLAKE2s")});
        QCOMPARE(
            toHex(chain), QByteArray("60e26daef327efc02ec335e2a025d2d016eb4206f87277f52d38d1988b78cd36"));
        QCOMPARE(toHex(blake2s({chain, textBytes("WireGuard v1 zx2c4 Jason@zx2c4.com")})),
            QByteArray("2211b361081ac566691243db458ad5322d9c6c662293e8b70ee19c65ba079ef3"));
    }

    // RFC 7748, section 6.1.
    void keysAgree()
    {
        const KeyPair alice(
            arrayOf<32>(fromHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")));
        const KeyPair bob(
            arrayOf<32>(fromHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")));
        QCOMPARE(toHex(alice.publicKey()),
            QByteArray("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        const QByteArray shared("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        QCOMPARE(toHex(*alice.agreeWith(bob.publicKey())), shared);
        QCOMPARE(toHex(*bob.agreeWith(alice.publicKey())), shared);
        QVERIFY(!alice.agreeWith(PublicKey{})); // of low order
    }

    void aBoxIsForOneAlone()
    {
        const Bytes box = m_ours.seal(m_theirs.publicKey(), textBytes("hail"));
        QCOMPARE(toHex(*m_theirs.open(m_ours.publicKey(), box)), QByteArray("6861696c"));
        QVERIFY(!KeyPair::generate().open(m_ours.publicKey(), box));
        QVERIFY(!m_theirs.open(m_ours.publicKey(), std::span(box).first(30)));
        QVERIFY(m_ours.seal(PublicKey{}, textBytes("hail")).empty());
    }

    void bothSidesComeToTheSameKeys()
    {
        const WireGuardInitiator initiator = begun();
        const auto answer = answerWireGuard(
            m_theirs, m_ours.publicKey(), initiator.message(), KeyPair::generate(), 0x55667788);
        QVERIFY(answer);
        QVERIFY(answer->time == tai64n(1'700'000'000, 5));
        const auto keys = initiator.finish(answer->message);
        QVERIFY(keys);
        QVERIFY(keys->sending == answer->keys.receiving && keys->receiving == answer->keys.sending);
        QCOMPARE(keys->ourIndex, answer->keys.theirIndex);
        QCOMPARE(keys->theirIndex, 0x55667788u);
        WireGuardTransport ours(*keys);
        WireGuardTransport theirs(answer->keys);
        for (const std::size_t size : {0u, 1u, 16u, 1279u, 1280u}) {
            Bytes message;
            ours.seal(Bytes(size, std::byte{9}), message);
            QCOMPARE(message.size() % 16, 0u);
            const auto plain = theirs.open(message);
            QVERIFY(plain && plain->size() >= size);
            QVERIFY(std::all_of(plain->begin(), plain->begin() + std::ptrdiff_t(size),
                [](std::byte byte) { return byte == std::byte{9}; }));
            QVERIFY(!theirs.open(message));
            message.back() ^= std::byte{1};
            QVERIFY(!theirs.open(message));
            QVERIFY(!theirs.open(std::span(message).first(20)));
        }
        QCOMPARE(ours.sent(), std::uint64_t{5});
    }

    void everyByteOfAHandshakeCounts()
    {
        const WireGuardInitiator initiator = begun();
        for (std::size_t at = 0; at < 132; ++at) { // a responder without load does not look at mac2
            WireGuardInitiation changed = initiator.message();
            changed[at] ^= std::byte{0x10};
            QVERIFY(!answerWireGuard(m_theirs, m_ours.publicKey(), changed, KeyPair::generate(), 1));
        }
        QVERIFY(
            !answerWireGuard(m_theirs, m_theirs.publicKey(), initiator.message(), KeyPair::generate(), 1));
        QVERIFY(!answerWireGuard(m_ours, m_ours.publicKey(), initiator.message(), KeyPair::generate(), 1));
        const auto answer
            = answerWireGuard(m_theirs, m_ours.publicKey(), initiator.message(), KeyPair::generate(), 1);
        for (std::size_t at = 0; at < 76; ++at) {
            WireGuardResponse changed = answer->message;
            changed[at] ^= std::byte{0x10};
            QVERIFY(!initiator.finish(changed));
        }
        QVERIFY(!begun().finish(answer->message)); // of another handshake
    }

    void aCookieIsProvenInTheNextInitiation()
    {
        const WireGuardInitiator initiator = begun();
        const Mac16 cookie = arrayOf<16>(fromHex("000102030405060708090a0b0c0d0e0f"));
        Bytes reply = fromHex("0300000044332211");
        reply.resize(32, std::byte{7}); // the nonce
        const Hash32 key = blake2s({textBytes("cookie--"), m_theirs.publicKey()});
        Bytes sealed(32);
        const auto octets
            = [](const auto &bytes) { return reinterpret_cast<const unsigned char *>(bytes.data()); };
        crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
            octets(cookie), cookie.size(), octets(initiator.message()) + 116, 16, nullptr, octets(reply) + 8,
            octets(key));
        reply.insert(reply.end(), sealed.begin(), sealed.end());
        QVERIFY(initiator.cookieOf(reply) == cookie);
        const WireGuardInitiation proven = begun(cookie).message();
        QCOMPARE(
            toHex(std::span(proven).subspan(132)), toHex(blake2sMac(cookie, {std::span(proven).first(132)})));
        QVERIFY(!begun().cookieOf(reply)); // an answer to another initiation
        reply.back() ^= std::byte{1};
        QVERIFY(!initiator.cookieOf(reply));
    }

    void aCounterIsTakenOnce()
    {
        ReplayWindow window;
        QVERIFY(window.take(0));
        QVERIFY(!window.take(0));
        QVERIFY(window.take(2));
        QVERIFY(window.take(1));
        QVERIFY(!window.take(1));
        QVERIFY(window.take(ReplayWindow::Size + 1));
        QVERIFY(!window.take(2)); // seen
        QVERIFY(window.take(3)); // late, and not yet too old
        QVERIFY(window.take(5 * ReplayWindow::Size));
        QVERIFY(!window.take(4 * ReplayWindow::Size - 1)); // too old to tell
        QVERIFY(window.take(4 * ReplayWindow::Size + 1));
        QVERIFY(!window.take(5 * ReplayWindow::Size));
        QVERIFY(!window.take(UINT64_MAX));
    }

    void messagesAreToldApart()
    {
        QVERIFY(wireGuardMessageOf(fromHex("01000000")) == WireGuardMessage::Initiation);
        QVERIFY(wireGuardMessageOf(fromHex("0400000011")) == WireGuardMessage::Transport);
        QVERIFY(!wireGuardMessageOf(fromHex("040000")));
        QVERIFY(!wireGuardMessageOf(fromHex("05000000")));
        QVERIFY(!wireGuardMessageOf(fromHex("00000000")));
        QVERIFY(!wireGuardMessageOf(fromHex("01000001")));
        QVERIFY(!wireGuardMessageOf(fromHex("5453f09f92ac"))); // disco
    }

    void addressesAreWrittenInFull()
    {
        const TailnetAddress address = tailnetAddress(arrayOf<10>(fromHex("478899aabbccddee0f00")));
        QCOMPARE(textOf(address), std::string("fd7a:115c:a1e0:4788:99aa:bbcc:ddee:f00"));
    }
};

QTEST_GUILESS_MAIN(WireGuardCryptoTest)
#include "tst_wireguardcrypto.moc"
