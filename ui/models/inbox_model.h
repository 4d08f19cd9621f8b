// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QAbstractTableModel>

namespace millrace {

/// One notification with the words that belong to it; a record that the reader may not see any more has no title.
struct InboxLine
{
    RecordId id;
    QString kind;
    RecordId actor;
    Instant at;
    bool isRead = false;
    Instant snoozedUntil; ///< 0: never put off
    qint64 records = 1;
    QString entity; ///< of what it is about
    RecordId subject;
    QString title; ///< of the subject
    QString said;  ///< the comment
    bool operator==(const InboxLine &) const = default;
};

enum class InboxShows { All, Unread, Mentions, Snoozed };

struct InboxReading
{
    std::vector<InboxLine> lines; ///< the latest first
    bool atEnd = true;
    qint64 unread = 0;  ///< of all
    qint64 snoozed = 0; ///< of all: unread, and put off to a moment that is still to come
};

/// What its reader was told, the latest `limit`, without the kinds that he does not want to hear of; for a reading
/// thread.
Result<InboxReading> readInbox(const Workspace &workspace, const Session &session, InboxShows shows, int limit,
                               const QStringList &silenced = {});

/// The sentence of a line, in the language of now.
QString inboxSentence(const InboxLine &line, const LiveData &data);

/// The inbox as a table: what, what was said, when. Read off the UI thread, more of it as one scrolls.
class InboxModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, Said, When, Columns };
    static constexpr int pageSize = 100;

    explicit InboxModel(LiveData &data, QObject *parent = nullptr);
    void setShows(InboxShows shows);
    InboxShows shows() const { return m_shows; }
    /// Kinds that are left out; read anew where that changes something.
    void setSilenced(const QStringList &kinds);
    void reload();
    bool hasLoaded() const { return m_loaded; }
    const std::optional<Error> &error() const { return m_error; }
    const InboxLine &line(int row) const { return m_lines[size_t(row)]; }
    qint64 unread() const { return m_unread; }
    /// Marks lines as read; those that are already stay.
    void markRead(const std::vector<RecordId> &ids);
    qint64 snoozed() const { return m_snoozed; }
    /// Puts lines off: unread again at that moment.
    void snooze(const std::vector<RecordId> &ids, Instant until);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const millrace::Error &error);

private:
    void take(Result<InboxReading> page);

    LiveData &m_data;
    InboxShows m_shows = InboxShows::All;
    std::vector<InboxLine> m_lines;
    std::optional<Error> m_error;
    qint64 m_unread = 0, m_snoozed = 0;
    QStringList m_silenced;
    int m_wanted = pageSize;
    quint64 m_question = 0;
    bool m_loaded = false, m_atEnd = true, m_reading = false;
};

/// The edits that say when these were read.
CommitRequest readRequest(const Catalog &catalog, const std::vector<RecordId> &ids, Instant now);
/// The edits that put these off.
CommitRequest snoozeRequest(const Catalog &catalog, const std::vector<RecordId> &ids, Instant until);

} // namespace millrace
