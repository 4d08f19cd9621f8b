// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/packing.h"

#include <memory>
#include <zstd.h>

namespace millrace::packing {

namespace {

constexpr int level = 1;             // four times as quick as zlib at a better ratio
constexpr int largestWindowLog = 23; // 8 MiB: what a decoder must keep in memory
constexpr size_t pieceBytes = 128 * 1024;

// A page says much of what a row says twice, in the row and in its history, farther apart than this level looks.
constexpr qsizetype farApart = 256 * 1024;

struct Releasing
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

} // namespace

QByteArray packed(const QByteArray &body)
{
    const std::unique_ptr<ZSTD_CCtx, Releasing> context(ZSTD_createCCtx());
    if (!context || ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level)))
        return {};
    if (body.size() > farApart &&
        (ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, largestWindowLog)) ||
         ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_enableLongDistanceMatching, 1))))
        return {};
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(body.size()))), Qt::Uninitialized);
    const size_t size =
        ZSTD_compress2(context.get(), out.data(), size_t(out.size()), body.constData(), size_t(body.size()));
    if (ZSTD_isError(size))
        return {};
    out.resize(qsizetype(size));
    return out;
}

Unpacked unpacked(const QByteArray &body, qint64 limit)
{
    Unpacked unpacked;
    const auto failed = [&](Failure failure) {
        unpacked.body.clear();
        unpacked.failure = failure;
        return unpacked;
    };
    const std::unique_ptr<ZSTD_DCtx, Releasing> context(ZSTD_createDCtx());
    if (!context || ZSTD_isError(ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, largestWindowLog)))
        return failed(Failure::Damaged);
    ZSTD_inBuffer in{body.constData(), size_t(body.size()), 0};
    size_t wanted = 1;
    while (wanted != 0) {
        const qsizetype before = unpacked.body.size();
        unpacked.body.resize(before + qsizetype(pieceBytes));
        ZSTD_outBuffer out{unpacked.body.data() + before, pieceBytes, 0};
        const size_t consumed = in.pos;
        wanted = ZSTD_decompressStream(context.get(), &out, &in);
        unpacked.body.resize(before + qsizetype(out.pos));
        if (ZSTD_isError(wanted))
            return failed(Failure::Damaged);
        if (unpacked.body.size() > limit)
            return failed(Failure::TooLarge);
        if (wanted != 0 && out.pos == 0 && in.pos == consumed)
            return failed(Failure::Damaged);
    }
    return in.pos == in.size ? unpacked : failed(Failure::Damaged);
}

} // namespace millrace::packing
