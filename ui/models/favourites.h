// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <optional>

namespace millrace {

/// The records that the person keeps at hand, in the order in which they were chosen. Follows every commit. UI thread.
class Favourites : public QObject
{
    Q_OBJECT

public:
    struct One
    {
        RecordId favourite; ///< the record that says so
        QString entity;
        RecordId id;
        QString title;

        bool operator==(const One &) const = default;
    };

    explicit Favourites(LiveData &data, QObject *parent = nullptr);

    const std::vector<One> &all() const { return m_all; }
    bool contains(const RecordId &id) const;
    /// Puts a record among them, or takes it away. `done` gets what the commit answered.
    void toggle(const QString &entity, const RecordId &id, std::function<void(const Result<CommitReceipt> &)> done);

Q_SIGNALS:
    void changed();

private:
    void follow(const CommitNotice &notice);
    void read();

    LiveData &m_data;
    std::vector<One> m_all;
    bool m_reading = false, m_again = false;
};

} // namespace millrace
