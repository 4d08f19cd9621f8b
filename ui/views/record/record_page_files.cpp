// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a record's page: dropped, pasted, chosen, opened.
#include "ui/forms/attachments.h"
#include "ui/forms/follow_up_composer.h"
#include "ui/forms/record_form.h"
#include "ui/views/record/record_head.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/timeline_panel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QUrl>

namespace millrace {

void RecordPage::makeAttachments()
{
    setAcceptDrops(true);
    // A file dropped on the text is a file too, not its path.
    m_composer->text()->setAcceptDrops(false);
    auto *paste = new QAction(this);
    paste->setShortcut(QKeySequence(QKeySequence::Paste));
    paste->setShortcutContext(Qt::WidgetShortcut);
    connect(paste, &QAction::triggered, this,
            [this] { m_attachments->attach(m_form->record(), QApplication::clipboard()->mimeData()); });
    m_timeline->view()->addAction(paste);
    connect(m_header, &RecordHead::attachRequested, this, &RecordPage::chooseFiles);
    connect(m_attachments, &Attachments::failed, this, &RecordPage::fail);
    connect(m_attachments, &Attachments::ready, this,
            [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(m_attachments, &Attachments::missing, this,
            [this](const QString &entity, const RecordId &id, const QString &name) {
                m_context.toast({.text = tr("The content of “%1” is not here yet.").arg(name),
                                 .actionText = tr("Get it"),
                                 .action = [this, entity, id, name] { m_attachments->fetch(entity, id, name); },
                                 .tone = MessageTone::Warning});
            });
    connect(m_attachments, &Attachments::unavailable, this, [this](const QString &name, const QString &why) {
        m_context.toast({.text = tr("“%1” cannot be opened: %2").arg(name, why),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Warning});
    });
    connect(m_attachments, &Attachments::attached, this, [this](const RecordId &operation, int count) {
        m_context.toast({.text = tr("%Ln file(s) attached", nullptr, count),
                         .actionText = tr("Undo"),
                         .action = [this, operation] { m_context.undo(operation); }});
    });
}

void RecordPage::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &files) { m_attachments->attachFiles(m_form->record(), files); });
    dialog->open();
}

void RecordPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_composer->isHidden() && Attachments::canTake(event->mimeData()))
        event->acceptProposedAction();
}

void RecordPage::dropEvent(QDropEvent *event)
{
    if (m_composer->isHidden())
        return;
    m_attachments->attach(m_form->record(), event->mimeData());
    event->acceptProposedAction();
}

} // namespace millrace
