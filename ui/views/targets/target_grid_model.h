// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/target_edit.h"
#include "ui/models/live_data.h"

#include <QAbstractTableModel>

namespace millrace {

/// Targets as a grid: a row for the company and each department and person, a column for each month, quarter and the
/// year. Shows what is wanted, what was reached or the share; what is wanted can be typed. It changes nothing itself:
/// it tells what was asked for.
class TargetGridModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Shown { Wanted, Reached, Share };
    enum Role {
        ClosedRole = Qt::UserRole, ///< the period is closed
        SummedRole,                ///< the target is a sum of others
        DifferentRole,             ///< it was given and is not what the others sum up to
        SumColumnRole,             ///< a quarter or the year
    };

    explicit TargetGridModel(LiveData &data, QObject *parent = nullptr);

    void setReport(TargetReport report);
    void clear();
    const std::optional<TargetReport> &report() const { return m_report; }
    void setShown(Shown shown);
    void setReadOnly(bool readOnly);

    /// The period of a column; that of the names stands for the year.
    TargetPeriod periodOf(int column) const;
    int columnOf(const TargetPeriod &period) const;
    const TargetRow *rowAt(int row) const;
    /// What the typed texts would set from a cell on; texts that are no numbers, and closed periods, are counted.
    std::vector<TargetChange> changesOf(const QModelIndex &from, const std::vector<QStringList> &typed,
                                        int *refused) const;
    /// Tabs and lines, numbers plain.
    QString textOf(const QModelIndexList &cells) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changesAsked(const std::vector<millrace::TargetChange> &changes);

private:
    QString valueText(std::int64_t hundredths) const;
    QString rowName(const TargetRow &row) const;
    QString cellTip(const TargetRow &row, const TargetPeriod &period) const;
    std::optional<std::int64_t> wanted(const TargetRow &row, const TargetPeriod &period) const;

    LiveData &m_data;
    std::optional<TargetReport> m_report;
    std::vector<TargetPeriod> m_periods;
    Shown m_shown = Shown::Wanted;
    bool m_readOnly = false;
};

/// A typed number in hundredths; nothing where the text is none or has more than two digits after the point.
std::optional<std::int64_t> hundredthsTyped(const QString &text);

} // namespace millrace
