// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/verify_words.h"

#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

struct VerifyText
{
    const char *code;
    const char *sentence;
};

constexpr VerifyText verifyTexts[] = {
    {"sqlite", QT_TRANSLATE_NOOP("text", "The database says: %1")},
    {"altered_commit", QT_TRANSLATE_NOOP("text", "The journal was altered: commit %1 is not what was written")},
    {"unknown_row", QT_TRANSLATE_NOOP("text", "%1 %2: a record that the journal does not know")},
    {"missing_row", QT_TRANSLATE_NOOP("text", "%1 %2: the journal has this record, the table has not")},
    {"differs", QT_TRANSLATE_NOOP("text", "%1 %2: differs from the journal in %3")},
    {"stale_search", QT_TRANSLATE_NOOP("text", "%1 %2: what search finds it by is out of date")},
    {"search_count", QT_TRANSLATE_NOOP("text", "%1: %2 records can be found by search, there are %3")},
};

} // namespace

QString verifyFindingText(const VerifyFinding &finding, const CatalogPtr &catalog, const QString &locale)
{
    QStringList arguments = finding.arguments;
    const EntityPtr entity = catalog && !arguments.isEmpty() ? catalog->entity(arguments.front()) : nullptr;
    if (entity) {
        if (arguments.size() > 2 && finding.code == QLatin1String("differs")) {
            QStringList labels;
            for (const QString &key : arguments[2].split(QStringLiteral(", "))) {
                const FieldDef *field = entity->field(key);
                labels << (field ? fieldLabel(*field, locale) : key);
            }
            arguments[2] =
                labels.join(locale.startsWith(QLatin1String("zh")) ? QStringLiteral("、") : QStringLiteral(", "));
        }
        arguments.front() = entityLabel(*entity, locale);
    }
    for (const VerifyText &known : verifyTexts) {
        if (finding.code != QLatin1String(known.code))
            continue;
        QString sentence = QCoreApplication::translate("text", known.sentence);
        for (qsizetype i = 0; i < arguments.size(); ++i)
            sentence.replace(QStringLiteral("%") + QString::number(i + 1), arguments[i]);
        return sentence;
    }
    return finding.code + QStringLiteral(": ") + arguments.join(QStringLiteral(" | "));
}

} // namespace millrace
