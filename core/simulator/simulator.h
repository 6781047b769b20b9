// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/simulator/simulatoroptions.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace plimsoll {

// The built-in demo deployment: a Coder server's API, builds, agents and web terminals on one thread of its
// own, for this machine only. Every method may be called from any thread; start() and stop() block until
// done.
class Simulator
{
public:
    explicit Simulator(SimulatorOptions options = {});
    ~Simulator(); // stops

    Simulator(const Simulator &) = delete;
    Simulator &operator=(const Simulator &) = delete;

    // Listens and serves. Errors: BadInput (an address that is not loopback, or none at all), Unreachable
    // (it cannot be listened on). May be started again after stop(): everything is new then but the token.
    Result<> start();
    // Drops all connections and forgets everything.
    void stop();
    bool isRunning() const;

    QUrl url() const; // http://127.0.0.1:41234; empty while it does not run
    // What the owner "admin" may call the API with.
    Secret ownerToken() const;
    // What the last start() made; all zero while it does not run.
    SimulatorCounts counts() const;

    // From now on; windows count from now as well.
    void setFaults(const SimulatorFaults &always, const std::vector<SimulatorFaultWindow> &windows = {});
    void addFault(const SimulatorFaultWindow &window);

private:
    struct Service;
    void call(const std::function<void(Service &)> &what) const;

    SimulatorOptions m_options;
    std::unique_ptr<Service> m_service; // the thread and what lives on it
};

} // namespace plimsoll
