// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "core/schema/builtin/custom_field.h"
#include "core/schema/builtin/option.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

/// "x_" and 13 characters of 5 random bits each: two people who invent the same field offline do not collide.
QString newFieldKey(IdSource &ids)
{
    static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    QString key = QStringLiteral("x_");
    std::uint64_t bits = ids.random();
    const std::uint64_t more = ids.random();
    for (int i = 0; i < 13; ++i) {
        key += QLatin1Char(alphabet[bits & 31]);
        bits = i == 11 ? more : bits >> 5;
    }
    return key;
}

QStringList typesForPeople()
{
    QStringList names;
    for (const FieldTypeInfo &info : allFieldTypes())
        if (info.type != FieldType::Unknown && info.type != FieldType::Json)
            names << QLatin1String(info.name);
    return names;
}

/// "key:Label:标签" or only a label, which is its own key then.
Edit optionEdit(const EntityPtr &entity, const QString &list, const QString &given, std::int64_t order)
{
    const QStringList parts = given.split(u':');
    const QString key = parts.value(0).trimmed();
    const QString label = parts.value(1).trimmed().isEmpty() ? key : parts.value(1).trimmed();
    Edit edit = Edit::create(entity);
    edit.with(*entity, option::field, list);
    edit.with(*entity, option::key, key);
    edit.with(*entity, option::label, label);
    if (parts.size() > 2)
        edit.with(*entity, option::labelZh, parts[2].trimmed());
    edit.with(*entity, option::order, order);
    return edit;
}

QJsonObject customDocument(const QString &entity, const FieldDef &field)
{
    return {{QStringLiteral("entity"), entity},
            {QStringLiteral("key"), field.key},
            {QStringLiteral("type"), QLatin1String(fieldTypeInfo(field.type).name)},
            {QStringLiteral("label"), field.label},
            {custom_field::labelZh.name(), field.labelZh},
            {QStringLiteral("required"), field.required},
            {QStringLiteral("searchable"), field.searchable},
            {QStringLiteral("indexed"), field.indexed},
            {QStringLiteral("target"), field.target},
            {QStringLiteral("retired"), field.retired}};
}

Attempt<Answer> addField(Run &run)
{
    const Arguments &arguments = run.arguments();
    if (arguments.words().size() != 3 || arguments.value("label").isEmpty() || arguments.value("type").isEmpty())
        return misuse(
            translate("cli", "Call it like this: millrace-cli field WORKSPACE add ENTITY --label L --type T"));
    const QString type = arguments.value("type");
    if (!typesForPeople().contains(type))
        return misuse(translate("cli", "There is no type “%1”; there are: %2.")
                          .arg(type, typesForPeople().join(QStringLiteral(", "))));
    const FieldType kind = fieldTypeNamed(type);
    FieldDef shape;
    shape.type = kind;
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(2)));
    if (!entity->customizable)
        return misuse(translate("cli", "“%1” takes no fields of one's own.").arg(entity->key));
    if (shape.isReference() != arguments.has("target"))
        return misuse(translate("cli", "--target goes with the types reference and references, and they need it."));
    if (shape.isChoice() != arguments.has("options"))
        return misuse(translate("cli", "--options goes with the types choice and multichoice, and they need it."));
    if (arguments.has("target"))
        MILLRACE_TRY(run.entity(arguments.value("target")));
    MILLRACE_ASSIGN(const qint64 scale, arguments.number("scale", kind == FieldType::Decimal ? 2 : 0));

    const EntityPtr fields = run.catalog()->entity(u"custom_field");
    const EntityPtr options = run.catalog()->entity(u"option");
    const QString key = newFieldKey(run.ids());
    Edit edit = Edit::create(fields);
    edit.with(*fields, custom_field::entity, entity->key);
    edit.with(*fields, custom_field::key, key);
    edit.with(*fields, custom_field::type, type);
    edit.with(*fields, custom_field::label, arguments.value("label"));
    if (arguments.has("label-zh"))
        edit.with(*fields, custom_field::labelZh, arguments.value("label-zh"));
    if (arguments.has("section"))
        edit.with(*fields, custom_field::section, arguments.value("section"));
    if (arguments.has("target"))
        edit.with(*fields, custom_field::target, arguments.value("target"));
    if (arguments.has("pattern"))
        edit.with(*fields, custom_field::pattern, arguments.value("pattern"));
    if (kind == FieldType::Decimal)
        edit.with(*fields, custom_field::scale, std::int64_t(scale));
    edit.with(*fields, custom_field::requiredFields, arguments.has("required"));
    edit.with(*fields, custom_field::searchable, arguments.has("searchable"));
    edit.with(*fields, custom_field::indexed, arguments.has("indexed"));
    CommitRequest request;
    request.label = QStringLiteral("create");
    request.edits.push_back(std::move(edit));
    std::int64_t order = 0;
    for (const QString &each : arguments.value("options").split(u',', Qt::SkipEmptyParts))
        request.edits.push_back(optionEdit(options, entity->key + u'.' + key, each, ++order));
    const auto receipt = run.workspace().commit(run.session(), std::move(request));
    if (!receipt) {
        Failure failure(receipt.error());
        failure.entity = fields->key;
        return fail(std::move(failure));
    }
    const FieldDef *made = run.catalog()->entity(entity->key)->field(key);
    if (!made)
        return fail(Error{ErrorCode::Internal, {QStringLiteral("the new field is not in the catalog")}, {}});
    QJsonObject document = customDocument(entity->key, *made);
    document.insert(QStringLiteral("commit"), receipt->operation.toString());
    return Answer::of(document, translate("cli", "%1 has the new field “%2”, key %3.")
                                        .arg(entityLabel(*entity, run.locale()), fieldLabel(*made, run.locale()), key) +
                                    u'\n');
}

Attempt<Answer> listFields(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    QJsonArray fields;
    TextTable table;
    for (const QString &heading : {translate("cli", "Of"), translate("cli", "Key"), translate("cli", "Label"),
                                   translate("cli", "Type"), translate("cli", "Rules")})
        table.addColumn(heading);
    for (const EntityPtr &entity : run.catalog()->entities())
        for (const FieldDef &field : entity->fields) {
            if (!field.custom)
                continue;
            fields.append(customDocument(entity->key, field));
            table.addRow({entityLabel(*entity, run.locale()), field.key, fieldLabel(field, run.locale()),
                          QLatin1String(fieldTypeInfo(field.type).name),
                          field.retired ? translate("cli", "retired") : QString()});
        }
    return Answer::of({{QStringLiteral("fields"), fields}},
                      table.isEmpty() ? translate("cli", "There are no fields of one's own.") + u'\n'
                                      : table.toString());
}

Attempt<Answer> retireField(Run &run)
{
    if (run.arguments().words().size() != 3)
        return misuse(translate("cli", "Call it like this: millrace-cli field WORKSPACE retire KEY"));
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    const QString key = run.word(2);
    const EntityPtr fields = run.catalog()->entity(u"custom_field");
    Query query;
    query.entity = fields->key;
    query.filter = Filter::compare(custom_field::key.name(), CompareOp::Equal, key);
    query.fields = {{{custom_field::entity.name()}}};
    MILLRACE_ASSIGN(const RowSet found, run.workspace().rows(run.session(), query));
    if (found.rows.empty())
        return fail(Error{ErrorCode::UnknownField, {fields->key, key}, {}});
    Edit edit = Edit::update(fields, found.rows.front().id);
    edit.with(*fields, custom_field::retired, true);
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(std::move(edit));
    MILLRACE_ASSIGN(const CommitReceipt receipt, run.workspace().commit(run.session(), std::move(request)));
    const QString entity = found.rows.front().cells.front().valueOr<QString>();
    return Answer::of({{QStringLiteral("entity"), entity},
                       {QStringLiteral("key"), key},
                       {QStringLiteral("retired"), true},
                       {QStringLiteral("commit"), receipt.operation.toString()}},
                      translate("cli", "The field %1 is no longer offered; its values stay.").arg(key) + u'\n');
}

Attempt<Answer> performField(Run &run)
{
    const QString verb = run.word(1);
    if (verb == QLatin1String("add"))
        return addField(run);
    if (verb == QLatin1String("list"))
        return listFields(run);
    if (verb == QLatin1String("retire"))
        return retireField(run);
    return misuse(translate("cli", "A field can be add, list or retire, not “%1”.").arg(verb));
}

} // namespace

Command fieldCommand()
{
    return {"field",
            "WORKSPACE add ENTITY --label L --type T [...] | list | retire KEY",
            QT_TRANSLATE_NOOP("cli", "Fields of one's own: add, list, retire"),
            "millrace-cli field sales.millrace add customer --label Rating --label-zh 评级 --type choice "
            "--options a:Gold:金牌,b:Silver:银牌",
            {{"label", "L", QT_TRANSLATE_NOOP("cli", "English label")},
             {"label-zh", "Z", QT_TRANSLATE_NOOP("cli", "Chinese label")},
             {"type", "T", QT_TRANSLATE_NOOP("cli", "text, integer, decimal, money, date, choice, reference ...")},
             {"options", "a,b,c", QT_TRANSLATE_NOOP("cli", "Options of a choice: key, or key:label:标签")},
             {"target", "E", QT_TRANSLATE_NOOP("cli", "What a reference refers to")},
             {"scale", "N", QT_TRANSLATE_NOOP("cli", "Digits after the point of a decimal")},
             {"section", "S", QT_TRANSLATE_NOOP("cli", "Section of the form")},
             {"pattern", "P", QT_TRANSLATE_NOOP("cli", "Regular expression that texts must match")},
             {"required", "", QT_TRANSLATE_NOOP("cli", "No record without it")},
             {"searchable", "", QT_TRANSLATE_NOOP("cli", "In the search index")},
             {"indexed", "", QT_TRANSLATE_NOOP("cli", "Lists can be sorted by it")}},
            2,
            3,
            performField};
}

} // namespace millrace::cli
