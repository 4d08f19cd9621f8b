// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <vector>

namespace millrace {

/// Which records are shown here and edited, and who else edits them: between the forms, which say and ask, and the line
/// to the server, which carries it. Without such a line nobody else is ever there. UI thread.
class Presence : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Place
    {
        QString entity;
        RecordId record;
        bool edits = false; ///< it is being edited, not only looked at
        bool operator==(const Place &) const = default;
    };
    struct Editor
    {
        QString entity;
        RecordId record;
        RecordId user;
        bool operator==(const Editor &) const = default;
    };

    /// What a widget shows from now on, in the place of what it showed before.
    void show(const QObject *who, const Place &place);
    void leave(const QObject *who);
    /// All that is shown, each record once.
    std::vector<Place> places() const;

    /// What the server said; nothing where it said nothing.
    void tell(std::vector<Editor> editors);
    std::vector<RecordId> editorsOf(const QString &entity, const RecordId &record) const;

Q_SIGNALS:
    void placesChanged();
    void editorsChanged();

private:
    QHash<const QObject *, Place> m_places;
    std::vector<Editor> m_editors;
};

} // namespace millrace
