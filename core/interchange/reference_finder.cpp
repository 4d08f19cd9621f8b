// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/reference_finder.h"

#include "core/base/text/fold.h"
#include "core/schema/builtin/opportunity.h"

#include <limits>

namespace millrace {

ReferenceFinder::ReferenceFinder(const Workspace &workspace, Session session, EntityPtr entity, QString lookup)
    : m_workspace(workspace), m_session(std::move(session)), m_entity(std::move(entity)), m_lookup(std::move(lookup))
{
    if (!m_lookup.isEmpty()) {
        m_sources.push_back({m_entity->field(m_lookup)->index});
    } else {
        if (const FieldDef *external = m_entity->field(opportunity::externalId.name()))
            m_sources.push_back({external->index});
        m_sources.push_back(m_entity->titleFields);
        for (const FieldDef &field : m_entity->fields)
            if (field.unique && fieldTypeInfo(field.type).text && m_sources.back() != std::vector<int>{field.index})
                m_sources.push_back({field.index});
    }
    m_exact.resize(m_sources.size());
}

int ReferenceFinder::nameField() const
{
    if (!m_lookup.isEmpty()) {
        const FieldDef &field = *m_entity->field(m_lookup);
        return field.system ? -1 : field.index;
    }
    return m_entity->titleFields.size() == 1 ? m_entity->titleFields.front() : -1;
}

void ReferenceFinder::note(Index &index, const QString &text, const RecordId &id, quint32 no)
{
    Entry &entry = index[text];
    if (++entry.count == 1 || no < entry.no) {
        entry.id = id;
        entry.no = no;
    }
}

Result<void> ReferenceFinder::load()
{
    if (m_loaded)
        return {};
    m_loaded = true;
    Query query;
    query.entity = m_entity->key;
    std::vector<size_t> ends;
    for (const std::vector<int> &fields : m_sources) {
        for (const int field : fields)
            query.fields.push_back({{m_entity->at(field).key}});
        ends.push_back(query.fields.size());
    }
    return m_workspace.forEachRow(m_session, query, [&](const Row &row) {
        m_ids.insert(row.id);
        size_t at = 0;
        for (size_t source = 0; source < m_sources.size(); ++source) {
            QString text;
            for (size_t i = 0; at < ends[source]; ++at, ++i) {
                const QString part = valueToText(m_entity->at(m_sources[source][i]), row.cells[at]);
                text += text.isEmpty() || part.isEmpty() ? part : u' ' + part;
            }
            if (text = text.trimmed(); !text.isEmpty())
                note(m_exact[source], text, row.id, row.no);
        }
        return true;
    });
}

ReferenceFinder::Found ReferenceFinder::foundIn(const Index &index, const QString &text) const
{
    const auto found = index.constFind(text);
    return found == index.constEnd() ? Found{} : Found{found->id, found->count};
}

Result<ReferenceFinder::Found> ReferenceFinder::find(const QString &cell, bool exactly)
{
    MILLRACE_TRY(load());
    const QString text = cell.trimmed();
    for (const Index &index : m_exact)
        if (const Found found = foundIn(index, text); found.candidates > 0)
            return found;
    if (text.size() == 36)
        if (const auto id = RecordId::fromString(text); id && m_ids.contains(*id))
            return Found{*id, 1};
    if (exactly)
        return Found{};
    if (!m_foldedMade) {
        m_foldedMade = true;
        for (const Index &index : m_exact)
            for (auto it = index.begin(); it != index.end(); ++it)
                note(m_folded, foldText(it.key()), it->id, it->no);
    }
    return foundIn(m_folded, foldText(text));
}

void ReferenceFinder::add(const QString &cell, const RecordId &id)
{
    const QString text = cell.trimmed();
    m_ids.insert(id);
    note(m_exact.front(), text, id, std::numeric_limits<quint32>::max());
    if (m_foldedMade)
        note(m_folded, foldText(text), id, std::numeric_limits<quint32>::max());
}

void ReferenceFinder::remove(const QString &cell, const RecordId &id)
{
    const auto drop = [&id](Index &index, const QString &text) {
        const auto found = index.find(text);
        if (found != index.end() && found->id == id)
            index.erase(found);
    };
    const QString text = cell.trimmed();
    m_ids.remove(id);
    drop(m_exact.front(), text);
    if (m_foldedMade)
        drop(m_folded, foldText(text));
}

} // namespace millrace
