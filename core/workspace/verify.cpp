// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layout.h"
#include "core/store/search_index.h"
#include "core/workspace/prepare.h"
#include "core/workspace/readers.h"
#include "core/workspace/replay.h"
#include "core/workspace/whole_copy.h"
#include "core/workspace/workspace.h"
#include "core/workspace/writer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace millrace {

namespace {

/// Replays the journal in (commit, ord) order and answers every record as it must stand, by id.
class Replay
{
public:
    Replay(const Catalog &catalog, const Dictionary &numbers) : m_catalog(catalog), m_numbers(numbers) {}

    void add(const ChangeRow &change)
    {
        const EntityPtr entity = m_catalog.entity(m_numbers.entityKey(change.entity));
        if (!entity || change.past)
            return;
        Record &record = m_records[change.record];
        replayChange(record, change, entity, m_numbers, m_recordedAt, m_actor);
        if (record.isNull())
            m_records.remove(change.record);
    }
    void enter(const CommitRow &commit)
    {
        m_recordedAt = commit.recordedAt;
        m_actor = commit.actor;
    }

    QHash<RecordId, Record> &records() { return m_records; }

private:
    const Catalog &m_catalog;
    const Dictionary &m_numbers;
    QHash<RecordId, Record> m_records;
    Instant m_recordedAt;
    RecordId m_actor;
};

Result<void> replayJournal(Database &database, Replay &replay, const Progress &progress)
{
    MILLRACE_ASSIGN(const std::int64_t total, database.scalar("SELECT max(no) FROM journal_commit"));
    std::int64_t current = 0;
    Result<void> failure;
    MILLRACE_TRY(journal::forEachChange(database, [&](const ChangeRow &change) {
        if (change.commitNo != current) {
            current = change.commitNo;
            const auto commit = journal::commitByNo(database, current);
            if (!commit)
                failure = fail(commit.error());
            else if (*commit)
                replay.enter(**commit);
            if ((current & 63) == 0) {
                progress.step(current, total);
                if (progress.isCancelled())
                    failure = fail(ErrorCode::Cancelled);
            }
        }
        replay.add(change);
        return failure.has_value();
    }));
    return failure;
}

/// Fields in which a row differs from its replay; version and update stamps included.
QStringList differences(const Record &stored, const Record &expected)
{
    QStringList keys;
    for (const FieldDef &field : stored.entity()->fields)
        if (field.index != system_field::Id && !(stored.value(field.index) == expected.value(field.index)))
            keys << field.key;
    return keys;
}

} // namespace

QString VerifyReport::details() const
{
    QStringList lines;
    for (const VerifyFinding &finding : findings)
        lines << finding.code + QStringLiteral(": ") + finding.arguments.join(QStringLiteral(" | "));
    return lines.join(u'\n');
}

Result<VerifyReport> Workspace::verify(const Progress &progress) const
{
    VerifyReport report;
    report.sqliteVersion = Database::libraryVersion();
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    constexpr size_t enough = 50;
    const auto found = [&](const char *code, QStringList arguments) {
        report.ok = false;
        if (report.findings.size() < enough)
            report.findings.push_back({QString::fromLatin1(code), std::move(arguments)});
    };
    MILLRACE_TRY(lease->execute("BEGIN"));
    Transaction consistent(*lease);
    {
        MILLRACE_ASSIGN(Statement check, lease->prepare("PRAGMA integrity_check(20)"));
        for (;;) {
            MILLRACE_ASSIGN(const bool row, check.step());
            if (!row)
                break;
            if (check.text(0) != QLatin1String("ok"))
                found("sqlite", {check.text(0)});
        }
    }
    MILLRACE_ASSIGN(report.commits, lease->scalar("SELECT count(*) FROM journal_commit"));
    MILLRACE_ASSIGN(const auto altered, journal::firstAlteredCommit(*lease, [&](std::int64_t no) {
                        progress.step(no, report.commits);
                        return !progress.isCancelled();
                    }));
    if (altered)
        found("altered_commit", {QString::number(*altered)});

    Replay replay(*snapshot->catalog, numbers);
    MILLRACE_TRY(replayJournal(*lease, replay, progress));
    for (const EntityPtr &entity : snapshot->catalog->entities()) {
        qint64 liveCount = 0;
        MILLRACE_TRY(record_store::forEach(*lease, entity, [&](const StoredRecord &stored) {
            ++report.records;
            const RecordId id = stored.record.id();
            const auto expected = replay.records().constFind(id);
            if (expected == replay.records().constEnd()) {
                found("unknown_row", {entity->key, id.toString()});
                return true;
            }
            const QStringList keys = differences(stored.record, *expected);
            if (!keys.isEmpty())
                found("differs", {entity->key, id.toString(), keys.join(u", ")});
            replay.records().remove(id);
            if (entity->searched && !stored.record.isDeleted()) {
                ++liveCount;
                const QString document = search_index::textOf(stored.record).document;
                auto statement = lease->prepare("SELECT doc FROM " + documentTable(*entity) + " WHERE no = ?");
                if (statement) {
                    statement->bind(1, stored.no);
                    const auto row = statement->step();
                    if (!row || !*row || statement->text(0) != document)
                        found("stale_search", {entity->key, id.toString()});
                }
            }
            return !progress.isCancelled();
        }));
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        if (entity->searched) {
            MILLRACE_ASSIGN(const std::int64_t documents,
                            lease->scalar("SELECT count(*) FROM " + documentTable(*entity)));
            if (documents != liveCount)
                found("search_count", {entity->key, QString::number(documents), QString::number(liveCount)});
        }
    }
    for (const Record &record : std::as_const(replay.records()))
        found("missing_row", {record.entity()->key, record.id().toString()});
    return report;
}

Result<qint64> Workspace::rebuild(const Progress &progress)
{
    if (!m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_path});
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    qint64 rebuilt = 0;
    MILLRACE_TRY(m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
        Database &database = committer.database();
        Replay replay(*snapshot->catalog, numbers);
        MILLRACE_TRY(replayJournal(database, replay, progress));
        std::vector<const Record *> ordered;
        for (const Record &record : std::as_const(replay.records()))
            ordered.push_back(&record);
        std::sort(ordered.begin(), ordered.end(), [](const Record *a, const Record *b) { return a->id() < b->id(); });
        QHash<QString, std::int64_t> next;
        for (const EntityPtr &entity : snapshot->catalog->entities()) {
            MILLRACE_TRY(database.execute("DELETE FROM " + quoted(entity->key)));
            if (entity->searched) {
                MILLRACE_TRY(search_index::clear(database, *entity));
            }
        }
        const BaseAmounts base = [&snapshot](const Record &r, const FieldDef &f) { return snapshot->baseAmount(r, f); };
        for (const Record *record : ordered) {
            const EntityDef &entity = *record->entity();
            const std::int64_t no = ++next[entity.key];
            MILLRACE_TRY(record_store::insert(database, entity, no, record_store::columnsOf(*record, base)));
            if (entity.searched && !record->isDeleted())
                MILLRACE_TRY(search_index::add(database, entity, no, search_index::textOf(*record)));
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            ++rebuilt;
        }
        MILLRACE_TRY(committer.reload());
        return CommitReceipt{};
    }));
    return rebuilt;
}

Result<void> Workspace::backup(const QString &to) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    return copyWhole(*lease, to);
}

Result<Digests> Workspace::digests(const QStringList &entities) const
{
    Digests digests;
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease->execute("BEGIN"));
    Transaction consistent(*lease);
    QCryptographicHash records(QCryptographicHash::Sha256);
    QCryptographicHash history(QCryptographicHash::Sha256);
    const auto bytesOf = [](const RecordId &id) { return id.toBytes(); };
    for (const EntityPtr &entity : snapshot->catalog->entities()) {
        if (!entities.isEmpty() && !entities.contains(entity->key))
            continue;
        records.addData(entity->key.toUtf8());
        MILLRACE_ASSIGN(Statement rows, lease->prepare(record_store::selectAll(*entity) + " ORDER BY id"));
        for (;;) {
            MILLRACE_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            const Record record = record_store::readRecord(rows, entity, 1);
            records.addData(bytesOf(record.id()));
            // By name, not by number: two files may count their fields differently.
            for (const FieldDef &field : entity->fields)
                if (!isDerivedField(field.index) && !record.value(field.index).isEmpty()) {
                    records.addData(field.key.toUtf8());
                    // That it is in the bin is content; the minute at which it went there is not.
                    if (field.index != system_field::DeletedAt)
                        records.addData(encodedValue(record.value(field.index)));
                }
        }
        std::vector<int> all;
        for (const FieldDef &field : entity->fields)
            all.push_back(numbers.fieldNumber(entity->key, field.key));
        history.addData(entity->key.toUtf8());
        MILLRACE_TRY(journal::forEachChangeOfEntity(
            *lease, numbers.entityNumber(entity->key), all, [&](const ChangeRow &change) {
                history.addData(bytesOf(change.record));
                history.addData(change.field < 0 ? QByteArray::number(change.field)
                                                 : numbers.fieldKey(change.field).toUtf8());
                if (change.field == change_kind::Created || change.field == change_kind::Retracted) {
                    const QByteArray &whole = change.field == change_kind::Created ? change.now : change.was;
                    const Record record = decodedRecord(whole, entity, change.record, numbers);
                    for (const FieldDef &field : entity->fields)
                        if (!record.value(field.index).isEmpty())
                            history.addData(field.key.toUtf8() + encodedValue(record.value(field.index)));
                } else {
                    history.addData(change.was);
                    history.addData(change.now);
                }
                history.addData(QByteArray::number(change.at ? qint64(change.at->us) : qint64(-1)));
                history.addData(change.atKnown ? "1" : "0");
                return true;
            }));
    }
    digests.records = records.result().toHex();
    digests.history = history.result().toHex();
    return digests;
}

} // namespace millrace
