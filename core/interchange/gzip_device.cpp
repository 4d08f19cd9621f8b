// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/gzip_device.h"

#include "core/interchange/zip_package.h"

#include <zlib.h>

#include <QtEndian>

namespace millrace::interchange {

namespace {

constexpr int packedBlock = 64 * 1024;
constexpr int gzipWindow = 15 + 16; // the largest window, gzip heads only

} // namespace

bool GzipDevice::isMeantBy(QByteArrayView begin)
{
    return begin.size() >= bytesToTell && uchar(begin[0]) == 0x1F && uchar(begin[1]) == 0x8B;
}

GzipDevice::GzipDevice(std::unique_ptr<QIODevice> packed)
    : m_packed(std::move(packed)), m_stream(std::make_unique<z_stream_s>())
{
    // The last four bytes of a member are the size of its text; a file with several is only larger than that.
    const qint64 size = m_packed->size();
    quint32 claimed = 0;
    if (size >= 18 && m_packed->seek(size - 4) &&
        m_packed->read(reinterpret_cast<char *>(&claimed), sizeof claimed) == sizeof claimed)
        m_claimed = qFromLittleEndian(claimed);
    m_packed->seek(0);
    *m_stream = {};
    if (inflateInit2(m_stream.get(), gzipWindow) != Z_OK)
        refuse("bad_gzip");
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

GzipDevice::~GzipDevice()
{
    inflateEnd(m_stream.get());
}

qint64 GzipDevice::refuse(const char *finding)
{
    m_refusal = QString::fromLatin1(finding);
    setErrorString(m_refusal);
    return -1;
}

bool GzipDevice::seek(qint64 position)
{
    if (position != 0 || !m_packed->seek(0) || inflateReset2(m_stream.get(), gzipWindow) != Z_OK)
        return false;
    m_stream->avail_in = 0;
    m_taken = 0;
    m_given = 0;
    m_ended = false;
    m_refusal.clear();
    return true;
}

bool GzipDevice::fill()
{
    if (m_stream->avail_in > 0)
        return true;
    m_input = m_packed->read(packedBlock);
    m_taken += m_input.size();
    m_stream->next_in = reinterpret_cast<Bytef *>(m_input.data());
    m_stream->avail_in = uInt(m_input.size());
    return !m_input.isEmpty();
}

/// Whether another member follows; what is no member behind the last one is padding and left out.
bool GzipDevice::nextMember()
{
    if (!fill() || m_stream->next_in[0] != 0x1F)
        return false;
    return inflateReset(m_stream.get()) == Z_OK;
}

qint64 GzipDevice::readData(char *data, qint64 wanted)
{
    if (!m_refusal.isEmpty())
        return -1;
    if (m_ended || wanted <= 0)
        return 0;
    m_stream->next_out = reinterpret_cast<Bytef *>(data);
    m_stream->avail_out = uInt(std::min<qint64>(wanted, 1 << 30));
    const uInt room = m_stream->avail_out;
    while (m_stream->avail_out > 0 && !m_ended) {
        if (!fill())
            return refuse("bad_gzip");
        const int state = inflate(m_stream.get(), Z_NO_FLUSH);
        if (state == Z_STREAM_END)
            m_ended = !nextMember();
        else if (state != Z_OK)
            return refuse("bad_gzip");
    }
    const qint64 got = qint64(room - m_stream->avail_out);
    m_given += got;
    // Text packs to a fiftieth at best; what grows by hundreds was made to.
    if (m_given > maxInflatedBytes || (m_given > freelyInflatedBytes && m_given / maxInflationRatio > m_taken))
        return refuse("zip_bomb");
    return got;
}

} // namespace millrace::interchange
