// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/conflicts.h"

#include "core/schema/builtin/conflict.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace millrace {

namespace {

/// A card holds values in the plain form of their wire form: texts as they are, the rest as JSON.
Value valueOnCard(const FieldDef &field, const QString &text, CurrencyCode currency)
{
    if (text.isEmpty())
        return {};
    if (auto value = valueFromJson(field, QJsonValue(text), currency))
        return std::move(*value);
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    auto value = valueFromJson(field, document.array().at(0), currency);
    return value ? std::move(*value) : Value();
}

void addStanding(const Workspace &workspace, const Session &session, ConflictCase &found)
{
    const auto record = workspace.record(session, found.entity->key, found.record);
    if (!record) {
        found.isSeen = false;
        return;
    }
    found.title = record->title();
    if (found.field >= 0)
        found.theirs = record->value(found.field);
    const auto history = workspace.history(session, found.entity->key, found.record);
    if (!history)
        return;
    for (const HistoryCommit &commit : history->commits)
        for (const HistoryChange &change : commit.changes)
            if (change.field == found.fieldKey || change.field == QLatin1String("+") ||
                (found.reason == QLatin1String("deleted") && change.field == QLatin1String("-"))) {
                found.theirsBy = commit.actor;
                found.theirsAt = commit.recordedAt;
            }
}

} // namespace

Result<std::vector<ConflictCase>> openConflicts(const Workspace &workspace, const Session &session)
{
    const CatalogPtr catalog = workspace.catalogFor(session);
    MILLRACE_ASSIGN(const EntityPtr cards, catalog->require(conflict::entityKey()));
    Query query;
    query.entity = cards->key;
    query.filter = Filter::all(
        {Filter::compare(conflict::state.name(), CompareOp::Equal, Literal(QString::fromLatin1(conflict::open))),
         Filter::compare(cards->at(system_field::Owner).key, CompareOp::Equal, Literal(session.actor.toString()))});
    query.sort = {{FieldPath{{cards->at(system_field::CreatedAt).key}}, false}};
    query.fields = {FieldPath::of(u"id")};
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    std::vector<ConflictCase> cases;
    for (const Row &row : rows.rows) {
        MILLRACE_ASSIGN(const Record card, workspace.record(session, cards->key, row.id));
        ConflictCase found;
        found.card = row.id;
        found.entity = catalog->entity(card.value(conflict::entity).value_or(QString()));
        found.record = RecordId::fromString(card.value(conflict::record).value_or(QString())).value_or(RecordId());
        found.fieldKey = card.value(conflict::field).value_or(QString());
        found.reason = card.value(conflict::reason).value_or(QString());
        found.device = card.value(conflict::device).value_or(QString());
        found.editedAt = card.value(conflict::editedAt);
        const FieldDef *field =
            found.entity && !found.fieldKey.isEmpty() ? found.entity->field(found.fieldKey) : nullptr;
        if (field) {
            found.field = field->index;
            const CurrencyCode currency = workspace.baseCurrency();
            found.base = valueOnCard(*field, card.value(conflict::base).value_or(QString()), currency);
            found.mine = valueOnCard(*field, card.value(conflict::mine).value_or(QString()), currency);
        }
        if (found.entity)
            addStanding(workspace, session, found);
        else
            found.isSeen = false;
        cases.push_back(std::move(found));
    }
    return cases;
}

bool canKeepBoth(const ConflictCase &conflict)
{
    if (!conflict.entity || conflict.field < 0 || conflict.reason == QLatin1String("deleted"))
        return false;
    const FieldDef &field = conflict.entity->at(conflict.field);
    return field.type == FieldType::Text && field.multiline && conflict.mine.as<QString>() &&
           conflict.theirs.as<QString>();
}

Value decidedValue(const ConflictCase &conflict, ConflictChoice choice)
{
    switch (choice) {
    case ConflictChoice::Mine:
        return conflict.mine;
    case ConflictChoice::Theirs:
        return conflict.theirs;
    case ConflictChoice::Both:
        return conflict.theirs.valueOr<QString>() + QStringLiteral("\n\n") + conflict.mine.valueOr<QString>();
    }
    return {};
}

CommitRequest decisionRequest(const Catalog &catalog, const std::vector<ConflictDecision> &decisions)
{
    CommitRequest request;
    request.label = QStringLiteral("resolve");
    const EntityPtr cards = catalog.entity(conflict::entityKey());
    for (const ConflictDecision &decision : decisions) {
        const ConflictCase &one = decision.conflict;
        const bool writes = decision.choice != ConflictChoice::Theirs && one.entity && one.isSeen;
        if (writes && one.reason == QLatin1String("delete"))
            request.edits.push_back(Edit::remove(one.entity->key, one.record));
        if (writes && one.reason == QLatin1String("deleted"))
            request.edits.push_back(Edit::restore(one.entity->key, one.record));
        if (writes && one.field >= 0)
            request.edits.push_back(
                Edit::update(one.entity, one.record)
                    .with(*one.entity, one.entity->at(one.field).key, decidedValue(one, decision.choice)));
        const char *state = decision.choice == ConflictChoice::Mine     ? "mine"
                            : decision.choice == ConflictChoice::Theirs ? "theirs"
                                                                        : "edited";
        request.edits.push_back(
            Edit::update(cards, one.card).with(*cards, conflict::state, QString::fromLatin1(state)));
    }
    return request;
}

Result<CommitReceipt> decideConflicts(Workspace &workspace, const Session &session,
                                      const std::vector<ConflictDecision> &decisions)
{
    return workspace.commit(session, decisionRequest(*workspace.catalog(), decisions));
}

} // namespace millrace
