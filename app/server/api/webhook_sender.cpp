// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/webhook_sender.h"

#include <QEventLoop>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace millrace::server {

bool isPublicAddress(const QHostAddress &given)
{
    // An IPv4 address in the clothes of an IPv6 one is what it is.
    bool mapped = false;
    const quint32 four = given.toIPv4Address(&mapped);
    const QHostAddress address = mapped ? QHostAddress(four) : given;
    static const QList<QPair<QHostAddress, int>> reserved = [] {
        QList<QPair<QHostAddress, int>> nets;
        for (const char *net :
             {"0.0.0.0/8",     "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",   "169.254.0.0/16",  "172.16.0.0/12",
              "192.0.0.0/24",  "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
              "224.0.0.0/4",   "240.0.0.0/4",  "::/128",         "::1/128",       "64:ff9b::/96",    "100::/64",
              "2001:db8::/32", "2002::/16",    "fc00::/7",       "fe80::/10",     "ff00::/8"})
            nets << QHostAddress::parseSubnet(QString::fromLatin1(net));
        return nets;
    }();
    return !address.isNull() && std::none_of(reserved.begin(), reserved.end(), [&](const auto &net) {
        return address.protocol() == net.first.protocol() && address.isInSubnet(net);
    });
}

static WebhookSender::Outcome failed(const char *reason)
{
    return {0, QString::fromLatin1(reason)};
}

WebhookSender::Outcome HttpWebhookSender::send(const Message &message)
{
    const bool secure = message.url.scheme() == QLatin1String("https");
    if (!message.url.isValid() || message.url.host().isEmpty() ||
        (!secure && !(m_options.plainHttp && message.url.scheme() == QLatin1String("http"))))
        return failed("the address is no https:// address");
    const QString host = message.url.host();
    const QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
    const auto fit = std::find_if(found.begin(), found.end(), [&](const QHostAddress &address) {
        return m_options.privateAddresses || isPublicAddress(address);
    });
    if (found.isEmpty())
        return failed("there is no machine of that name");
    if (fit == found.end())
        return failed("the address lies within a private network");

    QUrl url = message.url;
    url.setHost(fit->toString());
    QNetworkRequest request(url);
    request.setPeerVerifyName(host);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    const int port = message.url.port();
    request.setRawHeader("Host", host.toLatin1() + (port > 0 ? ":" + QByteArray::number(port) : QByteArray()));
    for (const auto &[name, value] : message.headers)
        request.setRawHeader(name, value);

    QNetworkAccessManager network;
    QNetworkReply *reply = network.post(request, message.body);
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    // The status is all that matters: what follows may be without end.
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &loop, &QEventLoop::quit);
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
    timer.start(m_options.timeoutMs);
    loop.exec();
    Outcome outcome;
    outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (outcome.status == 0)
        outcome.reason = reply->isFinished() ? reply->errorString().replace(url.host(), host)
                                             : QStringLiteral("no answer within the time");
    else if (outcome.status >= 300 && outcome.status < 400)
        outcome.reason = QStringLiteral("redirections are not followed");
    else if (!outcome.isTaken())
        outcome.reason = QStringLiteral("the other program answered ") + QString::number(outcome.status);
    reply->abort();
    delete reply;
    return outcome;
}

} // namespace millrace::server
