// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QAbstractTableModel>

namespace millrace {

/// A record that was deleted by itself; what went to the bin along with it comes back with it.
struct BinLine
{
    EntityPtr entity;
    RecordId id;
    QString title;
    Instant deletedAt;
    RecordId actor; ///< who deleted it; null where the journal does not tell
    int along = 0;  ///< records that went with it, as far as they were read
    bool operator==(const BinLine &) const = default;
};

struct BinReading
{
    std::vector<BinLine> lines; ///< latest deletion first
    bool atEnd = true;
};

/// The latest `limit` deletions over all entities whose title contains `text`; for a reading thread.
Result<BinReading> readBin(const Workspace &workspace, const Session &session, const QString &text, int limit);

/// The bin as a table: name, type, what went along, who, when. Read off the UI thread, more of it as one scrolls.
class BinModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Type, Along, By, When, Columns };
    static constexpr int pageSize = 100;

    explicit BinModel(LiveData &data, QObject *parent = nullptr);
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void reload();
    bool hasLoaded() const { return m_loaded; }
    const std::optional<Error> &error() const { return m_error; }
    const BinLine &line(int row) const { return m_lines[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();

private:
    void take(Result<BinReading> page);

    LiveData &m_data;
    QString m_text;
    std::vector<BinLine> m_lines;
    std::optional<Error> m_error;
    int m_wanted = pageSize;
    quint64 m_question = 0;
    bool m_loaded = false, m_atEnd = true, m_reading = false;
};

} // namespace millrace
