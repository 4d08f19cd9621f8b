// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/refusals.h"

#include <QStringDecoder>

namespace millrace::server {

namespace {

bool isPlainUtf8(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text);
    return !decoder.hasError() && !decoded.contains(QChar(u'\0'));
}

} // namespace

namespace refusals {

Response tooLarge()
{
    return Response::failure(413, QStringLiteral("too_large"), QStringLiteral("The body is larger than is taken."));
}

Response headTooLarge()
{
    return Response::failure(431, QStringLiteral("head_too_large"),
                             QStringLiteral("The head is larger than is taken."));
}

Response overloaded()
{
    Response response =
        Response::failure(503, QStringLiteral("busy"), QStringLiteral("The server has too much to do; come back."));
    response.headers.emplaceBack("Retry-After", "1");
    return response;
}

Response badRequest(const char *what)
{
    return Response::failure(400, QStringLiteral("bad_request"), QString::fromLatin1(what));
}

Response unknownMethod()
{
    Response response = Response::failure(405, QStringLiteral("method"), QStringLiteral("There is no such method."));
    response.headers.emplaceBack("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    return response;
}

Response unknownCoding()
{
    Response response =
        Response::failure(415, QStringLiteral("encoding"), QStringLiteral("The encoding of the body is not known."));
    response.headers.emplaceBack("Accept-Encoding", "zstd, gzip");
    return response;
}

Response bug()
{
    return Response::failure(500, QStringLiteral("internal"), QStringLiteral("The server failed; its log says why."));
}

} // namespace refusals

bool isServed(const QByteArray &method)
{
    static const QList<QByteArray> served{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    return served.contains(method);
}

bool readTarget(const QByteArray &target, Request &request)
{
    const qsizetype mark = target.indexOf('?');
    request.path = QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark));
    if (!target.startsWith('/') || !isPlainUtf8(request.path) || !isPlainUtf8(target))
        return false;
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    return true;
}

} // namespace millrace::server
