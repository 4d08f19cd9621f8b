// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QAbstractTableModel>

namespace millrace {

/// The groups of a list by one field: how many records each has and the sums of its numbers, the largest group first
/// and the total last. Read off the UI thread, again after every commit that touches the entity. Amounts are added in
/// the base currency; those without a rate are left out and counted.
class GroupModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    GroupModel(LiveData &data, EntityPtr entity, QObject *parent = nullptr);
    ~GroupModel() override;

    /// As of a moment; empty = now. Asked for with the next `ask`.
    void setAsOf(std::optional<Instant> moment) { m_asOf = moment; }
    /// An empty field shows nothing. `summed`: indexes of the fields to be added up; those that are no numbers are left
    /// out.
    void ask(const QString &field, const Filter &filter, const std::vector<int> &summed);
    const QString &field() const { return m_field; }
    bool isTotal(int row) const { return row == int(m_lines.size()); }
    /// What narrows the list to that group; Everything for the total.
    Filter condition(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();

private:
    struct Line
    {
        Value group;
        QString title;
        qint64 count = 0;
        std::vector<Value> sums;
        qint64 unconverted = 0;
    };
    struct Answer
    {
        std::vector<Line> lines;
        Line total;
    };
    static Result<Answer> read(const Workspace &workspace, const Session &session, const EntityDef &entity,
                               const FieldDef &field, const Filter &filter, const std::vector<int> &summed,
                               std::optional<Instant> asOf);
    void reload();
    QString cellText(const Line &line, int column, bool exactly) const;

    LiveData &m_data;
    EntityPtr m_entity;
    QString m_field;
    Filter m_filter;
    std::optional<Instant> m_asOf;
    std::vector<int> m_summed;
    std::vector<Line> m_lines;
    Line m_total;
    quint64 m_question = 0;
};

/// The fields that a list can be grouped by: those with few values that many records share.
std::vector<const FieldDef *> groupableFields(const EntityDef &entity);

} // namespace millrace
