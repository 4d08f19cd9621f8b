// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/phone.h"
#include "core/schema/field.h"
#include "core/schema/field_rules.h"

#include <QRegularExpression>

namespace millrace {

namespace {

void addProblem(std::vector<Problem> &problems, const FieldDef &field, const char *rule, QStringList arguments = {},
                Severity severity = Severity::Error)
{
    problems.push_back({field.key, QString::fromLatin1(rule), std::move(arguments), severity});
}

void checkRange(const FieldDef &field, const Value &value, std::vector<Problem> &problems)
{
    std::optional<qint64> number;
    qint64 unit = 1;
    if (const auto *integer = value.as<std::int64_t>())
        number = *integer;
    else if (const auto *decimal = value.as<Decimal>())
        number = decimal->units;
    else if (const auto *money = value.as<Money>()) {
        number = money->minor;
        for (int i = 0; i < money->currency.minorDigits(); ++i)
            unit *= 10;
    }
    if (!number)
        return;
    const auto shown = [&field](qint64 bound) {
        return field.type == FieldType::Decimal ? Decimal{bound, field.scale}.toString() : QString::number(bound);
    };
    if (field.min && *number < *field.min * unit)
        addProblem(problems, field, "min", {shown(*field.min)});
    if (field.max && *number > *field.max * unit)
        addProblem(problems, field, "max", {shown(*field.max)});
}

void checkText(const FieldDef &field, const QString &text, std::vector<Problem> &problems)
{
    const int limit = field.maxLength > 0 ? field.maxLength : 10'000'000;
    if (text.size() > limit)
        addProblem(problems, field, "max_length", {QString::number(limit), QString::number(text.size())});
    if (text.contains(QChar(u'\0')))
        addProblem(problems, field, "nul_character");
    if (!QStringView(text).isValidUtf16())
        addProblem(problems, field, "invalid_unicode");
    if (!field.pattern.isEmpty()) {
        const QRegularExpression whole(QRegularExpression::anchoredPattern(field.pattern));
        if (!whole.match(text).hasMatch())
            addProblem(problems, field, "pattern", {field.pattern});
    }
    if (field.grammar == Grammar::Pattern && !QRegularExpression(text).isValid())
        addProblem(problems, field, "bad_pattern", {text});
    if (!field.checksum.isEmpty() && !checksumHolds(field.checksum, text))
        addProblem(problems, field, "checksum", {field.checksum});
}

} // namespace

void checkValue(const FieldDef &field, const Value &value, std::vector<Problem> &problems)
{
    if (value.isEmpty())
        return;
    if (!holdsKindOf(field.type, value)) {
        addProblem(problems, field, "kind", {QString::fromLatin1(fieldTypeInfo(field.type).name)});
        return;
    }
    checkRange(field, value, problems);
    if (const QDate *date = value.as<QDate>()) {
        if (date->year() < 1 || date->year() > 9999)
            addProblem(problems, field, "date_range");
        else if (date->year() < 1850 || date->year() > 2200)
            addProblem(problems, field, "date_unlikely", {date->toString(Qt::ISODate)}, Severity::Warning);
    }
    if (const Decimal *decimal = value.as<Decimal>(); decimal && decimal->scale != field.scale)
        addProblem(problems, field, "scale", {QString::number(field.scale)});
    // What separates keys in a column and in plain text cannot be part of one.
    static const QString keyPattern = QStringLiteral("[^|;]+");
    if (const Choices *choices = value.as<Choices>())
        for (const QString &key : choices->keys)
            if (key.contains(u'|') || key.contains(u';'))
                addProblem(problems, field, "pattern", {keyPattern});
    const QString *text = value.as<QString>();
    if (!text)
        return;
    checkText(field, *text, problems);
    if (field.type == FieldType::Email && !isMailAddress(*text))
        addProblem(problems, field, "email");
    if (field.type == FieldType::Url && !isWebAddress(*text))
        addProblem(problems, field, "url");
    if (field.type == FieldType::Phone && !parsePhone(*text).plausible)
        addProblem(problems, field, "phone", {}, Severity::Warning);
}

} // namespace millrace
