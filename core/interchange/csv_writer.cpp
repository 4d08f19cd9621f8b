// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_writer.h"

#include "core/base/text/utf8.h"
#include <QFileDevice>

#include <cstring>

namespace millrace {

namespace {

constexpr qsizetype csvBufferBytes = 256 * 1024;

bool isPlainNumber(QStringView text)
{
    qsizetype i = 0;
    if (i < text.size() && (text[i] == u'-' || text[i] == u'+'))
        ++i;
    bool digits = false, point = false;
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c >= u'0' && c <= u'9')
            digits = true;
        else if (c == u'.' && !point)
            point = true;
        else if (c != u',' || !digits || point)
            return false;
    }
    return digits;
}

bool beginsLikeFormula(QStringView text)
{
    if (text.isEmpty())
        return false;
    switch (text[0].unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
        return !isPlainNumber(text);
    }
    return false;
}

} // namespace

bool isFormulaGuarded(QStringView text)
{
    return text.startsWith(u'\'') && needsFormulaGuard(text.sliced(1));
}

bool needsFormulaGuard(QStringView text)
{
    while (text.startsWith(u'\''))
        text = text.sliced(1);
    return beginsLikeFormula(text);
}

namespace interchange {

Error writeError(const QIODevice &device, const QString &name)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    // Qt tells a full disk apart from other failed writes by this code.
    if (file && file->error() == QFileDevice::ResourceError)
        return {ErrorCode::DiskFull, {name}, {}};
    return {ErrorCode::FileUnwritable, {name, device.errorString()}, {}};
}

char *writeUtf8(char *out, QStringView text)
{
    const char16_t *p = text.utf16();
    const char16_t *const end = p + text.size();
    for (; p < end; ++p) {
        char32_t c = *p;
        if (c < 0x80 && c != 0) {
            *out++ = char(c);
            continue;
        }
        if (QChar::isHighSurrogate(c) && p + 1 < end && QChar::isLowSurrogate(p[1]))
            c = QChar::surrogateToUcs4(char16_t(c), *++p);
        else if (c == 0 || QChar::isSurrogate(c))
            c = 0xFFFD;
        if (c < 0x800) {
            *out++ = char(0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                *out++ = char(0xE0 | c >> 12);
            } else {
                *out++ = char(0xF0 | c >> 18);
                *out++ = char(0x80 | (c >> 12 & 0x3F));
            }
            *out++ = char(0x80 | (c >> 6 & 0x3F));
        }
        *out++ = char(0x80 | (c & 0x3F));
    }
    return out;
}

} // namespace interchange

CsvWriter::CsvWriter(QIODevice *device, QString name, const CsvWriteOptions &options)
    : m_device(device), m_name(std::move(name)), m_options(options)
{
    m_buffer.resize(csvBufferBytes);
    for (const char c : {options.delimiter, '"', '\n', '\r'})
        m_needsQuotes[uchar(c) & 0x7F] = true;
    if (options.byteOrderMark) {
        std::memcpy(m_buffer.data(), "\xEF\xBB\xBF", 3);
        m_used = 3;
    }
}

Result<void> CsvWriter::writeRow(std::span<const QString> cells)
{
    beginRow(cells.size());
    for (const QString &text : cells)
        cell(text);
    return endRow();
}

void CsvWriter::beginRow(size_t cells)
{
    m_cells = cells;
    m_written = 0;
}

/// False where the device has failed: the row is lost, and endRow says why.
bool CsvWriter::makeRoom(qsizetype bytes)
{
    if (m_error)
        return false;
    if (m_buffer.size() - m_used < bytes) {
        if (!drain())
            return false;
        if (m_buffer.size() < bytes)
            m_buffer.resize(bytes);
    }
    if (m_written++ > 0)
        m_buffer.data()[m_used++] = m_options.delimiter;
    return true;
}

void CsvWriter::cell(QStringView text)
{
    // Three bytes a unit, doubled if every one were a quote, two quotes, an apostrophe, delimiter and line end.
    if (makeRoom(text.size() * 6 + 16))
        appendCell(text, m_cells == 1);
}

void CsvWriter::cell(QByteArrayView utf8)
{
    // Room for each way: a byte may be a quote.
    if (makeRoom(utf8.size() * 6 + 16) && !appendPlain(utf8))
        appendCell(textOfUtf8(utf8), m_cells == 1);
}

Result<void> CsvWriter::endRow()
{
    if (m_error)
        return fail(*m_error);
    if (m_buffer.size() - m_used < 16)
        MILLRACE_TRY(drain());
    if (m_options.crlf)
        m_buffer.data()[m_used++] = '\r';
    m_buffer.data()[m_used++] = '\n';
    ++m_rows;
    return {};
}

/// Copies a text that nothing has to be thought about: most are. False, with nothing written, for the others.
bool CsvWriter::appendPlain(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return m_cells != 1;
    const uchar first = uchar(utf8.front());
    // 0xEF begins the mark and the full-width forms of what begins a formula.
    if (first <= ' ' || uchar(utf8.back()) <= ' ' || first == 0xEF || first == 's' || first == 'S' || first == '\'' ||
        first == '=' || first == '+' || first == '-' || first == '@' || m_cells == 1)
        return false;
    char *out = m_buffer.data() + m_used;
    for (const char c : utf8) {
        if (uchar(c) < 0x80 && (c == 0 || m_needsQuotes[uchar(c)]))
            return false;
        *out++ = c;
    }
    m_used = out - m_buffer.constData();
    return true;
}

void CsvWriter::appendCell(QStringView cell, bool alone)
{
    if (m_options.guardFormulas && needsFormulaGuard(cell)) {
        QString guarded;
        guarded.reserve(cell.size() + 1);
        guarded.append(u'\'').append(cell);
        appendQuoted(guarded);
        return;
    }
    if (cell.isEmpty()) {
        // A record of one empty cell would be a blank line, which readers skip.
        if (alone)
            appendQuoted(cell);
        return;
    }
    const char16_t first = cell[0].unicode();
    const char16_t final = cell[cell.size() - 1].unicode();
    // Spaces at the edges are trimmed by many readers; a mark or "sep=" at the beginning of a file means something
    // else.
    if (first <= u' ' || final <= u' ' || first == 0xFEFF || (alone && cell.trimmed().isEmpty()) ||
        ((first == u's' || first == u'S') && cell.startsWith(u"sep=", Qt::CaseInsensitive))) {
        appendQuoted(cell);
        return;
    }
    const char16_t *p = cell.utf16();
    const char16_t *const end = p + cell.size();
    char *out = m_buffer.data() + m_used;
    for (; p < end; ++p) {
        const char16_t c = *p;
        if (c >= 0x80 || c == 0)
            break;
        if (m_needsQuotes[c]) {
            appendQuoted(cell);
            return;
        }
        *out++ = char(c);
    }
    if (p < end) {
        const QStringView rest(p, end);
        for (const QChar c : rest)
            if (c.unicode() < 0x80 && m_needsQuotes[c.unicode()]) {
                appendQuoted(cell);
                return;
            }
        out = interchange::writeUtf8(out, rest);
    }
    m_used = out - m_buffer.constData();
}

void CsvWriter::appendQuoted(QStringView cell)
{
    char *out = m_buffer.data() + m_used;
    *out++ = '"';
    while (!cell.isEmpty()) {
        qsizetype quote = cell.indexOf(u'"');
        const bool found = quote >= 0;
        if (!found)
            quote = cell.size();
        out = interchange::writeUtf8(out, cell.first(quote));
        if (found) {
            *out++ = '"';
            *out++ = '"';
            ++quote;
        }
        cell = cell.sliced(quote);
    }
    *out++ = '"';
    m_used = out - m_buffer.constData();
}

Result<void> CsvWriter::drain()
{
    if (m_used > 0 && m_device->write(m_buffer.constData(), m_used) != m_used) {
        m_error = interchange::writeError(*m_device, m_name);
        return fail(*m_error);
    }
    m_used = 0;
    return {};
}

Result<void> CsvWriter::finish()
{
    if (m_error)
        return fail(*m_error);
    MILLRACE_TRY(drain());
    auto *file = qobject_cast<QFileDevice *>(m_device);
    if (file && !file->flush()) {
        m_error = interchange::writeError(*m_device, m_name);
        return fail(*m_error);
    }
    return {};
}

} // namespace millrace
