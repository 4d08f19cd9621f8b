// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layout.h"

#include "core/store/remote_layout.h"

#include <QSet>

namespace millrace {

/// Where the format of a database on a server stands.
static const QString formatKey = QStringLiteral("format");

// What core/base/text/tokens.h asks for: leaves each token whole and as it is.
static constexpr const char *tokenizer = "unicode61 remove_diacritics 0 categories 'L* N* Co M* S*'";

QByteArray quoted(const QString &identifier)
{
    QString safe = identifier;
    safe.replace(u'"', QStringLiteral("\"\""));
    return '"' + safe.toUtf8() + '"';
}

QByteArray documentTable(const EntityDef &entity)
{
    return quoted(entity.key + QStringLiteral("__doc"));
}

QByteArray tokenTable(const EntityDef &entity)
{
    return quoted(entity.key + QStringLiteral("__tok"));
}

QByteArray trigramTable(const EntityDef &entity)
{
    return quoted(entity.key + QStringLiteral("__tri"));
}

QStringList tableColumns(const EntityDef &entity)
{
    QStringList columns;
    for (const FieldDef &field : entity.fields)
        columns += columnNames(field);
    return columns;
}

Result<void> createJournalTables(Database &database)
{
    if (!database.isRemote())
        MILLRACE_TRY(database.execute("PRAGMA application_id=" + QByteArray::number(fileApplication) +
                                      "; PRAGMA user_version=" + QByteArray::number(fileFormat)));
    // journal_change: `position` = commit_no << 16 | ord keeps appends on one edge of one b-tree and is the key
    // (commit_no, ord). field: dictionary number, or -1 created, -2 binned, -3 restored, -4 retracted.
    // past = 1: enters history only, the present value stays. digest: kept in place of an erased value.
    MILLRACE_TRY(database.execute(R"sql(
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
        CREATE TABLE dictionary(no INTEGER PRIMARY KEY, entity TEXT NOT NULL, field TEXT NOT NULL, UNIQUE(entity, field));
        CREATE TABLE journal_commit(
            no INTEGER PRIMARY KEY, uuid BLOB NOT NULL, operation BLOB NOT NULL, mid INTEGER NOT NULL,
            client_id BLOB NOT NULL, actor BLOB, recorded_at INTEGER NOT NULL, origin INTEGER NOT NULL, cause TEXT,
            label TEXT, schema INTEGER NOT NULL, seen_seq INTEGER, seen_h BLOB,
            state INTEGER NOT NULL DEFAULT 0, ack_seq INTEGER, ack_at INTEGER, result TEXT,
            operation_state INTEGER, h BLOB NOT NULL);
        CREATE INDEX journal_commit_operation ON journal_commit(operation);
        CREATE INDEX journal_commit_open ON journal_commit(operation_state) WHERE operation_state = 0;
        CREATE TABLE journal_change(
            position INTEGER PRIMARY KEY,
            commit_no INTEGER GENERATED ALWAYS AS (position >> 16) VIRTUAL,
            ord INTEGER GENERATED ALWAYS AS (position & 65535) VIRTUAL,
            entity INTEGER NOT NULL, record BLOB NOT NULL, root BLOB NOT NULL, field INTEGER NOT NULL,
            was BLOB, now BLOB, at INTEGER, at_known INTEGER NOT NULL DEFAULT 1, past INTEGER NOT NULL DEFAULT 0,
            salt INTEGER NOT NULL, digest BLOB);
        CREATE INDEX journal_change_record ON journal_change(entity, record);
    )sql"));
    return database.isRemote() ? setMetaValue(database, formatKey, QString::number(fileFormat)) : Result<void>();
}

QList<QByteArray> indexStatements(const EntityDef &entity)
{
    QList<QByteArray> statements;
    const QByteArray table = quoted(entity.key);
    const auto add = [&](const QString &name, const QByteArray &columns) {
        statements << "CREATE INDEX IF NOT EXISTS " + quoted(entity.key + QStringLiteral("__by_") + name) + " ON " +
                          table + "(" + columns + ") WHERE deleted_at IS NULL";
    };
    for (const FieldDef &field : entity.fields) {
        if (field.indexed)
            add(field.key, quoted(orderColumn(field)));
        else if (field.unique)
            add(field.key, quoted(field.key));
    }
    // When something last happened with a root is read off one index, without a look at a million rows.
    if (!entity.rootFields().empty() && entity.timeline.time >= 0)
        add(QStringLiteral("root_time"), "root, " + quoted(orderColumn(entity.at(entity.timeline.time))));
    else if (!entity.rootFields().empty())
        add(QStringLiteral("root"), "root");
    // Who sees a record is asked of its owner and department, of binned ones too; few have a department.
    if (entity.ownable) {
        const auto whole = [&](const QString &name, const QByteArray &columns) {
            statements << "CREATE INDEX IF NOT EXISTS " + quoted(entity.key + QStringLiteral("__by_") + name) + " ON " +
                              table + columns;
        };
        whole(QStringLiteral("owner"), "(owner)");
        whole(QStringLiteral("department"), "(department) WHERE department IS NOT NULL");
    }
    statements << "CREATE INDEX IF NOT EXISTS " + quoted(entity.key + QStringLiteral("__bin")) + " ON " + table +
                      "(deleted_at) WHERE deleted_at IS NOT NULL";
    return statements;
}

/// The columns that the table of an entity has; none without a table.
static Result<QSet<QString>> presentColumns(Database &database, const EntityDef &entity)
{
    QSet<QString> present;
    MILLRACE_ASSIGN(Statement columns, database.prepare("SELECT name FROM pragma_table_info(?)"));
    columns.bind(1, entity.key);
    for (;;) {
        MILLRACE_ASSIGN(const bool row, columns.step());
        if (!row)
            return present;
        present.insert(columns.text(0));
    }
}

Result<bool> lacksOfCatalog(Database &database, const Catalog &catalog)
{
    if (database.isRemote())
        return remote_layout::lacks(database, catalog);
    for (const EntityPtr &entity : catalog.entities()) {
        MILLRACE_ASSIGN(const QSet<QString> present, presentColumns(database, *entity));
        for (const QString &column : tableColumns(*entity))
            if (!present.contains(column))
                return true;
    }
    return false;
}

/// The names of everything that lies in the database.
static Result<QSet<QByteArray>> presentNames(Database &database)
{
    QSet<QByteArray> present;
    MILLRACE_ASSIGN(Statement names, database.prepare("SELECT name FROM sqlite_schema"));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, names.step());
        if (!row)
            return present;
        present.insert(names.utf8(0).toByteArray());
    }
}

/// What a CREATE statement makes: its first quoted name.
static QByteArray nameMadeBy(const QByteArray &statement)
{
    const qsizetype begin = statement.indexOf('"') + 1;
    return statement.mid(begin, statement.indexOf('"', begin) - begin);
}

Result<void> applyCatalog(Database &database, const Catalog &catalog)
{
    if (database.isRemote())
        return remote_layout::apply(database, catalog);
    // Hundreds of things are asked for at every start and all but never missing: told apart here, without a statement
    // each.
    MILLRACE_ASSIGN(const QSet<QByteArray> known, presentNames(database));
    const auto make = [&](const QByteArray &statement) -> Result<void> {
        return known.contains(nameMadeBy(statement)) ? Result<void>() : database.execute(statement);
    };
    for (const EntityPtr &entity : catalog.entities()) {
        MILLRACE_ASSIGN(const QSet<QString> present, presentColumns(database, *entity));
        const QByteArray table = quoted(entity->key);
        QByteArray definition = "CREATE TABLE IF NOT EXISTS " + table + "(no INTEGER PRIMARY KEY";
        for (const FieldDef &field : entity->fields) {
            const QStringList names = columnNames(field);
            const QStringList types = columnTypes(field);
            for (qsizetype i = 0; i < names.size(); ++i) {
                const QByteArray column = quoted(names[i]) + ' ' + types[i].toLatin1();
                definition += ", " + column;
                if (field.index == system_field::Id)
                    definition += " NOT NULL UNIQUE";
                if (!present.isEmpty() && !present.contains(names[i]))
                    MILLRACE_TRY(database.execute("ALTER TABLE " + table + " ADD COLUMN " + column));
            }
        }
        if (present.isEmpty())
            MILLRACE_TRY(database.execute(definition + ")"));
        for (const QByteArray &index : indexStatements(*entity))
            MILLRACE_TRY(make(index));
        if (entity->searched) {
            MILLRACE_TRY(make("CREATE TABLE IF NOT EXISTS " + documentTable(*entity) +
                              "(no INTEGER PRIMARY KEY, doc TEXT NOT NULL)"));
            MILLRACE_TRY(make("CREATE VIRTUAL TABLE IF NOT EXISTS " + tokenTable(*entity) +
                              " USING fts5(tokens, content='', detail=none, columnsize=0, prefix='1 2', "
                              "tokenize=\"" +
                              QByteArray(tokenizer) + "\")"));
            MILLRACE_TRY(make("CREATE VIRTUAL TABLE IF NOT EXISTS " + trigramTable(*entity) +
                              " USING fts5(doc, content='', detail=none, columnsize=0, "
                              "tokenize=\"trigram case_sensitive 1\")"));
        }
    }
    return {};
}

Result<QString> metaValue(Database &database, const QString &key)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT value FROM meta WHERE key = ?"));
    statement.bind(1, key);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? statement.text(0) : QString();
}

Result<void> setMetaValue(Database &database, const QString &key, const QString &value)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) "
                                                          "DO UPDATE SET value = excluded.value"));
    statement.bind(1, key).bind(2, value);
    return statement.run();
}

Result<void> checkFormat(Database &database)
{
    if (database.isRemote()) {
        MILLRACE_ASSIGN(const QString format, metaValue(database, formatKey));
        if (format.toInt() > fileFormat)
            return fail(ErrorCode::WorkspaceNewer, {database.path(), format, QString::number(fileFormat)});
        return {};
    }
    MILLRACE_ASSIGN(const std::int64_t application, database.scalar("PRAGMA application_id"));
    MILLRACE_ASSIGN(const std::int64_t format, database.scalar("PRAGMA user_version"));
    if (application != fileApplication)
        return fail(ErrorCode::WorkspaceCorrupt, {database.path(), QStringLiteral("not a Millrace workspace")});
    if (format > fileFormat)
        return fail(ErrorCode::WorkspaceNewer, {database.path(), QString::number(format), QString::number(fileFormat)});
    return {};
}

} // namespace millrace
