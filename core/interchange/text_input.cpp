// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/text_input.h"

#include "core/interchange/foreign_format.h"
#include "core/interchange/gzip_device.h"

#include <QFile>
#include <QFileInfo>

#include <cstring>

namespace millrace::interchange {

namespace {

constexpr qsizetype sampleBytes = 1024 * 1024;
constexpr qsizetype blockBytes = 256 * 1024;

} // namespace

Result<std::unique_ptr<QIODevice>> TextInput::openFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::MissingFile, {path});
    if (info.isDir())
        return fail(ErrorCode::FileUnreadable, {path, QStringLiteral("directory")});
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::FileUnreadable, {path, file->errorString()});
    return std::unique_ptr<QIODevice>(std::move(file));
}

Result<std::unique_ptr<QIODevice>> TextInput::openText(const QString &path)
{
    MILLRACE_ASSIGN(std::unique_ptr<QIODevice> file, openFile(path));
    const QByteArray begin = file->read(GzipDevice::bytesToTell);
    file->seek(0);
    if (GzipDevice::isMeantBy(begin))
        return std::unique_ptr<QIODevice>(std::make_unique<GzipDevice>(std::move(file)));
    return file;
}

TextInput::TextInput(std::unique_ptr<QIODevice> device, QString name, NulCharacters nulCharacters)
    : m_device(std::move(device)), m_name(std::move(name)), m_nulCharacters(nulCharacters)
{
}

tl::unexpected<Error> TextInput::refuse(QStringList finding) const
{
    finding.prepend(m_name);
    return fail(ErrorCode::FileFormat, std::move(finding));
}

tl::unexpected<Error> TextInput::unreadable() const
{
    const auto *packed = dynamic_cast<const GzipDevice *>(m_device.get());
    if (packed && !packed->refusal().isEmpty())
        return refuse({packed->refusal()});
    return fail(ErrorCode::FileUnreadable, {m_name, m_device->errorString()});
}

Result<void> TextInput::begin(std::optional<TextEncoding> encoding)
{
    m_sample = m_device->read(sampleBytes);
    m_read = m_sample.size();
    if (m_sample.isEmpty()) {
        if (m_device->size() > 0 || !m_device->atEnd())
            return unreadable();
        return refuse({QStringLiteral("empty")});
    }
    if (const auto foreign = foreignFormat(m_sample))
        return refuse({QStringLiteral("foreign"), *foreign});
    const bool whole = m_sample.size() < sampleBytes;
    const EncodingGuess guess = guessEncoding(m_sample, whole);
    m_certainty = encoding ? 1.0 : guess.certainty;
    m_onlyAscii = !encoding && guess.onlyAscii;
    settle(encoding.value_or(guess.encoding), 0);
    if (!m_decoder->isValid())
        return refuse({QStringLiteral("encoding_unavailable"), encodingName(m_encoding)});
    return {};
}

Result<void> TextInput::rewind()
{
    if (!m_device->seek(0))
        return unreadable();
    m_sample.clear();
    m_window.resize(0);
    m_start = 0;
    m_read = 0;
    m_nuls = 0;
    m_onlyAscii = false;
    m_atEnd = false;
    settle(m_encoding, 0);
    return {};
}

void TextInput::settle(TextEncoding encoding, qint64 base)
{
    m_encoding = encoding;
    m_decoder = std::make_unique<TextDecoder>(encoding);
    m_decoderBase = base;
}

Result<void> TextInput::extend()
{
    if (m_atEnd)
        return {};
    if (m_start > 0) {
        m_window.remove(0, m_start);
        m_start = 0;
    }
    if (!m_sample.isEmpty()) {
        const QByteArray sample = std::exchange(m_sample, {});
        const bool last = m_device->atEnd();
        append(sample, last);
        m_atEnd = last;
        return {};
    }
    // A record longer than the window is scanned again with each block, so the blocks grow with it.
    const qsizetype wanted = qMax(blockBytes, m_window.size());
    const QByteArray raw = m_device->read(wanted);
    if (raw.isEmpty() && !m_device->atEnd())
        return unreadable();
    const bool last = m_device->atEnd();
    m_read += raw.size();
    append(raw, last);
    m_atEnd = last;
    return {};
}

void TextInput::append(QByteArrayView raw, bool last)
{
    if (m_onlyAscii && !isAscii(raw)) {
        m_onlyAscii = false;
        const EncodingGuess guess = guessEncoding(raw, last);
        if (guess.byteOrderMark == 0) {
            m_certainty = guess.certainty;
            settle(guess.encoding, m_read - raw.size());
        }
    }
    const qsizetype before = m_window.size();
    m_decoder->decode(raw, last, m_window);
    if (m_nulCharacters == NulCharacters::Keep ||
        !std::memchr(m_window.constData() + before, 0, size_t(m_window.size() - before)))
        return;
    QByteArray clean = m_window.first(before);
    for (qsizetype i = before; i < m_window.size(); ++i) {
        if (m_window.at(i) != 0) {
            clean.append(m_window.at(i));
        } else {
            clean.append("\xEF\xBF\xBD", 3);
            ++m_nuls;
        }
    }
    m_window = clean;
}

} // namespace millrace::interchange
