// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/phone.h"

#include "core/base/text/fold.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace millrace {
namespace {

using i18n::phonenumbers::PhoneNumberUtil;

constexpr qsizetype longestPhone = 250; // the library refuses longer ones

bool isPhoneDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isPhoneSeparator(QChar c)
{
    return c == u' ' || c == u'-' || c == u'.' || c == u'(' || c == u')' || c == u'\u2013' || c == u'\u2014' ||
           c == u'\u2010' || c == u'\u2212' || c == u'_';
}

bool isChineseMobile(QStringView digits)
{
    return digits.size() == 11 && digits[0] == u'1' && digits[1] >= u'3' && digits[1] <= u'9';
}

/// The eleven digits of a Chinese mobile in plain writing; empty for all else, which takes the long way.
QString mobileDigits(QStringView raw, bool inChina)
{
    char16_t digits[16];
    int count = 0;
    bool plus = false;
    for (const QChar c : raw) {
        char16_t unit = c.unicode();
        if (unit >= 0xff01 && unit <= 0xff5e)
            unit -= 0xfee0;
        if (unit >= u'0' && unit <= u'9') {
            if (count == 15)
                return {};
            digits[count++] = unit;
        } else if (unit == u'+' && count == 0 && !plus) {
            plus = true;
        } else if (unit != u' ' && unit != u'-' && unit != 0x3000 && unit != u'\t') {
            return {};
        }
    }
    QStringView number(digits, count);
    if (!plus && number.startsWith(u"0086"))
        number = number.mid(4);
    else if (number.size() == 13 && number.startsWith(u"86") && (plus || inChina))
        number = number.mid(2);
    else if (plus || !inChina)
        return {};
    return isChineseMobile(number) ? number.toString() : QString();
}

/// Splits "… 转 801" off a folded number.
QString takeExtension(QString &phone)
{
    qsizetype digits = phone.size();
    while (digits > 0 && isPhoneDigit(phone[digits - 1]))
        --digits;
    if (digits == phone.size() || phone.size() - digits > 7)
        return {};
    qsizetype mark = digits;
    while (mark > 0 && (phone[mark - 1] == u' ' || phone[mark - 1] == u'.' || phone[mark - 1] == u':' ||
                        phone[mark - 1] == u'-' || phone[mark - 1] == u'('))
        --mark;
    const QStringView before = QStringView(phone).left(mark);
    for (const QStringView word :
         {QStringView(u"转分机"), QStringView(u"分机号"), QStringView(u"分机"), QStringView(u"内线"),
          QStringView(u"转"), QStringView(u"extension"), QStringView(u"ext"), QStringView(u"x"), QStringView(u"#")}) {
        if (!before.endsWith(word) || before.size() == word.size())
            continue;
        const QString extension = phone.mid(digits);
        phone.truncate(before.size() - word.size());
        while (!phone.isEmpty() && !isPhoneDigit(phone.back()) && phone.back() != u')')
            phone.chop(1);
        return extension;
    }
    return {};
}

QString digitsOnly(QStringView text)
{
    QString digits;
    for (const QChar c : text)
        if (isPhoneDigit(c))
            digits += c;
    return digits;
}

/// Numbers that are dialled as they are within China and have no international form: 110, 12315, 95588, 8888 6666.
bool isDialledInChina(QStringView digits)
{
    if (digits.isEmpty())
        return false;
    if (digits.size() == 3)
        return digits.startsWith(u"11") || digits.startsWith(u"12");
    if (digits.size() >= 5 && digits.size() <= 6)
        return digits[0] == u'1' || digits.startsWith(u"9");
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= u'2' && digits[0] <= u'8';
}

PhoneNumber parsedByLibrary(const QString &phone, const QString &region)
{
    PhoneNumber parsed;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber number;
    if (util.Parse(phone.toStdString(), region.toStdString(), &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return parsed;
    const auto length = util.IsPossibleNumberWithReason(number);
    if (length == PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY) {
        parsed.plausible = true;
        return parsed;
    }
    parsed.plausible = util.IsValidNumber(number);
    if (parsed.plausible || length == PhoneNumberUtil::IS_POSSIBLE) {
        std::string e164;
        util.Format(number, PhoneNumberUtil::E164, &e164);
        parsed.e164 = QString::fromStdString(e164);
    }
    return parsed;
}

/// A Chinese number without the country's code, grouped for the eye.
QString groupedChinese(const QString &national)
{
    if (isChineseMobile(national))
        return national.left(3) + u' ' + national.mid(3, 4) + u' ' + national.mid(7);
    if (national.size() == 10 && (national.startsWith(u"400") || national.startsWith(u"800")))
        return national.left(3) + u'-' + national.mid(3, 3) + u'-' + national.mid(6);
    const int area = national.startsWith(u"10") || national.startsWith(u'2') ? 2 : 3;
    const qsizetype local = national.size() - area;
    if (local != 7 && local != 8)
        return national;
    return u'0' + national.left(area) + u'-' + national.mid(area, local - 4) + u' ' + national.right(4);
}

QString groupedForeign(const QString &e164)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber number;
    if (util.Parse(e164.toStdString(), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return e164;
    std::string shown;
    util.Format(number, PhoneNumberUtil::INTERNATIONAL, &shown);
    return QString::fromStdString(shown).replace(u'-', u' ');
}

} // namespace

PhoneNumber parsePhone(QStringView raw, const QString &region)
{
    const bool inChina = region.compare(u"CN", Qt::CaseInsensitive) == 0;
    if (raw.size() <= 24) {
        const QString mobile = mobileDigits(raw, inChina);
        if (!mobile.isEmpty())
            return {QStringLiteral("+86") + mobile, true, {}};
    }
    if (raw.size() > longestPhone)
        return {};
    QString phone = foldText(raw);
    const QString extension = takeExtension(phone);
    const bool onlyNumber = std::all_of(phone.begin(), phone.end(), [](QChar c) {
        return isPhoneDigit(c) || isPhoneSeparator(c) || c == u'+' || c == u'[' || c == u']';
    });
    QString digits = digitsOnly(phone);
    if (!onlyNumber || digits.size() < 3)
        return {};
    PhoneNumber parsed;
    if (inChina && !phone.contains(u'+') && isDialledInChina(digits)) {
        parsed.plausible = true;
    } else {
        // "+" alone makes the library read the country's code; dialling it as 00 or 86 depends on the place.
        if (phone.contains(u'+'))
            digits.prepend(u'+');
        else if (digits.startsWith(u"00"))
            digits.replace(0, 2, QStringLiteral("+"));
        else if (inChina && digits.startsWith(u"86") && digits.size() >= 12)
            digits.prepend(u'+');
        parsed = parsedByLibrary(digits, region.toUpper());
    }
    parsed.extension = extension;
    return parsed;
}

QString formatPhone(QStringView phone, QStringView extensionMark)
{
    const PhoneNumber number = parsePhone(phone);
    QString shown;
    if (number.e164.startsWith(u"+86") && number.plausible) {
        shown = groupedChinese(number.e164.mid(3));
    } else if (!number.e164.isEmpty() && number.plausible) {
        shown = groupedForeign(number.e164);
    } else if (number.plausible) {
        QString folded = foldText(phone);
        takeExtension(folded);
        const QString digits = digitsOnly(folded);
        shown = digits.size() >= 7 ? digits.left(digits.size() - 4) + u' ' + digits.right(4) : digits;
    } else {
        return phone.trimmed().toString();
    }
    if (!number.extension.isEmpty())
        shown += u' ' + extensionMark.toString() + u' ' + number.extension;
    return shown;
}

QStringList splitPhones(QStringView cell)
{
    QStringList phones;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= cell.size(); ++i) {
        if (i < cell.size() && !QStringView(u"/;、,|\n\r；，／｜").contains(cell[i]))
            continue;
        const QStringView phone = cell.mid(begin, i - begin).trimmed();
        if (!phone.isEmpty())
            phones.append(phone.toString());
        begin = i + 1;
    }
    return phones;
}

} // namespace millrace
