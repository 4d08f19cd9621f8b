// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/base/awkward_texts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace millrace::test {

QStringList awkwardTexts()
{
    QStringList texts{
        QString(),
        QStringLiteral(" "),
        QString(3, u'\0'),
        QString(QChar(0xd800)),
        QString(QChar(0xdc00)),
        QString(QChar(0xdc00)) + QChar(0xd800),
        QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b"),
        QStringLiteral("重庆") + QChar(0xd840),
        QStringLiteral("\u200b\u200d\ufeff"),
        QStringLiteral("\u202eabc\u202c"),
        QStringLiteral("e\u0301\u0301\u0301"),
        QStringLiteral("\u0301\u0302"),
        QStringLiteral("\u1100\u1161\u11a8"),
        QStringLiteral("\ufdfa"),
        QStringLiteral("İıſßẞΣς"),
        QStringLiteral("ﬃ½℡㍿㈱"),
        QStringLiteral("👨‍👩‍👧‍👦🇨🇳🏽"),
        QStringLiteral("مرحبا بالعالم"),
        QStringLiteral("हिन्दी भाषा"),
        QStringLiteral("ภาษาไทย"),
        QStringLiteral("'; DROP TABLE x; --"),
        QStringLiteral("%s%n\\\"'`"),
        QStringLiteral("々〇𠮷野家"),
        QString(10000, u'a'),
        QString(10000, u'重'),
        QString(10000, u'9'),
        QString(5000, QChar(0xfdfa)),
        QString(300, u'\u0301'),
    };
    const QString folder = qEnvironmentVariable("MILLRACE_TEST_DATA");
    QFile file(folder + QStringLiteral("/naughty-strings/blns.json"));
    if (!folder.isEmpty() && file.open(QIODevice::ReadOnly))
        for (const auto &text : QJsonDocument::fromJson(file.readAll()).array())
            texts.append(text.toString());
    return texts;
}

QString randomText(QRandomGenerator &random, int longest)
{
    QString text;
    const int size = 1 + random.bounded(longest);
    for (int i = 0; i < size; ++i) {
        char32_t c = 0;
        switch (random.bounded(8)) {
        case 0:
            c = random.bounded(0x250);
            break;
        case 1:
            c = 0x300 + random.bounded(0x70);
            break;
        case 2:
            c = random.bounded(0x10000);
            break;
        case 3:
            c = 0x1100 + random.bounded(0x100);
            break;
        case 4:
            c = 0x1e00 + random.bounded(0x300);
            break;
        case 5:
            c = random.bounded(0x110000);
            break;
        case 6:
            c = 0x4e00 + random.bounded(0x5200);
            break;
        default:
            c = U'a' + random.bounded(4);
            break;
        }
        if (c > 0xffff)
            text += QString::fromUcs4(&c, 1);
        else
            text += QChar(char16_t(c));
    }
    return text;
}

} // namespace millrace::test
