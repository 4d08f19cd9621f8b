// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/field_mask.h"

namespace millrace {

namespace {

QString stars()
{
    return QStringLiteral("****");
}

QString maskedPhone(const QString &phone)
{
    QString digits;
    for (const QChar c : phone)
        if (c.isDigit())
            digits += c;
    // Of a short number the ends would be most of it.
    return digits.size() < 11 ? stars() : digits.first(3) + stars() + digits.last(4);
}

/// Whole characters, so that none is cut in half.
QString maskedName(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    if (characters.size() < 2)
        return QStringLiteral("*");
    const auto at = [&](qsizetype i) {
        const char32_t c = characters[i];
        return QString::fromUcs4(&c, 1);
    };
    return at(0) + u'*' + (characters.size() > 2 ? at(characters.size() - 1) : QString());
}

} // namespace

Value masked(const FieldDef &field, const Value &value)
{
    const QString *text = value.as<QString>();
    if (!text || field.isChoice())
        return {};
    if (field.type == FieldType::Phone)
        return maskedPhone(*text);
    if (field.type == FieldType::Email)
        return stars() + text->mid(text->lastIndexOf(u'@') < 0 ? text->size() : text->lastIndexOf(u'@'));
    return field.nameOf == NameOf::Person ? maskedName(*text) : stars();
}

} // namespace millrace
