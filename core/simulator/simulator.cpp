// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "core/simulator/server.h"

#include <future>
#include <mutex>
#include <thread>

namespace plimsoll {

using namespace Qt::StringLiterals;

struct Simulator::Service {
    mutable std::mutex mutex; // of start, stop and calls against each other; never held by the loop's thread
    std::thread thread;
    Loop *loop = nullptr; // while it runs
    simulator::Server *server = nullptr; // to be touched on the loop's thread
    QUrl url;
    Secret token;
};

// "127.0.0.1:0", "[::1]:0", "localhost:8080"
static Result<SocketAddress> loopbackAddress(const QString &text)
{
    const QString wanted = text.isEmpty() ? u"127.0.0.1:0"_s : text;
    const qsizetype colon = wanted.lastIndexOf(u':');
    bool isPort = false;
    const quint16 port = colon < 0 ? 0 : wanted.mid(colon + 1).toUShort(&isPort);
    QString host = colon < 0 ? wanted : wanted.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == "localhost"_L1)
        host = u"127.0.0.1"_s;
    const std::optional<SocketAddress> address = SocketAddress::fromLiteral(host.toStdString(), port);
    if (!isPort || !address) {
        return Error{ErrorKind::BadInput,
            u"\"%1\" is no address to listen on: it is written like 127.0.0.1:0 or [::1]:8080."_s.arg(text)};
    }
    if (host != "::1"_L1 && !host.startsWith("127."_L1)) {
        return Error{ErrorKind::BadInput,
            u"The simulated deployment listens on this machine only: \"%1\" is not a loopback address. Use "
            "127.0.0.1:0."_s.arg(text)};
    }
    return *address;
}

Simulator::Simulator(SimulatorOptions options)
    : m_options(std::move(options))
    , m_service(std::make_unique<Service>())
{
    m_service->token = m_options.ownerToken.isEmpty() ? simulator::drawToken() : m_options.ownerToken;
}

Simulator::~Simulator()
{
    stop();
}

Result<> Simulator::start()
{
    const std::lock_guard lock(m_service->mutex);
    if (m_service->loop)
        return {};
    const Result<SocketAddress> address = loopbackAddress(m_options.listen);
    if (!address)
        return address.error();
    // Shared: the other side may still be inside set_value() when we go on.
    const auto started = std::make_shared<std::promise<Result<>>>();
    m_service->thread = std::thread([this, at = *address, started] {
        NetResult<std::unique_ptr<Loop>> loop = Loop::create();
        if (!loop) {
            started->set_value(Error{ErrorKind::Unreachable, QString::fromStdString(loop.error().text)});
            return;
        }
        simulator::Server server(**loop, m_options, m_service->token);
        if (const NetResult<> listening = server.listen(at); !listening) {
            started->set_value(Error{ErrorKind::Unreachable, QString::fromStdString(listening.error().text)});
            return;
        }
        m_service->loop = loop->get();
        m_service->server = &server;
        m_service->url = QUrl("http://"_L1 + QString::fromStdString(server.address().text()));
        started->set_value({});
        (*loop)->run();
    });
    Result<> result = started->get_future().get();
    if (!result)
        m_service->thread.join();
    return result;
}

void Simulator::stop()
{
    const std::lock_guard lock(m_service->mutex);
    if (!m_service->loop)
        return;
    m_service->loop->post([loop = m_service->loop] { loop->stop(); });
    m_service->thread.join();
    m_service->loop = nullptr;
    m_service->server = nullptr;
    m_service->url.clear();
}

bool Simulator::isRunning() const
{
    const std::lock_guard lock(m_service->mutex);
    return m_service->loop != nullptr;
}

QUrl Simulator::url() const
{
    const std::lock_guard lock(m_service->mutex);
    return m_service->url;
}

Secret Simulator::ownerToken() const
{
    return m_service->token; // never changes
}

void Simulator::call(const std::function<void(Service &)> &what) const
{
    const std::lock_guard lock(m_service->mutex);
    if (!m_service->loop)
        return;
    const auto done = std::make_shared<std::promise<void>>();
    m_service->loop->post([this, &what, done] {
        what(*m_service);
        done->set_value();
    });
    done->get_future().wait();
}

SimulatorCounts Simulator::counts() const
{
    SimulatorCounts counts;
    call([&counts](Service &service) { counts = service.server->counts(); });
    return counts;
}

void Simulator::setFaults(const SimulatorFaults &always, const std::vector<SimulatorFaultWindow> &windows)
{
    call([&](Service &service) { service.server->setFaults(always, windows); });
}

void Simulator::addFault(const SimulatorFaultWindow &window)
{
    call([&window](Service &service) { service.server->addFault(window); });
}

} // namespace plimsoll
