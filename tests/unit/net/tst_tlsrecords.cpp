// SPDX-License-Identifier: GPL-3.0-or-later
// Records against the trace of RFC 8448, section 3, against a server that seals by OpenSSL's cipher alone,
// and against OpenSSL's own record layer.
#include "core/net/tlscontext.h"
#include "core/net/tlsengine.h"
#include "core/net/tlsrecords.h"
#include "tests/support/streamrecorder.h"
#include "tests/support/testcertificate.h"

#include <QRegularExpression>
#include <QTest>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using Bytes = std::vector<std::byte>;

Bytes fromHex(const char *digits)
{
    const QByteArray read = QByteArray::fromHex(digits);
    const auto bytes = bytesOf({read.constData(), static_cast<std::size_t>(read.size())});
    return {bytes.begin(), bytes.end()};
}

QByteArray toHex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

Bytes joined(Bytes first, const Bytes &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

const unsigned char *octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

Bytes patterned(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * 7 + i / 251);
    return bytes;
}

// RFC 8448, section 3.
TlsTraffic tracedTraffic(bool isServer)
{
    const TlsSecret client(fromHex("9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5"));
    const TlsSecret server(fromHex("a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643"));
    return {.suite = 0x1301, .sending = isServer ? server : client, .receiving = isServer ? client : server};
}
const Bytes TracedPlain = fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                                  "202122232425262728292a2b2c2d2e2f3031");
constexpr const char *TracedRecord = "1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b98"
                                     "19a8a5b46b395bd54a9a20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb21"
                                     "694915e4";
constexpr const char *TracedGoodbye = "1703030013c9872760655666b74d7ff1153efd6db6d0b0e3";

// The server of that trace, which seals whatever a test wants, by the keys that the trace tells.
class TracedServer
{
public:
    Bytes seal(std::uint8_t content, std::span<const std::byte> plain, std::size_t padding = 0)
    {
        Bytes inner(plain.begin(), plain.end());
        inner.push_back(std::byte{content});
        inner.resize(inner.size() + padding);
        const std::size_t size = inner.size() + 16;
        Bytes record{std::byte{23}, std::byte{3}, std::byte{3}, static_cast<std::byte>(size >> 8),
            static_cast<std::byte>(size & 0xff)};
        Bytes nonce = fromHex("cf782b88dd83549aadf1e984");
        nonce.back() ^= static_cast<std::byte>(m_sequence++);
        Bytes sealed(inner.size());
        Bytes tag(16);
        int made = 0;
        EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
        EVP_EncryptInit_ex(cipher, EVP_aes_128_gcm(), nullptr,
            octets(fromHex("9f02283b6c9c07efc26bb9f2ac92e356")), octets(nonce));
        EVP_EncryptUpdate(cipher, nullptr, &made, octets(record), 5);
        EVP_EncryptUpdate(cipher, reinterpret_cast<unsigned char *>(sealed.data()), &made, octets(inner),
            static_cast<int>(inner.size()));
        EVP_EncryptFinal_ex(cipher, reinterpret_cast<unsigned char *>(sealed.data()) + made, &made);
        EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, 16, tag.data());
        EVP_CIPHER_CTX_free(cipher);
        return joined(joined(record, sealed), tag);
    }

private:
    std::uint8_t m_sequence = 0;
};

// All that is read from some input.
struct Reading {
    Bytes plain = {};
    Bytes answer = {};
    TlsStep step = TlsStep::Done;

    void from(TlsRecords &records, std::span<const std::byte> input)
    {
        Bytes into(TlsRecords::MostPlain);
        do {
            std::size_t size = 0;
            step = records.read(input, into, size, answer);
            plain.insert(plain.end(), into.begin(), into.begin() + static_cast<std::ptrdiff_t>(size));
        } while (step == TlsStep::Done);
    }
};

// Another implementation at the other end of a TlsEngine: OpenSSL, records and all.
class OpenSslServer
{
public:
    explicit OpenSslServer(const TestCertificate &certificate, const char *suite)
        : m_context(SSL_CTX_new(TLS_server_method()))
    {
        BIO *pem = BIO_new_mem_buf(certificate.certificatePem.data(), -1);
        X509 *x509 = PEM_read_bio_X509(pem, nullptr, nullptr, nullptr);
        SSL_CTX_use_certificate(m_context, x509);
        X509_free(x509);
        BIO_free(pem);
        pem = BIO_new_mem_buf(certificate.keyPem.data(), -1);
        EVP_PKEY *key = PEM_read_bio_PrivateKey(pem, nullptr, nullptr, nullptr);
        SSL_CTX_use_PrivateKey(m_context, key);
        EVP_PKEY_free(key);
        BIO_free(pem);
        SSL_CTX_set_ciphersuites(m_context, suite);
        m_ssl = SSL_new(m_context);
        SSL_set_bio(m_ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        SSL_set_accept_state(m_ssl);
    }
    ~OpenSslServer()
    {
        SSL_free(m_ssl);
        SSL_CTX_free(m_context);
    }
    OpenSslServer(const OpenSslServer &) = delete;
    OpenSslServer &operator=(const OpenSslServer &) = delete;

    SSL *ssl() { return m_ssl; }
    void take(const Bytes &bytes)
    {
        if (!bytes.empty())
            BIO_write(SSL_get_rbio(m_ssl), bytes.data(), static_cast<int>(bytes.size()));
    }
    Bytes given()
    {
        Bytes bytes(BIO_ctrl_pending(SSL_get_wbio(m_ssl)));
        if (!bytes.empty())
            BIO_read(SSL_get_wbio(m_ssl), bytes.data(), static_cast<int>(bytes.size()));
        return bytes;
    }
    Bytes read()
    {
        Bytes plain;
        Bytes part(20'000);
        std::size_t size = 0;
        while (SSL_read_ex(m_ssl, part.data(), part.size(), &size) == 1)
            plain.insert(plain.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(size));
        return plain;
    }
    void write(const Bytes &plain)
    {
        std::size_t size = 0;
        SSL_write_ex(m_ssl, plain.data(), plain.size(), &size);
    }

private:
    SSL_CTX *m_context;
    SSL *m_ssl;
};

} // namespace

Q_DECLARE_METATYPE(Bytes)

class TlsRecordsTest : public QObject
{
    Q_OBJECT

    TestCertificate m_authority = makeSelfSigned("plimsoll test authority");
    TestCertificate m_certificate = makeSigned(m_authority, "DNS:coder.test");

    // A TlsEngine that has shaken hands with OpenSSL.
    std::unique_ptr<TlsEngine> connected(OpenSslServer &server)
    {
        TlsClientOptions options;
        options.caPem = m_authority.certificatePem;
        options.systemStore = false;
        const auto context = TlsContext::client(options);
        std::unique_ptr<TlsEngine> engine = *TlsEngine::create(**context, "coder.test", m_ciphers);
        TlsStep step = TlsStep::NeedMore;
        Bytes input;
        for (int i = 0; i < 5 && step == TlsStep::NeedMore; ++i) {
            std::span<const std::byte> rest = input;
            Bytes records;
            step = engine->handshake(rest, records);
            server.take(records);
            SSL_do_handshake(server.ssl());
            input = server.given();
        }
        m_early = input; // tickets
        return step == TlsStep::Done ? std::move(engine) : nullptr;
    }

    // What the engine reads of what the server gave since; its own answers go back.
    Bytes readBy(TlsEngine &engine, OpenSslServer &server)
    {
        const Bytes input = joined(std::exchange(m_early, {}), server.given());
        Bytes into(TlsRecords::MostPlain);
        Bytes plain;
        Bytes records;
        std::span<const std::byte> rest = input;
        std::size_t size = 0;
        while ((m_last = engine.read(rest, into, size, records)) == TlsStep::Done)
            plain.insert(plain.end(), into.begin(), into.begin() + static_cast<std::ptrdiff_t>(size));
        server.take(records);
        return plain;
    }

    const TlsCiphers m_ciphers;
    Bytes m_early;
    TlsStep m_last = TlsStep::Done;

private slots:
    void initTestCase() { QCOMPARE(OPENSSL_init_ssl(OPENSSL_INIT_LOAD_SSL_STRINGS, nullptr), 1); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theTraceIsReproduced()
    {
        const auto client = TlsRecords::create(m_ciphers, tracedTraffic(false), false);
        QVERIFY(client);
        Bytes sent;
        QVERIFY(client->write(TracedPlain, sent));
        QCOMPARE(toHex(sent), QByteArray(TracedRecord));
        Bytes goodbye;
        client->sayGoodbye(goodbye);
        QCOMPARE(toHex(goodbye), QByteArray(TracedGoodbye));

        const auto server = TlsRecords::create(m_ciphers, tracedTraffic(true), true);
        Reading reading;
        reading.from(*server, fromHex(TracedRecord));
        QVERIFY(reading.step == TlsStep::NeedMore);
        QCOMPARE(toHex(reading.plain), toHex(TracedPlain));
        reading.from(*server, fromHex(TracedGoodbye));
        QVERIFY(reading.step == TlsStep::EndOfStream);
        reading.from(*server, {});
        QVERIFY(reading.step == TlsStep::EndOfStream);
        QVERIFY(reading.answer.empty());
    }

    void whatIsNoneOfItsSuitesIsLeftToOpenSsl()
    {
        TlsTraffic other = tracedTraffic(false);
        other.suite = 0x1304; // AES-128-CCM
        QVERIFY(!TlsRecords::create(m_ciphers, other, false));
        other.suite = 0x1302; // wants secrets of 48 bytes
        QVERIFY(!TlsRecords::create(m_ciphers, other, false));
        other = tracedTraffic(false);
        other.receiving = {};
        QVERIFY(!TlsRecords::create(m_ciphers, other, false));
    }

    void recordsMayArriveInAnyPieces()
    {
        TracedServer server;
        Bytes stream;
        for (const std::size_t size : {1u, 50u, 0u, 16'384u, 300u}) {
            stream = joined(stream, server.seal(23, patterned(size), size == 300 ? 77 : 0));
        }
        for (const std::size_t step : {1u, 2u, 5u, 6u, 100u, 16'406u, 20'000u}) {
            const auto client = TlsRecords::create(m_ciphers, tracedTraffic(false), false);
            Reading reading;
            for (std::size_t at = 0; at < stream.size(); at += step)
                reading.from(*client, std::span(stream).subspan(at, std::min(step, stream.size() - at)));
            QVERIFY(reading.step == TlsStep::NeedMore);
            Bytes expected;
            for (const std::size_t size : {1u, 50u, 16'384u, 300u}) {
                expected = joined(expected, patterned(size));
            }
            QVERIFY(reading.plain == expected);
        }
    }

    void whatIsNotAsItMustBeFails_data()
    {
        QTest::addColumn<Bytes>("bad");
        QTest::addColumn<int>("reason");
        const auto row
            = [](const char *name, const Bytes &bad, int reason) { QTest::newRow(name) << bad << reason; };
        const auto sealed = [](std::uint8_t content, const char *digits) {
            return TracedServer().seal(content, fromHex(digits));
        };
        const Bytes good = TracedServer().seal(23, patterned(100));
        Bytes changed = good;
        changed[60] ^= std::byte{1};
        row("a changed byte", changed, SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
        changed = good;
        changed[4] ^= std::byte{1};
        changed.push_back({});
        row("a changed length", changed, SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
        row("a record once more", joined(good, good), SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
        row("no room for a tag", fromHex("170303001000000000000000000000000000000000"),
            SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
        row("a plain alert", fromHex("15030300020100"), SSL_R_BAD_RECORD_TYPE);
        row("too long, by its header", fromHex("1703034101"), SSL_R_ENCRYPTED_LENGTH_TOO_LONG);
        row("too long within", TracedServer().seal(23, patterned(16'385)), SSL_R_DATA_LENGTH_TOO_LONG);
        row("only padding", TracedServer().seal(0, {}, 20), SSL_R_BAD_RECORD_TYPE);
        row("unknown content", sealed(99, "01020304"), SSL_R_UNEXPECTED_RECORD);
        row("another cipher spec", sealed(20, "01"), SSL_R_UNEXPECTED_RECORD);
        row("half an alert", sealed(21, "01"), SSL_R_BAD_LENGTH);
        row("an empty message", sealed(22, ""), SSL_R_BAD_LENGTH);
        row("an unknown message", sealed(22, "0d000000"), SSL_R_UNEXPECTED_MESSAGE);
        row("a huge message", sealed(22, "04ffffff"), SSL_R_EXCESSIVE_MESSAGE_SIZE);
        TracedServer interrupted;
        const Bytes half = interrupted.seal(22, fromHex("0400"));
        row("data within a message", joined(half, interrupted.seal(23, fromHex("00"))),
            SSL_R_UNEXPECTED_RECORD);
        row("a key update of two bytes", sealed(22, "180000020000"), SSL_R_BAD_KEY_UPDATE);
        row("a key update of kind 2", sealed(22, "1800000102"), SSL_R_BAD_KEY_UPDATE);
        row("more behind a key update", sealed(22, "180000010018"), SSL_R_NOT_ON_RECORD_BOUNDARY);
        row("an alert of the other side", sealed(21, "0250"), SSL_R_TLSV1_ALERT_INTERNAL_ERROR);
    }

    void whatIsNotAsItMustBeFails()
    {
        QFETCH(const Bytes, bad);
        QFETCH(const int, reason);
        for (const std::size_t step : {std::size_t{3}, bad.size()}) {
            const auto client = TlsRecords::create(m_ciphers, tracedTraffic(false), false);
            Reading reading;
            for (std::size_t at = 0; at < bad.size() && reading.step != TlsStep::Failed; at += step)
                reading.from(*client, std::span(bad).subspan(at, std::min(step, bad.size() - at)));
            QVERIFY(reading.step == TlsStep::Failed);
            QCOMPARE(int{ERR_GET_REASON(client->failure())}, reason);
            QVERIFY(ERR_reason_error_string(client->failure()) != nullptr);
            Bytes more;
            QVERIFY(!client->write(patterned(1), more));
            reading.from(*client, TracedServer().seal(23, patterned(1)));
            QVERIFY(reading.step == TlsStep::Failed);
            // The other side is told why, unless it said so itself.
            const auto other = TlsRecords::create(m_ciphers, tracedTraffic(true), true);
            Reading told;
            told.from(*other, reading.answer);
            QVERIFY(told.step
                == (reason == SSL_R_TLSV1_ALERT_INTERNAL_ERROR ? TlsStep::NeedMore : TlsStep::Failed));
            QCOMPARE(ERR_peek_error(), 0ul);
        }
    }

    void aTicketInPiecesIsPassedOver()
    {
        TracedServer server;
        Bytes message = fromHex("04000100");
        message.resize(4 + 256);
        const auto client = TlsRecords::create(m_ciphers, tracedTraffic(false), false);
        Reading reading;
        reading.from(*client, server.seal(22, std::span(message).first(3)));
        reading.from(*client, server.seal(22, std::span(message).subspan(3)));
        reading.from(*client, server.seal(23, patterned(10)));
        QVERIFY(reading.step == TlsStep::NeedMore);
        QVERIFY(reading.plain == patterned(10));
        // A client has none to give.
        const auto other = TlsRecords::create(m_ciphers,
            {.suite = 0x1301,
                .sending = tracedTraffic(false).sending,
                .receiving = tracedTraffic(true).sending},
            true);
        Reading refused;
        refused.from(*other, TracedServer().seal(22, message));
        QVERIFY(refused.step == TlsStep::Failed);
    }

    void opensslUnderstandsAndIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("suite");
        QTest::newRow("AES-128") << QByteArray("TLS_AES_128_GCM_SHA256");
        QTest::newRow("AES-256") << QByteArray("TLS_AES_256_GCM_SHA384");
        QTest::newRow("ChaCha20") << QByteArray("TLS_CHACHA20_POLY1305_SHA256");
    }

    void opensslUnderstandsAndIsUnderstood()
    {
        QFETCH(const QByteArray, suite);
        OpenSslServer server(m_certificate, suite.constData());
        const auto engine = connected(server);
        QVERIFY(engine);
        QVERIFY(!m_early.empty()); // two tickets
        const auto exchanged = [&](std::size_t size) {
            Bytes sent;
            if (!engine->write(patterned(size), sent))
                return false;
            server.take(sent);
            const bool isHeard = server.read() == patterned(size);
            server.write(patterned(size + 1));
            return isHeard && readBy(*engine, server) == patterned(size + 1);
        };
        QVERIFY(exchanged(1));
        QVERIFY(exchanged(100'000));
        for (const int kind :
            {SSL_KEY_UPDATE_REQUESTED, SSL_KEY_UPDATE_NOT_REQUESTED, SSL_KEY_UPDATE_REQUESTED}) {
            QCOMPARE(SSL_key_update(server.ssl(), kind), 1);
            QVERIFY(exchanged(1000));
            QVERIFY(exchanged(20'000));
        }
        Bytes goodbye;
        engine->sayGoodbye(goodbye);
        server.take(goodbye);
        QVERIFY(server.read().empty());
        QCOMPARE(SSL_get_shutdown(server.ssl()), SSL_RECEIVED_SHUTDOWN);
        QCOMPARE(SSL_shutdown(server.ssl()), 1);
        QVERIFY(readBy(*engine, server).empty());
        QVERIFY(m_last == TlsStep::EndOfStream);
    }
};

QTEST_GUILESS_MAIN(TlsRecordsTest)
#include "tst_tlsrecords.moc"
