// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/waterfall_report.h"
#include "ui/shell/view_context.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace millrace {

class ChartView;
class TextLabel;

/// What happened to the open pipeline between two days: a waterfall whose steps add up to the change, the same as a
/// table, and behind each step exactly its opportunities.
class ChangesDialog : public QDialog
{
    Q_OBJECT

public:
    ChangesDialog(const ViewContext &context, const RecordId &pipeline, QWidget *parent);

    const std::optional<WaterfallReport> &report() const { return m_report; }
    ChartView *chart() const { return m_chart; }
    QTableWidget *table() const { return m_table; }
    void setDays(QDate from, QDate to);

Q_SIGNALS:
    void listAsked(const QString &title, const std::vector<millrace::RecordId> &ids);
    void shown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void fill();
    /// The sum that a step of the chart stands for; null for none.
    const WaterfallSum *sumAt(int step) const;
    void choose(int step);
    bool takeDay(QLineEdit *line, QDate *day);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    RecordId m_pipeline;
    std::optional<WaterfallReport> m_report;
    quint64 m_question = 0;
    TextLabel *m_explanation, *m_fromLabel, *m_toLabel, *m_words;
    QLineEdit *m_from, *m_to;
    ChartView *m_chart;
    QTableWidget *m_table;
    QPushButton *m_copy, *m_close;
};

} // namespace millrace
