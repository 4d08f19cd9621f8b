// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_text.h"

namespace millrace {

namespace {

bool isEscape(QStringView text, qsizetype at)
{
    if (at + 6 >= text.size() || text[at] != u'_' || text[at + 1] != u'x' || text[at + 6] != u'_')
        return false;
    bool hexadecimal = false;
    const ushort unit = text.mid(at + 2, 4).toUShort(&hexadecimal, 16);
    return hexadecimal || unit > 0;
}

/// Whether a cell holds the text as it stands: nearly all are so.
bool isPlain(const QString &text)
{
    if (text.size() > cellCharacters)
        return false;
    for (const QChar c : text) {
        const ushort unit = c.unicode();
        if ((unit < u' ' && unit != u'\n' && unit != u'\t') || unit == u'_' || (unit >= 0xD800 && unit < 0xE000) ||
            unit >= 0xFFFE)
            return false;
    }
    return true;
}

} // namespace

QString sheetText(const QString &text, bool *cut)
{
    if (isPlain(text)) {
        *cut = false;
        return text;
    }
    QString cell;
    cell.reserve(qMin(text.size(), cellCharacters));
    qsizetype i = 0;
    for (; i < text.size(); ++i) {
        const QChar c = text[i];
        QString piece = c;
        if (c == u'\r') {
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                continue;
            piece = QStringLiteral("\n");
        } else if (c.isNull()) {
            piece = QChar(0xFFFD);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            piece += text[++i];
        } else if (c.isSurrogate()) {
            piece = QChar(0xFFFD);
        } else if ((c < u' ' && c != u'\n' && c != u'\t') || c.unicode() >= 0xFFFE) {
            piece = QStringLiteral("_x%1_").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        } else if (isEscape(text, i)) {
            piece = QStringLiteral("_x005F_");
        }
        if (cell.size() + piece.size() > cellCharacters)
            break;
        cell += piece;
    }
    *cut = i < text.size();
    return cell;
}

qsizetype sheetWidth(QStringView text)
{
    qsizetype width = 0, longest = 0;
    for (const QChar c : text) {
        width += c.unicode() >= 0x2E80 ? 2 : 1;
        longest = qMax(longest, width);
        if (c == u'\n')
            width = 0;
    }
    return longest;
}

std::optional<qsizetype> plainSheetWidth(QByteArrayView utf8)
{
    if (utf8.size() > cellCharacters)
        return std::nullopt;
    qsizetype width = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto byte = uchar(utf8[i]);
        // Control characters and line ends, beginnings of escapes, what lies beyond the first plane.
        if (byte < 0x20 || byte == '_' || byte >= 0xF0)
            return std::nullopt;
        // Halves of pairs, and the last code points of the plane.
        if ((byte == 0xED || byte == 0xEF) &&
            (i + 1 >= utf8.size() || uchar(utf8[i + 1]) >= (byte == 0xED ? 0xA0 : 0xBF)))
            return std::nullopt;
        // Continuation bytes have no width; from U+2E80 on letters take two.
        if (byte < 0x80 || byte >= 0xC0)
            width += byte <= 0xE2 ? 1 : 2;
    }
    return width;
}

} // namespace millrace
