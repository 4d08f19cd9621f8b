// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/favourites.h"

#include "core/schema/builtin/favourite.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr qint64 mostRead = 50;

Result<std::vector<Favourites::One>> readFavourites(const Workspace &workspace, const Session &session)
{
    MILLRACE_ASSIGN(const EntityPtr entity, workspace.catalog()->require(favourite::entityKey()));
    Query query;
    query.entity = entity->key;
    query.filter = Filter::compare(favourite::user.name(), CompareOp::Equal, Me{});
    query.fields = {{{favourite::entity.name()}}, {{favourite::record.name()}}};
    query.sort = {{FieldPath{{entity->at(system_field::CreatedAt).key}}, false}};
    query.limit = mostRead;
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    std::vector<Favourites::One> all;
    for (const Row &row : rows.rows) {
        const auto id = RecordId::fromString(row.cells[1].valueOr<QString>());
        const QString kept = row.cells[0].valueOr<QString>();
        if (!id || !workspace.catalog()->entity(kept))
            continue;
        // What is in the bin or hidden from the person is no way to anywhere.
        const auto record = workspace.record(session, kept, *id);
        if (record && !record->isDeleted())
            all.push_back({row.id, kept, record->id(), record->title()});
    }
    return all;
}

} // namespace

Favourites::Favourites(LiveData &data, QObject *parent) : QObject(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, &Favourites::follow);
    read();
}

bool Favourites::contains(const RecordId &id) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&id](const One &one) { return one.id == id; });
}

void Favourites::toggle(const QString &entity, const RecordId &id,
                        std::function<void(const Result<CommitReceipt> &)> done)
{
    const EntityPtr def = m_data.catalog()->entity(favourite::entityKey());
    CommitRequest request;
    request.label = QStringLiteral("favourite");
    const auto kept = std::find_if(m_all.begin(), m_all.end(), [&id](const One &one) { return one.id == id; });
    if (kept != m_all.end()) {
        request.edits.push_back(Edit::remove(def->key, kept->favourite));
    } else {
        Edit edit = Edit::create(def);
        edit.with(*def, favourite::entity, entity).with(*def, favourite::record, id.toString());
        edit.with(*def, favourite::user, m_data.session().actor);
        request.edits.push_back(std::move(edit));
    }
    m_data.commit(this, std::move(request),
                  [done = std::move(done)](const Result<CommitReceipt> &receipt) { done(receipt); });
}

void Favourites::follow(const CommitNotice &notice)
{
    const auto concerns = [&notice](const One &one) {
        const auto found = notice.records.constFind(one.entity);
        return found != notice.records.constEnd() && std::find(found->begin(), found->end(), one.id) != found->end();
    };
    if (notice.everything || notice.records.contains(favourite::entityKey()) ||
        std::any_of(m_all.begin(), m_all.end(), concerns))
        read();
}

void Favourites::read()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return readFavourites(workspace, session); },
        [this](const Result<std::vector<One>> &all) {
            m_reading = false;
            if (all && *all != m_all) {
                m_all = *all;
                Q_EMIT changed();
            }
            if (m_again)
                read();
        });
}

} // namespace millrace
