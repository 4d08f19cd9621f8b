// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/shell/page.h"
#include "ui/shell/palette_provider.h"

#include <QPointer>

namespace millrace {

/// The workspace's records in the palette: whatever the search finds, best first; people alone behind "@", tags behind
/// "#" with what wears them, views and scenes behind "/". Records whose entity has no page are left out. Where nothing
/// is found it offers to make it, or to look into every field.
class RecordProvider : public QObject, public PaletteProvider
{
    Q_OBJECT

public:
    /// `pages` names the page of each entity that has one; `creatable` are the entities that a typed name can become.
    RecordProvider(LiveData &data, QHash<QString, QString> pages, QObject *parent = nullptr,
                   QStringList creatable = {});

    void query(const QString &text, PaletteScope scope, int limit, Answer answer) override;
    std::vector<PaletteItem> fallback(const QString &text) override;
    LiveData &data() const { return m_data; }

Q_SIGNALS:
    void openRequested(const millrace::PageAddress &address);
    void openBesideRequested(const millrace::PageAddress &address);
    void openWindowRequested(const millrace::PageAddress &address);
    void followUpRequested(const millrace::RecordAddress &record);
    void transferRequested(const millrace::RecordAddress &record, const millrace::RecordId &person,
                           const QString &name);
    void createRequested(const QString &entity, const QString &name);
    /// A list of what holds under a name.
    void listRequested(const QString &page, const QString &title, const millrace::Filter &filter);

private:
    void findRecords(const QString &text, const QStringList &entities, int limit, Answer answer);
    void listPeople(const QString &text, int limit, Answer answer);
    void listTags(const QString &text, int limit, Answer answer);
    void listViews(const QString &text, int limit, Answer answer);
    /// The scenes that every list has, as far as they match.
    std::vector<PaletteItem> scenes(const QString &text, size_t most);
    PaletteItem itemOf(const QString &entity, const RecordId &id, const QString &title, int score);
    void open(const PageAddress &address, OpenMode mode);
    QStringList peopleEntities() const;

    LiveData &m_data;
    QHash<QString, QString> m_pages;
    QStringList m_creatable;
};

} // namespace millrace
