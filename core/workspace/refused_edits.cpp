// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/refused_edits.h"

#include "core/store/sync_replica.h"
#include "core/workspace/committer.h"
#include "core/workspace/people.h"
#include "core/workspace/prepare.h"
#include "core/workspace/sync_door.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace millrace {

namespace {

struct Kept
{
    CommitRow commit;
    QByteArray verdict;
    std::vector<ChangeRow> changes;
};

Result<std::vector<Kept>> keptBy(const Workspace &workspace, const Session &session, Dictionary &numbers)
{
    const bool all = requireAdministrator(workspace, session).has_value();
    std::vector<Kept> kept;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(numbers, Dictionary::load(database));
        MILLRACE_ASSIGN(const auto refused, sync_replica::refused(database));
        for (const sync_replica::Refused &one : refused) {
            if (!all && one.commit.actor != session.actor)
                continue;
            MILLRACE_ASSIGN(auto changes, journal::changesOf(database, one.commit.no));
            kept.push_back({one.commit, one.result, std::move(changes)});
        }
        return {};
    }));
    return kept;
}

QString wordOf(int field)
{
    switch (field) {
    case change_kind::Created:
        return QStringLiteral("+");
    case change_kind::Binned:
        return QStringLiteral("-");
    case change_kind::Restored:
        return QStringLiteral("~");
    case change_kind::Retracted:
        return QStringLiteral("/");
    default:
        return {};
    }
}

Result<void> markKept(Workspace &workspace, std::int64_t commit)
{
    return sync_door::write(workspace, [&](Committer &committer) {
        return sync_replica::setState(committer.database(), commit, SendState::Kept);
    });
}

Edit editOf(const ChangeRow &change, const EntityPtr &entity, const Dictionary &numbers)
{
    Edit edit = Edit::update(entity, change.record);
    if (change.field == change_kind::Binned || change.field == change_kind::Restored) {
        edit.kind = change.field == change_kind::Binned ? Edit::Kind::Delete : Edit::Kind::Restore;
    } else if (change.field == change_kind::Retracted) {
        edit.kind = Edit::Kind::Retract;
    } else if (change.field == change_kind::Created) {
        edit.kind = Edit::Kind::Create;
        const Record first = decodedRecord(change.now, entity, change.record, numbers);
        for (const FieldDef &field : entity->fields)
            if (!isDerivedField(field.index) && !first.value(field.index).isEmpty())
                edit.fields.push_back({field.index, first.value(field.index), std::nullopt, true});
    } else if (const FieldDef *field = entity->field(numbers.fieldKey(change.field))) {
        edit.fields.push_back({field->index, decodedValue(change.now), change.at, change.atKnown});
    }
    return edit;
}

} // namespace

Result<std::vector<RefusedEdit>> refusedEdits(const Workspace &workspace, const Session &session)
{
    Dictionary numbers;
    MILLRACE_ASSIGN(const auto kept, keptBy(workspace, session, numbers));
    const CatalogPtr catalog = workspace.catalog();
    std::vector<RefusedEdit> edits;
    QHash<QString, std::vector<RecordId>> wanted;
    for (const Kept &one : kept) {
        RefusedEdit edit;
        edit.commit = one.commit.no;
        edit.at = one.commit.recordedAt;
        edit.label = one.commit.label;
        edit.origin = one.commit.origin;
        const QJsonObject verdict = QJsonDocument::fromJson(one.verdict).object();
        edit.why = verdict.value(QLatin1String("why")).toString();
        edit.detail = verdict.value(QLatin1String("detail")).toString();
        for (const ChangeRow &change : one.changes) {
            const QString key = numbers.entityKey(change.entity);
            RefusedChange told;
            told.entity = catalog->entity(key);
            told.record = change.record;
            told.field = change.field < 0 ? wordOf(change.field) : numbers.fieldKey(change.field);
            if (change.field >= 0)
                told.now = decodedValue(change.now);
            if (change.field == change_kind::Created && told.entity)
                told.title = decodedRecord(change.now, told.entity, change.record, numbers).title();
            if (told.entity)
                wanted[key].push_back(change.record);
            edit.changes.push_back(std::move(told));
        }
        edits.push_back(std::move(edit));
    }
    QHash<RecordId, QString> titles;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        if (const auto found = workspace.titles(session, it.key(), it.value()))
            titles.insert(*found);
    for (RefusedEdit &edit : edits)
        for (RefusedChange &change : edit.changes)
            if (const QString title = titles.value(change.record); !title.isEmpty())
                change.title = title;
    return edits;
}

Result<CommitReceipt> tryRefusedAgain(Workspace &workspace, const Session &session, std::int64_t commit)
{
    Dictionary numbers;
    MILLRACE_ASSIGN(const auto kept, keptBy(workspace, session, numbers));
    const CatalogPtr catalog = workspace.catalog();
    for (const Kept &one : kept) {
        if (one.commit.no != commit)
            continue;
        CommitRequest request;
        request.label = one.commit.label;
        for (const ChangeRow &change : one.changes)
            if (const EntityPtr entity = catalog->entity(numbers.entityKey(change.entity)))
                request.edits.push_back(editOf(change, entity, numbers));
        MILLRACE_ASSIGN(CommitReceipt receipt, workspace.commit(session, std::move(request)));
        MILLRACE_TRY(markKept(workspace, commit));
        return receipt;
    }
    return fail(ErrorCode::NotFound, {QString(), QString::number(commit)});
}

Result<void> letRefusedGo(Workspace &workspace, const Session &session, std::int64_t commit)
{
    Dictionary numbers;
    MILLRACE_ASSIGN(const auto kept, keptBy(workspace, session, numbers));
    for (const Kept &one : kept)
        if (one.commit.no == commit)
            return markKept(workspace, commit);
    return fail(ErrorCode::NotFound, {QString(), QString::number(commit)});
}

} // namespace millrace
