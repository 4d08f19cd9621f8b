// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_against.h"
#include "core/reports/report_library.h"
#include "ui/charts/chart_data.h"
#include "ui/views/reports/report_runner.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace millrace {

class AsOfControl;
class ChartView;
class EmptyState;
class FilterChips;
class ReportTableModel;
class SkeletonRows;
class TextLabel;
class WrapLayout;

/// One report: what it is asked with (parameters, a further condition, as of when, against which earlier state, which
/// chart), its chart and its table. A figure that is chosen, in either, asks for exactly its records.
class ReportView : public QWidget
{
    Q_OBJECT

public:
    /// `listable`: entities whose records can be listed.
    ReportView(const ViewContext &context, QStringList listable, QWidget *parent);
    ~ReportView() override;

    /// Shows another report, or the same one changed; what was typed stays where the report still asks for it.
    void setReport(const ReportEntry &entry);
    const ReportEntry &entry() const { return m_entry; }
    void ask();
    const ReportTable *table() const { return m_runner->table().get(); }
    /// The same with the chart that was chosen: what leaves the page. Null before the first answer.
    std::shared_ptr<const ReportTable> shownTable() const;
    ReportRunner *runner() const { return m_runner; }
    AsOfControl *asOf() const { return m_asOf; }
    /// What it is set against; a day counts for the kinds that need one.
    void setAgainst(const ReportAgainst &against);
    ChartView *chart() const { return m_chart; }
    QTableView *tableView() const { return m_tableView; }
    /// The chart as it is shown; nothing where none is.
    std::optional<ChartData> chartData() const;
    QString title() const;
    /// The way it is drawn; nothing = as the report says.
    void setChartKind(std::optional<ReportChart> kind);
    void retranslate();

Q_SIGNALS:
    void shown();
    /// Controls came or went: Tab must find its way anew.
    void rearranged();
    void recordsAsked(const QString &title, const millrace::Query &query);
    void recordAsked(const millrace::RecordId &id);
    void copyRequested();

private:
    void makeAsking();
    void makeContent();
    void fillParameters();
    void fillCharts();
    void showAnswer();
    void drill(int row, int column);
    void fillAgainst();
    std::optional<ReportAgainst> against();
    std::optional<ReportAsk> asking();
    bool takeDay(QLineEdit *line, QDate *day);
    FormatContext format() const;

    struct Parameter
    {
        ReportParameter asked;
        QWidget *box;
        TextLabel *label;
        QLineEdit *line;
    };
    ViewContext m_context;
    LiveData &m_data;
    QStringList m_listable;
    ReportEntry m_entry;
    std::optional<ReportChart> m_kind;
    Filter m_filter;
    ReportRunner *m_runner;
    ReportTableModel *m_model;
    QWidget *m_asking;
    WrapLayout *m_askingRow;
    std::vector<Parameter> m_parameters;
    FilterChips *m_chips = nullptr;
    QWidget *m_chipsPlace, *m_againstBox, *m_chartBox;
    TextLabel *m_againstLabel, *m_chartLabel, *m_facts;
    AsOfControl *m_asOf;
    QLineEdit *m_against;
    QComboBox *m_againstChoice, *m_chartChoice;
    ReportAgainst::Kind m_againstKind = ReportAgainst::Kind::AsDefined;
    QPushButton *m_stop;
    QStackedWidget *m_stack;
    QSplitter *m_content;
    ChartView *m_chart;
    QWidget *m_chartArea;
    QTableView *m_tableView;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
