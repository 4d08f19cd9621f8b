// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/models/past_rows.h"
#include "ui/models/row_numbers.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>

#include <deque>

Q_DECLARE_METATYPE(millrace::Value)

namespace millrace {

/// The records that answer a query as a table of any entity. Holds the ordered row numbers of the whole answer, read
/// off the UI thread, and the rows of the places looked at. Follows every commit by inserting, removing and moving
/// rows; resets only where the columns change. Edits are shown at once and taken back where the commit refuses them.
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< the record's id as text
        FieldRole,             ///< the field's key
        EditedRole,            ///< the change of this cell is on its way
        ChoiceColourRole,      ///< the token of a choice's colour ("success")
        EmptyRole,             ///< the cell holds nothing
        ProblemRole,           ///< why the cell is marked as wrong; empty where it is not
    };

    RecordTableModel(LiveData &data, const QString &entity, QObject *parent = nullptr);
    ~RecordTableModel() override;

    const EntityPtr &entity() const { return m_entity; }
    const QStringList &columns() const { return m_columns; }
    /// Field keys; unknown ones are left out. Resets the model.
    void setColumns(const QStringList &fields);
    const FieldDef &fieldAt(int column) const;

    /// Changes what is shown; the present rows stay until the answer is there.
    void setQuery(const Filter &filter, const QString &search);
    void setRows(Query::Rows rows);
    /// Shows how the records stood at a moment (business time), read-only; empty = now. Quick search then looks for the
    /// text within the fields that are searched.
    void setAsOf(std::optional<Instant> moment);
    bool isPast() const { return m_query.asOf.has_value(); }
    /// The rows as of that moment, for work on another thread; nothing while now is shown.
    std::optional<PastRows> pastRows() const;
    const Query &query() const { return m_query; }
    /// True for the fields whose values have an order. Without an index a long list takes a while, off the UI thread.
    bool isSortable(int column) const;
    /// Orders by several fields, the first first; keys of fields that cannot be ordered by are left out.
    void setSort(std::vector<SortKey> keys);
    /// The place of a column among the keys of the order from 1 on, negative where it descends; 0 where it is none.
    int sortRank(int column) const;
    bool isLoading() const { return m_loading; }
    bool hasLoaded() const { return m_loaded; }
    /// What the last reading failed with; nothing after one that worked.
    const std::optional<Error> &error() const { return m_error; }

    LiveData &source() const { return m_data; }
    /// The row numbers of the whole answer in its order: what long work on rows takes along to another thread.
    const RowNumbers &numbers() const { return m_numbers; }
    RecordId idAt(int row) const;
    /// The row of a record, or -1. Looks at one number per row.
    int rowOf(const RecordId &id) const;
    /// Reads the rows again; `loaded` follows.
    void reload();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// The value of a cell as it is shown: with the edit that is on its way.
    Value valueAt(int row, int column) const;
    /// Marks cells as wrong, with the reason; a later edit of a cell takes its mark away.
    void setMarks(const QHash<std::pair<RecordId, int>, QString> &marks);
    /// Commits one field of one record; what setData does with a Value.
    void edit(const RecordId &id, int field, const Value &value);

Q_SIGNALS:
    void loadingChanged();
    void loaded();
    /// The commit refused an edit, which is shown no longer.
    void editRefused(const millrace::RecordId &id, const QString &field, const millrace::Value &value,
                     const millrace::Error &error);
    /// The order asked for changed.
    void sortChanged();

private:
    using CachedRow = ListRow;
    const CachedRow *row(int row) const;
    void readAround(int row) const;
    void forget(const std::vector<RecordId> &ids);
    void forgetAll();
    void resolve();
    struct Reading
    {
        RowOrderChange change;
        RowNumbers target;
        std::optional<PastAnswer> past;
    };
    static Result<Reading> read(const Workspace &workspace, const Session &session, const Query &query,
                                const QStringList &columns, const RowNumbers &from,
                                const QHash<RecordId, quint32> &known, std::atomic<bool> &cancel);
    void take(Reading reading);
    void apply(const RowOrderChange &change, RowNumbers target);
    void reorder(const std::vector<quint32> &order);
    quint32 numberAt(int row) const { return m_steps ? (*m_steps)[size_t(row)] : m_numbers[size_t(row)]; }
    void follow(const CommitNotice &notice);
    void showAnew();
    bool refersTo(const QString &entity) const;

    LiveData &m_data;
    EntityPtr m_entity;
    QStringList m_columns;
    std::vector<int> m_fields; ///< of the columns
    Query m_query;
    RowNumbers m_numbers;
    std::optional<std::vector<quint32>> m_steps; ///< the rows while a change of them is shown step by step
    std::optional<Error> m_error;
    std::shared_ptr<std::atomic<bool>> m_cancel;
    quint64 m_question = 0;
    bool m_loading = false, m_loaded = false, m_again = false;

    QHash<RecordId, quint32> m_pastNumbers; ///< given to records as of a moment
    bool m_showsPast = false;               ///< the rows are as of a moment
    mutable QHash<quint32, CachedRow> m_rows;
    mutable QHash<RecordId, quint32> m_numberOf; ///< of cached rows
    mutable std::deque<std::vector<quint32>> m_pages;
    mutable QHash<RecordId, QString> m_titles; ///< of references in cached rows
    QHash<std::pair<RecordId, int>, Value> m_edits;
    QHash<std::pair<RecordId, int>, QString> m_marks;
    FormatContext m_format;
};

} // namespace millrace
