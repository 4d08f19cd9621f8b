// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xls_text.h"

#include <algorithm>

namespace millrace::interchange {

namespace {

constexpr quint8 wideBit = 1;
constexpr quint8 extraBit = 4;
constexpr quint8 runsBit = 8;
constexpr qint64 runBytes = 4;

} // namespace

bool XlsTexts::atEnd() const
{
    return m_piece >= m_pieces.size() || (m_piece + 1 == m_pieces.size() && m_at >= m_pieces[m_piece].size());
}

quint8 XlsTexts::byte()
{
    while (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
        ++m_piece;
        m_at = 0;
    }
    return m_piece < m_pieces.size() ? quint8(m_pieces[m_piece][m_at++]) : quint8(0);
}

quint32 XlsTexts::number()
{
    quint32 value = 0;
    for (int shift = 0; shift < 32; shift += 8)
        value |= quint32(byte()) << shift;
    return value;
}

void XlsTexts::skip(qint64 bytes)
{
    while (bytes > 0 && m_piece < m_pieces.size()) {
        const qint64 here = std::min<qint64>(bytes, m_pieces[m_piece].size() - m_at);
        m_at += here;
        bytes -= here;
        if (bytes > 0) {
            ++m_piece;
            m_at = 0;
        }
    }
}

QString XlsTexts::next()
{
    const int low = byte();
    qsizetype left = low | byte() << 8;
    quint8 flags = byte();
    qint64 behind = 0;
    if (flags & runsBit) {
        const int count = byte();
        behind += runBytes * (count | byte() << 8);
    }
    if (flags & extraBit)
        behind += number();
    QString text;
    while (left > 0 && !atEnd()) {
        if (m_at >= m_pieces[m_piece].size())
            flags = byte(); // the text goes on in the next record
        const bool wide = flags & wideBit;
        const qsizetype here = std::min<qsizetype>(left, (m_pieces[m_piece].size() - m_at) / (wide ? 2 : 1));
        if (here == 0)
            break;
        text += characters(m_pieces[m_piece].mid(m_at), here, wide);
        m_at += here * (wide ? 2 : 1);
        left -= here;
    }
    skip(behind);
    return text;
}

QString XlsTexts::characters(const QByteArray &bytes, qsizetype length, bool wide)
{
    if (!wide)
        return QString::fromLatin1(bytes.left(length));
    QString text;
    for (qsizetype i = 0; i < std::min(length, bytes.size() / 2); ++i)
        text += QChar(quint16(quint8(bytes[2 * i]) | quint8(bytes[2 * i + 1]) << 8));
    return text;
}

} // namespace millrace::interchange
