// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_rules.h"

namespace millrace {

static bool isHostName(QStringView host)
{
    if (host.isEmpty() || host.size() > 253)
        return false;
    qsizetype label = 0;
    int dots = 0;
    QChar previous;
    for (const QChar c : host) {
        if (c == u'.') {
            if (label == 0 || previous == u'-')
                return false;
            label = 0;
            ++dots;
        } else {
            if (!(c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || c == u'-') || (label == 0 && c == u'-'))
                return false;
            if (++label > 63)
                return false;
        }
        previous = c;
    }
    return dots > 0 && label > 0 && previous != u'-';
}

bool isMailAddress(QStringView text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1 || at > 64 || text.size() > 254)
        return false;
    const QStringView local = text.left(at);
    if (local.front() == u'"') {
        if (local.size() < 3 || local.back() != u'"')
            return false;
        for (qsizetype i = 1; i + 1 < local.size(); ++i) {
            if (local[i].unicode() < 32 || local[i] == u'"')
                return false;
            if (local[i] == u'\\' && ++i + 1 >= local.size())
                return false;
        }
    } else {
        if (local.front() == u'.' || local.back() == u'.' || local.contains(QStringView(u"..")))
            return false;
        for (const QChar c : local)
            if (!(c.isLetterOrNumber() || c.isSurrogate() || c.isMark() ||
                  QStringView(u".!#$%&'*+-/=?^_`{|}~").contains(c)))
                return false;
    }
    const QStringView domain = text.mid(at + 1);
    if (domain.startsWith(u'[') && domain.endsWith(u']') && domain.size() > 4)
        return true;
    return isHostName(domain);
}

bool isWebAddress(QStringView text)
{
    QStringView rest = text;
    for (const QStringView scheme : {QStringView(u"http://"), QStringView(u"https://")})
        if (rest.startsWith(scheme, Qt::CaseInsensitive)) {
            rest = rest.mid(scheme.size());
            break;
        }
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != u'/' && rest[end] != u'?' && rest[end] != u'#')
        ++end;
    for (const QChar c : rest)
        if (c.isSpace() || c.unicode() < 32 || c == u'<' || c == u'>' || c == u'"')
            return false;
    QStringView host = rest.left(end);
    if (const qsizetype user = host.lastIndexOf(u'@'); user >= 0)
        host = host.mid(user + 1);
    if (const qsizetype port = host.lastIndexOf(u':'); port >= 0) {
        const QStringView digits = host.mid(port + 1);
        bool ok = false;
        const uint number = digits.toUInt(&ok);
        if (!ok || number > 65535)
            return false;
        host = host.left(port);
    }
    return isHostName(host) ||
           (text.startsWith(QStringView(u"http"), Qt::CaseInsensitive) && host == QStringView(u"localhost"));
}

bool isCreditCode(QStringView text)
{
    static const QStringView alphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
    if (text.size() != 18)
        return false;
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; ++i) {
        const qsizetype digit = alphabet.indexOf(text[i].toUpper());
        if (digit < 0)
            return false;
        sum += int(digit) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet.indexOf(text[17].toUpper()) == (31 - sum % 31) % 31;
}

bool checksumExists(const QString &rule)
{
    return rule == QLatin1String("credit_code");
}

bool checksumHolds(const QString &rule, QStringView text)
{
    return rule == QLatin1String("credit_code") && isCreditCode(text);
}

} // namespace millrace
