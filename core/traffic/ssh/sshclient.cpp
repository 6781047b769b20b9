// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/ssh/sshclient.h"

#include "core/net/wirebytes.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t MostSaid = 300; // bytes of stderr that are kept
// What Coder's own client prefers, and with it the cheapest where the processor knows AES.
constexpr const char *Ciphers
    = "aes128-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes256-ctr,aes128-ctr";

} // namespace

struct SshClient::Callbacks : ssh_channel_callbacks_struct {
    std::vector<std::byte> received;
    std::vector<std::byte> told; // kept for its capacity
    SshEnd end;
    bool isClosed = false;

    Callbacks()
        : ssh_channel_callbacks_struct{}
    {
        ssh_callbacks_init(this);
        userdata = this;
        channel_data_function = dataCame;
        channel_exit_status_function = exitStatusCame;
        channel_close_function = channelClosed;
    }

private:
    static int dataCame(ssh_session, ssh_channel, void *data, uint32_t size, int isError, void *user)
    {
        auto &self = *static_cast<Callbacks *>(user);
        if (isError)
            self.end.said.append(static_cast<const char *>(data),
                std::min<std::size_t>(size, MostSaid - std::min(MostSaid, self.end.said.size())));
        else
            append(self.received, std::span(static_cast<const std::byte *>(data), size));
        return static_cast<int>(size);
    }
    static void exitStatusCame(ssh_session, ssh_channel, int status, void *user)
    {
        static_cast<Callbacks *>(user)->end.exitStatus = status;
    }
    static void channelClosed(ssh_session, ssh_channel, void *user)
    {
        static_cast<Callbacks *>(user)->isClosed = true;
    }
};

SshClient::SshClient(Loop &loop, SshClientHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
    , m_callbacks(std::make_unique<Callbacks>())
{
}

SshClient::~SshClient()
{
    abort();
    if (m_event)
        ssh_event_free(m_event);
    if (m_session)
        ssh_free(m_session); // with its channel
}

void SshClient::start(Socket socket, const std::string &command)
{
    m_command = command;
    m_socket = std::move(socket);
    m_descriptor = m_socket.descriptor();
    m_session = ssh_new();
    configure();
    m_state = State::Exchanging;
    m_loop.armAfter(m_timer, Nanoseconds(0)); // the first bytes, and the first failure, from the loop
}

// What is refused here shows when it connects.
void SshClient::configure()
{
    if (!m_session)
        return;
    ssh_set_blocking(m_session, 0);
    const bool readsFiles = false;
    ssh_options_set(m_session, SSH_OPTIONS_HOST, "agent");
    ssh_options_set(m_session, SSH_OPTIONS_USER, "coder");
    ssh_options_set(m_session, SSH_OPTIONS_PROCESS_CONFIG, &readsFiles);
    ssh_options_set(m_session, SSH_OPTIONS_CIPHERS_C_S, Ciphers);
    ssh_options_set(m_session, SSH_OPTIONS_CIPHERS_S_C, Ciphers);
    ssh_options_set(m_session, SSH_OPTIONS_FD, &m_descriptor);
}

void SshClient::ready(Readiness)
{
    while (!isOver() && proceed()) { }
    tell();
    watch();
}

void SshClient::timerFired(Instant)
{
    ready({});
}

bool SshClient::proceed()
{
    switch (m_state) {
    case State::Exchanging:
        if (const int code = ssh_connect(m_session); !takenOver() || !stepDone(code, State::Authenticating))
            return false;
        m_handler.sshKeysExchanged();
        return true;
    case State::Authenticating: {
        const int code = ssh_userauth_none(m_session, nullptr);
        return stepDone(code == SSH_AUTH_AGAIN ? SSH_AGAIN : code, State::Opening);
    }
    case State::Opening:
        if (!m_channel)
            m_channel = ssh_channel_new(m_session);
        if (!stepDone(m_channel ? ssh_channel_open_session(m_channel) : SSH_ERROR, State::Requesting))
            return false;
        ssh_add_channel_callbacks(m_channel, m_callbacks.get());
        return true;
    case State::Requesting:
        if (!stepDone(ssh_channel_request_exec(m_channel, m_command.c_str()), State::Running))
            return false;
        m_event = ssh_event_new();
        if (!m_event || ssh_event_add_session(m_event, m_session) != SSH_OK) {
            fail("Preparing to wait for the SSH connection");
            return false;
        }
        m_handler.sshRuns();
        return true;
    case State::Running:
        if (ssh_event_dopoll(m_event, 0) == SSH_ERROR && !m_callbacks->isClosed)
            fail("The SSH connection");
        return false;
    case State::Idle:
    case State::Over:
        return false;
    }
    return false;
}

// The first call gives the socket to libssh, which closes it, and makes it one that waits.
bool SshClient::takenOver()
{
    if (!m_socket.isOpen() || ssh_get_fd(m_session) == SSH_INVALID_SOCKET)
        return true;
    NetResult<Socket> again = Socket::adopt(m_socket.release());
    if (!again) {
        fail("Preparing the SSH connection");
        return false;
    }
    Socket(*std::move(again)).release();
    return true;
}

bool SshClient::stepDone(int code, State next)
{
    if (code == SSH_OK) {
        m_state = next;
        return true;
    }
    if (code == SSH_AGAIN)
        return false;
    switch (m_state) {
    case State::Exchanging:
        fail("Exchanging keys with the agent's SSH server");
        break;
    case State::Authenticating:
        fail("Logging in at the agent's SSH server");
        break;
    default:
        fail("Starting the command at the agent's SSH server");
    }
    return false;
}

void SshClient::tell()
{
    if (m_state != State::Running)
        return;
    std::swap(m_callbacks->received, m_callbacks->told);
    if (!m_callbacks->told.empty())
        m_handler.sshReceived(m_callbacks->told);
    m_callbacks->told.clear();
    if (isOver())
        return;
    if (m_callbacks->isClosed) {
        abort();
        return m_handler.sshEnded(m_callbacks->end);
    }
    if (!ssh_is_connected(m_session))
        return fail("The SSH connection");
    const bool hasRoom
        = (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) == 0 && ssh_channel_window_size(m_channel) > 0;
    if (hasRoom && std::exchange(m_wantsRoom, false))
        m_handler.sshWritable();
}

std::size_t SshClient::write(std::span<const std::byte> bytes)
{
    if (m_state != State::Running)
        return 0;
    int taken = 0;
    if ((ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) == 0) {
        const auto room = static_cast<std::size_t>(ssh_channel_window_size(m_channel));
        const auto size = static_cast<std::uint32_t>(std::min(bytes.size(), room));
        if (size > 0)
            taken = ssh_channel_write(m_channel, bytes.data(), size);
    }
    const std::size_t count = taken > 0 ? static_cast<std::size_t>(taken) : 0;
    m_wantsRoom = count < bytes.size();
    // libssh reads, too, when it writes; and tells of what went wrong.
    if (taken < 0 || !m_callbacks->received.empty() || m_callbacks->isClosed)
        m_loop.armAfter(m_timer, Nanoseconds(0));
    watch();
    return count;
}

void SshClient::finish()
{
    if (m_state != State::Running)
        return;
    ssh_channel_send_eof(m_channel);
    ssh_channel_request_send_signal(m_channel, "HUP");
    watch();
}

void SshClient::watch()
{
    if (isOver())
        return;
    const bool isPending = (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) != 0;
    const Interest wanted = isPending ? Interest::ReadWrite : Interest::Read;
    if (m_interest == wanted)
        return;
    if (m_interest)
        m_loop.poller().change(m_descriptor, *this, wanted);
    else if (!m_loop.poller().add(m_descriptor, *this, wanted))
        return fail("Waiting for the SSH connection");
    m_interest = wanted;
}

void SshClient::unwatch()
{
    if (std::exchange(m_interest, std::nullopt))
        m_loop.poller().remove(m_descriptor, *this);
}

// The session itself lives on until the end of the turn: this may be a call of its own.
void SshClient::abort()
{
    m_state = State::Over;
    m_timer.cancel();
    unwatch();
}

void SshClient::fail(const std::string &doing)
{
    if (isOver())
        return;
    const std::string why = m_session ? ssh_get_error(m_session) : "";
    abort();
    m_handler.sshFailed({NetCause::EndOfStream,
        doing + " failed: " + (why.empty() ? "the other side closed it" : why) + '.'});
}

} // namespace plimsoll
