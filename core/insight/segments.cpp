// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/segments.h"

#include "core/base/text/pinyin.h"

#include <QSet>

#include <algorithm>

namespace millrace {

namespace {

Result<QSet<RecordId>> idsOf(const Workspace &workspace, const Session &session, const Query &query)
{
    QSet<RecordId> ids;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        ids.insert(row.id);
        return true;
    }));
    return ids;
}

/// Those of `some` that are not among `others`, with their titles; `there` are the live records on the other side.
Result<std::vector<SegmentMove>> movesOf(const Workspace &workspace, const Session &session, const QString &entity,
                                         const QSet<RecordId> &some, const QSet<RecordId> &others,
                                         const QSet<RecordId> &there)
{
    std::vector<RecordId> ids;
    for (const RecordId &id : some)
        if (!others.contains(id))
            ids.push_back(id);
    MILLRACE_ASSIGN(const auto titles, workspace.titles(session, entity, ids));
    std::vector<SegmentMove> moves;
    for (const RecordId &id : ids)
        moves.push_back({id, titles.value(id), !there.contains(id)});
    std::sort(moves.begin(), moves.end(), [](const SegmentMove &a, const SegmentMove &b) {
        const QByteArray ofA = sortKey(a.title, NameKind::Plain), ofB = sortKey(b.title, NameKind::Plain);
        return ofA != ofB ? ofA < ofB : a.id < b.id;
    });
    return moves;
}

} // namespace

Result<SegmentMoves> segmentMoves(const Workspace &workspace, const Session &session, const Query &asked, Instant since)
{
    MILLRACE_ASSIGN(const EntityPtr entity, workspace.catalog()->require(asked.entity));
    Query query;
    query.entity = asked.entity;
    query.filter = asked.filter;
    query.fields = {{{entity->at(system_field::Id).key}}};
    Query everybody = query;
    everybody.filter = {};
    MILLRACE_ASSIGN(const QSet<RecordId> now, idsOf(workspace, session, query));
    MILLRACE_ASSIGN(const QSet<RecordId> allNow, idsOf(workspace, session, everybody));
    query.asOf = everybody.asOf = since;
    MILLRACE_ASSIGN(const QSet<RecordId> then, idsOf(workspace, session, query));
    MILLRACE_ASSIGN(const QSet<RecordId> allThen, idsOf(workspace, session, everybody));
    SegmentMoves moves;
    MILLRACE_ASSIGN(moves.entered, movesOf(workspace, session, asked.entity, now, then, allThen));
    MILLRACE_ASSIGN(moves.left, movesOf(workspace, session, asked.entity, then, now, allNow));
    moves.stayed = qint64(now.size()) - qint64(moves.entered.size());
    return moves;
}

} // namespace millrace
