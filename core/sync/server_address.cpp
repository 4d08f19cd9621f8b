// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/server_address.h"

#include "core/workspace/committer.h"
#include "core/workspace/sync_door.h"

#include <QJsonDocument>

namespace millrace {

namespace {

constexpr const char *metaServer = "sync_server";
constexpr int usualPort = 8443;

} // namespace

std::optional<QUrl> ServerAddress::urlFrom(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("https://"));
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.hasQuery() || url.hasFragment() || (!url.path().isEmpty() && url.path() != QLatin1String("/")))
        return std::nullopt;
    url.setPath({});
    if (url.port() < 0)
        url.setPort(usualPort);
    return url;
}

std::optional<QString> ServerAddress::fingerprintFrom(const QString &typed)
{
    QString text = typed.trimmed().toLower();
    if (text.startsWith(QLatin1String("sha256:")) || text.startsWith(QLatin1String("sha256/")))
        text = text.mid(7);
    text.remove(u':').remove(u' ');
    constexpr int digits = 64;
    const bool isHex = std::all_of(text.begin(), text.end(),
                                   [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    if (text.size() != digits || !isHex)
        return std::nullopt;
    return QStringLiteral("sha256:") + text;
}

Result<ServerAddress> ServerAddress::load(const Workspace &workspace)
{
    ServerAddress address;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(const QString text, sync_door::meta(database, metaServer));
        const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
        address.url = QUrl(json[QStringLiteral("url")].toString());
        address.fingerprint = json[QStringLiteral("fingerprint")].toString();
        address.login = json[QStringLiteral("login")].toString();
        address.device = RecordId::fromString(json[QStringLiteral("device")].toString()).value_or(RecordId());
        return {};
    }));
    return address;
}

Result<void> ServerAddress::save(Workspace &workspace) const
{
    const QJsonObject json{{QStringLiteral("url"), url.toString()},
                           {QStringLiteral("fingerprint"), fingerprint},
                           {QStringLiteral("login"), login},
                           {QStringLiteral("device"), device.toString()}};
    return sync_door::write(workspace, [&](Committer &committer) {
        return sync_door::setMeta(committer.database(), metaServer,
                                  QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    });
}

Result<QString> replicaName(const Workspace &workspace)
{
    QString name;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(name, sync_door::meta(database, "client_id"));
        return {};
    }));
    return name;
}

Result<QString> secretName(const Workspace &workspace)
{
    MILLRACE_ASSIGN(const QString replica, replicaName(workspace));
    return QStringLiteral("token/") + replica;
}

} // namespace millrace
