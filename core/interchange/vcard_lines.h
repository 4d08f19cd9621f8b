// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/table_source.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>
#include <optional>
#include <vector>

namespace millrace::interchange {

/// One property of a contact card, unfolded; the value still as the file has it.
struct VcardProperty
{
    QByteArray name;                                         ///< in capitals, without its group
    std::vector<std::pair<QByteArray, QByteArray>> settings; ///< names in capitals, values in small letters
    QByteArray value;
    qint64 line = 0;

    bool isOf(const char *type) const;          ///< TYPE=type, or the bare word of vCard 2.1
    QByteArray setting(const char *name) const; ///< empty where it is not given
    bool isQuotedPrintable() const;
    bool isBinary() const;
};

/// The properties of a file of contact cards, one after the other: folded lines, soft breaks of quoted-printable texts
/// and pictures without folding are put together. Memory does not grow with the file; pictures are cut. One thread.
class VcardLines
{
public:
    /// `name` stands for the file in errors.
    VcardLines(std::unique_ptr<QIODevice> device, QString name) : m_device(std::move(device)), m_name(std::move(name))
    {
    }

    /// Looks at the beginning and settles the encoding: FileFormat "empty", "foreign", "encoding_unavailable".
    Result<void> begin(std::optional<TextEncoding> encoding);
    Result<void> rewind();
    /// False at the end of the file.
    Result<bool> next(VcardProperty &property);
    /// The text of a value in the character set that the property or the file names.
    QString textOf(const VcardProperty &property, bool *damaged) const;

    qint64 position() const { return m_read - (m_window.size() - m_start); }
    qint64 size() const { return m_device->size(); }
    TextEncoding encoding() const { return m_encoding; }
    double certainty() const { return m_certainty; }
    tl::unexpected<Error> refuse(QStringList finding) const;

private:
    Result<bool> line(QByteArray &line);
    Result<bool> peek(char *first);
    Result<void> fill();
    Result<void> append(QByteArray &whole, const QByteArray &part, bool binary) const;
    static bool readHead(const QByteArray &line, VcardProperty &property);

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    TextEncoding m_encoding = TextEncoding::Utf8;
    double m_certainty = 1.0;
    bool m_guessed = true;
    std::unique_ptr<TextDecoder> m_decoder; ///< of encodings whose line ends are no single bytes
    QByteArray m_window;
    qsizetype m_start = 0;
    qint64 m_read = 0;
    qint64 m_line = 0;
    bool m_atEnd = false;
    std::optional<QByteArray> m_held; ///< a line that was read too early
};

QByteArray fromQuotedPrintable(const QByteArray &text);

} // namespace millrace::interchange
