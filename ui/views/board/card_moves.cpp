// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/card_moves.h"

#include "core/schema/builtin/option.h"
#include "ui/text/labels.h"

namespace millrace {

CardMoves::CardMoves(const ViewContext &context, QWidget *owner)
    : QObject(owner), m_context(context), m_data(context.data), m_owner(owner)
{
}

CardMoves *CardMoves::moveOne(const ViewContext &context, QWidget *owner, const RecordAddress &record,
                              const Value &status)
{
    auto *moves = new CardMoves(context, owner);
    connect(moves, &CardMoves::putBack, moves, &QObject::deleteLater);
    connect(moves, &CardMoves::stored, moves, &QObject::deleteLater);
    const Workspace &workspace = context.data.workspace();
    const auto current = workspace.record(context.data.session(), record.entity, record.id);
    if (!current) {
        moves->tellFailure(current.error());
        return moves;
    }
    const auto board = readBoardFrame(workspace, context.data.session(), pathQuery(*current, *workspace.metadata()));
    if (!board) {
        moves->tellFailure(board.error());
        return moves;
    }
    moves->setBoard(std::make_shared<const Board>(*board));
    for (const auto *columns : {&board->columns, &board->ends})
        for (const BoardColumn &column : *columns)
            if (column.status() == status) {
                moves->move({record.id}, column);
                return moves;
            }
    moves->deleteLater();
    return moves;
}

Result<CardMoves::Plan> CardMoves::planned(Workspace &workspace, const Session &session, const Board &board,
                                           const std::vector<RecordId> &ids, const BoardColumn &to,
                                           const RecordId &pipeline)
{
    Plan plan;
    const MetadataPtr metadata = workspace.metadata();
    const EntityDef &entity = *board.entity;
    for (const RecordId &id : ids) {
        MILLRACE_ASSIGN(Record record, workspace.record(session, entity.key, id));
        if (record.value(entity.statusField) == to.status() && pipeline.isNull())
            continue;
        Wish wish{id, record.title(), {}};
        record.set(entity.statusField, to.status());
        if (!pipeline.isNull())
            record.set(board.pipelineKey, pipeline);
        const auto stage = metadata->stages.constFind(to.stage);
        std::vector<Problem> problems;
        if (stage != metadata->stages.constEnd())
            checkStageGate(record, *stage, problems);
        for (const Problem &problem : problems) {
            if (problem.rule == QLatin1String("stage_gate"))
                wish.missing << problem.field;
            else if (problem.severity == Severity::Error)
                plan.problems.push_back(problem);
        }
        // A lost record always tells why, whether its stage asks or not.
        if (to.kind == StageKind::Lost && entity.reasonField >= 0 && record.value(entity.reasonField).isEmpty() &&
            !wish.missing.contains(entity.at(entity.reasonField).key))
            wish.missing << entity.at(entity.reasonField).key;
        plan.wishes.push_back(std::move(wish));
    }
    return plan;
}

void CardMoves::move(const std::vector<RecordId> &ids, const BoardColumn &to, const RecordId &pipeline)
{
    if (ids.empty() || !m_board || m_dialog || m_readOnly)
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), board = m_board, ids, to, pipeline] {
            return planned(workspace, session, *board, ids, to, pipeline);
        },
        [this, to, pipeline](const Result<Plan> &plan) {
            if (!plan) {
                tellFailure(plan.error());
                return;
            }
            if (!plan->problems.empty()) {
                tellFailure(Error{ErrorCode::ValidationFailed, {}, plan->problems});
                return;
            }
            const bool asks = std::any_of(plan->wishes.begin(), plan->wishes.end(),
                                          [](const Wish &wish) { return !wish.missing.isEmpty(); });
            if (plan->wishes.empty())
                Q_EMIT putBack();
            else if (asks)
                ask(*plan, to, pipeline);
            else
                commitMove(*plan, to, pipeline);
        });
}

void CardMoves::ask(const Plan &plan, const BoardColumn &to, const RecordId &pipeline)
{
    std::vector<const FieldDef *> fields;
    int lacking = 0;
    for (const Wish &wish : plan.wishes) {
        lacking += wish.missing.isEmpty() ? 0 : 1;
        for (const QString &key : wish.missing)
            if (const FieldDef *field = m_board->entity->field(key);
                field && std::find(fields.begin(), fields.end(), field) == fields.end())
                fields.push_back(field);
    }
    const QString where = to.label(m_data.locale());
    m_dialog = new GateDialog(m_data, fields, m_owner);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString title = plan.wishes.size() == 1
                              ? tr("“%1” to “%2”").arg(plan.wishes.front().title, where)
                              : tr("%n card(s) to “%1”", nullptr, int(plan.wishes.size())).arg(where);
    const QString why =
        to.kind == StageKind::Lost ? tr("Why was it lost? Reports count the answers.")
        : plan.wishes.size() == 1
            ? tr("This stage asks for the following. Esc leaves everything as it was.")
            : tr("%n of them lack what this stage asks for; it is filled in for these alone.", nullptr, lacking);
    m_dialog->setTexts(title, why, tr("Move"));
    connect(m_dialog, &QDialog::rejected, this, &CardMoves::putBack);
    connect(m_dialog, &GateDialog::filled, this, [this, plan, to, pipeline] { commitMove(plan, to, pipeline); });
    m_dialog->open();
}

void CardMoves::commitMove(const Plan &plan, const BoardColumn &to, const RecordId &pipeline)
{
    const EntityDef &entity = *m_board->entity;
    const QString where = to.label(m_data.locale());
    CommitRequest request;
    request.label = QStringLiteral("move: ") + where;
    std::vector<std::pair<int, Value>> values;
    if (m_dialog) {
        values = m_dialog->values();
        const EntityPtr options = m_data.catalog()->entity(u"option");
        for (const GateDialog::NewOption &wanted : m_dialog->newOptions()) {
            const auto &known = m_data.metadata()->options(wanted.list);
            QString key;
            for (const OptionInfo &option : known)
                if (option.label == wanted.label || option.labelZh == wanted.label)
                    key = option.key;
            if (key.isEmpty()) {
                Workspace &workspace = m_data.workspace();
                key = QStringLiteral("o_") +
                      workspace.ids().next(workspace.clock().now()).toString().remove(u'-').right(16);
                Edit option = Edit::create(options);
                option.with(*options, option::field, wanted.list);
                option.with(*options, option::key, key);
                option.with(*options, option::label, wanted.label);
                option.with(*options, option::order, known.empty() ? std::int64_t(1) : known.back().order + 1);
                request.edits.push_back(std::move(option));
            }
            values.emplace_back(wanted.field, Value(key));
        }
    }
    for (const Wish &wish : plan.wishes) {
        Edit edit = Edit::update(m_board->entity, wish.id);
        edit.fields.push_back({entity.statusField, to.status(), {}, true});
        if (!pipeline.isNull())
            edit.with(entity, m_board->pipelineKey, pipeline);
        for (const auto &[index, value] : values)
            if (wish.missing.contains(entity.at(index).key))
                edit.fields.push_back({index, value, {}, true});
        request.edits.push_back(std::move(edit));
    }
    const QString done = plan.wishes.size() == 1
                             ? tr("“%1” is in “%2”").arg(plan.wishes.front().title, where)
                             : tr("%n card(s) are in “%1”", nullptr, int(plan.wishes.size())).arg(where);
    commit(std::move(request), done);
}

void CardMoves::commit(CommitRequest request, const QString &done)
{
    m_data.commit(this, std::move(request), [this, done](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            if (m_dialog && receipt.error().code == ErrorCode::ValidationFailed)
                m_dialog->showProblems(receipt.error().problems);
            else
                tellFailure(receipt.error());
            return;
        }
        if (m_dialog) {
            disconnect(m_dialog, &QDialog::rejected, this, nullptr);
            m_dialog->accept();
        }
        if (receipt->lastCommit > 0)
            m_context.toast({.text = done,
                             .actionText = tr("Undo"),
                             .action = [undo = m_context.undo, operation = receipt->operation] {
                                 // The notice may outlive these moves.
                                 undo(operation);
                             }});
        Q_EMIT stored();
    });
}

void CardMoves::tellFailure(const Error &error)
{
    m_context.say(error);
    Q_EMIT putBack();
}

void CardMoves::rename(const RecordId &id, const QString &title)
{
    if (!m_board || m_readOnly)
        return;
    CommitRequest request;
    request.label = QStringLiteral("edit");
    Edit edit = Edit::update(m_board->entity, id);
    edit.fields.push_back({m_board->entity->titleFields.front(), Value(title), {}, true});
    request.edits.push_back(std::move(edit));
    commit(std::move(request), tr("Renamed to “%1”").arg(title));
}

void CardMoves::remove(const std::vector<RecordId> &ids)
{
    if (ids.empty() || !m_board || m_readOnly)
        return;
    CommitRequest request;
    request.label = QStringLiteral("delete");
    for (const RecordId &id : ids)
        request.edits.push_back(Edit::remove(m_board->entity->key, id));
    commit(std::move(request), tr("%n card(s) moved to the bin", nullptr, int(ids.size())));
}

} // namespace millrace
