// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/search/record_provider.h"

#include "ui/text/labels.h"

namespace millrace {

RecordProvider::RecordProvider(LiveData &data, QHash<QString, QString> pages, QObject *parent)
    : QObject(parent), m_data(data), m_pages(std::move(pages))
{
}

void RecordProvider::query(const QString &text, PaletteScope scope, int limit, Answer answer)
{
    if (text.isEmpty() || scope != PaletteScope::Everything) {
        answer({});
        return;
    }
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), text, limit, entities = m_pages.keys()] {
            return workspace.search(session, text, limit, entities);
        },
        [this, answer](const Result<SearchAnswer> &found) {
            std::vector<PaletteItem> items;
            if (found) {
                int score = int(found->hits.size());
                for (const SearchHit &hit : found->hits) {
                    const EntityPtr entity = m_data.catalog()->entity(hit.entity);
                    if (!entity)
                        continue;
                    PaletteItem item;
                    item.id = QStringLiteral("record:") + hit.id.toString();
                    item.section = PaletteSection::Records;
                    item.icon = entity->icon;
                    item.title = hit.title;
                    item.subtitle = entityLabel(*entity, m_data.locale());
                    item.score = score--;
                    const PageAddress address = recordPageAddress(hit.entity, hit.id);
                    item.run = [this, address](OpenMode) { Q_EMIT openRequested(address); };
                    items.push_back(std::move(item));
                }
            }
            answer(std::move(items));
        });
}

} // namespace millrace
