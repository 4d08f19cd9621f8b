// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/favourite_commands.h"

#include "ui/text/describe_error.h"

namespace millrace {

FavouriteCommands::FavouriteCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner)
    : QObject(owner), m_context(context), m_page(std::move(page))
{
    Command command;
    command.id = QStringLiteral("record.favourite");
    command.text = QT_TRANSLATE_NOOP("commands", "Add to or remove from favour&ites");
    command.icon = QStringLiteral("star");
    command.group = CommandGroup::Record;
    command.keywords = QT_TRANSLATE_NOOP("commands", "star bookmark pin at hand");
    command.run = [this] { toggle(); };
    m_context.commands.add(std::move(command), owner);
    connect(m_context.favourites, &Favourites::changed, this, &FavouriteCommands::shortcutsChanged);
}

std::vector<RailShortcut> FavouriteCommands::shortcuts() const
{
    std::vector<RailShortcut> all;
    for (const Favourites::One &one : m_context.favourites->all()) {
        const EntityPtr entity = m_context.data.catalog()->entity(one.entity);
        all.push_back({one.title, entity ? entity->icon : QString(), recordPageAddress(one.entity, one.id)});
    }
    return all;
}

void FavouriteCommands::toggle()
{
    Page *page = m_page();
    const RecordAddress record = page ? page->currentRecord() : RecordAddress();
    const auto tell = [this](const QString &words, MessageTone tone) {
        m_context.toast({.text = words, .actionText = {}, .action = {}, .tone = tone});
    };
    if (record.isNull() || !m_context.data.isEditable()) {
        tell(tr("Choose a record first."), MessageTone::Info);
        return;
    }
    const bool wasKept = m_context.favourites->contains(record.id);
    m_context.favourites->toggle(record.entity, record.id, [this, tell, wasKept](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            tell(describeError(receipt.error(), m_context.data.catalog(), m_context.data.locale()).sentences(),
                 MessageTone::Danger);
            return;
        }
        m_context.toast({.text = wasKept ? tr("Removed from favourites") : tr("Added to favourites"),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
    });
}

} // namespace millrace
