// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/text_encoding.h"

#include <QUtf8StringView>

namespace millrace {

namespace {

constexpr char32_t replacementPoint = 0xFFFD;

// Windows-1252 where it differs from Latin-1: 0x80 to 0x9F. The five undefined bytes stay the C1 controls they are in
// every browser, so that no byte is lost.
constexpr char16_t windows1252Upper[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

const char *converterName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Big5:
        return "Big5";
    case TextEncoding::ShiftJis:
        return "Shift_JIS";
    case TextEncoding::EucJp:
        return "EUC-JP";
    case TextEncoding::EucKr:
        return "EUC-KR";
    case TextEncoding::Windows1250:
        return "windows-1250";
    case TextEncoding::Windows1251:
        return "windows-1251";
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        return nullptr;
    }
    return nullptr;
}

QStringDecoder converterFor(TextEncoding encoding)
{
    const char *name = converterName(encoding);
    return name ? QStringDecoder(name) : QStringDecoder();
}

/// How many of the bytes form whole characters; the rest is the beginning of one that the next chunk completes.
qsizetype wholeLength(TextEncoding encoding, QByteArrayView bytes)
{
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
        for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
            const uchar c = uchar(bytes[bytes.size() - back]);
            if (c >= 0xC0)
                return interchange::sequenceLength(encoding, bytes.last(back)) == 0 ? bytes.size() - back
                                                                                    : bytes.size();
            if (c < 0x80)
                break;
        }
        return bytes.size();
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be: {
        const qsizetype even = bytes.size() & ~qsizetype(1);
        if (even >= 2 && interchange::sequenceLength(encoding, bytes.sliced(even - 2, 2)) == 0)
            return even - 2;
        return even;
    }
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return bytes.size() & ~qsizetype(3);
    case TextEncoding::Gb18030:
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
    case TextEncoding::EucJp:
    case TextEncoding::EucKr: {
        qsizetype at = 0;
        while (at < bytes.size()) {
            const int length = uchar(bytes[at]) < 0x80 ? 1 : interchange::sequenceLength(encoding, bytes.sliced(at));
            if (length == 0)
                break;
            at += qAbs(length);
        }
        return at;
    }
    case TextEncoding::Windows1250:
    case TextEncoding::Windows1251:
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        return bytes.size();
    }
    return bytes.size();
}

} // namespace

TextDecoder::TextDecoder(TextEncoding encoding) : m_encoding(encoding), m_converter(converterFor(encoding)) {}

bool TextDecoder::isValid() const
{
    return !converterName(m_encoding) || m_converter.isValid();
}

QString TextDecoder::decode(QByteArrayView chunk, bool last)
{
    QByteArray utf8;
    decode(chunk, last, utf8);
    // A mark inside the text is text; QString::fromUtf8 would take a leading one off.
    static constexpr char mark[] = "\xEF\xBB\xBF";
    if (utf8.startsWith(mark))
        return QChar(0xFEFF) + QString::fromUtf8(utf8.constData() + 3, utf8.size() - 3);
    return QString::fromUtf8(utf8);
}

void TextDecoder::decode(QByteArrayView chunk, bool last, QByteArray &out)
{
    QByteArrayView bytes = chunk;
    if (!m_pending.isEmpty()) {
        m_pending.append(chunk.data(), chunk.size());
        bytes = m_pending;
    }
    const qsizetype before = out.size();
    const qsizetype whole = wholeLength(m_encoding, bytes);
    decodeWhole(bytes.first(whole), out);
    m_consumed += whole;
    QByteArray rest = bytes.sliced(whole).toByteArray();
    if (last && !rest.isEmpty()) {
        noteInvalid(m_consumed);
        interchange::appendCodePoint(out, replacementPoint);
        m_consumed += rest.size();
        rest.clear();
    }
    m_pending = std::move(rest);
    if (m_atStart && out.size() - before >= 3) {
        if (QByteArrayView(out).sliced(before, 3) == QByteArrayView("\xEF\xBB\xBF"))
            out.remove(before, 3);
        m_atStart = false;
    } else if (out.size() > before) {
        m_atStart = false;
    }
}

void TextDecoder::decodeWhole(QByteArrayView bytes, QByteArray &out)
{
    if (bytes.isEmpty())
        return;
    switch (m_encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
        decodeUtf8(bytes, out);
        return;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        decodeWide(bytes, out);
        return;
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        decodeTable(bytes, out);
        return;
    case TextEncoding::Gb18030:
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
    case TextEncoding::EucJp:
    case TextEncoding::EucKr:
    case TextEncoding::Windows1250:
    case TextEncoding::Windows1251:
        if (interchange::isAscii(bytes))
            out.append(bytes.data(), bytes.size());
        else
            decodeByConverter(bytes, out);
        return;
    }
}

void TextDecoder::decodeUtf8(QByteArrayView bytes, QByteArray &out)
{
    if (QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8()) {
        out.append(bytes.data(), bytes.size());
        return;
    }
    qsizetype at = 0;
    qsizetype good = 0;
    while (at < bytes.size()) {
        const int length = interchange::sequenceLength(m_encoding, bytes.sliced(at));
        if (length > 0) {
            at += length;
            continue;
        }
        out.append(bytes.data() + good, at - good);
        noteInvalid(m_consumed + at);
        interchange::appendCodePoint(out, replacementPoint);
        at += length < 0 ? -length : 1;
        good = at;
    }
    out.append(bytes.data() + good, at - good);
}

void TextDecoder::decodeWide(QByteArrayView bytes, QByteArray &out)
{
    const bool little = m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf32Le;
    const bool sixteen = m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf16Be;
    out.reserve(out.size() + bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const int length = interchange::sequenceLength(m_encoding, bytes.sliced(at));
        if (length <= 0) {
            noteInvalid(m_consumed + at);
            interchange::appendCodePoint(out, replacementPoint);
            at += length < 0 ? -length : bytes.size() - at;
            continue;
        }
        const auto unit = [&](qsizetype from, int width) {
            char32_t value = 0;
            for (int i = 0; i < width; ++i)
                value |= char32_t(uchar(bytes[from + i])) << 8 * (little ? i : width - 1 - i);
            return value;
        };
        if (sixteen && length == 4)
            interchange::appendCodePoint(out, QChar::surrogateToUcs4(char16_t(unit(at, 2)), char16_t(unit(at + 2, 2))));
        else
            interchange::appendCodePoint(out, unit(at, length));
        at += length;
    }
}

void TextDecoder::decodeTable(QByteArrayView bytes, QByteArray &out)
{
    if (interchange::isAscii(bytes)) {
        out.append(bytes.data(), bytes.size());
        return;
    }
    out.reserve(out.size() + bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const uchar c = uchar(byte);
        const bool upper = m_encoding == TextEncoding::Windows1252 && c >= 0x80 && c < 0xA0;
        interchange::appendCodePoint(out, upper ? windows1252Upper[c - 0x80] : c);
    }
}

void TextDecoder::decodeByConverter(QByteArrayView bytes, QByteArray &out)
{
    const QString text = m_converter.decode(bytes);
    const qsizetype bad = text.count(QChar(replacementPoint));
    if (bad > 0) {
        qint64 offset = m_consumed;
        if (m_firstInvalid < 0) {
            QStringDecoder alone = converterFor(m_encoding);
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype length = qMax(1, qAbs(interchange::sequenceLength(m_encoding, bytes.sliced(at))));
                const QString piece = alone.decode(bytes.sliced(at, qMin(length, bytes.size() - at)));
                if (piece.contains(QChar(replacementPoint))) {
                    offset = m_consumed + at;
                    break;
                }
                at += length;
            }
        }
        noteInvalid(offset, bad);
    }
    out.append(text.toUtf8());
}

void TextDecoder::noteInvalid(qint64 offset, qint64 count)
{
    if (m_firstInvalid < 0)
        m_firstInvalid = offset;
    m_invalid += count;
}

} // namespace millrace
