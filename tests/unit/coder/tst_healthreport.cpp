// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/healthreport.h"
#include "tests/unit/coder/recorded.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;

class HealthReportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aHealthyDeploymentSaysSo()
    {
        const Result<HealthReport> report = parseHealthReport(recordedBody(u"get-debug-health-200"_s));
        QVERIFY(report);
        QCOMPARE(*report, (HealthReport{.isHealthy = true, .unhealthy = {}, .warnings = {}}));
        QVERIFY(!parseHealthReport(QJsonObject{}));
    }

    void whatIsUnhealthyIsNamed()
    {
        QJsonObject body = recordedBody(u"get-debug-health-200"_s).toObject();
        const QJsonObject warning{{"code"_L1, "EDB02"_L1}, {"message"_L1, "Median ping is 40 ms."_L1}};
        body["healthy"_L1] = false;
        body["database"_L1] = QJsonObject{{"healthy"_L1, false}, {"warnings"_L1, QJsonArray{warning}}};
        body["derp"_L1] = QJsonObject{{"healthy"_L1, false}, {"dismissed"_L1, true}};
        body["websocket"_L1] = QJsonObject{{"healthy"_L1, false}, {"error"_L1, "refused"_L1}};
        body["provisioner_daemons"_L1] = QJsonObject{{"severity"_L1, "error"_L1}};
        const Result<HealthReport> report = parseHealthReport(body);
        QVERIFY(report);
        QVERIFY(!report->isHealthy);
        QCOMPARE(report->unhealthy, (QStringList{u"database"_s, u"WebSockets"_s, u"provisioners"_s}));
        QCOMPARE(
            report->warnings, (QStringList{u"database: Median ping is 40 ms."_s, u"WebSockets: refused"_s}));
    }
};

QTEST_GUILESS_MAIN(HealthReportTest)
#include "tst_healthreport.moc"
