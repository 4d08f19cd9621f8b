// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/store/layout.h"
#include "core/workspace/neighbours.h"
#include "core/workspace/operation.h"
#include "core/workspace/readers.h"
#include "core/workspace/sight.h"
#include "core/workspace/whole_copy.h"
#include "core/workspace/writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStorageInfo>
#include <QTemporaryDir>

namespace millrace {

namespace {

constexpr const char *metaDatabase = "db_id";
constexpr const char *metaClient = "client_id";
constexpr const char *metaInstall = "install_id";
constexpr const char *metaCurrency = "base_currency";
constexpr const char *metaZone = "zone";
constexpr const char *metaLocale = "locale";
// Three connections read for a window; what lies behind these pages is in the system's own cache.
constexpr qint64 readerCacheKib = 8'192;
// So full it is only by a reading that went through a whole table or index, most of which nobody asks for again.
constexpr qint64 readThroughKib = 4'096;
constexpr qint64 writerCacheKib = 262'144;

/// Takes the right to write: nobody else may have it, and the lock file must find a place beside the workspace.
Result<std::unique_ptr<QLockFile>> lockedForWriting(const QString &path)
{
    constexpr qint64 scarce = 65'536;
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::PermissionError)
        return fail(ErrorCode::WorkspaceReadOnly, {path});
    if (lock->error() != QLockFile::UnknownError)
        return fail(ErrorCode::WorkspaceLocked, {path});
    const qint64 room = QStorageInfo(QFileInfo(path).absolutePath()).bytesAvailable();
    if (room >= 0 && room < scarce)
        return fail(ErrorCode::DiskFull, {path});
    return fail(ErrorCode::Storage, {QStringLiteral("the lock file cannot be written"), path});
}

} // namespace

Workspace::Workspace(QString path, Clock &clock, IdSource &ids, CatalogPtr definitions)
    : m_path(std::move(path)), m_definitions(std::move(definitions)), m_clock(clock), m_ids(ids),
      m_readers(std::make_unique<Readers>()), m_listeners(std::make_shared<Listeners>())
{
}

/// An older file, copied and brought up to the program, for as long as somebody reads it.
struct Workspace::Shadow
{
    QTemporaryDir folder{QDir::temp().filePath(QStringLiteral("millrace-XXXXXX"))};
    QString file() const { return folder.filePath(QStringLiteral("older.millrace")); }
};

Workspace::~Workspace()
{
    m_neighbours.reset();
    m_writer.reset();
    m_readers->idle.clear();
    m_readers->searching.clear();
}

QString Workspace::readPath() const
{
    return m_shadow ? m_shadow->file() : m_path;
}

int Workspace::formatNumber()
{
    return fileFormat;
}

ReaderLease::~ReaderLease()
{
    if (!m_database)
        return;
    if (m_database->inTransaction())
        m_database->rollback();
    // One that was lost on the way is no use to the next.
    if (!m_database->isAlive())
        return;
    if (m_use == ReaderUse::Pages && m_database->pagesKept() > readThroughKib * 1024)
        m_database->forgetPages();
    const std::lock_guard lock(m_workspace->m_readers->mutex);
    m_workspace->m_readers->of(m_use).push_back(std::move(m_database));
}

std::unique_ptr<Database> Workspace::Readers::take(ReaderUse use)
{
    const std::lock_guard lock(mutex);
    std::vector<std::unique_ptr<Database>> &free = of(use);
    if (free.empty())
        return nullptr;
    auto database = std::move(free.back());
    free.pop_back();
    return database;
}

void Workspace::Listeners::tell(const CommitNotice &notice)
{
    std::vector<std::pair<std::shared_ptr<void>, Listener>> alive;
    {
        const std::lock_guard lock(mutex);
        std::erase_if(all, [](const auto &entry) { return entry.first.expired(); });
        for (const auto &[token, listener] : all)
            if (auto held = token.lock())
                alive.emplace_back(std::move(held), listener);
    }
    for (const auto &[token, listener] : alive)
        listener(notice);
}

std::shared_ptr<void> Workspace::listen(Listener listener)
{
    auto token = std::make_shared<int>(0);
    const std::lock_guard lock(m_listeners->mutex);
    m_listeners->all.emplace_back(token, std::move(listener));
    return token;
}

Result<std::unique_ptr<Workspace>> Workspace::init(const InitOptions &options, Clock &clock, IdSource &ids,
                                                   CatalogPtr definitions)
{
    const bool remote = Database::isAddress(options.path);
    if (!remote && QFileInfo::exists(options.path))
        return fail(ErrorCode::OutputExists, {options.path});
    if (!remote && !QFileInfo(QFileInfo(options.path).absolutePath()).isDir())
        return fail(ErrorCode::MissingFile, {QFileInfo(options.path).absolutePath()});
    std::unique_ptr<Workspace> workspace(new Workspace(options.path, clock, ids, definitions));
    if (!remote) {
        MILLRACE_ASSIGN(workspace->m_lock, lockedForWriting(options.path));
    }
    bool begun = false;
    const auto made = [&]() -> Result<void> {
        MILLRACE_ASSIGN(auto database,
                        Database::open({options.path, Database::Mode::Create, QString(), writerCacheKib}));
        begun = true;
        MILLRACE_TRY(database->begin());
        MILLRACE_TRY(createJournalTables(*database));
        const CatalogPtr catalog = definitions;
        MILLRACE_TRY(applyCatalog(*database, *catalog));
        MILLRACE_ASSIGN(Dictionary dictionary, Dictionary::load(*database));
        MILLRACE_TRY(dictionary.extend(*database, *catalog));
        const Instant now = clock.now();
        const auto meta = [&](const char *key, const QString &value) {
            return setMetaValue(*database, QString::fromLatin1(key), value);
        };
        MILLRACE_TRY(meta(metaDatabase, ids.next(now).toString()));
        MILLRACE_TRY(meta(metaClient, ids.next(now).toString()));
        MILLRACE_TRY(meta(metaInstall, ids.next(now).toString()));
        MILLRACE_TRY(meta(metaCurrency, options.currency.toString()));
        MILLRACE_TRY(meta(metaZone, QString::fromUtf8(options.zone.id())));
        MILLRACE_TRY(meta(metaLocale, options.locale));
        MILLRACE_TRY(setMetaValue(*database, founderKey(), ids.next(now).toString()));
        MILLRACE_TRY(workspace->readIdentity(*database));
        MILLRACE_TRY(database->commit());
        MILLRACE_TRY(workspace->startWriting(std::move(database)));
        return options.blank ? Result<void>() : workspace->seed(options);
    }();
    if (!made) {
        // A half-made file is worse than none.
        workspace.reset();
        if (remote && begun)
            static_cast<void>(Database::remoteKind().discard(options.path));
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            if (!remote)
                QFile::remove(options.path + QLatin1String(suffix));
        return fail(made.error());
    }
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, Access access, Clock &clock, IdSource &ids,
                                                   CatalogPtr definitions)
{
    return openFile(path, access, clock, ids, definitions, true);
}

Result<std::unique_ptr<Workspace>> Workspace::openFile(const QString &path, Access access, Clock &clock, IdSource &ids,
                                                       CatalogPtr definitions, bool keepsCopy)
{
    std::unique_ptr<Workspace> workspace(new Workspace(path, clock, ids, definitions));
    const bool write = access == Access::Write;
    const bool remote = Database::isAddress(path);
    if (!remote && !QFileInfo::exists(path))
        return fail(ErrorCode::WorkspaceMissing, {path});
    if (write && !remote) {
        if (!QFileInfo(path).isWritable() || !QFileInfo(QFileInfo(path).absolutePath()).isWritable())
            return fail(ErrorCode::WorkspaceReadOnly, {path});
        MILLRACE_ASSIGN(workspace->m_lock, lockedForWriting(path));
    }
    // The head is checked on a connection that changes nothing, before WAL mode or a schema step touches the file.
    bool halfDone = false;
    bool older = false;
    {
        MILLRACE_ASSIGN(auto probe, Database::open({path, Database::Mode::Read, QString(), readerCacheKib}));
        MILLRACE_TRY(checkFormat(*probe));
        MILLRACE_TRY(workspace->readIdentity(*probe));
        MILLRACE_ASSIGN(older, lacksOfCatalog(*probe, *definitions));
        // Nothing of it is changed before a copy of the whole is safe, and no copy is made where another program's
        // lock on the database would stop the change.
        if (write && older && keepsCopy && !remote) {
            MILLRACE_ASSIGN(auto held, Database::open({path, Database::Mode::Read, QString(), readerCacheKib}));
            MILLRACE_TRY(held->execute("PRAGMA query_only=OFF; BEGIN IMMEDIATE"));
            MILLRACE_TRY(copyWhole(*probe, copyBeforeUpdate(path, clock.now())));
            held->rollback();
        }
        if (!write && !older) {
            MILLRACE_ASSIGN(const auto begun, journal::openOperations(*probe));
            halfDone = !begun.empty();
            MILLRACE_ASSIGN(workspace->m_readMetadata, loadMetadata(*probe, workspace->m_baseCurrency, definitions));
        }
        // A reader cannot read what the file lacks, and has no business adding it.
        if (!write && older && remote)
            return fail(ErrorCode::WorkspaceReadOnly, {probe->path()});
        if (!write && older)
            return openShadow(path, *probe, clock, ids, definitions);
        if (!older)
            workspace->m_readers->idle.push_back(std::move(probe));
    }
    // A reader too has what was cut off taken back first, unless the program that began it is still at it (locked) or
    // nobody may write here.
    if (halfDone && !remote && open(path, Access::Write, clock, ids, definitions))
        return open(path, Access::Read, clock, ids, definitions);
    if (!write)
        return workspace;
    MILLRACE_ASSIGN(auto database, Database::open({path, Database::Mode::Write, QString(), writerCacheKib}));
    MILLRACE_TRY(database->begin());
    // First what this program knows, so that the metadata can be read; then the fields of one's own.
    if (older)
        MILLRACE_TRY(applyCatalog(*database, *definitions));
    MILLRACE_ASSIGN(const MetadataPtr metadata, loadMetadata(*database, workspace->m_baseCurrency, definitions));
    MILLRACE_TRY(applyCatalog(*database, *metadata->catalog));
    MILLRACE_ASSIGN(Dictionary dictionary, Dictionary::load(*database));
    MILLRACE_TRY(dictionary.extend(*database, *metadata->catalog));
    MILLRACE_TRY(database->commit());
    MILLRACE_TRY(workspace->startWriting(std::move(database)));
    // What another process is at work on is no remainder.
    if (!workspace->m_neighbours || workspace->m_neighbours->wasAlone())
        MILLRACE_TRY(workspace->takeBackOpenOperations());
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::openShadow(const QString &path, Database &older, Clock &clock,
                                                         IdSource &ids, CatalogPtr definitions)
{
    auto shadow = std::make_unique<Shadow>();
    if (!shadow->folder.isValid())
        return fail(ErrorCode::FileUnwritable, {shadow->folder.path(), shadow->folder.errorString()});
    MILLRACE_TRY(copyWhole(older, shadow->file()));
    MILLRACE_TRY(openFile(shadow->file(), Access::Write, clock, ids, definitions, false));
    MILLRACE_ASSIGN(std::unique_ptr<Workspace> workspace, open(shadow->file(), Access::Read, clock, ids, definitions));
    workspace->m_path = path;
    workspace->m_shadow = std::move(shadow);
    return workspace;
}

Result<void> Workspace::readIdentity(Database &database)
{
    const auto meta = [&](const char *key) { return metaValue(database, QString::fromLatin1(key)); };
    MILLRACE_ASSIGN(const QString currency, meta(metaCurrency));
    MILLRACE_ASSIGN(const QString zone, meta(metaZone));
    MILLRACE_ASSIGN(m_locale, meta(metaLocale));
    MILLRACE_ASSIGN(const QString person, metaValue(database, founderKey()));
    MILLRACE_ASSIGN(const QString client, meta(metaClient));
    const auto code = CurrencyCode::fromString(currency);
    const auto personId = RecordId::fromString(person);
    const auto clientId = RecordId::fromString(client);
    if (!code || !personId || !clientId)
        return fail(ErrorCode::WorkspaceCorrupt, {m_path, QStringLiteral("its identity is missing")});
    m_baseCurrency = *code;
    m_person = *personId;
    m_clientId = *clientId;
    m_zone = QTimeZone(zone.toUtf8());
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
    return {};
}

Result<void> Workspace::startWriting(std::unique_ptr<Database> database)
{
    MILLRACE_ASSIGN(m_writer, Writer::start(std::move(database), m_clientId, m_baseCurrency, m_definitions, m_ids,
                                            [listeners = m_listeners](const CommitNotice &notice, const MetadataPtr &) {
                                                listeners->tell(notice);
                                            }));
    if (Database::isAddress(m_path)) {
        MILLRACE_ASSIGN(m_neighbours, Neighbours::meet(m_path, *m_writer));
    }
    return {};
}

Result<void> Workspace::takeBackOpenOperations()
{
    std::vector<RecordId> open;
    {
        MILLRACE_ASSIGN(const ReaderLease lease, reader());
        MILLRACE_ASSIGN(open, journal::openOperations(*lease));
    }
    for (const RecordId &operation : open) {
        const auto taken = undoHere(session(), operation, LaterEdits::Overwrite, true, {});
        if (!taken)
            return fail(taken.error());
    }
    return {};
}

MetadataPtr Workspace::metadata() const
{
    return m_writer ? m_writer->metadata() : m_readMetadata;
}

Dictionary Workspace::dictionary() const
{
    if (m_writer)
        return m_writer->dictionary();
    const auto lease = reader();
    if (!lease)
        return {};
    return Dictionary::load(**lease).value_or(Dictionary());
}

Session Workspace::session(const QString &locale) const
{
    return {m_person, locale.isEmpty() ? m_locale : locale, m_zone};
}

Result<void> ReaderLease::hold() const
{
    MILLRACE_TRY(m_database->beginReading());
    if (!m_database->isRemote() || !m_workspace->m_writer)
        return {};
    // What this process knows of the workspace must not be older than what it is about to read.
    MILLRACE_ASSIGN(const std::int64_t last, journal::lastNumber(*m_database));
    return m_workspace->m_writer->follow(last);
}

Result<ReaderLease> Workspace::reader() const
{
    auto database = m_readers->take(ReaderUse::Pages);
    if (!database) {
        MILLRACE_ASSIGN(database, Database::open({readPath(), Database::Mode::Read, QString(), readerCacheKib}));
    }
    return ReaderLease(*this, std::move(database));
}

Sight Workspace::sightOf(const Session &session, Database &database) const
{
    return Sight(session, metadata(), database, m_clock.now());
}

Result<CommitReceipt> Workspace::commit(const Session &session, CommitRequest request)
{
    if (!m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_path});
    const Instant now = m_clock.now();
    return m_writer->transact([&](Committer &committer) { return committer.apply(request, Author::of(session), now); });
}

void Workspace::commitLater(const Session &session, CommitRequest request,
                            std::function<void(Result<CommitReceipt>)> done)
{
    if (!m_writer) {
        done(fail(ErrorCode::WorkspaceReadOnly, {m_path}));
        return;
    }
    m_writer->transactLater([request = std::move(request), author = Author::of(session), now = m_clock.now()](
                                Committer &committer) { return committer.apply(request, author, now); },
                            std::move(done));
}

Result<std::vector<Problem>> Workspace::check(const Session &session, const CommitRequest &request)
{
    if (!m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_path});
    std::vector<Problem> problems;
    const Instant now = m_clock.now();
    // Run for real and rolled back: the verdict is that of the commit itself.
    const auto receipt = m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
        auto done = committer.apply(request, Author::of(session), now);
        if (done)
            problems = done->warnings;
        else if (!done.error().problems.empty())
            problems = done.error().problems;
        else
            return done;
        return fail(ErrorCode::Cancelled);
    });
    if (!receipt && receipt.error().code != ErrorCode::Cancelled)
        return fail(receipt.error());
    return problems;
}

std::unique_ptr<Operation> Workspace::begin(const Session &session, const QString &label, Origin origin,
                                            const QString &cause)
{
    return std::make_unique<Operation>(*this, session, label, origin, cause);
}

void Workspace::setLoadTransactionRows(int rows)
{
    if (m_writer)
        m_writer->setLoadTransactionRows(rows);
}

} // namespace millrace
