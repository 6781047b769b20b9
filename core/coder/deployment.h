// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QList>
#include <QMap>
#include <QStringList>
#include <QUrl>

namespace plimsoll {

struct ExtraHeader {
    QByteArray name;
    QByteArray value;
    bool operator==(const ExtraHeader &) const = default;
};

// The Coder server under test: where it is, who we are there, and how to get through to it. A value.
struct Deployment {
    QUrl url; // as normalisedUrl() gives it
    Secret token; // sent as the header Coder-Session-Token, never as a cookie
    QList<ExtraHeader> extraHeaders; // for gateways in front of the server
    QUrl proxy; // http://… or socks5://…; empty: none
    QString caFile; // PEM; trusted in addition to the system's authorities
    QString clientCertificateFile; // PEM, with clientKeyFile
    QString clientKeyFile;
    // Where traffic to these hosts goes instead of where DNS says: literal addresses by name,
    // "*.apps.example.com" for all below it. Of several, connections take turns: replicas.
    QMap<QString, QStringList> resolve;
    QStringList sources; // addresses of this machine from which traffic leaves by turns; empty: as it likes
    bool resumesTls = false; // traffic's connections go on with the TLS session of earlier ones
    bool allowPlainHttp = false; // send the token over http:// to a machine that is not this one

    QUrl apiUrl(const QString &path, const QString &query = {}) const; // {url}/api/v2{path}
    QUrl webSocketUrl(const QString &path, const QString &query = {}) const; // the same with ws or wss
    bool isLoopback() const;
};

// http or https, a host, no trailing slash, no query, no user info: a double slash before "api" would be
// answered with the dashboard's page. "coder.example.com" alone means https. Errors: BadInput.
Result<QUrl> normalisedUrl(const QString &text);

// "localhost", "*.localhost", 127.0.0.0/8, ::1.
bool isLoopbackHost(const QString &host);

// The addresses that `resolve` has for a host, by its name or by a name with a star; empty: none.
QStringList mappedAddresses(const QMap<QString, QStringList> &resolve, const QString &host);
// "host=address" of a mapping, once more for another address. Errors: BadInput.
Result<> addMapping(QMap<QString, QStringList> &resolve, const QString &text);
// All of them, as addMapping() takes them.
QStringList mappingTexts(const QMap<QString, QStringList> &resolve);

// What must hold before the token goes out: it is there, its characters can stand in a header, and it does
// not cross a network in the clear unless insisted on; the files that are named can be read; this machine has
// the addresses that traffic is to leave from.
// Errors: BadInput.
Result<> checkDeployment(const Deployment &deployment);

} // namespace plimsoll
