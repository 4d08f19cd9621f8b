// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace millrace {

class EmptyState;
class FunnelChart;
class SkeletonRows;

/// The funnel of a pipeline from the journal: a chart, the same numbers as a table, and behind every number exactly
/// the records that it counts.
class FunnelPage : public Page
{
    Q_OBJECT

public:
    /// Lists of records open on `listPage`.
    FunnelPage(const ViewContext &context, QString listPage, QWidget *parent);

    QString title() const override;
    QWidget *mainWidget() override;

    const std::optional<FunnelReport> &report() const { return m_report; }
    FunnelChart *chart() const { return m_chart; }
    QTableWidget *table() const { return m_table; }
    void setMode(FunnelMode mode);
    /// Lists the records behind a bar: the visits of a stage, or what is won or lost.
    void drill(int bar);

Q_SIGNALS:
    void reportShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHeader();
    void fillPipelines();
    void ask();
    void showReport(Result<FunnelReport> report);
    void fillChart();
    void fillTable();
    void list(const QString &title, std::vector<RecordId> ids);
    void drillCell(int row, int column);
    void retranslate();
    QDate typedDay(QLineEdit *line, bool *good) const;

    ViewContext m_context;
    LiveData &m_data;
    QString m_listPage;
    std::optional<FunnelReport> m_report;
    std::optional<Error> m_error;
    bool m_asking = false, m_again = false;

    TextLabel *m_pipelineLabel, *m_modeLabel, *m_fromLabel, *m_toLabel, *m_asOfLabel, *m_explanation, *m_totals;
    QComboBox *m_pipeline, *m_mode;
    QLineEdit *m_from, *m_to, *m_asOf;
    QStackedWidget *m_stack;
    QWidget *m_content;
    FunnelChart *m_chart;
    QTableWidget *m_table;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
