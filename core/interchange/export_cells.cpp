// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export_cells.h"

#include "core/interchange/cell_parse.h"
#include "core/records/filter_words.h"

namespace millrace::interchange {

Result<void> ExportCells::bind(const std::vector<FieldPath> &paths, const Catalog &catalog, const EntityDef &entity)
{
    for (const FieldPath &path : paths) {
        ExportColumn column;
        column.name = path.toString();
        MILLRACE_ASSIGN(column.path, bindPath(path, catalog, entity));
        const FieldDef &field = column.path.field();
        column.byTitle = field.type == FieldType::References && !field.target.isEmpty();
        m_columns.push_back(std::move(column));
    }
    return {};
}

Result<QStringList> ExportCells::titled(const ExportColumn &column, const RecordIds &ids)
{
    std::vector<RecordId> unknown;
    for (const RecordId &id : ids.ids)
        if (!m_titles.contains(id))
            unknown.push_back(id);
    if (!unknown.empty()) {
        MILLRACE_ASSIGN(const auto titles, m_workspace.titles(m_session, column.path.field().target, unknown));
        for (const RecordId &id : unknown)
            m_titles.insert(id, titles.value(id));
    }
    QStringList texts;
    for (const RecordId &id : ids.ids) {
        const QString title = m_titles.value(id);
        // A title that would not be read back as one value is given by its id.
        texts << (splitValues(title) == QStringList{title} ? title : id.toString());
    }
    return texts;
}

QString ExportCells::labelled(const FieldDef &field, const QString &key) const
{
    const OptionInfo *option = m_metadata->option(field.optionList, key);
    const QString label = option ? option->labelFor(m_language) : QString();
    return label.isEmpty() ? key : label;
}

Result<void> ExportCells::assignText(size_t index, const Value &value, QString &text)
{
    const ExportColumn &column = m_columns[index];
    const FieldDef &field = column.path.field();
    if (!m_language.isEmpty() && field.isChoice() && !value.isEmpty()) {
        QStringList labels;
        for (const QString &key :
             value.as<Choices>() ? value.as<Choices>()->keys : QStringList{value.valueOr<QString>()})
            labels << labelled(field, key);
        text = labels.join(QStringLiteral("; "));
    } else if (const QString *plain = value.as<QString>()) {
        text = *plain;
    } else if (const Instant *time = value.as<Instant>()) {
        text = momentText(*time);
    } else if (const RecordIds *ids = value.as<RecordIds>(); ids && column.byTitle) {
        MILLRACE_ASSIGN(const QStringList titles, titled(column, *ids));
        text = titles.join(QStringLiteral("; "));
    } else {
        text = valueToText(field, value);
    }
    return {};
}

Result<void> ExportCells::writeJson(size_t index, const Value &value, JsonWriter &writer)
{
    const ExportColumn &column = m_columns[index];
    const auto list = [&writer](const QStringList &texts) {
        writer.beginArray();
        for (const QString &text : texts)
            writer.text(text);
        writer.endArray();
    };
    if (value.isEmpty()) {
        writer.null();
    } else if (const bool *yes = value.as<bool>()) {
        writer.boolean(*yes);
    } else if (const Money *money = value.as<Money>()) {
        writer.beginObject();
        writer.key(u"amount");
        writer.text(money->amountText());
        writer.key(u"currency");
        writer.text(money->currency.toString());
        writer.endObject();
    } else if (const Choices *choices = value.as<Choices>()) {
        list(choices->keys);
    } else if (const RecordIds *ids = value.as<RecordIds>(); ids && column.byTitle) {
        MILLRACE_ASSIGN(const QStringList titles, titled(column, *ids));
        list(titles);
    } else {
        QString text;
        MILLRACE_TRY(assignText(index, value, text));
        if (value.as<std::int64_t>() || value.as<Duration>())
            writer.number(text);
        else
            writer.text(text);
    }
    return {};
}

} // namespace millrace::interchange
