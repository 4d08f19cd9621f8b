// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace millrace::interchange {

/// The texts that the sheets of a binary workbook share, out of the records over which they run: a text may be cut by
/// the end of a record, and says anew how wide its characters are where it goes on. Reads zeros beyond the end.
class XlsTexts
{
public:
    explicit XlsTexts(const std::vector<QByteArray> &pieces) : m_pieces(pieces) {}

    bool atEnd() const;
    quint32 number();
    QString next();
    void skip(qint64 bytes);

    /// `length` characters of two bytes each, or of one that is a Latin character.
    static QString characters(const QByteArray &bytes, qsizetype length, bool wide);

private:
    quint8 byte();

    const std::vector<QByteArray> &m_pieces;
    size_t m_piece = 0;
    qsizetype m_at = 0;
};

} // namespace millrace::interchange
