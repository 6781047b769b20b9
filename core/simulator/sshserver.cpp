// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/sshserver.h"

#include "core/net/wirebytes.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <algorithm>
#include <string_view>

namespace plimsoll::simulator {

namespace {

constexpr int KeyBits = 2048;
constexpr int HungUp = 255; // of a command that a signal ends
constexpr int NotFound = 127;

} // namespace

SshHostKey::SshHostKey()
{
    ssh_pki_generate(SSH_KEYTYPE_RSA, KeyBits, &m_key);
}

SshHostKey::~SshHostKey()
{
    ssh_key_free(m_key);
}

ssh_key_struct *SshHostKey::copy() const
{
    return m_key ? ssh_key_dup(m_key) : nullptr;
}

struct SshServer::Callbacks {
    explicit Callbacks(SshServer &itsServer)
        : server(itsServer)
    {
        ssh_callbacks_init(&ofServer);
        ofServer.userdata = this;
        ofServer.auth_none_function
            = [](ssh_session, const char *, void *) -> int { return SSH_AUTH_SUCCESS; };
        ofServer.channel_open_request_session_function = channelOpened;
        ssh_callbacks_init(&ofChannel);
        ofChannel.userdata = this;
        ofChannel.channel_exec_request_function = commandCame;
        ofChannel.channel_data_function = dataCame;
        ofChannel.channel_eof_function
            = [](ssh_session, ssh_channel, void *user) { serverOf(user).commandEnds(0); };
        ofChannel.channel_signal_function
            = [](ssh_session, ssh_channel, const char *, void *user) { serverOf(user).commandEnds(HungUp); };
    }

    static SshServer &serverOf(void *user) { return static_cast<Callbacks *>(user)->server; }

    static ssh_channel channelOpened(ssh_session session, void *user)
    {
        SshServer &server = serverOf(user);
        if (server.m_channel)
            return nullptr;
        server.m_channel = ssh_channel_new(session);
        if (server.m_channel)
            ssh_add_channel_callbacks(server.m_channel, &static_cast<Callbacks *>(user)->ofChannel);
        return server.m_channel;
    }
    static int commandCame(ssh_session, ssh_channel, const char *command, void *user)
    {
        if (!std::string_view(command).starts_with("dd "))
            serverOf(user).commandEnds(NotFound);
        return 0;
    }
    static int dataCame(ssh_session, ssh_channel, void *data, uint32_t size, int, void *user)
    {
        if (!serverOf(user).m_status)
            append(serverOf(user).m_toEcho, std::span(static_cast<const std::byte *>(data), size));
        return static_cast<int>(size);
    }

    SshServer &server;
    ssh_server_callbacks_struct ofServer{};
    ssh_channel_callbacks_struct ofChannel{};
};

SshServer::SshServer(Loop &loop, const SshHostKey &key)
    : m_loop(loop)
    , m_key(key)
    , m_callbacks(std::make_unique<Callbacks>(*this))
{
}

SshServer::~SshServer()
{
    end();
    if (m_event)
        ssh_event_free(m_event);
    if (m_session)
        ssh_free(m_session);
    if (m_bind)
        ssh_bind_free(m_bind);
}

void SshServer::start(Socket socket)
{
    m_socket = std::move(socket);
    m_descriptor = m_socket.descriptor();
    m_bind = ssh_bind_new();
    m_session = ssh_new();
    m_loop.armAfter(m_timer, Nanoseconds(0));
    if (!m_bind || !m_session)
        return end();
    const bool readsFiles = false;
    ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &readsFiles);
    ssh_key key = m_key.copy();
    if (ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_IMPORT_KEY, key) != SSH_OK) { // the key is the bind's
        ssh_key_free(key);
        return end();
    }
    ssh_set_server_callbacks(m_session, &m_callbacks->ofServer);
    if (ssh_bind_accept_fd(m_bind, m_session, m_socket.release()) != SSH_OK)
        return end();
    ssh_set_auth_methods(m_session, SSH_AUTH_METHOD_NONE);
    ssh_set_blocking(m_session, 0);
}

void SshServer::ready(Readiness)
{
    if (m_isOver || !advance())
        return end();
    watch();
}

void SshServer::timerFired(Instant)
{
    ready({});
}

// False: it is over.
bool SshServer::advance()
{
    if (!m_hasKeys) {
        const int code = ssh_handle_key_exchange(m_session);
        if (code == SSH_AGAIN)
            return true;
        m_event = code == SSH_OK ? ssh_event_new() : nullptr;
        if (!m_event || ssh_event_add_session(m_event, m_session) != SSH_OK)
            return false;
        m_hasKeys = true;
    }
    if (ssh_event_dopoll(m_event, 0) == SSH_ERROR || !ssh_is_connected(m_session))
        return false;
    echo();
    return true;
}

void SshServer::echo()
{
    if (!m_channel)
        return;
    std::size_t done = 0;
    while (done < m_toEcho.size() && (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) == 0) {
        const std::size_t room = ssh_channel_window_size(m_channel);
        const auto size = static_cast<std::uint32_t>(std::min(m_toEcho.size() - done, room));
        const int taken = size > 0 ? ssh_channel_write(m_channel, m_toEcho.data() + done, size) : 0;
        if (taken <= 0)
            break;
        done += static_cast<std::size_t>(taken);
    }
    m_toEcho.erase(m_toEcho.begin(), m_toEcho.begin() + static_cast<std::ptrdiff_t>(done));
    if (m_status && m_toEcho.empty() && !ssh_channel_is_closed(m_channel)) {
        ssh_channel_request_send_exit_status(m_channel, *m_status);
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
    }
}

void SshServer::commandEnds(int status)
{
    if (m_status)
        return;
    m_status = status;
    if (status != 0)
        m_toEcho.clear();
    m_loop.armAfter(m_timer, Nanoseconds(0));
}

void SshServer::watch()
{
    if (m_isOver)
        return;
    const bool isPending = (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) != 0;
    const Interest wanted = isPending ? Interest::ReadWrite : Interest::Read;
    if (m_interest == wanted)
        return;
    if (m_interest)
        m_loop.poller().change(m_descriptor, *this, wanted);
    else if (!m_loop.poller().add(m_descriptor, *this, wanted))
        return end();
    m_interest = wanted;
}

// The session itself lives on until the end of the turn: this may be a call of its own.
void SshServer::end()
{
    m_isOver = true;
    m_timer.cancel();
    if (std::exchange(m_interest, std::nullopt))
        m_loop.poller().remove(m_descriptor, *this);
}

} // namespace plimsoll::simulator
