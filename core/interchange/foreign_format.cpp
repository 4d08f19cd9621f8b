// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/foreign_format.h"

#include "core/interchange/text_encoding.h"

namespace millrace {

namespace {

struct Signature
{
    const char *bytes;
    int length;
    const char *format;
};

constexpr Signature signatures[] = {
    {"%PDF-", 5, "pdf"},
    {"\x89PNG\r\n\x1A\n", 8, "png"},
    {"\xFF\xD8\xFF", 3, "jpeg"},
    {"GIF87a", 6, "gif"},
    {"GIF89a", 6, "gif"},
    {"SQLite format 3\0", 16, "sqlite"},
    {"\x1F\x8B\x08", 3, "gzip"},
    {"BZh9", 4, "bzip2"},
    {"\xFD"
     "7zXZ\0",
     6, "xz"},
    {"\x28\xB5\x2F\xFD", 4, "zstd"},
    {"7z\xBC\xAF\x27\x1C", 6, "7z"},
    {"Rar!\x1A\x07", 6, "rar"},
    {"\x7F"
     "ELF",
     4, "executable"},
    {"MZ\x90\0", 4, "executable"},
    {"{\\rtf", 5, "rtf"},
    {"%!PS", 4, "postscript"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "xls"},
};

QString zipKind(QByteArrayView bytes)
{
    const auto holds = [&](const char *name) { return bytes.indexOf(QByteArrayView(name)) >= 0; };
    if (holds("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
        return QStringLiteral("ods");
    if (holds("mimetypeapplication/vnd.oasis.opendocument.text"))
        return QStringLiteral("odt");
    if (holds("xl/workbook.bin"))
        return QStringLiteral("xlsb");
    if (holds("xl/"))
        return QStringLiteral("xlsx");
    if (holds("word/"))
        return QStringLiteral("docx");
    if (holds("ppt/"))
        return QStringLiteral("pptx");
    // A workbook names its parts in any order; the content types come first and the rest may lie beyond the sample.
    return holds("[Content_Types].xml") ? QStringLiteral("xlsx") : QStringLiteral("zip");
}

std::optional<QString> markupKind(QByteArrayView bytes)
{
    QByteArrayView text = bytes;
    if (text.startsWith(QByteArrayView("\xEF\xBB\xBF")))
        text = text.sliced(3);
    const QByteArray begin = text.first(qMin<qsizetype>(text.size(), 400)).trimmed().toByteArray().toLower();
    if (begin.startsWith("<!doctype html") || begin.startsWith("<html"))
        return QStringLiteral("html");
    if (begin.startsWith("<?xml"))
        return begin.contains("urn:schemas-microsoft-com:office:spreadsheet") ? QStringLiteral("spreadsheetml")
                                                                              : QStringLiteral("xml");
    if (begin.startsWith("// <!-- <mdb:mork"))
        return QStringLiteral("mork");
    if (begin.startsWith("dn: ") || begin.startsWith("dn:: ") || begin.startsWith("version: 1\ndn:"))
        return QStringLiteral("ldif");
    if (begin.startsWith("begin:vcard"))
        return QStringLiteral("vcard");
    if (begin.startsWith("begin:vcalendar"))
        return QStringLiteral("icalendar");
    return std::nullopt;
}

/// Whether the sample, decoded, is full of zero characters: a byte order mark in front of something else.
bool decodesToZeros(TextEncoding encoding, QByteArrayView bytes)
{
    TextDecoder decoder(encoding);
    QByteArray utf8;
    decoder.decode(bytes, false, utf8);
    return utf8.count('\0') * 10 > utf8.size();
}

/// Neither text in UTF-16/32 nor text with a stray zero byte: many zero or control bytes. Control characters alone, in
/// what is otherwise well-formed UTF-8, are strange text but text.
bool looksBinary(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return false;
    const EncodingGuess guess = guessEncoding(bytes, false);
    switch (guess.encoding) {
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return decodesToZeros(guess.encoding, bytes);
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
    case TextEncoding::Gb18030:
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
    case TextEncoding::EucJp:
    case TextEncoding::EucKr:
    case TextEncoding::Windows1250:
    case TextEncoding::Windows1251:
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1:
        break;
    }
    qsizetype odd = 0;
    for (const char byte : bytes) {
        const uchar c = uchar(byte);
        odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B;
    }
    const bool utf8 = guess.encoding == TextEncoding::Utf8 && guess.certainty == 1.0 && !bytes.contains('\0');
    // Of bytes at random one in ten is such a character; an old text has a handful at most.
    const bool many = odd > 2 && odd * 10 > bytes.size();
    return !utf8 && (many || (odd > 8 && odd * 40 > bytes.size()));
}

} // namespace

std::optional<QString> foreignFormat(QByteArrayView firstBytes)
{
    const QByteArrayView bytes = firstBytes.first(qMin<qsizetype>(firstBytes.size(), 64 * 1024));
    for (const Signature &signature : signatures)
        if (bytes.startsWith(QByteArrayView(signature.bytes, signature.length)))
            return QString::fromLatin1(signature.format);
    if (bytes.startsWith(QByteArrayView("PK\x03\x04", 4)) || bytes.startsWith(QByteArrayView("PK\x05\x06", 4)))
        return zipKind(bytes);
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == QByteArrayView("WEBP"))
        return QStringLiteral("webp");
    if (auto markup = markupKind(bytes))
        return markup;
    if (looksBinary(bytes))
        return QStringLiteral("binary");
    return std::nullopt;
}

} // namespace millrace
