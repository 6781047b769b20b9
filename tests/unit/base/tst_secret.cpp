// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <QRegularExpression>
#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

template <typename T>
concept Comparable = requires(const T &a, const T &b) { a == b; };
template <typename T>
concept Printable = requires(QDebug out, const T &a) { out << a; };

static_assert(!Comparable<Secret>, "comparing secrets leaks how much of them agrees");
static_assert(!Printable<Secret>, "a secret must not get into a log by accident");
static_assert(!std::is_convertible_v<QByteArray, Secret>);

} // namespace

class SecretTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aCopyOutlivesItsOriginal()
    {
        auto original = std::make_unique<Secret>(QByteArray("token"));
        const Secret copy = *original;
        original.reset();
        QCOMPARE(copy.reveal(), QByteArray("token"));
    }

    void whatIsMovedAwayIsGone()
    {
        Secret original(QByteArray("token"));
        Secret moved(std::move(original));
        QVERIFY(original.isEmpty());
        original = std::move(moved);
        QVERIFY(moved.isEmpty());
        QCOMPARE(original.reveal(), QByteArray("token"));
    }

    void assigningReplacesIt()
    {
        Secret secret(QByteArray("old"));
        const Secret other(QByteArray("new"));
        secret = other;
        const Secret &itself = secret;
        secret = itself;
        QCOMPARE(secret.reveal(), QByteArray("new"));
        QVERIFY(Secret().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
