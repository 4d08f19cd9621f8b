// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/search/found_work.h"

#include "ui/forms/record_draft.h"
#include "ui/text/describe_error.h"

#include <QCoreApplication>

namespace millrace {

namespace {

struct FoundWork
{
    Q_DECLARE_TR_FUNCTIONS(millrace::FoundWork)
};

} // namespace

void transferRecord(const ViewContext &context, QObject *receiver, const RecordAddress &record, const RecordId &person,
                    const QString &name)
{
    const EntityPtr entity = context.data.catalog()->entity(record.entity);
    if (!entity || !entity->ownable)
        return;
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(entity, record.id));
    request.edits.back().fields = {{system_field::Owner, Value(person), {}, true}};
    context.data.commit(receiver, std::move(request), [context, name](const Result<CommitReceipt> &receipt) {
        if (receipt)
            context.toast({.text = FoundWork::tr("Now belongs to %1").arg(name),
                           .actionText = FoundWork::tr("Undo"),
                           .action = [context, operation = receipt->operation] { context.undo(operation); }});
        else
            context.toast(
                {.text = describeError(receipt.error(), context.data.catalog(), context.data.locale()).sentences(),
                 .actionText = {},
                 .action = {},
                 .tone = MessageTone::Danger});
    });
}

void createNamed(const ViewContext &context, QWidget *parent, const QString &entity, const QString &name)
{
    const EntityPtr def = context.data.catalog()->entity(entity);
    if (!def || def->titleFields.empty())
        return;
    auto *draft = new RecordDraft(context.data, entity, parent);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    draft->preset(def->at(def->titleFields.front()).key, Value(name));
    QObject::connect(draft, &RecordDraft::created, parent,
                     [context](const RecordId &, const QString &title, const RecordId &operation) {
                         context.toast({.text = FoundWork::tr("Saved: %1").arg(title),
                                        .actionText = operation.isNull() ? QString() : FoundWork::tr("Undo"),
                                        .action = [context, operation] { context.undo(operation); }});
                     });
    draft->open();
}

} // namespace millrace
