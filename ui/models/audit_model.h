// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/audit.h"
#include "ui/models/live_data.h"

#include <QAbstractTableModel>

namespace millrace {

/// The commits of the journal as a table, the newest first; more of them as one scrolls. Read off the UI thread.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, Records, How, Number, Columns };
    static constexpr int pageSize = 200;

    explicit AuditModel(LiveData &data, QObject *parent = nullptr);
    void setWish(const AuditWish &wish);
    const AuditWish &wish() const { return m_wish; }
    void reload();
    bool hasLoaded() const { return m_loaded; }
    bool isAtEnd() const { return m_atEnd; }
    const std::optional<Error> &error() const { return m_error; }
    const AuditEntry &entry(int row) const { return m_entries[size_t(row)]; }
    /// The cells of an entry as texts; any thread.
    static QStringList cells(const AuditEntry &entry, const FormatContext &format, const Catalog &catalog);
    static QStringList headings();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();

private:
    void read(const AuditWish &wish, bool more);

    LiveData &m_data;
    AuditWish m_wish;
    std::vector<AuditEntry> m_entries;
    std::optional<Error> m_error;
    quint64 m_question = 0;
    bool m_loaded = false, m_atEnd = true, m_reading = false;
};

} // namespace millrace
