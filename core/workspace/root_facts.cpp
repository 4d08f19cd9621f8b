// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/explain.h"
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

Result<RootFacts> Workspace::belongingOf(const QString &rootEntity, const RecordId &root) const
{
    const CatalogPtr catalog = this->catalog();
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(rootEntity));
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const auto stored, record_store::load(*lease, entity, root));
    if (!stored)
        return fail(ErrorCode::NotFound, {rootEntity, root.toString()});
    RootFacts facts;
    facts.ownable = entity->ownable;
    facts.owner = stored->record.value(system_field::Owner).valueOr<RecordId>();
    facts.department = stored->record.value(system_field::Department).valueOr<RecordId>();
    MILLRACE_ASSIGN(facts.partners, partnersOf(*lease, *catalog, root));
    MILLRACE_ASSIGN(facts.shares, sharesOf(*lease, *catalog, root, m_clock.now(), false));
    return facts;
}

Result<RecordFacts> Workspace::factsOf(const Session &session, const QString &entity, const RecordId &id) const
{
    MILLRACE_ASSIGN(const Record record, this->record(session, entity, id));
    const CatalogPtr catalog = this->catalog();
    RecordFacts facts;
    facts.entity = catalog->entity(entity);
    facts.owner = record.value(system_field::Owner).valueOr<RecordId>();
    facts.root = record.root();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    for (const EntityPtr &root : rootEntities(*facts.entity, *catalog)) {
        MILLRACE_ASSIGN(const auto found, record_store::target(*lease, *root, facts.root));
        if (found)
            facts.rootEntity = root->key;
    }
    if (facts.rootEntity.isEmpty())
        return fail(ErrorCode::NotFound, {entity, id.toString()});
    MILLRACE_ASSIGN(facts.belongs, belongingOf(facts.rootEntity, facts.root));
    MILLRACE_ASSIGN(facts.writing, sharesOf(*lease, *catalog, facts.root, m_clock.now(), true));
    return facts;
}

} // namespace millrace
