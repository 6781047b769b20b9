// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/dashboardjourney.h"
#include "core/traffic/dashboard/dashboardrequest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<PageVisit> walk(const DashboardOptions &options, std::uint32_t person, Nanoseconds length)
{
    DashboardJourney journey(
        options, person, static_cast<int>(person) < options.administrators, Instant{0}, Instant{0} + length);
    std::vector<PageVisit> visits;
    while (const std::optional<PageVisit> visit = journey.next())
        visits.push_back(*visit);
    return visits;
}

DashboardPerson somebody()
{
    return {.user = "ada",
        .workspace = "w-id",
        .name = "work",
        .agent = "a-id",
        .build = "b-id",
        .number = "3",
        .templateId = "t-id",
        .templateName = "docker",
        .organization = "o-id"};
}

} // namespace

class DashboardJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pagesFollowOneAnotherWithoutAGap()
    {
        const DashboardOptions options;
        const auto visits = walk(options, 3, 1h);
        QVERIFY(visits.size() > 240 && visits.size() < 720);
        QCOMPARE(visits.front().page, DashboardPage::Workspaces);
        QCOMPARE(visits.front().at.ns, 0);
        QCOMPARE(visits.back().until, Instant{0} + 1h);
        for (std::size_t i = 1; i < visits.size(); ++i) {
            QCOMPARE(visits[i].at, visits[i - 1].until);
            if (i + 1 == visits.size())
                break;
            const Nanoseconds stay = visits[i].until - visits[i].at;
            QVERIFY(stay >= options.interval - options.jitter && stay <= options.interval + options.jitter);
        }
    }

    void weightsAreKept()
    {
        DashboardOptions options;
        options.interval = 1s;
        options.jitter = 0ms;
        options.weights = {3, 1, 0, 0, 0, 0, 0};
        int lists = 0;
        const auto visits = walk(options, 0, 10'000s);
        for (const PageVisit &visit : visits) {
            QVERIFY(visit.page == DashboardPage::Workspaces || visit.page == DashboardPage::Workspace);
            lists += visit.page == DashboardPage::Workspaces ? 1 : 0;
        }
        QVERIFY2(std::abs(lists - 7500) < 200, qPrintable(QString::number(lists)));
    }

    void membersNeverOpenPagesOfAdministrators()
    {
        DashboardOptions options;
        options.administrators = 1;
        options.weights = {0, 0, 0, 0, 0, 1, 1};
        QSet<DashboardPage> seen;
        for (const PageVisit &visit : walk(options, 0, 1h))
            seen.insert(visit.page);
        QVERIFY(seen.contains(DashboardPage::Users) && seen.contains(DashboardPage::Health));
        for (const PageVisit &visit : walk(options, 1, 1h))
            QCOMPARE(visit.page, DashboardPage::Workspaces);
    }

    void theSeedDecides()
    {
        const auto pagesOf = [](int seed, std::uint32_t person) {
            DashboardOptions options;
            options.seed = seed;
            QList<int> pages;
            for (const PageVisit &visit : walk(options, person, 10min))
                pages.append(static_cast<int>(visit.page));
            return pages;
        };
        QCOMPARE(pagesOf(1, 5), pagesOf(1, 5));
        QVERIFY(pagesOf(1, 5) != pagesOf(2, 5));
        QVERIFY(pagesOf(1, 5) != pagesOf(1, 6)); // nobody makes another one's choices
    }

    void targetsNameWhatIsLookedAt()
    {
        const EndpointSpec &build = specOf(DashboardEndpoint::Build);
        QCOMPARE(targetOf(build, "/base", somebody(), {}),
            std::optional<std::string>("/base/api/v2/users/ada/workspace/work/builds/3"));
        const EndpointSpec &version = specOf(DashboardEndpoint::TemplateVersion);
        QVERIFY(!targetOf(version, {}, somebody(), {})); // not learnt yet
        QVERIFY(targetOf(version, {}, somebody(), "v-id"));
    }

    void everyEndpointHasItsPlaceNameAndTarget()
    {
        const QStringList names = dashboardEndpointNames();
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        for (std::size_t i = 0; i < dashboardEndpoints().size(); ++i) {
            const EndpointSpec &spec = dashboardEndpoints()[i];
            QCOMPARE(static_cast<std::size_t>(spec.endpoint), i);
            const auto target = targetOf(spec, {}, somebody(), "v-id");
            QVERIFY2(target && target->find('{') == std::string::npos, qPrintable(names.at(qsizetype(i))));
            QCOMPARE(spec.isStream(), spec.expected == 101);
        }
    }

    void thePermissionsAreAskedForInJson()
    {
        const std::string_view body = permissionsBody();
        const QJsonObject checks = QJsonDocument::fromJson(QByteArray(body.data(), qsizetype(body.size())))
                                       .object()["checks"_L1]
                                       .toObject();
        QCOMPARE(checks.size(), 24);
    }

    void theVersionIsReadFromATemplate()
    {
        QCOMPARE(activeVersionIn(
                     "{\"id\":\"x\",\"active_version_id\":\"bfeac01a-c7f3-47c7-a171-af2cf58bc222\",\"n\":1}"),
            std::string("bfeac01a-c7f3-47c7-a171-af2cf58bc222"));
        QCOMPARE(activeVersionIn("{\"active_version_id\":\"bfeac01a"), std::string());
        QCOMPARE(activeVersionIn("{}"), std::string());
    }
};

QTEST_GUILESS_MAIN(DashboardJourneyTest)
#include "tst_dashboardjourney.moc"
