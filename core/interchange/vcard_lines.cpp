// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/vcard_lines.h"

#include "core/interchange/foreign_format.h"

#include <algorithm>

namespace millrace::interchange {

namespace {

constexpr qsizetype cardBlock = 256 * 1024;
constexpr qsizetype keptOfPictures = 1024;

bool isWide(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be ||
           encoding == TextEncoding::Utf32Le || encoding == TextEncoding::Utf32Be;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

QByteArray fromQuotedPrintable(const QByteArray &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low < 0) {
            bytes.append(text[i]);
        } else {
            bytes.append(char(high * 16 + low));
            i += 2;
        }
    }
    return bytes;
}

QByteArray VcardProperty::setting(const char *name) const
{
    for (const auto &[key, text] : settings)
        if (key == name)
            return text;
    return {};
}

bool VcardProperty::isOf(const char *type) const
{
    return std::any_of(settings.begin(), settings.end(), [type](const auto &setting) {
        return setting.first == "TYPE" && setting.second.split(',').contains(type);
    });
}

bool VcardProperty::isQuotedPrintable() const
{
    return setting("ENCODING") == "quoted-printable";
}

bool VcardProperty::isBinary() const
{
    const QByteArray encoding = setting("ENCODING");
    return encoding == "base64" || encoding == "b";
}

tl::unexpected<Error> VcardLines::refuse(QStringList finding) const
{
    finding.prepend(m_name);
    return fail(ErrorCode::FileFormat, std::move(finding));
}

Result<void> VcardLines::begin(std::optional<TextEncoding> encoding)
{
    const QByteArray sample = m_device->read(1024 * 1024);
    if (sample.isEmpty())
        return refuse({QStringLiteral("empty")});
    if (const auto foreign = foreignFormat(sample); foreign && *foreign != u"vcard")
        return refuse({QStringLiteral("foreign"), *foreign});
    const EncodingGuess guess = guessEncoding(sample, m_device->atEnd());
    m_encoding = encoding.value_or(guess.encoding);
    m_guessed = !encoding;
    m_certainty = encoding ? 1.0 : guess.certainty;
    if (!canDecode(m_encoding))
        return refuse({QStringLiteral("encoding_unavailable"), encodingName(m_encoding)});
    return rewind();
}

Result<void> VcardLines::rewind()
{
    if (!m_device->seek(0))
        return fail(ErrorCode::FileUnreadable, {m_name, m_device->errorString()});
    m_window.resize(0);
    m_start = 0;
    m_read = 0;
    m_line = 0;
    m_atEnd = false;
    m_held.reset();
    m_decoder = isWide(m_encoding) ? std::make_unique<TextDecoder>(m_encoding) : nullptr;
    return {};
}

Result<void> VcardLines::fill()
{
    m_window.remove(0, m_start);
    m_start = 0;
    if (m_window.size() > maxRowBytes)
        return refuse({QStringLiteral("row_too_large"), QString::number(m_line + 1)});
    const QByteArray block = m_device->read(std::max(cardBlock, m_window.size()));
    m_atEnd = m_device->atEnd() || block.isEmpty();
    if (block.isEmpty() && m_device->pos() < m_device->size())
        return fail(ErrorCode::FileUnreadable, {m_name, m_device->errorString()});
    if (m_decoder)
        m_decoder->decode(block, m_atEnd, m_window);
    else
        m_window += block;
    if (m_read == 0 && m_window.startsWith("\xEF\xBB\xBF"))
        m_start = 3;
    m_read += block.size();
    return {};
}

/// The first byte of the line to come; false at the end.
Result<bool> VcardLines::peek(char *first)
{
    if (m_held) {
        *first = m_held->isEmpty() ? '\n' : m_held->front();
        return true;
    }
    while (m_start >= m_window.size()) {
        if (m_atEnd)
            return false;
        MILLRACE_TRY(fill());
    }
    *first = m_window[m_start];
    return true;
}

/// The next physical line without its end; false at the end of the file.
Result<bool> VcardLines::line(QByteArray &line)
{
    if (m_held) {
        line = *std::exchange(m_held, std::nullopt);
        ++m_line;
        return true;
    }
    char first = 0;
    MILLRACE_ASSIGN(const bool any, peek(&first));
    if (!any)
        return false;
    qsizetype end = m_start;
    for (;;) {
        while (end < m_window.size() && m_window[end] != '\n' && m_window[end] != '\r')
            ++end;
        // A carriage return at the edge may have its line feed in the next block.
        if (m_atEnd || end + 1 < m_window.size())
            break;
        const qsizetype searched = end - m_start;
        MILLRACE_TRY(fill());
        end = m_start + searched;
    }
    line = m_window.mid(m_start, end - m_start);
    if (end + 1 < m_window.size() && m_window[end] == '\r' && m_window[end + 1] == '\n')
        ++end;
    m_start = std::min(end + 1, m_window.size());
    ++m_line;
    return true;
}

/// Divides "item1.TEL;TYPE=CELL:123" at the first colon outside of quotes.
bool VcardLines::readHead(const QByteArray &line, VcardProperty &property)
{
    bool quoted = false;
    qsizetype begin = 0, colon = -1;
    QByteArrayList parts;
    for (qsizetype i = 0; i < line.size() && colon < 0; ++i) {
        const char c = line[i];
        if (c == '"')
            quoted = !quoted;
        if (quoted || (c != ';' && c != ':'))
            continue;
        parts << line.mid(begin, i - begin);
        begin = i + 1;
        if (c == ':')
            colon = i;
    }
    if (colon < 0)
        return false;
    property.name = parts.takeFirst().trimmed().toUpper();
    property.name = property.name.mid(property.name.lastIndexOf('.') + 1);
    property.settings.clear();
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        QByteArray value = part.mid(equals + 1).trimmed().toLower();
        value.replace('"', "");
        QByteArray key = equals < 0 ? QByteArray("TYPE") : part.left(equals).trimmed().toUpper();
        if (equals < 0 && (value == "quoted-printable" || value == "base64" || value == "8bit" || value == "7bit"))
            key = "ENCODING";
        property.settings.emplace_back(std::move(key), std::move(value));
    }
    property.value = line.mid(colon + 1);
    return true;
}

Result<void> VcardLines::append(QByteArray &whole, const QByteArray &part, bool binary) const
{
    if (binary && whole.size() > keptOfPictures)
        return {};
    if (whole.size() + part.size() > maxCellBytes)
        return refuse({QStringLiteral("cell_too_large"), QString::number(m_line)});
    whole += part;
    return {};
}

Result<bool> VcardLines::next(VcardProperty &property)
{
    QByteArray part;
    for (;;) {
        MILLRACE_ASSIGN(const bool more, line(part));
        if (!more)
            return false;
        if (readHead(part, property))
            break;
    }
    property.line = m_line;
    const bool binary = property.isBinary();
    for (;;) {
        char first = 0;
        MILLRACE_ASSIGN(const bool more, peek(&first));
        if (!more)
            break;
        if (property.isQuotedPrintable() && property.value.endsWith('=')) {
            property.value.chop(1);
            MILLRACE_TRY(line(part));
            MILLRACE_TRY(append(property.value, part, false));
        } else if (first == ' ' || first == '\t') {
            MILLRACE_TRY(line(part));
            MILLRACE_TRY(append(property.value, part.mid(1), binary));
        } else if (binary && first != '\r' && first != '\n') {
            // A picture of vCard 2.1 need not be folded; no property is without a colon.
            MILLRACE_TRY(line(part));
            if (part.contains(':')) {
                m_held = part;
                --m_line;
                break;
            }
            MILLRACE_TRY(append(property.value, part, true));
        } else {
            break;
        }
    }
    if (property.value.size() > maxCellBytes && !binary)
        return refuse({QStringLiteral("cell_too_large"), QString::number(property.line)});
    return true;
}

QString VcardLines::textOf(const VcardProperty &property, bool *damaged) const
{
    QByteArray bytes = property.value;
    if (property.isQuotedPrintable())
        bytes = fromQuotedPrintable(bytes);
    else if (property.isBinary())
        bytes = QByteArray::fromBase64(bytes);
    TextEncoding encoding = m_decoder ? TextEncoding::Utf8 : m_encoding;
    const auto named = encodingFromName(QString::fromLatin1(property.setting("CHARSET")));
    if (named && canDecode(*named) && (!m_decoder || property.isQuotedPrintable()))
        encoding = *named;
    else if (m_guessed && !m_decoder && !isAscii(bytes))
        // Cards of one file may come from several programs: what is no UTF-8 is guessed by itself.
        if (const EncodingGuess guess = guessEncoding(bytes, true);
            encoding == TextEncoding::Utf8 && canDecode(guess.encoding))
            encoding = guess.encoding;
    TextDecoder decoder(encoding);
    const QString text = decoder.decode(bytes, true);
    *damaged = decoder.invalidSequences() > 0;
    return text;
}

} // namespace millrace::interchange
