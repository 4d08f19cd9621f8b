// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/run.h"
#include "core/workspace/merge.h"
#include "core/workspace/record_json.h"
#include "ui/text/labels.h"

namespace millrace::cli {

namespace {

QString touchedText(const Run &run, const TouchedLater &touched)
{
    const EntityPtr entity = run.catalog()->entity(touched.entity);
    const FieldDef *field = entity ? entity->field(touched.field) : nullptr;
    QString text =
        QStringLiteral("  - %1 “%2”").arg(entity ? entityLabel(*entity, run.locale()) : touched.entity, touched.title);
    if (field)
        text += QStringLiteral(": ") + fieldLabel(*field, run.locale());
    return text + u'\n';
}

Attempt<RecordId> operationAsked(Run &run)
{
    const bool last = run.arguments().has("last");
    if (last == (run.arguments().words().size() > 1))
        return misuse(translate("cli", "Name a commit, or --last."));
    if (!last)
        return run.id(run.word(1));
    MILLRACE_ASSIGN(const RecordId operation, run.workspace().lastUndoable(run.session()));
    if (operation.isNull())
        return fail(Error{ErrorCode::NothingToUndo, {}, {}});
    return operation;
}

QJsonArray touchedShown(const Run &run, const UndoReceipt &receipt, QString &list)
{
    for (size_t i = 0; i < receipt.touchedLater.size() && i < 20; ++i)
        list += touchedText(run, receipt.touchedLater[i]);
    return touchedDocument(receipt.touchedLater);
}

QJsonObject undoDocument(const UndoReceipt &receipt, const RecordId &operation, const QJsonArray &touched)
{
    return {{QStringLiteral("commit"), receipt.operation.isNull() ? QJsonValue() : receipt.operation.toString()},
            {QStringLiteral("undone"), receipt.undone},
            {QStringLiteral("of"), operation.toString()},
            {QStringLiteral("touched_later"), touched}};
}

Attempt<Answer> performUndo(Run &run)
{
    const bool force = run.arguments().has("force");
    const bool keep = run.arguments().has("keep-later");
    if (force && keep)
        return misuse(translate("cli", "--force and --keep-later exclude each other."));
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const RecordId operation, operationAsked(run));
    const LaterEdits later = force ? LaterEdits::Overwrite : keep ? LaterEdits::Keep : LaterEdits::Block;
    MILLRACE_ASSIGN(const UndoReceipt receipt,
                    run.workspace().undo(run.session(), operation, later, run.progress(translate("cli", "Undoing"))));
    QString list;
    const QJsonArray touched = touchedShown(run, receipt, list);
    QJsonObject document = undoDocument(receipt, operation, touched);
    if (receipt.blocked) {
        const Failure failure(Error{ErrorCode::UndoBlocked, {QString::number(touched.size())}, {}});
        const QJsonObject error = failureDocument(failure, &run);
        document.insert(QStringLiteral("error"), error);
        document.insert(QStringLiteral("undone"), 0);
        return Answer::of(document,
                          error[QStringLiteral("message")].toString() + u'\n' + list +
                              translate("cli", "--keep-later undoes the rest, --force undoes these along.") + u'\n',
                          exits::notAll);
    }
    QString text = translate("cli", "Changes taken back: %1. This is commit %2.")
                       .arg(receipt.undone)
                       .arg(receipt.operation.toString()) +
                   u'\n';
    if (!list.isEmpty())
        text += (force ? translate("cli", "Later changes that were undone along:")
                       : translate("cli", "Later changes that were kept:")) +
                u'\n' + list;
    return Answer::of(document, text);
}

Attempt<Answer> performUnmerge(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const RecordId operation, run.id(run.word(1)));
    MILLRACE_ASSIGN(const UndoReceipt receipt, unmerge(run.workspace(), run.session(), operation));
    QString list;
    const QJsonArray touched = touchedShown(run, receipt, list);
    const QJsonObject document = undoDocument(receipt, operation, touched);
    if (receipt.operation.isNull())
        return Answer::of(document, translate("cli", "That merge is taken back already.") + u'\n', exits::notAll);
    QString text =
        translate("cli", "The records are apart again. This is commit %1.").arg(receipt.operation.toString()) + u'\n';
    if (!list.isEmpty())
        text += translate("cli", "Later changes that were kept:") + u'\n' + list;
    return Answer::of(document, text);
}

} // namespace

Command unmergeCommand()
{
    return {"unmerge",
            "WORKSPACE COMMIT",
            QT_TRANSLATE_NOOP("cli", "Take a merge back at any later time; what was changed since is kept"),
            "millrace-cli unmerge sales.millrace 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10",
            {},
            2,
            2,
            performUnmerge};
}

Command undoCommand()
{
    return {"undo",
            "WORKSPACE COMMIT | --last [--force | --keep-later]",
            QT_TRANSLATE_NOOP("cli", "Take back a commit: an edit, an import, an undo"),
            "millrace-cli undo sales.millrace --last",
            {{"last", "", QT_TRANSLATE_NOOP("cli", "What I did last and did not undo")},
             {"force", "", QT_TRANSLATE_NOOP("cli", "Also what was changed later on top of it")},
             {"keep-later", "", QT_TRANSLATE_NOOP("cli", "All but what was changed later on top of it")}},
            1,
            2,
            performUndo};
}

} // namespace millrace::cli
