// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/values_given.h"

#include "core/base/text/fold.h"
#include "core/interchange/mapping.h"
#include "ui/text/field_parse.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace millrace::cli {

Attempt<GivenValues> GivenValues::read(const Run &run, qsizetype first)
{
    GivenValues given;
    const QStringList words = run.arguments().words().mid(first);
    if (!words.isEmpty() && words != QStringList{QStringLiteral("-")}) {
        for (const QString &word : words) {
            const qsizetype equals = word.indexOf(u'=');
            if (equals < 1)
                return misuse(translate("cli", "“%1” is no field=value.").arg(word));
            given.all.push_back({word.left(equals).trimmed(), QJsonValue(word.mid(equals + 1)), true});
        }
        return given;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return misuse(translate("cli", "Give field=value, or a JSON object on the standard input."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(input.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return misuse(translate("cli", "The standard input is no JSON, at byte %1: %2.")
                          .arg(error.offset)
                          .arg(error.errorString()));
    if (!document.isObject())
        return misuse(translate("cli", "The standard input holds JSON, but no object of fields and values."));
    const QJsonObject object = document.object();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        given.all.push_back({it.key(), it.value(), false});
    return given;
}

namespace {

/// Turns what was given into values, and gathers what is wrong with it.
class ValueReader
{
public:
    ValueReader(const Run &run, EntityPtr entity, const Record &before)
        : m_run(run), m_entity(std::move(entity)), m_context(run.format()), m_record(before)
    {
        if (m_record.isNull())
            m_record = Record(m_entity);
    }

    void read(const FieldDef &field, const GivenValues::One &one)
    {
        if (field.isReference()) {
            readReference(field, one.value);
            return;
        }
        const auto value = field.isChoice() ? choice(field, one.value) : plain(field, one);
        if (!value) {
            problems.push_back(inputProblem(field, shown(one.value)));
            return;
        }
        keep(field, *value);
    }

    /// Titles that several records have are told apart by what else the record refers to: a stage by its pipeline.
    void settle()
    {
        for (const Several &several : m_several) {
            std::vector<RecordId> fitting;
            for (const RecordId &id : several.candidates) {
                const auto candidate = m_run.workspace().record(m_run.session(), several.field->target, id);
                if (candidate && agrees(*candidate))
                    fitting.push_back(id);
            }
            if (fitting.size() == 1)
                keep(*several.field, fitting.front());
            else
                problems.push_back({several.field->key, QStringLiteral("ambiguous_title"), {several.title}});
        }
    }

    std::vector<FieldEdit> fields;
    std::vector<Problem> problems;

private:
    struct Several
    {
        const FieldDef *field;
        QString title;
        std::vector<RecordId> candidates;
    };

    static QString shown(const QJsonValue &value)
    {
        if (value.isObject())
            return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        if (value.isArray())
            return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
        return value.toVariant().toString();
    }

    void keep(const FieldDef &field, const Value &value)
    {
        m_record.set(field.index, value);
        fields.push_back({field.index, value, std::nullopt, true});
    }

    std::optional<Value> plain(const FieldDef &field, const GivenValues::One &one) const
    {
        const CurrencyCode base = m_run.workspace().baseCurrency();
        if (!one.typed)
            return valueFromJson(field, one.value, base, m_context.zone);
        if (const auto exact = valueFromText(field, one.value.toString(), base, m_context.zone))
            return exact;
        return parseField(field, one.value.toString(), m_context, base);
    }

    static QStringList parts(const QJsonValue &value)
    {
        QStringList all;
        if (value.isArray()) {
            for (const QJsonValue &part : value.toArray())
                all << part.toString();
        } else {
            all = value.toString().split(u';');
        }
        for (QString &part : all)
            part = part.trimmed();
        all.removeAll(QString());
        return all;
    }

    QString optionKey(const FieldDef &field, const QString &named) const
    {
        if (m_context.metadata->option(field.optionList, named))
            return named;
        const QString folded = foldText(named);
        for (const OptionInfo &option : m_context.metadata->options(field.optionList))
            if (foldText(option.label) == folded || foldText(option.labelZh) == folded)
                return option.key;
        return named; // the commit says that there is no such option
    }

    std::optional<Value> choice(const FieldDef &field, const QJsonValue &value) const
    {
        if (value.isNull())
            return Value();
        if (!value.isString() && !(value.isArray() && field.type == FieldType::MultiChoice))
            return std::nullopt;
        if (field.type == FieldType::Choice) {
            const QString key = optionKey(field, value.toString().trimmed());
            return key.isEmpty() ? Value() : Value(key);
        }
        QStringList keys;
        for (const QString &part : parts(value))
            keys << optionKey(field, part);
        return keys.isEmpty() ? Value() : Value(Choices::of(keys));
    }

    std::vector<RecordId> idsNamed(const FieldDef &field, const QString &named)
    {
        if (const auto id = RecordId::fromString(named))
            return {*id};
        return m_run.workspace().idsTitled(m_run.session(), field.target, named).value_or(std::vector<RecordId>());
    }

    void readReference(const FieldDef &field, const QJsonValue &value)
    {
        if (value.isNull() || (value.isString() && value.toString().isEmpty())) {
            keep(field, Value());
            return;
        }
        if (!value.isString() && !(value.isArray() && field.type == FieldType::References)) {
            problems.push_back(inputProblem(field, shown(value)));
            return;
        }
        if (field.type == FieldType::Reference) {
            const QString named = value.toString();
            const std::vector<RecordId> found = idsNamed(field, named);
            if (found.size() == 1)
                keep(field, found.front());
            else if (found.empty())
                problems.push_back({field.key, QStringLiteral("no_such_title"), {named}});
            else
                m_several.push_back({&field, named, found});
            return;
        }
        std::vector<RecordId> ids;
        for (const QString &named : parts(value)) {
            const std::vector<RecordId> found = idsNamed(field, named);
            if (found.size() == 1)
                ids.push_back(found.front());
            else
                problems.push_back({field.key,
                                    found.empty() ? QStringLiteral("no_such_title") : QStringLiteral("ambiguous_title"),
                                    {named}});
        }
        keep(field, ids.empty() ? Value() : Value(RecordIds::of(ids)));
    }

    bool agrees(const Record &candidate) const
    {
        for (const FieldDef &theirs : candidate.entity()->fields) {
            if (theirs.system || theirs.type != FieldType::Reference || candidate.value(theirs.index).isEmpty())
                continue;
            for (const FieldDef &ours : m_entity->fields)
                if (!ours.system && ours.type == FieldType::Reference && ours.target == theirs.target &&
                    !m_record.value(ours.index).isEmpty() &&
                    !(m_record.value(ours.index) == candidate.value(theirs.index)))
                    return false;
        }
        return true;
    }

    const Run &m_run;
    EntityPtr m_entity;
    FormatContext m_context;
    Record m_record;
    std::vector<Several> m_several;
};

} // namespace

Attempt<void> fillEdit(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                       Edit &edit)
{
    ValueReader reader(run, entity, before);
    for (const GivenValues::One &one : given.all) {
        const FieldDef *field = entity->field(one.field);
        if (!field)
            return fail(Error{ErrorCode::UnknownField, {entity->key, one.field}, {}});
        const bool ownId = field->index == system_field::Id && !before.isNull();
        if (!isImportable(*field) || ownId) {
            reader.problems.push_back({field->key, QStringLiteral("read_only"), {}});
            continue;
        }
        reader.read(*field, one);
    }
    reader.settle();
    for (FieldEdit &field : reader.fields) {
        if (field.field == system_field::Id)
            edit.id = field.now.valueOr<RecordId>();
        else
            edit.fields.push_back(std::move(field));
    }
    if (!reader.problems.empty()) {
        Failure failure(Error{ErrorCode::ValidationFailed, {}, std::move(reader.problems)});
        failure.entity = entity->key;
        return fail(std::move(failure));
    }
    return {};
}

} // namespace millrace::cli
