// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/presence.h"

#include <algorithm>

namespace millrace {

void Presence::show(const QObject *who, const Place &place)
{
    const auto known = m_places.constFind(who);
    if (known != m_places.constEnd() && *known == place)
        return;
    m_places.insert(who, place);
    Q_EMIT placesChanged();
}

void Presence::leave(const QObject *who)
{
    if (m_places.remove(who))
        Q_EMIT placesChanged();
}

std::vector<Presence::Place> Presence::places() const
{
    std::vector<Place> places;
    for (const Place &place : m_places) {
        const auto known = std::find_if(places.begin(), places.end(), [&](const Place &other) {
            return other.record == place.record && other.entity == place.entity;
        });
        if (known == places.end())
            places.push_back(place);
        else
            known->edits = known->edits || place.edits;
    }
    return places;
}

void Presence::tell(std::vector<Editor> editors)
{
    if (editors == m_editors)
        return;
    m_editors = std::move(editors);
    Q_EMIT editorsChanged();
}

std::vector<RecordId> Presence::editorsOf(const QString &entity, const RecordId &record) const
{
    std::vector<RecordId> users;
    for (const Editor &editor : m_editors)
        if (editor.record == record && editor.entity == entity)
            users.push_back(editor.user);
    return users;
}

} // namespace millrace
