// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/exchange.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace millrace::server {

QByteArray Request::bearer() const
{
    const QByteArray given = header("authorization");
    return given.left(7).toLower() == "bearer " ? given.mid(7).trimmed() : QByteArray();
}

Response Response::failure(int status, const QString &code, const QString &message)
{
    Response response;
    response.status = status;
    const QJsonObject error{{QStringLiteral("code"), code}, {QStringLiteral("message"), message}};
    response.body = QJsonDocument(QJsonObject{{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace millrace::server
