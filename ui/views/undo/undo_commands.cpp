// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/undo/undo_commands.h"

#include "ui/text/describe_error.h"
#include "ui/text/labels.h"

namespace millrace {

namespace {

struct NextSteps
{
    RecordId undo, redo;
    OperationSummary undoSummary, redoSummary;
};

NextSteps nextSteps(Workspace &workspace, const Session &session)
{
    NextSteps next;
    next.undo = workspace.lastUndoable(session).value_or(RecordId());
    next.redo = workspace.lastRedoable(session).value_or(RecordId());
    if (const auto operations = workspace.operations(session, 200)) {
        for (const OperationSummary &operation : *operations) {
            if (operation.operation == next.undo)
                next.undoSummary = operation;
            if (operation.operation == next.redo)
                next.redoSummary = operation;
        }
    }
    return next;
}

} // namespace

UndoCommands::UndoCommands(LiveData &data, std::function<void(Toast)> toast, QObject *parent)
    : QObject(parent), m_data(data), m_toast(std::move(toast))
{
    connect(&data, &LiveData::changed, this, &UndoCommands::refresh);
    connect(&data, &LiveData::localeChanged, this, &UndoCommands::refresh);
    refresh();
}

void UndoCommands::refresh()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_data.read(
        this, [&workspace = m_data.workspace(), session = m_data.session()] { return nextSteps(workspace, session); },
        [this](const NextSteps &next) {
            m_asking = false;
            m_undo = next.undo;
            m_redo = next.redo;
            const auto name = [](const RecordId &id, const OperationSummary &summary) {
                return id.isNull() ? QString() : operationLabel(summary.label, summary.origin);
            };
            Q_EMIT namesChanged(name(m_undo, next.undoSummary), name(m_redo, next.redoSummary));
            if (m_again)
                refresh();
        });
}

void UndoCommands::undoLast()
{
    // Asked anew: what was known when the menu was drawn may not be the last any more.
    takeBack([](const Workspace &workspace, const Session &session) { return workspace.lastUndoable(session); }, false);
}

void UndoCommands::redoLast()
{
    takeBack([](const Workspace &workspace, const Session &session) { return workspace.lastRedoable(session); }, true);
}

void UndoCommands::undo(const RecordId &operation)
{
    takeBack([operation](const Workspace &, const Session &) { return Result<RecordId>(operation); }, false);
}

void UndoCommands::takeBack(const WhichOperation &which, bool redo)
{
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), which]() -> Result<UndoReceipt> {
            MILLRACE_ASSIGN(const RecordId operation, which(workspace, session));
            if (operation.isNull())
                return fail(ErrorCode::Cancelled);
            return workspace.undo(session, operation);
        },
        [this, redo](const Result<UndoReceipt> &receipt) {
            if (!receipt && receipt.error().code == ErrorCode::Cancelled) {
                refresh();
                return;
            }
            if (!receipt) {
                m_toast({.text = describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences(),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Danger});
            } else if (receipt->blocked) {
                QStringList titles;
                for (size_t i = 0; i < receipt->touchedLater.size() && i < 3; ++i)
                    titles << receipt->touchedLater[i].title;
                m_toast({.text = tr("Not undone: %Ln later change(s) build on it (%1). Nothing was changed.", nullptr,
                                    int(receipt->touchedLater.size()))
                                     .arg(titles.join(QStringLiteral(", "))),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Warning});
            } else if (redo) {
                m_toast({.text = tr("Done again"), .actionText = {}, .action = {}});
            } else {
                m_toast({.text = tr("Undone"), .actionText = tr("Redo"), .action = [this, again = receipt->operation] {
                             takeBack([again](const Workspace &, const Session &) { return Result<RecordId>(again); },
                                      true);
                         }});
            }
            refresh();
            Q_EMIT finished();
        });
}

} // namespace millrace
