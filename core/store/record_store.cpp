// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_store.h"

#include "core/store/derived_columns.h"
#include "core/store/layout.h"

namespace millrace::record_store {

namespace {

/// SQL texts of an entity, made once per definition and thread: building them anew would cost more than running them.
struct EntitySql
{
    QByteArray insert;
    QByteArray insertDerived; ///< with the columns of derived_columns.h
    QByteArray select;
};

const EntitySql &sqlOf(const EntityDef &entity)
{
    struct Kept
    {
        QString key;
        quint64 shape = 0;
        EntitySql sql;
    };
    // By shape, not by count: two workspaces in one program have fields of their own, perhaps as many.
    thread_local std::vector<Kept> known;
    for (const Kept &kept : known)
        if (kept.shape == entity.shape() && kept.key == entity.key)
            return kept.sql;
    QByteArray names;
    QByteArray marks;
    for (const QString &name : tableColumns(entity)) {
        names += ", " + quoted(name);
        marks += ",?";
    }
    QByteArray allNames = names;
    QByteArray allMarks = marks;
    for (const DerivedColumn &derived : derivedColumns(entity)) {
        allNames += ", " + quoted(derived.name);
        allMarks += ",?";
    }
    const QByteArray table = quoted(entity.key);
    known.push_back({entity.key,
                     entity.shape(),
                     {"INSERT INTO " + table + "(no" + names + ") VALUES(?" + marks + ")",
                      "INSERT INTO " + table + "(no" + allNames + ") VALUES(?" + allMarks + ")",
                      "SELECT no" + names + " FROM " + table}});
    return known.back().sql;
}

Result<std::optional<StoredRecord>> loadOne(Statement &statement, const EntityPtr &entity)
{
    MILLRACE_ASSIGN(const bool row, statement.step());
    if (!row)
        return std::optional<StoredRecord>();
    return std::optional(StoredRecord{statement.number(0), readRecord(statement, entity, 1)});
}

} // namespace

QByteArray selectAll(const EntityDef &entity)
{
    return sqlOf(entity).select;
}

std::vector<Column> columnsOf(const Record &record, const BaseAmounts &baseAmounts)
{
    std::vector<Column> columns;
    columns.reserve(size_t(record.entity()->fieldCount()) + 8);
    for (const FieldDef &field : record.entity()->fields) {
        BaseAmount base;
        if (field.type == FieldType::Money && baseAmounts && !record.value(field.index).isEmpty())
            base.minor = baseAmounts(record, field);
        appendColumns(field, record.value(field.index), base, columns);
    }
    return columns;
}

Result<void> insert(Database &database, const EntityDef &entity, std::int64_t no, const std::vector<Column> &columns)
{
    const EntitySql &sql = sqlOf(entity);
    MILLRACE_ASSIGN(Statement statement, database.prepare(database.isRemote() ? sql.insertDerived : sql.insert));
    statement.bind(1, no);
    for (size_t i = 0; i < columns.size(); ++i)
        statement.bind(int(i) + 2, columns[i]);
    if (!database.isRemote())
        return statement.run();
    int position = int(columns.size()) + 2;
    int first = 0;
    for (const FieldDef &field : entity.fields) {
        for (const DerivedColumn &derived : derivedColumns(field)) {
            const Column value = derivedValue(derived, field, columns[size_t(first)]);
            statement.bind(position++, value);
        }
        first += columnCount(field);
    }
    return statement.run();
}

Result<void> update(Database &database, std::int64_t no, const Record &record, const std::vector<int> &fields,
                    const BaseAmounts &baseAmounts)
{
    QByteArray sql = "UPDATE " + quoted(record.entity()->key) + " SET ";
    std::vector<Column> columns;
    bool first = true;
    for (const int index : fields) {
        const FieldDef &field = record.entity()->at(index);
        BaseAmount base;
        if (field.type == FieldType::Money && baseAmounts && !record.value(index).isEmpty())
            base.minor = baseAmounts(record, field);
        appendColumns(field, record.value(index), base, columns);
        for (const QString &name : columnNames(field)) {
            sql += (first ? "" : ", ") + quoted(name) + " = ?";
            first = false;
        }
        if (!database.isRemote())
            continue;
        const Column own = columns[columns.size() - size_t(columnCount(field))];
        for (const DerivedColumn &derived : derivedColumns(field)) {
            sql += ", " + quoted(derived.name) + " = ?";
            columns.push_back(derivedValue(derived, field, own));
        }
    }
    MILLRACE_ASSIGN(Statement statement, database.prepare(sql + " WHERE no = ?"));
    for (size_t i = 0; i < columns.size(); ++i)
        statement.bind(int(i) + 1, columns[i]);
    statement.bind(int(columns.size()) + 1, no);
    return statement.run();
}

Result<void> remove(Database &database, const EntityDef &entity, std::int64_t no)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("DELETE FROM " + quoted(entity.key) + " WHERE no = ?"));
    statement.bind(1, no);
    return statement.run();
}

Result<std::int64_t> lastNumber(Database &database, const EntityDef &entity)
{
    return database.scalar("SELECT max(no) FROM " + quoted(entity.key));
}

Record readRecord(const Statement &row, const EntityPtr &entity, int first)
{
    Record record(entity);
    std::vector<Column> columns;
    int at = first;
    for (const FieldDef &field : entity->fields) {
        const int count = columnCount(field);
        if (!row.isNull(at)) {
            columns.clear();
            for (int i = 0; i < count; ++i)
                columns.push_back(row.column(at + i));
            record.set(field.index, valueFromColumns(field, columns));
        }
        at += count;
    }
    return record;
}

Result<std::optional<StoredRecord>> load(Database &database, const EntityPtr &entity, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(sqlOf(*entity).select + " WHERE id = ?"));
    statement.bind(1, id);
    return loadOne(statement, entity);
}

Result<std::optional<StoredRecord>> loadByNumber(Database &database, const EntityPtr &entity, std::int64_t no)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(sqlOf(*entity).select + " WHERE no = ?"));
    statement.bind(1, no);
    return loadOne(statement, entity);
}

Result<void> forEach(Database &database, const EntityPtr &entity,
                     const std::function<bool(const StoredRecord &)> &visit)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(sqlOf(*entity).select + " WHERE no > ? ORDER BY no LIMIT ?"));
    std::int64_t last = 0;
    for (std::int64_t rows = 0, most = database.rowsAtOnce(); rows == 0 || rows == most;) {
        statement.reset();
        statement.bind(1, last).bind(2, most);
        for (rows = 0;; ++rows) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            last = statement.number(0);
            if (!visit({last, readRecord(statement, entity, 1)}))
                return {};
        }
        if (rows == 0)
            break;
    }
    return {};
}

Result<void> forEachWithExtra(Database &database, const EntityPtr &entity,
                              const std::function<void(const Record &)> &visit)
{
    const QByteArray extra = quoted(entity->at(system_field::Extra).key);
    MILLRACE_ASSIGN(Statement statement, database.prepare(sqlOf(*entity).select + " WHERE " + extra + " IS NOT NULL"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        visit(readRecord(statement, entity, 1));
    }
}

Result<std::vector<RecordId>> idsWhere(Database &database, const EntityDef &entity, const FieldDef &field,
                                       const Value &value, int limit)
{
    std::vector<Column> columns;
    appendColumns(field, value, {}, columns);
    QByteArray sql =
        "SELECT id FROM " + quoted(entity.key) + " WHERE deleted_at IS NULL AND " + quoted(field.key) + " = ?1";
    // The index of a sorted text is on its sort key: ask by both, so that the index narrows and the text decides.
    const bool keyed = hasSortKey(field);
    if (keyed)
        sql += " AND " + quoted(orderColumn(field)) + " = ?3";
    MILLRACE_ASSIGN(Statement statement, database.prepare(sql + " LIMIT ?2"));
    statement.bind(1, columns[0]).bind(2, limit);
    if (keyed)
        statement.bind(3, columns.back());
    std::vector<RecordId> ids;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return ids;
        ids.push_back(statement.id(0));
    }
}

Result<std::optional<Target>> target(Database &database, const EntityDef &entity, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT root, deleted_at IS NOT NULL FROM " +
                                                          quoted(entity.key) + " WHERE id = ?"));
    statement.bind(1, id);
    MILLRACE_ASSIGN(const bool row, statement.step());
    if (!row)
        return std::optional<Target>();
    return std::optional(Target{statement.id(0), statement.number(1) != 0});
}

Result<std::vector<RecordId>> children(Database &database, const EntityDef &entity, const FieldDef &field,
                                       const RecordId &parent, const RecordId &root)
{
    // Live rows by the root's index; binned ones are few and have an index of their own.
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT id FROM " + quoted(entity.key) +
                                     " WHERE deleted_at IS NULL AND root = ?1 AND " + quoted(field.key) +
                                     " = ?2 UNION ALL SELECT id FROM " + quoted(entity.key) +
                                     " WHERE deleted_at IS NOT NULL AND root = ?1 AND " + quoted(field.key) + " = ?2"));
    statement.bind(1, root).bind(2, parent);
    std::vector<RecordId> ids;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return ids;
        ids.push_back(statement.id(0));
    }
}

Result<void> forEachReference(Database &database, const EntityDef &entity, const FieldDef &field,
                              const std::function<void(const RecordId &holder, const RecordId &target)> &visit)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT id, " + quoted(field.key) + " FROM " + quoted(entity.key) +
                                     " WHERE deleted_at IS NULL AND " + quoted(field.key) + " IS NOT NULL"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        visit(statement.id(0), statement.id(1));
    }
}

} // namespace millrace::record_store
