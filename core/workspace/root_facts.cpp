// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/root_facts.h"

#include "core/schema/builtin/share.h"
#include "core/store/layout.h"
#include "core/store/record_store.h"
#include "core/workspace/readers.h"
#include "core/workspace/sight.h"

namespace millrace {

namespace {

Result<std::vector<RecordId>> partnersOf(Database &database, const Catalog &catalog, const RecordId &root)
{
    std::vector<RecordId> partners;
    for (const EntityPtr &held : catalog.entities()) {
        if (!held->ownerSeesRoot)
            continue;
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("SELECT DISTINCT owner FROM " + quoted(held->key) +
                                         " WHERE deleted_at IS NULL AND root = ? AND owner IS NOT NULL"));
        statement.bind(1, root);
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            partners.push_back(statement.id(0));
        }
    }
    return partners;
}

/// Shares of a root that hold at a moment; `writing` alone where asked for.
Result<std::vector<RootFacts::Share>> sharesOf(Database &database, const Catalog &catalog, const RecordId &root,
                                               Instant now, bool writing)
{
    std::vector<RootFacts::Share> shares;
    const EntityPtr share = catalog.entity(share::entityKey());
    if (!share)
        return shares;
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(record_store::selectAll(*share) + " WHERE deleted_at IS NULL AND root = ?"));
    statement.bind(1, root);
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return shares;
        const Record record = record_store::readRecord(statement, share, 1);
        const auto until = record.value(share::until);
        if ((until && *until <= now) || (writing && record.value(share::level) != share::writing()))
            continue;
        shares.push_back({record.value(share::user).value_or(RecordId()),
                          record.value(system_field::Department).valueOr<RecordId>()});
    }
}

} // namespace

Result<RootFacts> rootFactsOf(Database &database, const Catalog &catalog, const Record &root, Instant now)
{
    RootFacts facts;
    facts.ownable = root.entity()->ownable;
    facts.owner = root.value(system_field::Owner).valueOr<RecordId>();
    facts.department = root.value(system_field::Department).valueOr<RecordId>();
    MILLRACE_ASSIGN(facts.partners, partnersOf(database, catalog, root.id()));
    MILLRACE_ASSIGN(facts.shares, sharesOf(database, catalog, root.id(), now, false));
    return facts;
}

Result<std::optional<RecordFacts>> recordFactsOf(Database &database, const Catalog &catalog, const Record &record,
                                                 Instant now)
{
    RecordFacts facts;
    facts.entity = catalog.entity(record.entity()->key);
    facts.owner = record.value(system_field::Owner).valueOr<RecordId>();
    facts.root = record.root();
    for (const EntityPtr &root : rootEntities(*facts.entity, catalog)) {
        MILLRACE_ASSIGN(const auto stored, record_store::load(database, root, facts.root));
        if (!stored)
            continue;
        facts.rootEntity = root->key;
        MILLRACE_ASSIGN(facts.belongs, rootFactsOf(database, catalog, stored->record, now));
        break;
    }
    if (facts.rootEntity.isEmpty())
        return std::optional<RecordFacts>();
    MILLRACE_ASSIGN(facts.writing, sharesOf(database, catalog, facts.root, now, true));
    return std::optional(std::move(facts));
}

Result<std::vector<RecordId>> rootsOfEndedShares(Database &database, const Catalog &catalog, Instant from, Instant to)
{
    std::vector<RecordId> roots;
    const EntityPtr share = catalog.entity(share::entityKey());
    if (!share)
        return roots;
    const QByteArray until = quoted(share::until.name());
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT DISTINCT root FROM " + quoted(share->key) + " WHERE " + until +
                                     " > ? AND " + until + " <= ? AND deleted_at IS NULL"));
    statement.bind(1, from.us).bind(2, to.us);
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return roots;
        roots.push_back(statement.id(0));
    }
}

Result<RootFacts> Workspace::belongingOf(const QString &rootEntity, const RecordId &root) const
{
    const CatalogPtr catalog = this->catalog();
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(rootEntity));
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const auto stored, record_store::load(*lease, entity, root));
    if (!stored)
        return fail(ErrorCode::NotFound, {rootEntity, root.toString()});
    return rootFactsOf(*lease, *catalog, stored->record, m_clock.now());
}

Result<RecordFacts> Workspace::factsOf(const Session &session, const QString &entity, const RecordId &id) const
{
    MILLRACE_ASSIGN(const Record record, this->record(session, entity, id));
    const CatalogPtr catalog = this->catalog();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(auto facts, recordFactsOf(*lease, *catalog, record, m_clock.now()));
    if (!facts)
        return fail(ErrorCode::NotFound, {entity, id.toString()});
    return std::move(*facts);
}

} // namespace millrace
