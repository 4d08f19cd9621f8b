// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/text_encoding.h"

#include <cstring>

namespace millrace {

namespace {

struct EncodingRow
{
    TextEncoding encoding;
    const char *name;
    const char *aliases; // space separated, lower case
};

constexpr EncodingRow encodingRows[] = {
    {TextEncoding::Utf8, "utf-8", "utf8"},
    {TextEncoding::Utf8Bom, "utf-8-bom", "utf-8-sig utf8-bom utf8bom"},
    {TextEncoding::Utf16Le, "utf-16le", "utf-16 utf16 utf16le utf16-le ucs-2 unicode"},
    {TextEncoding::Utf16Be, "utf-16be", "utf16be utf16-be"},
    {TextEncoding::Utf32Le, "utf-32le", "utf-32 utf32 utf32le"},
    {TextEncoding::Utf32Be, "utf-32be", "utf32be"},
    {TextEncoding::Gb18030, "gb18030", "gbk gb2312 cp936 ms936 windows-936 euc-cn gb-18030"},
    {TextEncoding::Big5, "big5", "big-5 cp950 windows-950 big5-hkscs"},
    {TextEncoding::ShiftJis, "shift_jis", "shift-jis sjis cp932 ms932 windows-31j"},
    {TextEncoding::EucJp, "euc-jp", "eucjp"},
    {TextEncoding::EucKr, "euc-kr", "euckr cp949 windows-949 ks_c_5601-1987"},
    {TextEncoding::Windows1250, "windows-1250", "cp1250 ms1250"},
    {TextEncoding::Windows1251, "windows-1251", "cp1251 ms1251"},
    {TextEncoding::Windows1252, "windows-1252", "cp1252 ms1252 ansi"},
    {TextEncoding::Latin1, "iso-8859-1", "latin1 latin-1 iso8859-1"},
};

const EncodingRow &rowOfEncoding(TextEncoding encoding)
{
    for (const EncodingRow &row : encodingRows)
        if (row.encoding == encoding)
            return row;
    return encodingRows[0];
}

uchar byteAt(QByteArrayView bytes, qsizetype i)
{
    return uchar(bytes[i]);
}

int utf8Length(QByteArrayView bytes)
{
    const uchar lead = byteAt(bytes, 0);
    if (lead < 0x80)
        return 1;
    int length = 0;
    uchar low = 0x80, high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        length = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
        length = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
        length = 4;
    else
        return -1;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (int i = 1; i < length; ++i) {
        if (i >= bytes.size())
            return 0;
        const uchar c = byteAt(bytes, i);
        if (c < low || c > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

bool within(uchar c, uchar low, uchar high)
{
    return c >= low && c <= high;
}

int gb18030Length(QByteArrayView bytes)
{
    const uchar lead = byteAt(bytes, 0);
    if (lead < 0x80)
        return 1;
    if (!within(lead, 0x81, 0xFE))
        return -1;
    if (bytes.size() < 2)
        return 0;
    const uchar second = byteAt(bytes, 1);
    if (within(second, 0x40, 0x7E) || within(second, 0x80, 0xFE))
        return 2;
    if (!within(second, 0x30, 0x39))
        return -1;
    if (bytes.size() < 3)
        return 0;
    if (!within(byteAt(bytes, 2), 0x81, 0xFE))
        return -1;
    if (bytes.size() < 4)
        return 0;
    return within(byteAt(bytes, 3), 0x30, 0x39) ? 4 : -1;
}

int doubleByteLength(TextEncoding encoding, QByteArrayView bytes)
{
    const uchar lead = byteAt(bytes, 0);
    if (lead < 0x80)
        return 1;
    if (encoding == TextEncoding::ShiftJis) {
        if (within(lead, 0xA1, 0xDF))
            return 1;
        if (!within(lead, 0x81, 0x9F) && !within(lead, 0xE0, 0xFC))
            return -1;
    } else if (encoding == TextEncoding::EucJp) {
        if (lead != 0x8E && lead != 0x8F && !within(lead, 0xA1, 0xFE))
            return -1;
    } else if (!within(lead, 0x81, 0xFE)) {
        return -1;
    }
    if (bytes.size() < 2)
        return 0;
    const uchar trail = byteAt(bytes, 1);
    switch (encoding) {
    case TextEncoding::Big5:
        return within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE) ? 2 : -1;
    case TextEncoding::ShiftJis:
        return within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFC) ? 2 : -1;
    case TextEncoding::EucKr:
        return within(trail, 0x41, 0x5A) || within(trail, 0x61, 0x7A) || within(trail, 0x81, 0xFE) ? 2 : -1;
    case TextEncoding::EucJp:
        if (!within(trail, 0xA1, 0xFE))
            return -1;
        if (lead != 0x8F)
            return 2;
        if (bytes.size() < 3)
            return 0;
        return within(byteAt(bytes, 2), 0xA1, 0xFE) ? 3 : -1;
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
    case TextEncoding::Gb18030:
    case TextEncoding::Windows1250:
    case TextEncoding::Windows1251:
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        break;
    }
    return 1;
}

int utf16Length(TextEncoding encoding, QByteArrayView bytes)
{
    const int low = encoding == TextEncoding::Utf16Le ? 0 : 1;
    const auto unit = [&](int at) { return char16_t(byteAt(bytes, at + low) | byteAt(bytes, at + 1 - low) << 8); };
    if (bytes.size() < 2)
        return 0;
    if (QChar::isLowSurrogate(unit(0)))
        return -2;
    if (!QChar::isHighSurrogate(unit(0)))
        return 2;
    if (bytes.size() < 4)
        return 0;
    return QChar::isLowSurrogate(unit(2)) ? 4 : -2;
}

int utf32Length(TextEncoding encoding, QByteArrayView bytes)
{
    if (bytes.size() < 4)
        return 0;
    quint32 point = 0;
    for (int i = 0; i < 4; ++i)
        point |= quint32(byteAt(bytes, i)) << 8 * (encoding == TextEncoding::Utf32Le ? i : 3 - i);
    return point > 0x10FFFF || QChar::isSurrogate(char32_t(point)) ? -4 : 4;
}

} // namespace

const std::vector<TextEncoding> &allTextEncodings()
{
    static const std::vector<TextEncoding> all = [] {
        std::vector<TextEncoding> list;
        for (const EncodingRow &row : encodingRows)
            list.push_back(row.encoding);
        return list;
    }();
    return all;
}

QString encodingName(TextEncoding encoding)
{
    return QString::fromLatin1(rowOfEncoding(encoding).name);
}

std::optional<TextEncoding> encodingFromName(QStringView name)
{
    const QString wanted = name.trimmed().toString().toLower();
    if (wanted.isEmpty() || wanted.contains(u' '))
        return std::nullopt;
    for (const EncodingRow &row : encodingRows)
        if (wanted == QLatin1String(row.name) || QString::fromLatin1(row.aliases).split(u' ').contains(wanted))
            return row.encoding;
    return std::nullopt;
}

bool canDecode(TextEncoding encoding)
{
    return TextDecoder(encoding).isValid();
}

namespace interchange {

int sequenceLength(TextEncoding encoding, QByteArrayView bytes)
{
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
        return utf8Length(bytes);
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return utf16Length(encoding, bytes);
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return utf32Length(encoding, bytes);
    case TextEncoding::Gb18030:
        return gb18030Length(bytes);
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
    case TextEncoding::EucJp:
    case TextEncoding::EucKr:
        return doubleByteLength(encoding, bytes);
    case TextEncoding::Windows1250:
    case TextEncoding::Windows1251:
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        return 1;
    }
    return 1;
}

bool isAscii(QByteArrayView bytes)
{
    const char *p = bytes.data();
    const char *const end = p + bytes.size();
    for (; end - p >= 32; p += 32) {
        quint64 words[4];
        std::memcpy(words, p, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u)
            return false;
    }
    for (; p < end; ++p)
        if (uchar(*p) >= 0x80)
            return false;
    return true;
}

void appendCodePoint(QByteArray &out, char32_t point)
{
    if (point < 0x80) {
        out.append(char(point));
        return;
    }
    if (point < 0x800) {
        out.append(char(0xC0 | point >> 6));
    } else {
        if (point < 0x10000) {
            out.append(char(0xE0 | point >> 12));
        } else {
            out.append(char(0xF0 | point >> 18));
            out.append(char(0x80 | (point >> 12 & 0x3F)));
        }
        out.append(char(0x80 | (point >> 6 & 0x3F)));
    }
    out.append(char(0x80 | (point & 0x3F)));
}

} // namespace interchange

} // namespace millrace
