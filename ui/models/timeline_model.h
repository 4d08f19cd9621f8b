// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/models/timeline_reader.h"

#include <QAbstractListModel>
#include <QSet>

#include <mutex>

namespace millrace {

/// A line of a timeline as it is shown: a heading, an entry, or one change of an entry that is unfolded.
struct TimelineRow
{
    enum class Kind { Heading, Entry, Change };
    Kind kind = Kind::Heading;
    TimelineEntry entry;
    QString title; ///< of headings and entries
    QString meta;  ///< who, how, with whom
    QString time;  ///< short
    QString when;  ///< in full, for the tooltip
    QString text;  ///< what was said; of changes "field: old → new"
    QString icon;
    bool late = false;     ///< still to be done, and its moment has passed
    bool unfolded = false; ///< of entries with changes
    bool operator==(const TimelineRow &) const = default;
};

/// The timeline of one record as a list: what is still to be done first, then what is pinned, then everything by day
/// from the newest on, read one page at a time off the UI thread. Follows every commit without losing the place.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int pageSize = 40;

    explicit TimelineModel(LiveData &data, QObject *parent = nullptr);

    void showRecord(const QString &entity, const RecordId &id);
    void setWish(const TimelineWish &wish);
    const TimelineWish &wish() const { return m_wish; }
    bool hasLoaded() const { return m_loaded; }
    bool isReading() const { return m_reading; }
    const std::optional<Error> &error() const { return m_error; }
    void reload();

    const TimelineRow &rowAt(int row) const { return m_rows[size_t(row)]; }
    /// Folds or unfolds the changes of an entry.
    void toggle(int row);
    /// Pins an entry or takes the pin off, where its entity knows pins.
    void setPinned(int row, bool pinned);
    /// Brings what is to be done to its end, or opens it again. `done` hears the operation.
    void setDone(int row, bool isDone, std::function<void(const Result<CommitReceipt> &)> done);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const millrace::Error &error);

private:
    struct Reading
    {
        std::mutex mutex;
        std::unique_ptr<TimelineReader> reader;
    };
    void ask(int count, bool anew);
    void take(TimelinePage page, bool anew);
    void show();
    void append(std::vector<TimelineRow> &rows, const TimelineEntry &entry, const FormatContext &format) const;
    TimelineRow rowOf(const TimelineEntry &entry, const FormatContext &format) const;
    QString heading(const std::optional<Instant> &moment, const FormatContext &format) const;
    void follow(const CommitNotice &notice);
    void commit(int row, int field, const Value &value, const QString &label,
                std::function<void(const Result<CommitReceipt> &)> done);

    LiveData &m_data;
    QString m_entity;
    RecordId m_id;
    TimelineWish m_wish;
    std::shared_ptr<Reading> m_source;
    std::vector<TimelineEntry> m_open, m_pinned, m_entries;
    QHash<RecordId, QString> m_titles;
    QSet<std::int64_t> m_unfolded; ///< numbers of the oldest commits of unfolded entries
    std::vector<TimelineRow> m_rows;
    std::optional<Error> m_error;
    quint64 m_question = 0;
    bool m_loaded = false, m_reading = false, m_atEnd = false;
};

} // namespace millrace
