// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/search/record_actions.h"

#include "core/schema/builtin/user.h"
#include "ui/views/search/record_provider.h"

namespace millrace {

RecordActions::RecordActions(RecordProvider &records, RecordAddress record)
    : m_records(&records), m_record(std::move(record))
{
}

void RecordActions::query(const QString &text, PaletteScope, int, Answer answer)
{
    std::vector<PaletteItem> items;
    if (!m_records) {
        answer({});
        return;
    }
    const EntityPtr entity = m_records->data().catalog()->entity(m_record.entity);
    const bool writable = m_records->data().isEditable();
    const PageAddress address = recordPageAddress(m_record.entity, m_record.id);
    int score = 100;
    const auto add = [&](const QString &icon, const QString &title, const QString &key,
                         std::function<void(RecordProvider &)> run) -> PaletteItem * {
        const auto match = bestMatch(title, {}, text);
        if (!match)
            return nullptr;
        PaletteItem item;
        item.icon = icon;
        item.title = title;
        item.shortcut = key;
        item.bold = match->ranges;
        item.score = score--;
        item.run = [records = m_records, run = std::move(run)](OpenMode) {
            if (records && run)
                run(*records);
        };
        items.push_back(std::move(item));
        return &items.back();
    };
    add(QStringLiteral("card-list"), tr("Open"), {},
        [address](RecordProvider &records) { Q_EMIT records.openRequested(address); });
    add(QStringLiteral("plus-square"), tr("Open in a new tab"), {},
        [address](RecordProvider &records) { Q_EMIT records.openBesideRequested(address); });
    add(QStringLiteral("window-plus"), tr("Open in a new window"), {},
        [address](RecordProvider &records) { Q_EMIT records.openWindowRequested(address); });
    if (writable) {
        add(QStringLiteral("chat-left-text"), tr("Write a follow-up"), {},
            [record = m_record](RecordProvider &records) { Q_EMIT records.followUpRequested(record); });
    }
    if (writable && entity && entity->ownable) {
        if (PaletteItem *transfer = add(QStringLiteral("person-up"), tr("Transfer to…"), {}, {}))
            transfer->next = std::make_shared<TransferStep>(*m_records, m_record);
    }
    answer(std::move(items));
}

TransferStep::TransferStep(RecordProvider &records, RecordAddress record)
    : m_records(&records), m_record(std::move(record))
{
}

void TransferStep::query(const QString &text, PaletteScope, int limit, Answer answer)
{
    if (!m_records) {
        answer({});
        return;
    }
    LiveData &data = m_records->data();
    Query query;
    query.entity = userEntity().key;
    query.filter = Filter::compare(user::active.name(), CompareOp::Equal, true);
    query.search = text;
    query.sort = {{FieldPath{{user::name.name()}}, false}};
    query.fields = {FieldPath{{user::name.name()}}};
    query.limit = limit;
    data.read(
        m_records,
        [&workspace = data.workspace(), session = data.session(), query] { return workspace.rows(session, query); },
        [records = m_records, record = m_record, answer](const Result<RowSet> &people) {
            std::vector<PaletteItem> items;
            for (size_t i = 0; people && i < people->rows.size(); ++i) {
                const Row &row = people->rows[i];
                PaletteItem item;
                item.section = PaletteSection::Records;
                item.icon = QStringLiteral("person");
                item.title = row.cells.front().valueOr<QString>();
                item.score = -int(i);
                item.run = [records, record, id = row.id, name = item.title](OpenMode) {
                    if (records)
                        Q_EMIT records->transferRequested(record, id, name);
                };
                items.push_back(std::move(item));
            }
            answer(std::move(items));
        });
}

} // namespace millrace
