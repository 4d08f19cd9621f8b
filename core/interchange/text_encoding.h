// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>
#include <QStringList>

#include <optional>
#include <vector>

namespace millrace {

/// The encodings a text file may be read in. Which of them this build can decode is for `canDecode` to say.
enum class TextEncoding {
    Utf8,
    Utf8Bom, ///< UTF-8 that begins with a byte order mark; decodes as Utf8
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    Gb18030, ///< holds GBK and GB2312
    Big5,
    ShiftJis,
    EucJp,
    EucKr,
    Windows1250,
    Windows1251,
    Windows1252,
    Latin1,
};

/// Every encoding, in the order in which a list of them is offered.
const std::vector<TextEncoding> &allTextEncodings();

/// The stable name on the command line and in mapping files: "utf-8", "utf-16le", "gb18030", "windows-1252" ...
QString encodingName(TextEncoding encoding);

/// Reads a name or one of its usual aliases ("gbk", "cp936", "utf8", "latin1", "sjis"), in any case.
std::optional<TextEncoding> encodingFromName(QStringView name);

/// Whether this build can decode it: UTF, Latin-1 and Windows-1252 always, the others where Qt was built with ICU.
bool canDecode(TextEncoding encoding);

/// What the bytes look like. `certainty` runs from 0 to 1; below 0.7 a person should be asked. `byteOrderMark` is the
/// number of bytes at the beginning that are not text.
struct EncodingGuess
{
    TextEncoding encoding = TextEncoding::Utf8;
    double certainty = 1.0;
    int byteOrderMark = 0;
    bool onlyAscii = false; ///< nothing in the sample tells an encoding from another
};

/// Guesses from the first bytes of a file (1 MB is plenty): byte order mark, UTF-16/32 by its zero bytes, valid UTF-8,
/// then the East Asian encodings by how common the characters are that come out, else a one-byte encoding.
/// `wholeFile` false allows the last character to be cut. Never fails: the last resort is Windows-1252.
EncodingGuess guessEncoding(QByteArrayView sample, bool wholeFile);

/// Decodes a stream given in chunks that may be cut anywhere, also inside a character. What cannot be decoded becomes
/// U+FFFD and is counted. A byte order mark at the beginning is taken off. One stream, one thread.
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding);

    TextEncoding encoding() const { return m_encoding; }
    /// False where this build cannot decode the encoding; decode then must not be called.
    bool isValid() const;

    /// Appends the chunk to `out` as well-formed UTF-8; `last` flushes what was held back.
    void decode(QByteArrayView chunk, bool last, QByteArray &out);
    /// The same as text.
    QString decode(QByteArrayView chunk, bool last);

    qint64 invalidSequences() const { return m_invalid; }
    /// Where in the stream the first invalid sequence begins, in bytes; -1 where there was none.
    qint64 firstInvalidOffset() const { return m_firstInvalid; }

private:
    void decodeWhole(QByteArrayView bytes, QByteArray &out);
    void decodeUtf8(QByteArrayView bytes, QByteArray &out);
    void decodeWide(QByteArrayView bytes, QByteArray &out);
    void decodeTable(QByteArrayView bytes, QByteArray &out);
    void decodeByConverter(QByteArrayView bytes, QByteArray &out);
    void noteInvalid(qint64 offset, qint64 count = 1);

    TextEncoding m_encoding;
    QStringDecoder m_converter;
    QByteArray m_pending;
    qint64 m_consumed = 0; // bytes of the stream before m_pending
    qint64 m_invalid = 0;
    qint64 m_firstInvalid = -1;
    bool m_atStart = true;
};

namespace interchange {

/// Length of the character at the beginning of `bytes`: positive if whole, 0 if cut by the end, negative (minus the
/// bytes to skip) if invalid. Structure only: a whole sequence may still have no character. `bytes` is not empty.
int sequenceLength(TextEncoding encoding, QByteArrayView bytes);

/// Whether every byte is below 0x80.
bool isAscii(QByteArrayView bytes);

/// Appends one code point as UTF-8.
void appendCodePoint(QByteArray &out, char32_t point);

} // namespace interchange

} // namespace millrace
