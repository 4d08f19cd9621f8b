// SPDX-License-Identifier: GPL-3.0-or-later
// What colleagues say about a record on its page, and who sees it why.
#include "ui/forms/access_why.h"
#include "ui/forms/comment_box.h"
#include "ui/forms/record_form.h"
#include "ui/views/record/record_head.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/timeline_panel.h"

#include <QTabWidget>

namespace millrace {

void RecordPage::makeComments()
{
    const auto told = [this](const QString &text, const RecordId &operation) {
        m_context.toast(
            {.text = text, .actionText = tr("Undo"), .action = [this, operation] { m_context.undo(operation); }});
    };
    connect(m_comments, &CommentBox::failed, this, &RecordPage::fail);
    connect(m_comments, &CommentBox::sent, this,
            [this, told](const RecordId &operation) { told(tr("Comment sent"), operation); });
    connect(m_comments, &CommentBox::changed, this, [this, told](const RecordId &operation) {
        told(tr("Comment changed; what it said stays in its history"), operation);
    });
    connect(m_timeline->view(), &TimelineView::editRequested, m_comments, &CommentBox::edit);
    connect(m_comments, &CommentBox::shared, this, [this, told](const QString &name, const RecordId &operation) {
        told(tr("Shared with %1").arg(name), operation);
    });
    connect(m_comments, &CommentBox::watchChanged, this, [this, told](bool watched, const RecordId &operation) {
        told(watched ? tr("You are told what happens here") : tr("You are not told any more"), operation);
    });
    connect(m_header, &RecordHead::accessRequested, this, [this] {
        auto *why = new AccessWhy(m_data, m_form->record(), this);
        why->setAttribute(Qt::WA_DeleteOnClose);
        why->open();
    });
    Command command;
    command.id = QStringLiteral("record.comment");
    command.text = QT_TRANSLATE_NOOP("commands", "Comment");
    command.keys = {QKeySequence(QStringLiteral("Ctrl+R"))};
    command.icon = QStringLiteral("chat-left-dots");
    command.group = CommandGroup::Record;
    command.scope = CommandScope::Page;
    command.run = [this] {
        if (m_comments->isHidden())
            return;
        m_tabs->setCurrentWidget(m_centre);
        m_comments->begin();
    };
    m_context.commands.add(std::move(command), this);
}

} // namespace millrace
