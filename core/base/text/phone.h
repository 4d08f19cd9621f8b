// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace millrace {

/// What a phone number as typed means.
struct PhoneNumber
{
    QString e164;           ///< "+8613800138000"; empty where the number has no international form
    bool plausible = false; ///< can be dialled as far as its length and prefix tell; a hint, never a reason to refuse
    QString extension;      ///< digits behind 转, 分机, ext, x or #

    bool operator==(const PhoneNumber &) const = default;
};

/// Understands full-width digits, spaces, hyphens, dots and brackets, the prefixes +, 00 and a bare 86, extensions, 400
/// and 800 numbers, local numbers and short ones such as 95588 (both plausible without e164). `region` is the ISO
/// 3166 country in which numbers without a country's code are dialled. Thread-safe; Chinese mobiles take a fast path.
PhoneNumber parsePhone(QStringView raw, const QString &region = QStringLiteral("CN"));

/// The number for the eye: 138 0013 8000, 010-8888 6666, 400-123-4567, +1 415 555 0100; what is no number is shown as
/// it is. `extensionMark` is the word between number and extension. Thread-safe.
QString formatPhone(QStringView phone, QStringView extensionMark = u"转");

/// The numbers of a cell that holds several, apart by / ; 、 , | or line ends; trimmed, in order, none empty.
QStringList splitPhones(QStringView cell);

} // namespace millrace
