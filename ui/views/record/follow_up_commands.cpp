// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/follow_up_commands.h"

#include "ui/forms/follow_up_composer.h"
#include "ui/views/record/record_page.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

FollowUpCommands::FollowUpCommands(const ViewContext &context, DraftStore &drafts, std::function<Page *()> page,
                                   QWidget *owner)
    : QObject(owner), m_context(context), m_drafts(drafts), m_page(std::move(page)), m_owner(owner)
{
    Command command;
    command.id = QStringLiteral("record.followUp");
    command.text = QT_TRANSLATE_NOOP("commands", "Fo&llow up");
    command.icon = QStringLiteral("chat-left-text");
    command.keys = {QKeySequence(QStringLiteral("Ctrl+L"))};
    command.group = CommandGroup::Record;
    command.run = [this] { followUp(); };
    command.keywords = QT_TRANSLATE_NOOP("commands", "log call visit note contact");
    m_context.commands.add(std::move(command), owner);
}

void FollowUpCommands::followUp()
{
    Page *page = m_page();
    if (auto *record = qobject_cast<RecordPage *>(page); record && !record->currentRecord().isNull()) {
        record->writeFollowUp();
        return;
    }
    const RecordAddress about = page ? page->currentRecord() : RecordAddress();
    if (about.isNull()) {
        m_context.toast({.text = tr("Choose a record first; the follow-up is written about it."),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Info});
        return;
    }
    openDialog(about);
}

void FollowUpCommands::openDialog(const RecordAddress &about)
{
    const auto record = m_context.data.workspace().record(m_context.data.session(), about.entity, about.id);
    if (!record)
        return;
    if (m_dialog)
        m_dialog->close();
    auto *dialog = new QDialog(m_owner);
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("followUpDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *composer = new FollowUpComposer(m_context.data, m_drafts, dialog);
    composer->showRecord(*record);
    if (composer->isHidden()) {
        dialog->close();
        m_context.toast({.text = tr("A follow-up cannot be written about this record."),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Info});
        return;
    }
    auto *title = new ElidedLabel(TextStyle::Subtitle, TextTone::Primary, dialog);
    title->setText(record->title());
    title->setProperty("userData", true);
    title->setContentsMargins(space::l, 0, space::l, 0);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, space::l, 0, space::l);
    column->addWidget(title);
    column->addWidget(composer);
    column->addStretch(1);
    const auto name = [dialog, title = record->title()] {
        dialog->setWindowTitle(FollowUpCommands::tr("Follow up: %1").arg(title));
    };
    name();
    connect(&m_context.data, &LiveData::localeChanged, dialog, name);
    connect(composer, &FollowUpComposer::folded, dialog, &QDialog::close);
    connect(composer, &FollowUpComposer::failed, dialog, [this](const Error &error) { m_context.say(error); });
    connect(composer, &FollowUpComposer::saved, this, [this](const RecordId &operation, bool planned) {
        m_context.toast({.text = planned ? tr("Follow-up saved, next step planned") : tr("Follow-up saved"),
                         .actionText = tr("Undo"),
                         .action = [this, operation] { m_context.undo(operation); }});
    });
    dialog->resize(QFontMetrics(dialog->font()).averageCharWidth() * 60, 0);
    dialog->open();
    composer->begin();
}

void FollowUpCommands::offerDrafts(Banner *banner)
{
    if (!m_drafts.hasLoaded()) {
        connect(
            &m_drafts, &DraftStore::loaded, this, [this, banner] { offerDrafts(banner); }, Qt::SingleShotConnection);
        return;
    }
    std::vector<RecordAddress> drafts;
    for (const QString &key : m_drafts.keys()) {
        const QString place = key.section(u':', 1);
        const auto id = RecordId::fromString(place.section(u'/', 1));
        if (key.startsWith(QLatin1String("follow_up:")) && id)
            drafts.push_back({place.section(u'/', 0, 0), *id});
    }
    if (drafts.empty())
        return;
    // What was about a record that is gone is of no use to offer; it stays until the record is back.
    m_context.data.read(
        this,
        [&workspace = m_context.data.workspace(), session = m_context.data.session(), drafts] {
            std::vector<RecordAddress> left;
            for (const RecordAddress &draft : drafts) {
                const auto record = workspace.record(session, draft.entity, draft.id);
                if (record && !record->isDeleted())
                    left.push_back(draft);
            }
            return left;
        },
        [this, banner](const std::vector<RecordAddress> &left) {
            if (!left.empty())
                showOffer(banner, left);
        });
}

void FollowUpCommands::showOffer(Banner *banner, const std::vector<RecordAddress> &left)
{
    const QString words = tr("Restore unsaved follow-up (%n)", nullptr, int(left.size()));
    const auto open = [this, banner, left] {
        if (banner)
            banner->dismiss();
        Q_EMIT openRequested({QStringLiteral("record"), RecordPage::placeOf(left.front().entity, left.front().id)});
        if (auto *page = qobject_cast<RecordPage *>(m_page()))
            page->writeFollowUp();
        const std::vector<RecordAddress> rest(left.begin() + 1, left.end());
        if (banner && !rest.empty())
            showOffer(banner, rest);
    };
    if (!banner || banner->isVisible()) {
        m_context.toast({.text = words, .actionText = tr("Open"), .action = open, .tone = MessageTone::Info});
        return;
    }
    Message message;
    message.tone = MessageTone::Info;
    message.what = words;
    message.kept = tr("What you typed was kept when the program ended.");
    banner->show(message);
    connect(banner->addAction(tr("Open"), QStringLiteral("restoreFollowUp")), &QPushButton::clicked, this, open);
}

} // namespace millrace
