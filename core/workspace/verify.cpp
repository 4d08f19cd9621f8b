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

/// Makes one founder and one moment of founding of those of any workspace.
class Levelling
{
public:
    Levelling() = default;
    Levelling(const RecordId &founder, Instant founded)
        : m_founder(founder.toBytes()), m_founded(encodedValue(Value(founded)))
    {
    }

    QByteArray of(QByteArray bytes) const
    {
        if (m_founder.isEmpty())
            return bytes;
        if (bytes == m_founded)
            return QByteArrayLiteral("founded");
        return bytes.replace(m_founder, QByteArray(m_founder.size(), '\0'));
    }

private:
    QByteArray m_founder; ///< empty: everything stays as it is
    QByteArray m_founded;
};

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
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    Transaction consistent(*lease);
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    report.sqliteVersion = lease->version();
    constexpr size_t enough = 50;
    const auto found = [&](const char *code, QStringList arguments) {
        report.ok = false;
        if (report.findings.size() < enough)
            report.findings.push_back({QString::fromLatin1(code), std::move(arguments)});
    };
    if (!lease->isRemote()) {
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

Result<RebuildReport> Workspace::rebuild(const Progress &progress, AlteredJournal altered)
{
    if (!m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_path});
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    RebuildReport report;
    MILLRACE_TRY(m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
        Database &database = committer.database();
        MILLRACE_ASSIGN(const auto first,
                        journal::firstAlteredCommit(database, [&](std::int64_t) { return !progress.isCancelled(); }));
        if (first)
            report.findings.push_back({QStringLiteral("altered_commit"), {QString::number(*first)}});
        if (first && altered == AlteredJournal::Refuse)
            return CommitReceipt{};
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
            ++report.records;
        }
        MILLRACE_TRY(committer.reload());
        report.done = true;
        return CommitReceipt{};
    }));
    return report;
}

Result<void> Workspace::backup(const QString &to) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    if (lease->isRemote())
        return fail(ErrorCode::InvalidArgument, {lease->path(), QStringLiteral("pg_dump")});
    return copyWhole(*lease, to);
}

Result<Digests> Workspace::digests(const QStringList &entities, Founding founding) const
{
    Digests digests;
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    Transaction consistent(*lease);
    QCryptographicHash records(QCryptographicHash::Sha256);
    QCryptographicHash history(QCryptographicHash::Sha256);
    Levelling level;
    // An id that differs from file to file must not decide about the order of the users.
    QByteArray userOrder = " ORDER BY id";
    std::vector<ChangeRow> first;
    if (founding == Founding::Levelled) {
        const EntityPtr users = snapshot->catalog->entity(u"user");
        MILLRACE_ASSIGN(const auto founder, record_store::load(*lease, users, m_person));
        if (founder)
            level = Levelling(m_person, founder->record.value(system_field::CreatedAt).valueOr<Instant>());
        userOrder = " ORDER BY id <> x'" + m_person.toBytes().toHex() + "', id";
        // What the founding wrote comes first, whether that was before or after the moments that others are dated to.
        MILLRACE_TRY(journal::forEachChange(*lease, [&first](const ChangeRow &change) {
            if (!first.empty() && change.commitNo != first.front().commitNo)
                return false;
            first.push_back(change);
            return true;
        }));
    }
    const auto bytesOf = [&level](const RecordId &id) { return level.of(id.toBytes()); };
    for (const EntityPtr &entity : snapshot->catalog->entities()) {
        if (!entities.isEmpty() && !entities.contains(entity->key))
            continue;
        records.addData(entity->key.toUtf8());
        const QByteArray order = entity->key == QLatin1String("user") ? userOrder : QByteArray(" ORDER BY id");
        MILLRACE_ASSIGN(Statement rows, lease->prepare(record_store::selectAll(*entity) + order));
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
                        records.addData(level.of(encodedValue(record.value(field.index))));
                }
        }
        std::vector<int> all;
        for (const FieldDef &field : entity->fields)
            all.push_back(numbers.fieldNumber(entity->key, field.key));
        history.addData(entity->key.toUtf8());
        const auto digest = [&](const ChangeRow &change) {
            history.addData(bytesOf(change.record));
            history.addData(change.field < 0 ? QByteArray::number(change.field)
                                             : numbers.fieldKey(change.field).toUtf8());
            if (change.field == change_kind::Created || change.field == change_kind::Retracted) {
                const QByteArray &whole = change.field == change_kind::Created ? change.now : change.was;
                const Record record = decodedRecord(whole, entity, change.record, numbers);
                for (const FieldDef &field : entity->fields)
                    if (!record.value(field.index).isEmpty())
                        history.addData(field.key.toUtf8() + level.of(encodedValue(record.value(field.index))));
            } else {
                history.addData(level.of(change.was));
                history.addData(level.of(change.now));
            }
            history.addData(QByteArray::number(change.at ? qint64(change.at->us) : qint64(-1)));
            history.addData(change.atKnown ? "1" : "0");
            return true;
        };
        const int entityNumber = numbers.entityNumber(entity->key);
        for (const ChangeRow &change : first)
            if (change.entity == entityNumber)
                digest(change);
        MILLRACE_TRY(journal::forEachChangeOfEntity(*lease, entityNumber, all, [&](const ChangeRow &change) {
            return (!first.empty() && change.commitNo == first.front().commitNo) || digest(change);
        }));
    }
    digests.records = records.result().toHex();
    digests.history = history.result().toHex();
    return digests;
}

} // namespace millrace
