// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/board.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// Whose board, and which cards of it.
struct BoardQuery
{
    QString entity;    ///< one with a status field
    RecordId pipeline; ///< of an entity with stages; null = the first that has records
    Filter filter;
    QString search;
    QStringList fields;               ///< keys of what the cards show; empty = the entity's own choice
    int limit = 20'000;               ///< cards; the newest ones where there are more
    std::optional<Instant> asOf = {}; ///< business time; empty = now
};

/// The records of an entity by its status field. For stages the columns are the open stages of one pipeline, and won
/// and lost stages are its ends; for a choice every option is a column, ends there are none.
struct Board
{
    EntityPtr entity;
    RecordId pipeline;
    std::vector<BoardColumn> columns;
    std::vector<BoardColumn> ends;
    std::vector<const FieldDef *> fields; ///< of BoardCard::cells; the entity holds them
    std::vector<BoardCard> cards;         ///< in no order
    QHash<RecordId, QString> titles;      ///< of the records that cells refer to
    bool complete = true;                 ///< false: there are more cards than the limit
    QDate today;
    QString statusKey;   ///< the field that says the column
    QString pipelineKey; ///< the field that says the pipeline; empty for a choice

    bool hasStages() const { return !pipelineKey.isEmpty(); }
};

/// Errors: InvalidArgument for an entity without a status field, those of Workspace's readings. Takes the time of a few
/// readings over the whole entity: not for the UI thread.
Result<Board> readBoard(const Workspace &workspace, const Session &session, const BoardQuery &query);

/// The same without cards, which takes no reading of records where the query names the pipeline.
Result<Board> readBoardFrame(const Workspace &workspace, const Session &session, const BoardQuery &query);

/// The pipeline of `board` and its siblings by their order.
std::vector<Record> pipelinesInOrder(const Metadata &metadata);

} // namespace millrace
