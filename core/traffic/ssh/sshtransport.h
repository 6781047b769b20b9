// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/tunnelcounts.h"
#include "core/net/socket.h"
#include "core/plan/sshphase.h"
#include "core/traffic/session.h"

namespace plimsoll {

// Told from the loop, never from inside a call of the user's.
class SshTransportHandler
{
public:
    virtual void transportReached(SshPhase phase) = 0;
    virtual void transportReady(Socket socket) = 0; // SSH goes in and out there
    virtual void transportFailed(const SessionError &error) = 0; // then leave() is all that is left to do
    virtual void transportLeft() = 0; // the last call: the answer to leave()

protected:
    ~SshTransportHandler() = default;
};

// What carries one SSH connection to a workspace. Loop thread only; retire it (or its owner) from a callback.
class SshTransport : public Retirable
{
public:
    virtual void start() = 0;
    // Whatever has been reached: says goodbye to everybody who would wait for us.
    virtual void leave() = 0;
    // What has happened to it so far.
    virtual TunnelCounts counts() const = 0;
    // Where it hangs, for a sentence about a stalled session: "the relay is not connected". Empty: not here.
    virtual std::string trouble() const = 0;
};

} // namespace plimsoll
