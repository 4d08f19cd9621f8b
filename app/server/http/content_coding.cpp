// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/content_coding.h"

#include "core/sync/packing.h"

#include <QList>

#include <memory>
#include <zlib.h>

namespace millrace::server::content_coding {

namespace {

constexpr int gzipWrapper = 16 + MAX_WBITS;
constexpr qsizetype pieceBytes = 64 * 1024;

Decoded failed(Failure failure)
{
    return {{}, failure};
}

Decoded inflated(const QByteArray &body, qint64 limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzipWrapper) != Z_OK)
        return failed(Failure::Damaged);
    const std::unique_ptr<z_stream, void (*)(z_stream *)> ending(&stream, [](z_stream *used) { inflateEnd(used); });
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = uInt(body.size());
    Decoded decoded;
    for (;;) {
        const qsizetype before = decoded.body.size();
        decoded.body.resize(before + pieceBytes);
        stream.next_out = reinterpret_cast<Bytef *>(decoded.body.data() + before);
        stream.avail_out = uInt(pieceBytes);
        const int state = inflate(&stream, Z_NO_FLUSH);
        decoded.body.resize(before + pieceBytes - qsizetype(stream.avail_out));
        if (decoded.body.size() > limit)
            return failed(Failure::TooLarge);
        if (state == Z_STREAM_END)
            break;
        if (state != Z_OK)
            return failed(Failure::Damaged);
    }
    return stream.avail_in == 0 ? decoded : failed(Failure::Damaged);
}

QByteArray deflated(const QByteArray &body)
{
    z_stream stream{};
    constexpr int quickest = 1, memory = 8;
    if (deflateInit2(&stream, quickest, Z_DEFLATED, gzipWrapper, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    const std::unique_ptr<z_stream, void (*)(z_stream *)> ending(&stream, [](z_stream *used) { deflateEnd(used); });
    QByteArray out(qsizetype(deflateBound(&stream, uLong(body.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = uInt(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        return {};
    out.resize(qsizetype(stream.total_out));
    return out;
}

} // namespace

Decoded decode(const QByteArray &body, const QByteArray &coding, qint64 limit)
{
    if (coding.isEmpty() || coding == "identity")
        return body.size() > limit ? failed(Failure::TooLarge) : Decoded{body, {}};
    if (coding == "gzip")
        return inflated(body, limit);
    if (coding != "zstd")
        return failed(Failure::Unknown);
    packing::Unpacked unpacked = packing::unpacked(body, limit);
    if (unpacked.failure)
        return failed(*unpacked.failure == packing::Failure::TooLarge ? Failure::TooLarge : Failure::Damaged);
    return {std::move(unpacked.body), {}};
}

QByteArray chosen(const QByteArray &acceptEncoding)
{
    QList<QByteArray> offered;
    for (const QByteArray &part : acceptEncoding.toLower().split(',')) {
        const QList<QByteArray> words = part.split(';');
        if (words.size() < 2 || words[1].trimmed() != "q=0")
            offered << words[0].trimmed();
    }
    for (const char *coding : {"zstd", "gzip"})
        if (offered.contains(coding))
            return coding;
    return {};
}

QByteArray encode(const QByteArray &body, const QByteArray &coding)
{
    if (coding == "zstd")
        return packing::packed(body);
    return coding == "gzip" ? deflated(body) : QByteArray();
}

} // namespace millrace::server::content_coding
