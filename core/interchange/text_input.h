// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/interchange/table_source.h"
#include "core/interchange/text_encoding.h"

#include <QIODevice>

#include <memory>
#include <optional>

namespace millrace::interchange {

enum class NulCharacters { Replace, Keep };

/// A file as a window of well-formed UTF-8 without byte order mark, moved along block by block, NUL replaced by U+FFFD
/// where told. Both readers scan bytes in it. A file that turns out not to be ASCII after a sample of only ASCII is
/// guessed again there.
class TextInput
{
public:
    /// Opens the file for reading; MissingFile or FileUnreadable where that fails.
    static Result<std::unique_ptr<QIODevice>> openFile(const QString &path);
    /// The same, unpacking what is packed with gzip.
    static Result<std::unique_ptr<QIODevice>> openText(const QString &path);

    /// `name` stands for the file in errors. The device is open for reading.
    TextInput(std::unique_ptr<QIODevice> device, QString name, NulCharacters nulCharacters = NulCharacters::Replace);

    /// Reads the sample, refuses what is no text, settles the encoding.
    Result<void> begin(std::optional<TextEncoding> encoding);
    /// Back to the first byte, with the encoding that is settled.
    Result<void> rewind();

    const char *data() const { return m_window.constData() + m_start; }
    qsizetype size() const { return m_window.size() - m_start; }
    bool atEnd() const { return m_atEnd; } ///< no more text than what the window holds
    void consume(qsizetype bytes) { m_start += bytes; }
    /// Adds at least one block to the window, or sets atEnd. Pointers into the window move.
    Result<void> extend();

    const QString &name() const { return m_name; }
    qint64 position() const { return qMax<qint64>(0, m_read - size()); }
    qint64 totalSize() const { return m_device->size(); }
    TextEncoding encoding() const { return m_encoding; }
    double certainty() const { return m_certainty; }
    qint64 nulCharacters() const { return m_nuls; }
    qint64 invalidSequences() const { return m_decoder ? m_decoder->invalidSequences() : 0; }
    /// In bytes of the file; -1 where every byte was text.
    qint64 firstInvalidOffset() const
    {
        return invalidSequences() > 0 ? m_decoder->firstInvalidOffset() + m_decoderBase : -1;
    }

    tl::unexpected<Error> refuse(QStringList finding) const;

private:
    void settle(TextEncoding encoding, qint64 base);
    tl::unexpected<Error> unreadable() const;
    void append(QByteArrayView raw, bool last);

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    NulCharacters m_nulCharacters;
    QByteArray m_sample; // read by begin, not yet decoded
    QByteArray m_window;
    qsizetype m_start = 0;
    std::unique_ptr<TextDecoder> m_decoder;
    qint64 m_decoderBase = 0; // where in the file the decoder began
    TextEncoding m_encoding = TextEncoding::Utf8;
    double m_certainty = 1.0;
    qint64 m_read = 0;
    qint64 m_nuls = 0;
    bool m_onlyAscii = false;
    bool m_atEnd = false;
};

} // namespace millrace::interchange
