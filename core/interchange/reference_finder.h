// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import_draft.h"

#include <functional>
#include <optional>

namespace millrace {

/// Finds records of one entity by what a cell calls them: id, or the texts of some fields, exactly and then folded.
/// Reads all live records once, at the first question; from then on it knows only what add() tells it. One thread.
class ReferenceFinder
{
public:
    /// `lookup` is the key of the field that cells hold; empty tries external id, title and unique texts in this order.
    /// `draft` (may be null) holds more records that are taken as there.
    ReferenceFinder(const Workspace &workspace, Session session, EntityPtr entity, QString lookup,
                    const interchange::ImportDraft *draft = nullptr);

    struct Found
    {
        RecordId id;        ///< null where there is none
        int candidates = 0; ///< more than one: `id` is the one that was made first
    };
    /// `exactly` leaves out the folded second chance.
    Result<Found> find(const QString &text, bool exactly = false);
    bool knows(const RecordId &id) const { return m_ids.contains(id); }
    /// A record that the import made: `text` is what cells call it.
    void add(const QString &text, const RecordId &id);
    void remove(const QString &text, const RecordId &id);
    const EntityPtr &entity() const { return m_entity; }
    /// The text field that a new record gets its name in; -1 where cells cannot name a new one.
    int nameField() const;
    Result<void> load();

private:
    struct Entry
    {
        RecordId id;
        quint32 no = 0;
        int count = 0;
    };
    using Index = QHash<QString, Entry>;
    static void note(Index &index, const QString &text, const RecordId &id, quint32 no);
    void noteRow(const RecordId &id, quint32 no, const std::function<QString(int field, size_t position)> &textOf);
    Found foundIn(const Index &index, const QString &text) const;

    const Workspace &m_workspace;
    Session m_session;
    EntityPtr m_entity;
    QString m_lookup;
    const interchange::ImportDraft *m_draft;
    std::vector<std::vector<int>> m_sources; ///< fields of each index: one, or those of the title
    std::vector<Index> m_exact;
    Index m_folded;
    QSet<RecordId> m_ids;
    bool m_loaded = false;
    bool m_foldedMade = false;
};

} // namespace millrace
