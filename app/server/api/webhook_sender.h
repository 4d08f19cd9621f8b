// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <functional>

namespace millrace::server {

/// Whether an address lies outside of the machine and of private networks.
bool isPublicAddress(const QHostAddress &address);

/// Carries one message to another program: the seam between what is to be sent and the network.
class WebhookSender
{
public:
    struct Message
    {
        QUrl url;
        QByteArray body;
        QList<QPair<QByteArray, QByteArray>> headers;
    };
    struct Outcome
    {
        int status = 0; ///< 0: no answer came
        QString reason; ///< technical words; empty where it was taken
        bool isTaken() const { return status >= 200 && status < 300; }
    };
    virtual ~WebhookSender() = default;
    virtual Outcome send(const Message &message) = 0;
};

/// Over HTTPS, or HTTP where that is allowed: ten seconds for an answer, whose body is not read. Redirections are not
/// followed. The name is looked up once and the connection goes to the address that was checked, so that a name cannot
/// point to another machine a moment later. One thread, which waits.
class HttpWebhookSender : public WebhookSender
{
public:
    struct Options
    {
        bool privateAddresses = false; ///< of this machine and its networks
        bool plainHttp = false;
        int timeoutMs = 10'000;
    };
    HttpWebhookSender() = default;
    explicit HttpWebhookSender(Options options) : m_options(options) {}
    Outcome send(const Message &message) override;

private:
    Options m_options;
};

} // namespace millrace::server
