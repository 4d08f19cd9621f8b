// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/record_input.h"

#include "core/base/text/fold.h"
#include "core/interchange/mapping.h"
#include "ui/text/field_parse.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace millrace {

namespace {

/// Turns what was given into values, and gathers what is wrong with it.
class ValueReader
{
public:
    ValueReader(const InputContext &context, EntityPtr entity, const Record &before)
        : m_input(context), m_entity(std::move(entity)), m_context(context.format), m_record(before)
    {
        if (m_record.isNull())
            m_record = Record(m_entity);
    }

    void read(const FieldDef &field, const GivenValue &one)
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
                const auto candidate = m_input.workspace.record(m_input.session, several.field->target, id);
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

    std::optional<Value> plain(const FieldDef &field, const GivenValue &one) const
    {
        const CurrencyCode base = m_input.workspace.baseCurrency();
        if (!one.typed)
            return valueFromJson(field, one.value, base, m_context.zone);
        if (const auto exact = valueFromText(field, one.value.toString(), base, m_context.zone))
            return exact;
        return parseField(field, one.value.toString(), m_context, base);
    }

    static bool isTexts(const QJsonValue &value)
    {
        const QJsonArray parts = value.toArray();
        return value.isArray() &&
               std::all_of(parts.begin(), parts.end(), [](const QJsonValue &part) { return part.isString(); });
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
        if (!value.isString() && !(isTexts(value) && field.type == FieldType::MultiChoice))
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
        return m_input.workspace.idsTitled(m_input.session, field.target, named).value_or(std::vector<RecordId>());
    }

    void readReference(const FieldDef &field, const QJsonValue &value)
    {
        if (value.isNull() || (value.isString() && value.toString().isEmpty())) {
            keep(field, Value());
            return;
        }
        if (!value.isString() && !(isTexts(value) && field.type == FieldType::References)) {
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

    const InputContext &m_input;
    EntityPtr m_entity;
    const FormatContext &m_context;
    Record m_record;
    std::vector<Several> m_several;
};

} // namespace

Result<void> fillEdit(const InputContext &context, const EntityPtr &entity, const Record &before,
                      const std::vector<GivenValue> &given, Edit &edit)
{
    ValueReader reader(context, entity, before);
    for (const GivenValue &one : given) {
        const FieldDef *field = entity->field(one.field);
        if (!field)
            return fail(ErrorCode::UnknownField, {entity->key, one.field});
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
    if (!reader.problems.empty())
        return fail(ErrorCode::ValidationFailed, {}, std::move(reader.problems));
    return {};
}

Result<void> fillWhole(Workspace &workspace, const InputContext &context, const EntityPtr &entity, const Record &before,
                       const std::vector<GivenValue> &given, Edit &edit)
{
    auto filled = fillEdit(context, entity, before, given, edit);
    if (filled || filled.error().code != ErrorCode::ValidationFailed)
        return filled;
    CommitRequest request;
    request.edits.push_back(edit);
    const auto checked = workspace.check(context.session, request);
    if (!checked)
        return filled;
    std::vector<Problem> &problems = filled.error().problems;
    QSet<QString> unread;
    for (const Problem &problem : problems)
        unread.insert(problem.field);
    // That a field is empty whose text could not be read is no news.
    for (const Problem &problem : *checked)
        if (!unread.contains(problem.field))
            problems.push_back(problem);
    return filled;
}

} // namespace millrace
