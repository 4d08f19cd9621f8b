// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/remote_layout.h"

#include "core/store/derived_columns.h"
#include "core/store/layout.h"

#include <QSet>

namespace millrace::remote_layout {

namespace {

/// Longer names are cut by the server.
constexpr qsizetype longestName = 63;

struct Present
{
    QHash<QString, QSet<QString>> columns; ///< by table
    QSet<QString> indexes;
};

Result<Present> presentIn(Database &database)
{
    Present present;
    MILLRACE_ASSIGN(
        Statement rows,
        database.prepare("SELECT CAST(c.relname AS varchar), CAST(a.attname AS varchar), c.relkind = 'i' FROM "
                         "pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT "
                         "a.attisdropped AND c.relkind = 'r' WHERE c.relnamespace = "
                         "CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'i')"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, rows.step());
        if (!row)
            return present;
        if (rows.number(2) != 0)
            present.indexes.insert(rows.text(0));
        else
            present.columns[rows.text(0)].insert(rows.text(1));
    }
}

struct Index
{
    QString name;
    QByteArray on; ///< "USING hash (...) WHERE ..." and the like
};

/// A server's ordered indexes take no value of more than some two thousand bytes, and a text may have any number:
/// equality is looked up by a hash, the order by the beginning.
void addTextIndexes(const EntityDef &entity, const FieldDef &field, QList<Index> &indexes)
{
    const QByteArray live = " WHERE deleted_at IS NULL";
    indexes.push_back(
        {entity.key + QLatin1String("__is_") + field.key, "USING hash (" + quoted(field.key) + ")" + live});
    if (hasSortKey(field))
        indexes.push_back({entity.key + QLatin1String("__by_") + field.key,
                           "((substring(" + quoted(orderColumn(field)) + " FROM 1 FOR 1000)))" + live});
}

QByteArray nameIn(const QByteArray &statement)
{
    const qsizetype begin = statement.indexOf('"');
    return statement.mid(begin + 1, statement.indexOf('"', begin + 1) - begin - 1);
}

/// Statements that add what an entity lacks, one after the other.
QByteArray additions(const EntityDef &entity, const Present &present)
{
    QByteArray sql;
    const QByteArray table = quoted(entity.key);
    const QSet<QString> columns = present.columns.value(entity.key);
    QByteArray definition;
    const auto column = [&](const QString &name, const QByteArray &type) {
        definition += ", " + quoted(name) + ' ' + type;
        if (!columns.isEmpty() && !columns.contains(name))
            sql += "ALTER TABLE " + table + " ADD COLUMN " + quoted(name) + ' ' + type + ';';
    };
    for (const FieldDef &field : entity.fields) {
        const QStringList names = columnNames(field);
        const QStringList types = columnTypes(field);
        for (qsizetype i = 0; i < names.size(); ++i)
            column(names[i], types[i].toLatin1() + (field.index == system_field::Id ? " NOT NULL UNIQUE" : ""));
    }
    for (const DerivedColumn &derived : derivedColumns(entity))
        column(derived.name, derivedType(derived.kind));
    if (columns.isEmpty())
        sql += "CREATE TABLE " + table + "(no INTEGER PRIMARY KEY" + definition + ");";

    const auto isThere = [&](const QString &index) { return present.indexes.contains(index.left(longestName)); };
    QList<Index> indexes;
    QSet<QString> ofTexts;
    for (const FieldDef &field : entity.fields)
        if ((field.indexed || field.unique) && columnTypes(field).constFirst() == QLatin1String("TEXT")) {
            addTextIndexes(entity, field, indexes);
            ofTexts.insert(entity.key + QLatin1String("__by_") + field.key);
        }
    for (const Index &index : std::as_const(indexes))
        if (!isThere(index.name))
            sql += "CREATE INDEX " + quoted(index.name) + " ON " + table + ' ' + index.on + ';';
    for (const QByteArray &statement : indexStatements(entity))
        if (const QString name = QString::fromUtf8(nameIn(statement)); !ofTexts.contains(name) && !isThere(name))
            sql += statement + ';';

    const QString documents = entity.key + QLatin1String("__doc");
    if (entity.searched && !present.columns.contains(documents)) {
        // The same tokens and trigrams as FTS5's, as arrays that inverted indexes look up.
        sql += "CREATE TABLE " + quoted(documents) +
               "(no INTEGER PRIMARY KEY, doc TEXT NOT NULL, tokens text[] NOT NULL, grams text[] NOT NULL);";
        for (const char *list : {"tokens", "grams"})
            sql += "CREATE INDEX " + quoted(documents + u'_' + QLatin1String(list)) + " ON " + quoted(documents) +
                   " USING gin (" + list + ");";
    }
    return sql;
}

} // namespace

Result<void> apply(Database &database, const Catalog &catalog)
{
    MILLRACE_ASSIGN(const Present present, presentIn(database));
    QByteArray sql;
    for (const EntityPtr &entity : catalog.entities())
        sql += additions(*entity, present);
    return sql.isEmpty() ? Result<void>() : database.execute(sql);
}

Result<bool> lacks(Database &database, const Catalog &catalog)
{
    MILLRACE_ASSIGN(const Present present, presentIn(database));
    for (const EntityPtr &entity : catalog.entities()) {
        const QSet<QString> columns = present.columns.value(entity->key);
        for (const QString &column : tableColumns(*entity))
            if (!columns.contains(column))
                return true;
    }
    return false;
}

} // namespace millrace::remote_layout
