// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

#include <concepts>
#include <type_traits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

// To see what is in memory at the moment it is given back, this program has a free() of its own where it can.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#if defined(__GLIBC__) && !defined(HAS_SANITIZER)
#include <malloc.h>
#define SEES_FREED_MEMORY 1

namespace {
const char *watched = nullptr;
std::size_t watchedSize = 0;
bool wasFreed = false;
bool wasClean = false;
} // namespace

extern "C" void __libc_free(void *); // NOLINT(bugprone-reserved-identifier): glibc's own name
extern "C" void free(void *block)
{
    const char *first = static_cast<const char *>(block);
    if (watched && block && watched >= first && watched < first + malloc_usable_size(block)) {
        wasFreed = true;
        wasClean = true;
        for (std::size_t i = 0; i < watchedSize; ++i)
            wasClean = wasClean && watched[i] == 0;
        watched = nullptr;
    }
    __libc_free(block);
}
#endif

template <typename T>
concept Printable = requires(QDebug out, const T &value) { out << value; };
static_assert(!std::equality_comparable<Secret>, "comparing secrets leaks how much of them agrees");
static_assert(!Printable<Secret>, "a secret must not get into a log by accident");
static_assert(!std::is_convertible_v<QByteArray, Secret> && !std::is_convertible_v<Secret, QByteArray>);

namespace {

QByteArray token()
{
    return QByteArray("AbCdEfGhIj-") + QByteArray(22, 'x'); // on the heap, not shared
}

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itRevealsWhatItWasGiven()
    {
        QVERIFY(Secret().isEmpty());
        const Secret secret(token());
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.reveal(), token());
    }

    void itsBytesAreWipedBeforeTheMemoryIsGivenBack_data()
    {
        QTest::addColumn<QString>("way");
        for (const QString &way : {u"destroyed"_s, u"copied over"_s, u"moved over"_s, u"last copy gone"_s})
            QTest::newRow(qUtf8Printable(way)) << way;
    }
    void itsBytesAreWipedBeforeTheMemoryIsGivenBack()
    {
#ifdef SEES_FREED_MEMORY
        QFETCH(QString, way);
        {
            Secret secret(token());
            const Secret other(QByteArray("other"));
            wasFreed = false;
            watchedSize = static_cast<std::size_t>(secret.reveal().size());
            watched = secret.reveal().constData();
            if (way == u"copied over")
                secret = other;
            else if (way == u"moved over")
                secret = Secret(QByteArray("third"));
            else if (way == u"last copy gone") [[maybe_unused]]
                const Secret copy(secret);
            const bool isReplaced = way == u"copied over" || way == u"moved over";
            QCOMPARE(wasFreed, isReplaced);
        }
        QVERIFY(wasFreed);
        QVERIFY(wasClean);
#else
        QSKIP("Freed memory can be seen only with glibc and without sanitizers.");
#endif
    }

    void aCopyOutlivesItsOriginal()
    {
        Secret copy;
        {
            const Secret original(token());
            copy = original;
        }
        QCOMPARE(copy.reveal(), token());
    }

    void bytesThatSomeoneElseHoldsAreLeftToHim()
    {
        const QByteArray held = token();
        {
            const Secret secret(held);
        }
        QCOMPARE(held, token());
    }

    void aMovedFromSecretIsEmpty()
    {
        Secret first(token());
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise
        QCOMPARE(second.reveal(), token());
        Secret third(QByteArray("gone"));
        third = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
        QCOMPARE(third.reveal(), token());
    }

    void assigningASecretToItselfKeepsIt()
    {
        Secret secret(token());
        Secret &same = secret;
        secret = same;
        QCOMPARE(secret.reveal(), token());
        secret = std::move(same);
        QCOMPARE(secret.reveal(), token());
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
