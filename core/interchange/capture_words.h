// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QStringView>

/// The words by which a capture knows names, companies, titles and addresses.
namespace millrace::capturing {

/// A Chinese name of a person by its length and surname: 0 no name, else how sure.
double nameCertainty(QStringView token);
bool isCompany(QStringView token); ///< Chinese, one token
bool isEnglishCompany(const QString &line);
double titleCertainty(QStringView token); ///< Chinese or English; 0 = no title
bool isEnglishName(const QString &line);
bool isEnglishStreet(const QString &line);
/// Where a Chinese address begins within the text, or -1.
qsizetype addressBegin(const QString &text);
/// Whether a word behind a blank still belongs to a Chinese address ("1", "号", "3楼").
bool continuesAddress(const QString &word);
/// Province and city that an address begins with; empty where it does not.
struct Places
{
    QString region, city;
};
Places placesOf(const QString &address);

} // namespace millrace::capturing
