// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace millrace {

/// The text of UTF-8 bytes as they are. QString::fromUtf8 takes a U+FEFF at the beginning for the mark of a file and
/// drops it; within a value it is a character like any other.
inline QString textOfUtf8(QByteArrayView utf8)
{
    QString text;
    while (utf8.startsWith("\xef\xbb\xbf")) {
        text += QChar(0xfeff);
        utf8 = utf8.sliced(3);
    }
    return text.isEmpty() ? QString::fromUtf8(utf8) : text + QString::fromUtf8(utf8);
}

} // namespace millrace
