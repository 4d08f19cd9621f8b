// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/duplicate_words.h"

#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString wordsOf(const QString &rule)
{
    static const QHash<QString, const char *> words = {
        {QStringLiteral("same_code"), QT_TRANSLATE_NOOP("duplicates", "same %1")},
        {QStringLiteral("similar_code"), QT_TRANSLATE_NOOP("duplicates", "nearly the same %1")},
        {QStringLiteral("same_mail"), QT_TRANSLATE_NOOP("duplicates", "same %1")},
        {QStringLiteral("similar_mail"), QT_TRANSLATE_NOOP("duplicates", "nearly the same %1")},
        {QStringLiteral("same_phone"), QT_TRANSLATE_NOOP("duplicates", "same %1")},
        {QStringLiteral("same_domain"), QT_TRANSLATE_NOOP("duplicates", "same internet domain (%1)")},
        {QStringLiteral("same_name"), QT_TRANSLATE_NOOP("duplicates", "same %1")},
        {QStringLiteral("same_sound"), QT_TRANSLATE_NOOP("duplicates", "%1 sounds the same")},
        {QStringLiteral("same_core"), QT_TRANSLATE_NOOP("duplicates", "%1 the same but for place or trade")},
        {QStringLiteral("similar_name"), QT_TRANSLATE_NOOP("duplicates", "similar %1")},
        {QStringLiteral("same_beside"), QT_TRANSLATE_NOOP("duplicates", "same %1")},
        {QStringLiteral("similar_beside"), QT_TRANSLATE_NOOP("duplicates", "similar %1")}};
    const char *source = words.value(rule);
    return source ? QCoreApplication::translate("duplicates", source) : rule + QStringLiteral(" %1");
}

} // namespace

QString duplicateReasons(const Likeness &likeness, const EntityDef &entity, const QString &locale)
{
    QStringList all;
    for (const DuplicateReason &reason : likeness.reasons) {
        const FieldDef *field = entity.field(reason.field);
        all << wordsOf(reason.rule).arg(field ? fieldLabel(*field, locale) : reason.field);
    }
    all.removeDuplicates();
    return all.join(QCoreApplication::translate("duplicates", ", "));
}

} // namespace millrace
