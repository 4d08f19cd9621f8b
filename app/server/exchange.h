// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrlQuery>

namespace millrace::server {

/// One request as it came over HTTPS: whole, unpacked and within the limits of the listener.
struct Request
{
    QByteArray method; ///< "GET", "POST" ...: upper case
    QByteArray path;   ///< percent-decoded, without the query; begins with "/"
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    QByteArray remote; ///< address of the peer, without its port

    QByteArray header(const QByteArray &lowerName) const { return headers.value(lowerName); }
    /// The token of "Authorization: Bearer TOKEN"; empty where there is none.
    QByteArray bearer() const;
};

/// What goes back. The listener adds Content-Length, Date, the encoding and the headers that every answer bears.
struct Response
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;

    /// {"error":{"code":..,"message":..}}: the shape of every failure; `message` tells nothing of the inside.
    static Response failure(int status, const QString &code, const QString &message);
};

/// Answers requests, on several worker threads at once; may block on storage, never on the network. What it throws is
/// logged and answered 500.
class Answerer
{
public:
    virtual ~Answerer() = default;
    virtual Response answer(const Request &request) = 0;
};

/// Who asks, by the token that he bears.
struct Caller
{
    RecordId user;
    RecordId device;
    QString deviceName;
    QByteArray clientId; ///< the replica that the device token was given to; empty for other programs
    QStringList scopes;  ///< what the token is good for: "sync", "read", "write"
};

/// Tells who bears a token. Any worker thread, once for every request.
class TokenCheck
{
public:
    virtual ~TokenCheck() = default;
    /// NotPermitted with one argument: "auth" (unknown, expired: sign in again) or "device_revoked" (shut out, or its
    /// user is disabled: the replica is to be wiped).
    virtual Result<Caller> callerOf(const QByteArray &bearer) = 0;
};

/// POST /api/v1/session {"login","password","totp","device","client"} gives 200 {"token","user","device"}: `device` is
/// the name of the machine in the request and the id of its registration in the answer, `client` the replica's id,
/// `totp` may be absent. Failures: 401 "auth" (the same for an unknown user and a wrong password), 401 "totp_required",
/// 429 "locked_out" and 503 "busy" with Retry-After. DELETE /api/v1/session ends the session of its bearer.
class SignInDoor : public Answerer
{
};

} // namespace millrace::server
