// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/people.h"

#include "core/schema/builtin/role.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/operation.h"
#include "core/workspace/seed.h"

namespace millrace {

namespace {

/// The records of an entity that somebody has open; nothing where the entity keeps what happened, not what is to do.
std::optional<Filter> openFilter(const EntityDef &entity, const Catalog &catalog, const RecordId &owner)
{
    if (!entity.ownable || entity.personal || (entity.timeline.shown && entity.timeline.state < 0))
        return std::nullopt;
    std::vector<Filter> all{Filter::compare(entity.at(system_field::Owner).key, CompareOp::Equal, owner.toString())};
    if (entity.timeline.state >= 0)
        all.push_back(Filter::compare(entity.at(entity.timeline.state).key, CompareOp::Equal, entity.timeline.open));
    if (entity.conversion.state >= 0)
        all.push_back(
            Filter::compare(entity.at(entity.conversion.state).key, CompareOp::NotEqual, entity.conversion.done));
    if (entity.statusField >= 0) {
        const FieldDef &status = entity.at(entity.statusField);
        if (status.target == stage::entityKey() && catalog.entity(status.target))
            all.push_back(Filter::compare(QString(status.key + u'.' + stage::kind.name()), CompareOp::Equal,
                                          QStringLiteral("open")));
    }
    return Filter::all(std::move(all));
}

Query openQuery(const EntityDef &entity, Filter filter)
{
    Query query;
    query.entity = entity.key;
    query.filter = std::move(filter);
    query.fields = {{{entity.at(system_field::Id).key}}};
    return query;
}

/// The steps of a hand-over within its operation.
class HandOver
{
public:
    HandOver(Workspace &workspace, const Session &session, const RecordId &to)
        : m_workspace(workspace), m_session(session), m_to(to),
          m_operation(workspace.begin(session, QStringLiteral("hand_over"), Origin::Local))
    {
    }

    Result<void> disable(const RecordId &user)
    {
        const EntityPtr users = m_workspace.catalog()->entity(user::entityKey());
        Edit edit = Edit::update(users, user);
        edit.with(*users, user::active, false);
        return applied({edit});
    }
    Result<qint64> move(const EntityPtr &entity, const Query &query, int field)
    {
        std::vector<Edit> edits;
        MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            Edit edit = Edit::update(entity, row.id);
            edit.fields.push_back({field, Value(m_to), std::nullopt, true});
            edits.push_back(std::move(edit));
            return true;
        }));
        const qint64 count = qint64(edits.size());
        constexpr size_t atOnce = 500;
        for (size_t at = 0; at < edits.size(); at += atOnce)
            MILLRACE_TRY(applied({edits.begin() + std::ptrdiff_t(at),
                                  edits.begin() + std::ptrdiff_t(std::min(edits.size(), at + atOnce))}));
        return count;
    }
    Operation &operation() { return *m_operation; }

private:
    Result<void> applied(std::vector<Edit> edits)
    {
        MILLRACE_TRY(m_operation->apply(std::move(edits)));
        return {};
    }

    Workspace &m_workspace;
    const Session &m_session;
    RecordId m_to;
    std::unique_ptr<Operation> m_operation;
};

} // namespace

Result<void> requireAdministrator(const Workspace &workspace, const Session &session)
{
    if (!session.viewedBy.isNull() || !workspace.metadata()->access->of(session.actor)->isEverything())
        return fail(ErrorCode::NotPermitted);
    return {};
}

Result<QHash<QString, RecordId>> makeBuiltinRoles(Workspace &workspace, const Session &session)
{
    const EntityPtr roles = workspace.catalog()->entity(role::entityKey());
    const bool chinese = workspace.locale().startsWith(QLatin1String("zh"));
    QHash<QString, RecordId> ids;
    std::vector<RecordId> wanted;
    for (const BuiltinRole &builtin : builtinRoles()) {
        const RecordId id = seededId(QStringLiteral("role/") + QLatin1String(builtin.key));
        ids.insert(QString::fromLatin1(builtin.key), id);
        wanted.push_back(id);
    }
    MILLRACE_ASSIGN(const auto known, workspace.titles(session, role::entityKey(), wanted));
    CommitRequest request;
    request.label = QStringLiteral("roles");
    for (const BuiltinRole &builtin : builtinRoles()) {
        const RecordId id = ids.value(QString::fromLatin1(builtin.key));
        if (known.contains(id))
            continue;
        Edit edit = Edit::create(roles);
        edit.id = id;
        edit.with(*roles, role::name, QString::fromUtf8(chinese ? builtin.zh : builtin.en));
        edit.with(*roles, role::rights, Json{QByteArray(builtin.rights)});
        request.edits.push_back(std::move(edit));
    }
    if (!request.edits.empty())
        MILLRACE_TRY(workspace.commit(session, std::move(request)));
    return ids;
}

Result<Session> viewAs(const Workspace &workspace, const Session &session, const RecordId &user)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    if (!workspace.metadata()->access->chart().people.contains(user))
        return fail(ErrorCode::NotFound, {user::entityKey(), user.toString()});
    Session view = session;
    view.actor = user;
    view.viewedBy = session.actor;
    return view;
}

Result<AccessExplanation> whyAccess(const Workspace &workspace, const Session &session, const RecordId &user,
                                    Action action, const QString &entity, const RecordId &id)
{
    if (user != session.actor)
        MILLRACE_TRY(requireAdministrator(workspace, session));
    MILLRACE_ASSIGN(const RecordFacts facts, workspace.factsOf(session, entity, id));
    const PolicyBook &book = *workspace.metadata()->access;
    return explainAccess(book.chart(), *book.of(user), action, facts);
}

Result<std::vector<Colleague>> colleaguesFor(const Workspace &workspace, const Session &session, const QString &entity,
                                             const RecordId &id)
{
    MILLRACE_ASSIGN(const RecordFacts facts, workspace.factsOf(session, entity, id));
    const MetadataPtr metadata = workspace.metadata();
    const OrgChart &chart = metadata->access->chart();
    std::vector<Colleague> colleagues;
    for (auto it = chart.people.begin(); it != chart.people.end(); ++it)
        if (it->active && it.key() != session.actor)
            colleagues.push_back({it.key(), it->name, it->login,
                                  explainAccess(chart, *metadata->access->of(it.key()), Action::See, facts).permitted});
    std::sort(colleagues.begin(), colleagues.end(),
              [](const Colleague &a, const Colleague &b) { return std::pair(a.name, a.id) < std::pair(b.name, b.id); });
    return colleagues;
}

Result<std::vector<OpenWork>> openWorkOf(const Workspace &workspace, const Session &session, const RecordId &user)
{
    std::vector<OpenWork> work;
    const CatalogPtr catalog = workspace.catalog();
    for (const EntityPtr &entity : catalog->entities()) {
        auto filter = openFilter(*entity, *catalog, user);
        if (!filter)
            continue;
        MILLRACE_ASSIGN(const qint64 count, workspace.count(session, openQuery(*entity, std::move(*filter))));
        if (count > 0)
            work.push_back({entity->key, count});
    }
    return work;
}

Result<HandOverReceipt> handOver(Workspace &workspace, const Session &session, const RecordId &from, const RecordId &to,
                                 bool disables, const Progress &progress)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    const MetadataPtr metadata = workspace.metadata();
    const auto &people = metadata->access->chart().people;
    if (!people.contains(from))
        return fail(ErrorCode::NotFound, {user::entityKey(), from.toString()});
    const auto heir = people.constFind(to);
    if (from == to || heir == people.constEnd() || !heir->active)
        return fail(ErrorCode::ValidationFailed, {},
                    {{QStringLiteral("owner"), QStringLiteral("hand_over_to"), {}, Severity::Error}});

    HandOverReceipt receipt;
    HandOver work(workspace, session, to);
    const auto done = [&]() -> Result<void> {
        // First, because it is what may be refused.
        if (disables)
            MILLRACE_TRY(work.disable(from));
        for (const EntityPtr &entity : metadata->catalog->entities()) {
            auto filter = openFilter(*entity, *metadata->catalog, from);
            if (!filter)
                continue;
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            MILLRACE_ASSIGN(const qint64 moved,
                            work.move(entity, openQuery(*entity, std::move(*filter)), system_field::Owner));
            if (moved > 0)
                receipt.moved.push_back({entity->key, moved});
        }
        const EntityPtr users = metadata->catalog->entity(user::entityKey());
        // Whoever takes over does not become his own superior.
        const Filter under =
            Filter::all({Filter::compare(user::manager.name(), CompareOp::Equal, from.toString()),
                         Filter::compare(users->at(system_field::Id).key, CompareOp::NotEqual, to.toString())});
        MILLRACE_ASSIGN(receipt.subordinates,
                        work.move(users, openQuery(*users, under), users->field(user::manager.name())->index));
        return {};
    }();
    if (!done) {
        MILLRACE_TRY(work.operation().takeBack());
        return fail(done.error());
    }
    MILLRACE_ASSIGN(receipt.operation, work.operation().finish());
    return receipt;
}

} // namespace millrace
