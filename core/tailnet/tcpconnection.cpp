// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tcpconnection.h"

#include "core/net/wirebytes.h"

extern "C" { // Debian's options declare functions, and do not know of C++
#include <lwip/opt.h>
}
#include <lwip/ip6.h>
#include <lwip/netif.h>
#include <lwip/tcp.h>
#include <lwip/tcpip.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace plimsoll {

namespace {

constexpr std::size_t Ipv6Header = 40;
constexpr std::size_t SourceAt = 8;
constexpr std::size_t DestinationAt = 24;
constexpr std::size_t NumberAt = 6; // in an address that stands for another

// Every call to lwIP is made under it, and every callback of lwIP's.
class CoreLock
{
public:
    CoreLock() { LOCK_TCPIP_CORE(); }
    ~CoreLock() { UNLOCK_TCPIP_CORE(); }
    CoreLock(const CoreLock &) = delete;
    CoreLock &operator=(const CoreLock &) = delete;
};

TailnetAddress stackAddress()
{
    return tailnetAddress(std::array<std::byte, 10>{std::byte{0}, std::byte{1}});
}

ip_addr_t lwipAddress(const TailnetAddress &address)
{
    ip_addr_t converted{};
    converted.type = IPADDR_TYPE_V6;
    std::ranges::copy(std::as_bytes(std::span(address)),
        std::as_writable_bytes(std::span(converted.u_addr.ip6.addr)).begin());
    return converted;
}

std::uint64_t numberIn(std::span<const std::byte> address)
{
    return bigEndian<std::uint64_t>(address.subspan(NumberAt));
}

} // namespace

struct TcpConnection::Told {
    std::vector<std::byte> packets; // IPv6, one behind the other
    std::vector<std::byte> bytes;
    bool isConnected = false;
    bool isWritable = false;
    bool isFinished = false;
    std::optional<err_t> failure;

    bool hasEvents() const { return isConnected || isWritable || isFinished || failure || !bytes.empty(); }
};

struct TcpConnection::Link : std::enable_shared_from_this<TcpConnection::Link> {
    Link(Loop &itsLoop, TcpConnection &itsOwner)
        : loop(itsLoop)
        , owner(&itsOwner)
    {
    }

    void adopt(tcp_pcb *theirs); // its callbacks come here

    // lwIP's callbacks; `self` is a Link.
    static err_t connected(void *self, tcp_pcb *, err_t);
    static err_t received(void *self, tcp_pcb *, pbuf *bytes, err_t);
    static err_t sent(void *self, tcp_pcb *, u16_t);
    static void failed(void *self, err_t error);
    void sends(const pbuf &packet);

    void wake(); // unless the loop is within a call that looks afterwards anyhow

    Loop &loop;
    TcpConnection *owner; // the loop's alone; none when it is gone
    TailnetAddress self{};
    TailnetAddress other{};
    TailnetAddress seenAsOther{}; // by lwIP
    // Under the lock from here on.
    tcp_pcb *pcb = nullptr;
    Told told;
    bool isWithin = false;
    bool isPosted = false;
    bool wantsRoom = false;
    std::optional<std::uint32_t> sentUpTo; // sequence number
    std::atomic<int> retransmits = 0;
};

namespace {

// lwIP is one for the process, and has no end. Under the lock.
struct Stack {
    netif interface{};
    std::unordered_map<std::uint64_t, TcpConnection::Link *> links;
    std::unordered_set<std::uint16_t> listeners; // ports
    std::uint64_t lastNumber = 0;
};

Stack &stack()
{
    static Stack theStack;
    return theStack;
}

err_t interfaceSends(netif *, pbuf *packet, const ip6_addr_t *)
{
    if (packet->tot_len < Ipv6Header || packet->len < Ipv6Header)
        return ERR_OK;
    const std::span header(static_cast<const std::byte *>(packet->payload), Ipv6Header);
    const auto link = stack().links.find(numberIn(header.subspan(DestinationAt)));
    if (link != stack().links.end())
        link->second->sends(*packet);
    return ERR_OK;
}

err_t prepareInterface(netif *interface)
{
    interface->name[0] = 't';
    interface->name[1] = 'n';
    interface->mtu = TunnelMtu;
    interface->mtu6 = TunnelMtu;
    interface->output_ip6 = interfaceSends;
    interface->flags |= NETIF_FLAG_UP | NETIF_FLAG_LINK_UP;
    return ERR_OK;
}

void startLwip()
{
    static std::once_flag started;
    std::call_once(started, [] {
        tcpip_init(nullptr, nullptr);
        const CoreLock lock;
        netif &interface = stack().interface;
        netif_add_noaddr(&interface, nullptr, prepareInterface, ip6_input);
        const ip_addr_t self = lwipAddress(stackAddress());
        netif_ip6_addr_set(&interface, 0, ip_2_ip6(&self));
        netif_ip6_addr_set_state(&interface, 0, IP6_ADDR_PREFERRED);
        netif_set_default(&interface);
    });
}

// Who has connected shows in the address that stands for it.
err_t accepted(void *, tcp_pcb *pcb, err_t error)
{
    if (error != ERR_OK || !pcb)
        return ERR_VAL;
    const std::span address = std::as_bytes(std::span(ip_2_ip6(&pcb->remote_ip)->addr));
    const auto link = stack().links.find(numberIn(address));
    if (link == stack().links.end() || link->second->pcb) {
        tcp_abort(pcb);
        return ERR_ABRT;
    }
    link->second->adopt(pcb);
    return TcpConnection::Link::connected(link->second, pcb, ERR_OK);
}

bool listensAt(std::uint16_t port)
{
    if (stack().listeners.contains(port))
        return true;
    tcp_pcb *pcb = tcp_new_ip_type(IPADDR_TYPE_V6);
    if (!pcb)
        return false;
    if (tcp_bind(pcb, IP6_ADDR_ANY, port) != ERR_OK) {
        tcp_abort(pcb);
        return false;
    }
    tcp_pcb *listening = tcp_listen(pcb);
    if (!listening) {
        tcp_abort(pcb);
        return false;
    }
    tcp_accept(listening, accepted);
    stack().listeners.insert(port);
    return true;
}

NetError errorOf(err_t error)
{
    switch (error) {
    case ERR_RST:
        return {NetCause::Reset, "The TCP connection through the tunnel was reset by the agent."};
    case ERR_ABRT:
    case ERR_TIMEOUT:
        return {NetCause::Timeout, "The agent did not answer on the TCP connection through the tunnel."};
    case ERR_CLSD:
    case ERR_CONN:
        return {NetCause::EndOfStream, "The agent closed the TCP connection through the tunnel."};
    default:
        return {NetCause::Local,
            "This machine has no memory or no port for another TCP connection through a tunnel."};
    }
}

} // namespace

void TcpConnection::Link::adopt(tcp_pcb *theirs)
{
    pcb = theirs;
    tcp_arg(pcb, this);
    tcp_recv(pcb, &Link::received);
    tcp_sent(pcb, &Link::sent);
    tcp_err(pcb, &Link::failed);
    tcp_nagle_disable(pcb);
}

err_t TcpConnection::Link::connected(void *self, tcp_pcb *, err_t)
{
    auto &link = *static_cast<Link *>(self);
    link.told.isConnected = true;
    link.wake();
    return ERR_OK;
}

err_t TcpConnection::Link::received(void *self, tcp_pcb *, pbuf *bytes, err_t)
{
    auto &link = *static_cast<Link *>(self);
    if (bytes) {
        for (const pbuf *part = bytes; part; part = part->next)
            append(link.told.bytes, std::span(static_cast<const std::byte *>(part->payload), part->len));
        pbuf_free(bytes);
    } else {
        link.told.isFinished = true;
    }
    link.wake();
    return ERR_OK;
}

err_t TcpConnection::Link::sent(void *self, tcp_pcb *, u16_t)
{
    auto &link = *static_cast<Link *>(self);
    if (std::exchange(link.wantsRoom, false)) {
        link.told.isWritable = true;
        link.wake();
    }
    return ERR_OK;
}

void TcpConnection::Link::failed(void *self, err_t error)
{
    auto &link = *static_cast<Link *>(self);
    link.pcb = nullptr; // lwIP has freed it
    link.told.failure = error;
    link.wake();
}

void TcpConnection::Link::sends(const pbuf &packet)
{
    const std::size_t begin = told.packets.size();
    told.packets.resize(begin + packet.tot_len);
    const std::span bytes = std::span(told.packets).subspan(begin);
    pbuf_copy_partial(&packet, bytes.data(), packet.tot_len, 0);
    std::ranges::copy(self, bytes.subspan(SourceAt).begin());
    std::ranges::copy(other, bytes.subspan(DestinationAt).begin());

    constexpr std::size_t TcpHeader = 20;
    if (bytes.size() >= Ipv6Header + TcpHeader) {
        const std::span<const std::byte> tcp = bytes.subspan(Ipv6Header);
        const std::size_t header = 4 * (std::to_integer<std::size_t>(tcp[12]) >> 4);
        const auto size = static_cast<std::uint32_t>(tcp.size() - std::min(header, tcp.size()));
        const std::uint32_t end = bigEndian<std::uint32_t>(tcp.subspan(4)) + size;
        if (size > 0 && sentUpTo && static_cast<std::int32_t>(end - *sentUpTo) <= 0)
            ++retransmits;
        else if (size > 0)
            sentUpTo = end;
    }
    wake();
}

void TcpConnection::Link::wake()
{
    if (isWithin || std::exchange(isPosted, true))
        return;
    loop.post([self = shared_from_this()] {
        if (self->owner)
            self->owner->within(Telling::Everything, [](Link &link) { link.isPosted = false; });
    });
}

TcpConnection::TcpConnection(Loop &loop, TcpHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

TcpConnection::~TcpConnection()
{
    abort();
}

void TcpConnection::begin(const TailnetAddress &self, const TailnetAddress &other)
{
    startLwip();
    m_link = std::make_shared<Link>(m_loop, *this);
    m_link->self = self;
    m_link->other = other;
    within(Telling::Packets, [](Link &link) {
        const std::uint64_t number = ++stack().lastNumber;
        link.seenAsOther = neutralAddress(number, link.self, link.other, stackAddress());
        stack().links.emplace(number, &link);
    });
}

void TcpConnection::connect(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port)
{
    begin(self, other);
    within(Telling::Packets, [port](Link &link) {
        err_t error = ERR_MEM;
        if (tcp_pcb *pcb = tcp_new_ip_type(IPADDR_TYPE_V6)) {
            link.adopt(pcb);
            const ip_addr_t address = lwipAddress(link.seenAsOther);
            error = tcp_connect(pcb, &address, port, &Link::connected);
        }
        if (error != ERR_OK)
            link.told.failure = error;
    });
}

void TcpConnection::await(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port)
{
    begin(self, other);
    within(Telling::Packets, [port](Link &link) {
        if (!listensAt(port))
            link.told.failure = ERR_USE;
    });
}

void TcpConnection::receive(const Ipv6Packet &packet)
{
    if (packet.protocol != TcpProtocol)
        return; // lwIP's other protocols end the process where a packet breaks their rules
    within(Telling::Everything, [&packet](Link &link) {
        const std::vector<std::byte> bytes = ipv6Packet({.source = link.seenAsOther,
            .destination = stackAddress(),
            .protocol = packet.protocol,
            .payload = packet.payload});
        // Not of PBUF_POOL: Debian's library takes its buffers for larger than they are.
        pbuf *copy = pbuf_alloc(PBUF_RAW, static_cast<u16_t>(bytes.size()), PBUF_RAM);
        if (!copy)
            return; // as if it had been lost
        pbuf_take(copy, bytes.data(), static_cast<u16_t>(bytes.size()));
        ip6_input(copy, &stack().interface);
    });
}

std::size_t TcpConnection::write(std::span<const std::byte> bytes)
{
    std::size_t taken = 0;
    within(Telling::Packets, [bytes, &taken](Link &link) {
        if (!link.pcb)
            return;
        taken = std::min<std::size_t>(bytes.size(), tcp_sndbuf(link.pcb));
        if (taken > 0
            && tcp_write(link.pcb, bytes.data(), static_cast<u16_t>(taken), TCP_WRITE_FLAG_COPY) != ERR_OK)
            taken = 0;
        link.wantsRoom = taken < bytes.size();
        tcp_output(link.pcb);
    });
    return taken;
}

void TcpConnection::consumed(std::size_t count)
{
    within(Telling::Packets, [count](Link &link) {
        if (link.pcb && count > 0)
            tcp_recved(link.pcb, static_cast<u16_t>(count));
    });
}

int TcpConnection::retransmits() const
{
    return m_link ? m_link->retransmits.load(std::memory_order_relaxed) : 0;
}

void TcpConnection::finishSending()
{
    within(Telling::Packets, [](Link &link) {
        if (link.pcb)
            tcp_shutdown(link.pcb, 0, 1);
    });
}

void TcpConnection::abort()
{
    if (!m_link)
        return;
    const std::shared_ptr<Link> link = std::exchange(m_link, nullptr);
    link->owner = nullptr;
    Told last;
    {
        const CoreLock lock;
        link->isWithin = true;
        if (link->pcb) {
            tcp_arg(link->pcb, nullptr);
            tcp_recv(link->pcb, nullptr);
            tcp_sent(link->pcb, nullptr);
            tcp_err(link->pcb, nullptr);
            tcp_abort(link->pcb);
        }
        stack().links.erase(numberIn(link->seenAsOther));
        last = std::move(link->told);
    }
    sendPackets(last.packets);
}

// Calls lwIP, sends the packets that it has made of that, and tells the rest if that is due.
template <typename Call> void TcpConnection::within(Telling telling, Call call)
{
    if (!m_link)
        return;
    Told told;
    told.packets = std::move(m_sparePackets);
    told.bytes = std::move(m_spareBytes);
    {
        const CoreLock lock;
        m_link->isWithin = true;
        call(*m_link);
        m_link->isWithin = false;
        std::swap(told, m_link->told);
        if (telling == Telling::Packets && told.hasEvents()) {
            std::swap(told.packets, m_link->told.packets);
            std::swap(told, m_link->told);
            m_link->wake();
        }
    }
    sendPackets(told.packets);
    tell(told);
    told.packets.clear();
    told.bytes.clear();
    m_sparePackets = std::move(told.packets);
    m_spareBytes = std::move(told.bytes);
}

// Any of the calls may be the one that ends it.
void TcpConnection::tell(const Told &told)
{
    if (told.isConnected && m_link)
        m_handler.tcpConnected();
    if (!told.bytes.empty() && m_link)
        m_handler.tcpReceived(told.bytes);
    if (told.isWritable && m_link)
        m_handler.tcpWritable();
    if (told.isFinished && m_link)
        m_handler.tcpFinished();
    if (told.failure && m_link)
        m_handler.tcpFailed(errorOf(*told.failure));
}

void TcpConnection::sendPackets(std::span<const std::byte> packets)
{
    while (const std::optional<Ipv6Packet> packet = readIpv6(packets)) {
        const std::size_t size = Ipv6Header + packet->payload.size();
        m_handler.tcpSends(packets.first(size));
        packets = packets.subspan(size);
    }
}

} // namespace plimsoll
