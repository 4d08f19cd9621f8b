// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include <cstring>

namespace millrace {

static int hexDigit(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

std::optional<RecordId> RecordId::fromString(QStringView text)
{
    if (text.size() != 36)
        return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    int at = 0;
    for (int i = 0; i < 36;) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != u'-')
                return std::nullopt;
            ++i;
            continue;
        }
        const int high = hexDigit(text[i].unicode());
        const int low = hexDigit(text[i + 1].unicode());
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[at++] = std::uint8_t(high << 4 | low);
        i += 2;
    }
    return RecordId(bytes);
}

std::optional<RecordId> RecordId::fromBytes(const void *data, qsizetype size)
{
    if (size != 16 || !data)
        return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), data, 16);
    return RecordId(bytes);
}

QString RecordId::toString() const
{
    static const char16_t digits[] = u"0123456789abcdef";
    QString text(36, u'-');
    QChar *out = text.data();
    for (int i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            ++out;
        *out++ = digits[m_bytes[i] >> 4];
        *out++ = digits[m_bytes[i] & 15];
    }
    return text;
}

QByteArray RecordId::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), 16);
}

} // namespace millrace
