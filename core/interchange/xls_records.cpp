// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xls_records.h"

#include <QtEndian>

#include <bit>

namespace millrace::interchange {

namespace {

constexpr qint64 recordBlockBytes = 256 * 1024;
constexpr qint64 recordHeadBytes = 4;

} // namespace

double XlsRecord::real(qsizetype at) const
{
    return std::bit_cast<double>(number(at) | quint64(number(at + 4)) << 32);
}

double XlsRecord::packedReal(qsizetype at) const
{
    const quint32 packed = number(at);
    const double value = packed & 2 ? double(qint32(packed) >> 2) : std::bit_cast<double>(quint64(packed & ~3U) << 32);
    return packed & 1 ? value / 100 : value;
}

Result<bool> XlsRecords::fill(qint64 bytes)
{
    if (m_window.size() - m_at >= bytes)
        return true;
    m_window.remove(0, m_at);
    m_begin += m_at;
    m_at = 0;
    MILLRACE_ASSIGN(const QByteArray more, m_file.read(m_stream, m_begin + m_window.size(), recordBlockBytes));
    m_window += more;
    return m_window.size() >= bytes;
}

Result<quint16> XlsRecords::nextType()
{
    MILLRACE_ASSIGN(const bool there, fill(recordHeadBytes));
    return there ? qFromLittleEndian<quint16>(m_window.constData() + m_at) : quint16(0);
}

Result<bool> XlsRecords::next(XlsRecord &record)
{
    MILLRACE_ASSIGN(record.type, nextType());
    if (m_window.size() - m_at < recordHeadBytes)
        return false;
    const qint64 length = qFromLittleEndian<quint16>(m_window.constData() + m_at + 2);
    MILLRACE_ASSIGN(const bool whole, fill(recordHeadBytes + length));
    if (!whole)
        return false;
    record.data = m_window.mid(m_at + recordHeadBytes, length);
    m_at += recordHeadBytes + length;
    return true;
}

} // namespace millrace::interchange
