// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/reference_finder.h"

#include "core/base/text/fold.h"
#include "core/schema/builtin/opportunity.h"

#include <limits>

namespace millrace {

ReferenceFinder::ReferenceFinder(const Workspace &workspace, Session session, EntityPtr entity, QString lookup,
                                 const interchange::ImportDraft *draft)
    : m_workspace(workspace), m_session(std::move(session)), m_entity(std::move(entity)), m_lookup(std::move(lookup)),
      m_draft(draft)
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
    for (const std::vector<int> &fields : m_sources)
        for (const int field : fields)
            query.fields.push_back({{m_entity->at(field).key}});
    MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
        noteRow(row.id, row.no,
                [&](int field, size_t position) { return valueToText(m_entity->at(field), row.cells[position]); });
        return true;
    }));
    if (m_draft)
        for (const Record &record : m_draft->records.value(m_entity->key))
            noteRow(record.id(), std::numeric_limits<quint32>::max(),
                    [&](int field, size_t) { return valueToText(m_entity->at(field), record.value(field)); });
    return {};
}

void ReferenceFinder::noteRow(const RecordId &id, quint32 no,
                              const std::function<QString(int field, size_t position)> &textOf)
{
    m_ids.insert(id);
    size_t position = 0;
    for (size_t source = 0; source < m_sources.size(); ++source) {
        QString text;
        for (const int field : m_sources[source]) {
            const QString part = textOf(field, position++);
            text += text.isEmpty() || part.isEmpty() ? part : u' ' + part;
        }
        if (text = text.trimmed(); !text.isEmpty())
            note(m_exact[source], text, id, no);
    }
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
