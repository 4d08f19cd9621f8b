// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_layout.h"

#include <QSet>
#include <QWidget>

class QAbstractButton;

namespace millrace {

/// The names of the series of a chart in their colours, as switches: a click, or Space on the one that has the
/// keyboard, takes a series out of the chart or back in. The last one that is shown stays.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget *parent);

    /// Whether a chart of these data has names to be told.
    static bool isWanted(const ChartData &data);
    /// `hidden` by name.
    void setSeries(const ChartData &data, const QSet<QString> &hidden, const ChartStyle &style);
    QList<QAbstractButton *> items() const { return m_items; }
    /// How many pixels its lines need in a width.
    int heightFor(int width) const;

Q_SIGNALS:
    void switched(const QString &name, bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int arrange(int width, bool moves) const;
    void retranslate();

    QList<QAbstractButton *> m_items;
};

} // namespace millrace
