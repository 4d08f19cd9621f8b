// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/compound_file.h"

namespace millrace::interchange {

/// A record of the binary workbook format (BIFF) that is read here.
namespace xls_record {
inline constexpr quint16 formula = 0x0006, end = 0x000A, epoch1904 = 0x0022, password = 0x002F, further = 0x003C,
                         codePage = 0x0042, sheet = 0x0085, numbersRk = 0x00BD, richText = 0x00D6, cellFormat = 0x00E0,
                         merges = 0x00E5, texts = 0x00FC, sharedText = 0x00FD, number = 0x0203, text = 0x0204,
                         truthOrError = 0x0205, formulaText = 0x0207, numberRk = 0x027E, numberFormat = 0x041E,
                         begin = 0x0809;
}

struct XlsRecord
{
    quint16 type = 0;
    QByteArray data;

    /// Zero beyond the end: a record that is too short says nothing.
    quint8 byte(qsizetype at) const { return at >= 0 && at < data.size() ? quint8(data[at]) : 0; }
    quint16 word(qsizetype at) const { return quint16(byte(at) | byte(at + 1) << 8); }
    quint32 number(qsizetype at) const { return word(at) | quint32(word(at + 2)) << 16; }
    double real(qsizetype at) const;
    /// The number that is packed into four bytes.
    double packedReal(qsizetype at) const;
};

/// The records of a stream one by one, from a place on. One thread; the file outlives it.
class XlsRecords
{
public:
    XlsRecords(CompoundFile &file, QString stream, qint64 from)
        : m_file(file), m_stream(std::move(stream)), m_begin(from), m_size(file.sizeOf(m_stream))
    {
    }

    /// False at the end of the stream, also where it is cut off.
    Result<bool> next(XlsRecord &record);
    /// The type of the record that comes next; 0 at the end.
    Result<quint16> nextType();
    qint64 position() const { return m_begin + m_at; }
    qint64 size() const { return m_size; }

private:
    /// Whether that many bytes lie ahead.
    Result<bool> fill(qint64 bytes);

    CompoundFile &m_file;
    QString m_stream;
    QByteArray m_window;
    qint64 m_begin; ///< of the window
    qint64 m_at = 0;
    qint64 m_size;
};

} // namespace millrace::interchange
