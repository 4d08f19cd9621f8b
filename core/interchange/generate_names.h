// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/generate_chance.h"

#include <QSet>
#include <QString>

namespace millrace::generating {

/// A city that companies live in. `dial` is the country's code and the area, `currency` what is paid there.
struct Place
{
    QStringView city;
    QStringView latin; ///< for mail and web addresses
    QStringView region;
    QStringView country;
    QStringView street; ///< one of its streets
    QStringView postal;
    QStringView dial;
    QStringView currency;
    QStringView domain; ///< ".cn", ".de"
};

struct PersonName
{
    QString full;
    QString first;
    QString last;
    QString latin; ///< "wang.fang": for mail addresses and sign-in names
};

struct CompanyName
{
    QString full;
    QString brief;    ///< without city and legal form
    QString latin;    ///< for domains
    QString industry; ///< key of the industry option
};

const Place &placeOf(Chance &chance, bool chinese);
PersonName personName(Chance &chance, bool chinese);
CompanyName companyName(Chance &chance, const Place &place, bool chinese);
QString jobTitle(Chance &chance, bool chinese);
/// A number as people type it: mobile or landline, with and without blanks, always plausible.
QString phoneNumber(Chance &chance, const Place &place, bool mobile);
/// A code with a right check digit.
QString creditCode(Chance &chance);
/// One that is not among those drawn before; the field is unique, and of a million draws some meet.
QString distinctCreditCode(Chance &chance, QSet<QString> &drawn);
QString streetAddress(Chance &chance, const Place &place, bool chinese);

} // namespace millrace::generating
