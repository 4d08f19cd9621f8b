// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonObject labelsDocument(const Run &run, const QString &label, const QString &own)
{
    const auto in = [&](const char *language) {
        return run.translations().text(QLatin1String(language), "schema", label.toUtf8().constData());
    };
    return {{QStringLiteral("en"), in("en")}, {QStringLiteral("zh_CN"), own.isEmpty() ? in("zh_CN") : own}};
}

QJsonObject fieldDocument(const Run &run, const FieldDef &field)
{
    QJsonObject document{{QStringLiteral("key"), field.key},
                         {QStringLiteral("type"), QLatin1String(fieldTypeInfo(field.type).name)},
                         {QStringLiteral("label"), labelsDocument(run, field.label, field.labelZh)},
                         {QStringLiteral("required"), field.required},
                         {QStringLiteral("expected"), field.expected},
                         {QStringLiteral("unique"), field.unique},
                         {QStringLiteral("searchable"), field.searchable},
                         {QStringLiteral("indexed"), field.indexed},
                         {QStringLiteral("system"), field.system},
                         {QStringLiteral("custom"), field.custom},
                         {QStringLiteral("retired"), field.retired}};
    const auto text = [&](const char *key, const QString &value) {
        if (!value.isEmpty())
            document.insert(QLatin1String(key), value);
    };
    text("target", field.target);
    text("pattern", field.pattern);
    text("checksum", field.checksum);
    if (field.type == FieldType::Decimal)
        document.insert(QStringLiteral("scale"), field.scale);
    if (field.min)
        document.insert(QStringLiteral("min"), *field.min);
    if (field.max)
        document.insert(QStringLiteral("max"), *field.max);
    if (field.maxLength > 0)
        document.insert(QStringLiteral("max_length"), field.maxLength);
    if (field.isChoice()) {
        QJsonArray options;
        for (const OptionInfo &option : run.workspace().metadata()->options(field.optionList))
            options.append(
                QJsonObject{{QStringLiteral("key"), option.key},
                            {QStringLiteral("label"),
                             QJsonObject{{QStringLiteral("en"), option.label},
                                         {QStringLiteral("zh_CN"), option.labelFor(QStringLiteral("zh_CN"))}}},
                            {QStringLiteral("retired"), option.retired}});
        document.insert(QStringLiteral("options"), options);
    }
    return document;
}

QJsonObject entityDocument(const Run &run, const EntityDef &entity)
{
    QJsonArray fields;
    for (const FieldDef &field : entity.fields)
        fields.append(fieldDocument(run, field));
    QJsonArray title;
    for (const int index : entity.titleFields)
        title.append(entity.at(index).key);
    return {{QStringLiteral("key"), entity.key},
            {QStringLiteral("label"), labelsDocument(run, entity.label, entity.labelZh)},
            {QStringLiteral("plural"), labelsDocument(run, entity.pluralLabel, entity.labelZh)},
            {QStringLiteral("title"), title},
            {QStringLiteral("status"), entity.statusField < 0 ? QJsonValue() : entity.at(entity.statusField).key},
            {QStringLiteral("importable"), entity.importable},
            {QStringLiteral("customizable"), entity.customizable},
            {QStringLiteral("metadata"), entity.metadata},
            {QStringLiteral("fields"), fields}};
}

QString entityText(const Run &run, const EntityDef &entity)
{
    TextTable table;
    for (const QString &heading : {translate("cli", "Key"), translate("cli", "Label"), translate("cli", "Type"),
                                   translate("cli", "Rules"), translate("cli", "Values")})
        table.addColumn(heading);
    for (const FieldDef &field : entity.fields) {
        QStringList rules;
        if (field.required)
            rules << translate("cli", "required");
        if (field.expected)
            rules << translate("cli", "expected");
        if (field.unique)
            rules << translate("cli", "unique");
        if (field.retired)
            rules << translate("cli", "retired");
        QString values = field.target;
        if (field.isChoice()) {
            QStringList keys;
            for (const OptionInfo &option : run.workspace().metadata()->options(field.optionList))
                keys << option.key;
            values = keys.join(u'|');
        }
        table.addRow({field.key, fieldLabel(field, run.locale()), QLatin1String(fieldTypeInfo(field.type).name),
                      rules.join(QStringLiteral(", ")), values});
    }
    return entity.key + QStringLiteral(" · ") + entityLabel(entity, run.locale()) + u'\n' + table.toString();
}

Attempt<Answer> performSchema(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    std::vector<EntityPtr> wanted = run.catalog()->entities();
    const bool one = run.arguments().words().size() > 1;
    if (one) {
        MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
        wanted = {entity};
    }
    QJsonArray entities;
    QString text;
    TextTable table;
    table.addColumn(translate("cli", "Key"));
    table.addColumn(translate("cli", "Label"));
    table.addColumn(translate("cli", "Fields"), true);
    for (const EntityPtr &entity : wanted) {
        entities.append(entityDocument(run, *entity));
        table.addRow({entity->key, entityPluralLabel(*entity, run.locale()), QString::number(entity->fieldCount())});
        if (one)
            text += entityText(run, *entity);
    }
    return Answer::of({{QStringLiteral("entities"), entities}}, one ? text : table.toString());
}

} // namespace

Command schemaCommand()
{
    return {"schema",
            "WORKSPACE [ENTITY]",
            QT_TRANSLATE_NOOP("cli", "Kinds of records and their fields, with types, labels, rules and options"),
            "millrace-cli schema sales.millrace opportunity",
            {},
            1,
            2,
            performSchema};
}

} // namespace millrace::cli
