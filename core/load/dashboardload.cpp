// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/dashboardload.h"

#include "core/plan/dashboardpages.h"
#include "core/traffic/dashboard/dashboardjourney.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

// Walks all journeys a second at a time and counts what they ask for.
class RequestTimetable
{
public:
    RequestTimetable(
        const DashboardOptions &options, const std::vector<SessionSchedule> &sessions, Instant begin)
        : m_isBrowser(options.client == DashboardClient::Browser)
        , m_begin(begin)
    {
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            Person person{.journey = {options, static_cast<std::uint32_t>(i),
                              static_cast<int>(sessions[i].target) < options.administrators,
                              sessions[i].start, sessions[i].end},
                .visit = std::nullopt};
            person.visit = person.journey.next();
            if (!person.visit)
                continue;
            if (!m_isBrowser)
                addPage(firstLoadSpec(person.journey.isAdministrator()), person.visit->at, sessions[i].end);
            m_people.push_back(person);
        }
    }

    std::uint64_t requestsIn(std::int64_t second)
    {
        const Instant until = m_begin + (second + 1) * 1s;
        for (Person &person : m_people) {
            while (person.visit && person.visit->at < until) {
                if (m_isBrowser)
                    add(person.visit->at, 1); // what a page asks for is the page's own affair
                else
                    addPage(specOf(person.visit->page), person.visit->at, person.visit->until);
                person.visit = person.journey.next();
            }
        }
        const auto index = static_cast<std::size_t>(std::max<std::int64_t>(second, 0));
        return index < m_seconds.size() ? m_seconds[index] : 0;
    }

private:
    struct Person {
        DashboardJourney journey;
        std::optional<PageVisit> visit;
    };

    void add(Instant at, std::size_t requests)
    {
        const auto second = static_cast<std::size_t>(std::max<std::int64_t>((at - m_begin) / 1s, 0));
        if (second >= m_seconds.size())
            m_seconds.resize(second + 1);
        m_seconds[second] += static_cast<std::uint32_t>(requests);
    }

    void addPage(const PageSpec &spec, Instant from, Instant until)
    {
        add(from, spec.requests());
        for (const PageSpec::Poll &poll : spec.polls) {
            for (Instant at = from + poll.every; at < until; at = at + poll.every)
                add(at, 1);
        }
    }

    bool m_isBrowser;
    Instant m_begin;
    std::vector<Person> m_people;
    std::vector<std::uint32_t> m_seconds;
};

} // namespace

std::function<IntendedLoad(std::int64_t)> intendedRequests(
    const DashboardOptions &options, const std::vector<SessionSchedule> &sessions, Instant begin)
{
    return [timetable = std::make_shared<RequestTimetable>(options, sessions, begin)](std::int64_t second) {
        return IntendedLoad{.ticks = timetable->requestsIn(second), .bytes = 0};
    };
}

double requestsPerSecond(const DashboardOptions &options)
{
    const double stay = std::max(0.001, static_cast<double>(options.interval.count()) / 1000);
    if (options.client == DashboardClient::Browser)
        return 1 / stay;
    double weights = 0;
    double requests = 0;
    for (const EnumText<DashboardPage> &known : dashboardPageTexts()) {
        if (isForAdministrators(known.value) && options.administrators == 0)
            continue;
        const double weight = options.weight(known.value);
        double ofPage = static_cast<double>(specOf(known.value).requests());
        for (const PageSpec::Poll &poll : specOf(known.value).polls)
            ofPage += std::floor(stay / (static_cast<double>(poll.every.count()) / 1000));
        weights += weight;
        requests += weight * ofPage;
    }
    if (weights <= 0)
        return static_cast<double>(specOf(DashboardPage::Workspaces).requests()) / stay;
    return requests / weights / stay;
}

std::shared_ptr<const DashboardPerson> dashboardPerson(const ProvisionedWorkspace &workspace)
{
    auto person = std::make_shared<DashboardPerson>();
    person->user = workspace.ownerName.toStdString();
    person->workspace = workspace.id.toString().toStdString();
    person->name = workspace.name.toStdString();
    person->agent = workspace.agent.isNull() ? std::string() : workspace.agent.toString().toStdString();
    person->build = workspace.build.isNull() ? std::string() : workspace.build.toString().toStdString();
    person->number = workspace.buildNumber > 0 ? std::to_string(workspace.buildNumber) : std::string();
    person->templateId = workspace.templateId.toString().toStdString();
    person->templateName = workspace.templateName.toStdString();
    person->organization = workspace.organization.toString().toStdString();
    return person;
}

} // namespace plimsoll
