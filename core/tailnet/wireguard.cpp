// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/wireguard.h"

#include <sodium.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr std::uint32_t RetryJitter = 333'000'000; // ns
constexpr std::int64_t NanosecondsPerSecond = 1'000'000'000;

} // namespace

WireGuard::WireGuard(
    const KeyPair &self, const PublicKey &other, WireGuardHandler &handler, const WireGuardTimes &times)
    : m_self(self)
    , m_other(other)
    , m_handler(handler)
    , m_times(times)
{
}

void WireGuard::connect(Instant now)
{
    if (!m_handshake)
        initiate(now, now);
}

// It grows even when somebody sets the clock back.
Tai64n WireGuard::nextTime()
{
    const auto now
        = std::chrono::duration_cast<Nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
    m_lastTime = std::max(m_lastTime + 1, now.count());
    return tai64n(
        m_lastTime / NanosecondsPerSecond, static_cast<std::uint32_t>(m_lastTime % NanosecondsPerSecond));
}

void WireGuard::initiate(Instant begunAt, Instant now)
{
    const bool hasCookie = m_cookie && now - m_cookie->second < m_times.cookie;
    const std::optional<WireGuardInitiator> initiator
        = WireGuardInitiator::create(m_self, m_other, KeyPair::generate(), randombytes_random(), nextTime(),
            hasCookie ? std::optional(m_cookie->first) : std::nullopt);
    if (!initiator) {
        m_waiting.clear();
        return m_handler.wireGuardFailed({NetCause::Protocol, "The agent's key is none that can be used."});
    }
    const Nanoseconds early = m_times.firstRetry + (now - begunAt); // twice as long each time
    const Nanoseconds retry
        = early < m_times.retry ? early : m_times.retry + Nanoseconds(randombytes_uniform(RetryJitter));
    m_handshake = Handshake{.initiator = *initiator, .begunAt = begunAt, .retryAt = now + retry};
    m_lastSent = now;
    m_handler.wireGuardSends(m_handshake->initiator.message());
}

void WireGuard::send(std::span<const std::byte> plain, Instant now)
{
    if (!isConnected(now)) {
        if (m_waiting.size() == MostWaiting)
            m_waiting.pop_front();
        m_waiting.emplace_back(plain.begin(), plain.end());
        return connect(now);
    }
    sendSealed(plain, now);
    if (m_current->isInitiator && now - m_current->madeAt >= m_times.rekey)
        connect(now);
}

void WireGuard::sendSealed(std::span<const std::byte> plain, Instant now)
{
    std::vector<std::byte> packet;
    m_current->transport.seal(plain, packet);
    m_lastSent = now;
    m_unthankedSince.reset();
    if (!plain.empty() && !m_unansweredSince)
        m_unansweredSince = now;
    m_handler.wireGuardSends(packet);
}

void WireGuard::flush(Instant now)
{
    if (m_waiting.empty())
        return sendSealed({}, now);
    const std::deque<std::vector<std::byte>> waiting = std::exchange(m_waiting, {});
    for (const std::vector<std::byte> &plain : waiting)
        sendSealed(plain, now);
}

void WireGuard::receive(std::span<const std::byte> packet, Instant now)
{
    const std::optional<WireGuardMessage> message = wireGuardMessageOf(packet);
    if (!message)
        return;
    switch (*message) {
    case WireGuardMessage::Initiation:
        return initiationCame(packet, now);
    case WireGuardMessage::Response:
        return responseCame(packet, now);
    case WireGuardMessage::CookieReply:
        if (const auto cookie = m_handshake ? m_handshake->initiator.cookieOf(packet) : std::nullopt)
            m_cookie = {*cookie, now};
        return;
    case WireGuardMessage::Transport:
        return transportCame(packet, now);
    }
}

void WireGuard::initiationCame(std::span<const std::byte> packet, Instant now)
{
    const std::optional<WireGuardAnswer> answer
        = answerWireGuard(m_self, m_other, packet, KeyPair::generate(), randombytes_random());
    if (!answer || answer->time <= m_theirTime) // one that was recorded, and is played again
        return;
    m_theirTime = answer->time;
    m_next = Keys{.transport = WireGuardTransport(answer->keys), .madeAt = now};
    m_lastSent = now;
    m_handler.wireGuardSends(answer->message);
}

void WireGuard::responseCame(std::span<const std::byte> packet, Instant now)
{
    const std::optional<WireGuardKeys> keys
        = m_handshake ? m_handshake->initiator.finish(packet) : std::nullopt;
    if (!keys)
        return;
    m_handshake.reset();
    take({.transport = WireGuardTransport(*keys), .madeAt = now, .isInitiator = true}, now);
}

void WireGuard::take(const Keys &keys, Instant now)
{
    // Where both sides began at once, each sends with the keys of its own handshake.
    m_previous = keys.isInitiator && m_next ? m_next : m_current;
    m_current = keys;
    m_next.reset();
    m_unansweredSince.reset();
    ++m_handshakes;
    if (keys.isInitiator || !m_waiting.empty())
        flush(now);
    m_handler.wireGuardConnected();
}

void WireGuard::transportCame(std::span<const std::byte> packet, Instant now)
{
    for (std::optional<Keys> *keys : {&m_current, &m_next, &m_previous}) {
        if (!*keys || now - (*keys)->madeAt >= m_times.reject)
            continue;
        const std::optional<std::vector<std::byte>> plain = (*keys)->transport.open(packet);
        if (!plain)
            continue;
        m_unansweredSince.reset();
        if (keys == &m_next)
            take(Keys(**keys), now);
        if (m_current->isInitiator && now - m_current->madeAt >= m_times.rekeyReceiving)
            connect(now);
        if (plain->empty())
            return;
        if (!m_unthankedSince)
            m_unthankedSince = now;
        return m_handler.wireGuardReceived(*plain);
    }
}

std::optional<Instant> WireGuard::deadline() const
{
    std::optional<Instant> next;
    const auto consider = [&next](Instant at) { next = next ? std::min(*next, at) : at; };
    if (m_handshake)
        consider(std::min(m_handshake->retryAt, m_handshake->begunAt + m_times.giveUp));
    else if (m_unansweredSince)
        consider(*m_unansweredSince + m_times.silence);
    if (m_current) {
        consider(m_current->madeAt + m_times.wipe);
        if (m_unthankedSince)
            consider(*m_unthankedSince + m_times.keepalive);
        if (!m_handshake)
            consider(m_lastSent + m_times.persistentKeepalive);
    }
    return next;
}

void WireGuard::timePassed(Instant now)
{
    if (m_current && now - m_current->madeAt >= m_times.wipe)
        forgetKeys();
    if (m_handshake && now - m_handshake->begunAt >= m_times.giveUp) {
        m_handshake.reset();
        m_waiting.clear();
        m_unansweredSince.reset();
        return m_handler.wireGuardFailed(
            {NetCause::Timeout, "The agent did not answer the handshake of the tunnel."});
    }
    if (m_handshake && now >= m_handshake->retryAt) {
        ++m_retries;
        initiate(m_handshake->begunAt, now);
    }
    if (m_unansweredSince && now - *m_unansweredSince >= m_times.silence)
        connect(now);
    const bool isThankless = m_unthankedSince && now - *m_unthankedSince >= m_times.keepalive;
    if (isThankless || (!m_handshake && m_current && now - m_lastSent >= m_times.persistentKeepalive)) {
        m_unthankedSince.reset();
        if (isConnected(now))
            sendSealed({}, now);
        else
            connect(now);
    }
}

void WireGuard::forgetKeys()
{
    m_previous.reset();
    m_current.reset();
    m_next.reset();
    m_unansweredSince.reset();
    m_unthankedSince.reset();
}

} // namespace plimsoll
