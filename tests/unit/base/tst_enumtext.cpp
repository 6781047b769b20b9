// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/enumtext.h"
#include "core/base/ids.h"

#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

enum class Tide { Ebb, Flood };
constexpr std::array Tides{EnumText<Tide>{Tide::Ebb, "ebb"_L1}, EnumText<Tide>{Tide::Flood, "flood"_L1}};

} // namespace

static_assert(!std::is_convertible_v<AgentId, WorkspaceId>, "one id is never passed for another");

class TestEnumText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachValueHasItsText()
    {
        QCOMPARE(textOf<Tide>(Tides, Tide::Flood), "flood"_L1);
        QCOMPARE(valueOf<Tide>(Tides, u"ebb"), std::optional(Tide::Ebb));
        QCOMPARE(textsOf<Tide>(Tides), (QStringList{u"ebb"_s, u"flood"_s}));
    }

    void anUnknownTextHasNoValue()
    {
        QCOMPARE(valueOf<Tide>(Tides, u"Ebb"), std::nullopt);
        QCOMPARE(valueOf<Tide>(Tides, u""), std::nullopt);
        QCOMPARE(valueOf<Tide>(std::span<const EnumText<Tide>>(), u"ebb"), std::nullopt);
    }

    void anIdIsWrittenAsCoderWritesIt()
    {
        const QString text = u"0d5ba7c2-9b1f-4c3e-8f6a-1b2c3d4e5f60"_s;
        QCOMPARE(WorkspaceId::fromString(text).toString(), text);
        QCOMPARE(WorkspaceId::fromString(text.toUpper()).toString(), text);
        QVERIFY(WorkspaceId::fromString(u"not an id").isNull());
        QVERIFY(WorkspaceId().isNull());
        QCOMPARE(qHash(AgentId::fromString(text)), qHash(QUuid::fromString(text)));
    }
};

QTEST_GUILESS_MAIN(TestEnumText)
#include "tst_enumtext.moc"
