// SPDX-License-Identifier: GPL-3.0-or-later
// What is made, taken away and listed from the page of a record.
#include "ui/forms/record_draft.h"
#include "ui/models/related_reader.h"
#include "ui/text/labels.h"
#include "ui/views/record/record_page.h"

namespace millrace {

namespace {

constexpr int listedAtOnce = 5000;

} // namespace

QString RecordPage::newLabel() const
{
    const EntityPtr entity = m_data.catalog()->entity(m_entity);
    if (!entity || !m_listPages.contains(m_entity) || !m_data.isEditable())
        return {};
    return tr("New %1").arg(labelInSentence(entityLabel(*entity, m_data.locale()), m_data.locale()));
}

void RecordPage::createNew()
{
    auto *draft = new RecordDraft(m_data, m_entity, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    connect(draft, &RecordDraft::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(draft, &RecordDraft::created, this,
            [this, entity = m_entity](const RecordId &id, const QString &title, const RecordId &operation) {
                m_context.toast({.text = tr("Saved: %1").arg(title),
                                 .actionText = operation.isNull() ? QString() : tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
                Q_EMIT openRequested(recordPageAddress(entity, id));
            });
    draft->open();
}

void RecordPage::remove(const QString &entity, const RecordId &id, bool leaves)
{
    CommitRequest request;
    request.label = QStringLiteral("delete");
    request.edits.push_back(Edit::remove(entity, id));
    m_data.commit(this, std::move(request), [this, leaves](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            return fail(receipt.error());
        m_context.toast({.text = tr("Moved to the bin"),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
        if (leaves)
            leave();
    });
}

void RecordPage::restore()
{
    CommitRequest request;
    request.label = QStringLiteral("restore");
    request.edits.push_back(Edit::restore(m_entity, m_id));
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            return fail(receipt.error());
        m_context.toast({.text = tr("Restored from the bin"),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
    });
}

void RecordPage::createRelated(const QString &entity, int field)
{
    const EntityPtr def = m_data.catalog()->entity(entity);
    if (!def)
        return;
    auto *draft = new RecordDraft(m_data, entity, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    draft->preset(def->at(field).key, m_id);
    connect(draft, &RecordDraft::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(draft, &RecordDraft::created, this,
            [this](const RecordId &, const QString &title, const RecordId &operation) {
                m_context.toast({.text = tr("Saved: %1").arg(title),
                                 .actionText = operation.isNull() ? QString() : tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
            });
    draft->open();
}

void RecordPage::listRelated(const QString &entity, int field, const QString &title)
{
    const QString page = m_listPages.value(entity);
    const EntityPtr def = m_data.catalog()->entity(entity);
    if (page.isEmpty() || !def)
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), def, field, id = m_id] {
            return relatedIds(workspace, session, *def, field, id, listedAtOnce);
        },
        [this, page, title](Result<std::vector<RecordId>> ids) {
            if (!ids)
                return fail(ids.error());
            RecordSet set{tr("%1: %2").arg(this->title(), title), std::move(*ids), {}, {}};
            set.from = {QStringLiteral("record"), m_place};
            set.fromTitle = this->title();
            Q_EMIT openRequested({page, m_context.sets.add(std::move(set))});
        });
}

} // namespace millrace
