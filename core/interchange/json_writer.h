// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <optional>
#include <vector>

namespace millrace {

/// Writes JSON piece by piece as UTF-8 through a buffer of its own; the elements of a top-level array stand on a line
/// each. The caller opens and closes in order (asserted). An error is kept and answered by finish.
class JsonWriter
{
public:
    /// The device is open for writing and outlives the writer; `name` stands for the file in errors.
    JsonWriter(QIODevice *device, QString name);

    void beginArray();
    void endArray();
    void beginObject();
    void endObject();
    void key(QStringView name);
    void text(QStringView value);
    /// A number as text, written as it stands: the caller vouches that it is one.
    void number(QStringView value);
    void boolean(bool value);
    void null();
    /// Writes out what is buffered; without it the file is not complete. Fails with what any earlier call met.
    Result<void> finish();

private:
    void separate();
    void drainWhenFull();

    QIODevice *m_device;
    QString m_name;
    QByteArray m_buffer;
    std::vector<bool> m_hasElements; // per open array or object
    bool m_afterKey = false;
    std::optional<Error> m_error;
};

namespace interchange {

/// Appends the text as a JSON string with its quotes. Lone surrogates become U+FFFD.
void appendJsonString(QByteArray &out, QStringView text);

} // namespace interchange

} // namespace millrace
