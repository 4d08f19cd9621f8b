// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/import_task.h"

#include <QAbstractTableModel>

namespace millrace {

/// The rows of a dry run: what becomes of each, why, and its cells, which can be put right in place.
class CheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Show { All, Errors, Warnings };
    enum Column { Fate, Why, Line, FirstCell };

    CheckModel(ImportTask &task, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Takes the task's check as it is now.
    void reload();
    void show(Show which);
    Show shown() const { return m_show; }
    int count(Show which) const;
    /// The next cell behind `from` that makes its row fail, round the end; invalid where there is none.
    QModelIndex nextError(const QModelIndex &from) const;
    const CheckedRow &row(int at) const;
    /// Whether the row was changed since it was checked.
    bool isChanged(const CheckedRow &row) const { return m_changed.contains(row.row); }
    void retranslate();
    /// All words that tell what becomes of a row.
    QStringList fateWords() const;

Q_SIGNALS:
    void fixed();

private:
    bool belongs(const CheckedRow &row, Show which) const;
    QString cell(const CheckedRow &row, int column) const;
    QString why(const CheckedRow &row) const;
    /// The column of the file that gives the field; -1 where none does.
    int columnOf(const QString &field) const;
    static QString changedWord();
    static QString fateWord(RowFate fate);
    QVariant fateData(const CheckedRow &row, int role) const;
    QVariant cellData(const CheckedRow &row, int column, int role) const;

    ImportTask &m_task;
    Show m_show = Show::All;
    std::vector<size_t> m_rows; ///< positions in the check
    QSet<qint64> m_changed;
};

} // namespace millrace
