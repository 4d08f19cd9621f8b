// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/deep_link.h"

#include <QUrl>

namespace millrace {

namespace {

const QString scheme = QStringLiteral("millrace");
const QString recordPlace = QStringLiteral("record:");

} // namespace

bool isDeepLink(const QString &text)
{
    return text.startsWith(scheme + QStringLiteral("://"), Qt::CaseInsensitive);
}

std::optional<PageAddress> addressOfLink(const QString &link, const QHash<QString, QString> &pagesByEntity)
{
    const QUrl url(link, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != scheme)
        return std::nullopt;
    const QStringList steps = url.path().split(u'/', Qt::SkipEmptyParts);
    if (url.host() == QLatin1String("record") && steps.size() == 2) {
        const auto id = RecordId::fromString(steps[1]);
        if (!pagesByEntity.contains(steps[0]) || !id)
            return std::nullopt;
        return recordPageAddress(steps[0], *id);
    }
    if (url.host() == QLatin1String("view") && !steps.isEmpty())
        return PageAddress{steps[0], steps.mid(1).join(u'/')};
    return std::nullopt;
}

QString linkOfAddress(const PageAddress &address, const QHash<QString, QString> &pagesByEntity)
{
    QUrl url;
    url.setScheme(scheme);
    if (address.place.startsWith(recordPlace)) {
        const QString entity = pagesByEntity.key(address.page);
        if (entity.isEmpty())
            return {};
        url.setHost(QStringLiteral("record"));
        url.setPath(u'/' + entity + u'/' + address.place.mid(recordPlace.size()));
    } else if (address.page == QLatin1String("record")) {
        url.setHost(address.page);
        url.setPath(u'/' + address.place);
    } else {
        url.setHost(QStringLiteral("view"));
        url.setPath(u'/' + address.page + (address.place.isEmpty() ? QString() : u'/' + address.place));
    }
    return url.toString(QUrl::FullyEncoded);
}

} // namespace millrace
