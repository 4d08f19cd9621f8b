// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/table_source.h"

#include <QSet>

#include <cstring>

namespace millrace::interchange {

QStringList uniqueHeaders(const QStringList &names, QStringList *renamed)
{
    QSet<QString> wanted;
    for (const QString &name : names)
        wanted.insert(name.trimmed().toCaseFolded());
    QStringList result;
    QSet<QString> taken;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString trimmed = names[i].trimmed();
        const QString stem = trimmed.isEmpty() ? QStringLiteral("column %1").arg(i + 1) : trimmed;
        QString name = stem;
        const auto used = [&](const QString &candidate) {
            const QString folded = candidate.toCaseFolded();
            // A made-up name also keeps clear of a real one that comes later.
            return taken.contains(folded) || (candidate != trimmed && wanted.contains(folded));
        };
        for (int number = 2; used(name); ++number)
            name = QStringLiteral("%1 (%2)").arg(stem).arg(number);
        taken.insert(name.toCaseFolded());
        if (name != trimmed && renamed)
            renamed->append(name);
        result.append(name);
    }
    return result;
}

void assignUtf8(QString &text, const char *bytes, qsizetype size)
{
    text.resize(size); // never fewer UTF-16 units than needed
    char16_t *out = reinterpret_cast<char16_t *>(text.data());
    char16_t *const begin = out;
    const uchar *p = reinterpret_cast<const uchar *>(bytes);
    const uchar *const end = p + size;
    while (p < end) {
        while (end - p >= 8) {
            quint64 word;
            std::memcpy(&word, p, sizeof word);
            if (word & 0x8080808080808080u)
                break;
            for (int i = 0; i < 8; ++i)
                out[i] = p[i];
            p += 8;
            out += 8;
        }
        while (p < end && *p < 0x80)
            *out++ = *p++;
        if (p >= end)
            break;
        const uchar lead = *p;
        if (lead < 0xE0) {
            *out++ = char16_t((lead & 0x1F) << 6 | (p[1] & 0x3F));
            p += 2;
        } else if (lead < 0xF0) {
            *out++ = char16_t((lead & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
            p += 3;
        } else {
            const char32_t point = char32_t(lead & 0x07) << 18 | char32_t(p[1] & 0x3F) << 12 |
                                   char32_t(p[2] & 0x3F) << 6 | char32_t(p[3] & 0x3F);
            *out++ = QChar::highSurrogate(point);
            *out++ = QChar::lowSurrogate(point);
            p += 4;
        }
    }
    if (out - begin != size)
        text.resize(out - begin);
}

} // namespace millrace::interchange
