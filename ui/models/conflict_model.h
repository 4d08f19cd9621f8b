// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/conflicts.h"
#include "ui/models/live_data.h"

#include <QAbstractTableModel>

#include <map>

namespace millrace {

/// The conflicts that wait for the reader, one a row: of which record and field, what it was, what he wants, what the
/// server has and from whom; and what he has chosen so far. Read off the UI thread.
class ConflictModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { About, Original, Mine, Server, Columns };

    explicit ConflictModel(LiveData &data, QObject *parent = nullptr);
    void reload();
    bool hasLoaded() const { return m_loaded; }
    const std::optional<Error> &error() const { return m_error; }
    const ConflictCase &at(int row) const { return m_cases[size_t(row)]; }

    std::optional<ConflictChoice> choice(int row) const;
    void choose(int row, std::optional<ConflictChoice> choice);
    /// The same for every conflict; with `field` only for those of that field of that entity.
    void chooseAll(ConflictChoice choice, const ConflictCase *field = nullptr);
    int chosen() const { return int(m_choices.size()); }
    std::vector<ConflictDecision> decisions() const;
    /// A value of a conflict in full.
    QString text(int row, Column column) const;
    /// What the field will hold, in full; empty while nothing is chosen.
    QString preview(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();
    void choicesChanged();

private:
    QString shown(const ConflictCase &conflict, const Value &value) const;
    QString theirs(const ConflictCase &conflict) const;

    LiveData &m_data;
    std::vector<ConflictCase> m_cases;
    std::map<RecordId, ConflictChoice> m_choices; ///< by card
    std::optional<Error> m_error;
    quint64 m_question = 0;
    bool m_loaded = false;
};

} // namespace millrace
