// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_comparison.h"
#include "ui/charts/chart_data.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"
#include "ui/views/funnel/funnel_groups.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace millrace {

class AsOfControl;
class EmptyState;
class ChartView;
class SkeletonRows;

/// The funnel of a pipeline from the journal: a chart, the same numbers as a table, and behind every number exactly
/// the records that it counts. Split by a field, it shows the groups side by side and the funnel of the chosen one.
class FunnelPage : public Page
{
    Q_OBJECT

public:
    /// Lists of records open on `listPage`.
    FunnelPage(const ViewContext &context, QString listPage, QWidget *parent);

    bool isPrintable() const override { return true; }
    bool canPrint() const override;
    void makePrintout(std::function<void(Printout)> ready) override;
    QString title() const override;
    QWidget *mainWidget() override;

    const std::optional<FunnelReport> &report() const { return m_report; }
    ChartView *chart() const { return m_chart; }
    QTableWidget *table() const { return m_table; }
    QTableWidget *groupTable() const { return m_groups; }
    /// As of which moment the funnel is asked for.
    AsOfControl *asOf() const { return m_asOf; }
    void setMode(FunnelMode mode);
    /// Splits by a field ("owner", "customer.industry"); empty = not at all.
    void splitBy(const FieldPath &path);
    /// The numbers shown: of the chosen group, else of all.
    const Funnel &shown() const;
    /// What the funnel is held against, as an outline behind it: nothing, the period before, or one person (an id).
    void compareWith(const QString &what);
    /// The other funnel; null where there is none, as for a single group.
    const Funnel *compared() const;
    /// Asks what changed between two days.
    void openChanges();
    /// What is said about bottlenecks, a sentence or two each.
    QStringList findings() const;

    void copyPicture();
    void copyNumbers();
    /// Writes what is shown, in the format of the name's ending: pdf, png, svg, xlsx or csv.
    Result<void> save(const QString &path);
    /// How the page asks where to write ("pdf", "png", "svg", "xlsx", "csv"); the system's dialog unless it is set.
    void setFileQuestion(std::function<QString(const QString &suffix)> question) { m_question = std::move(question); }
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
    FunnelQuery question() const;
    void showReport(Result<FunnelComparison> report);
    void fillComparisons();
    void fillFindings();
    void fillChart();
    void fillTable();
    void fillGroups();
    void fillGroupings();
    void makeContent();
    void makeExports();
    void askAndSave(const QString &suffix);
    QString groupName(const QString &key) const;
    /// The chart with what was asked for: of the window, of pictures and of paper.
    ChartData chartData() const;
    QString whatWasAsked() const;
    void list(const QString &title, std::vector<RecordId> ids);
    void drillCell(int row, int column);
    void retranslate();
    QDate typedDay(QLineEdit *line, bool *good) const;

    ViewContext m_context;
    LiveData &m_data;
    QString m_listPage;
    std::optional<FunnelReport> m_report, m_there;
    BottleneckFindings m_worse; ///< against the other funnel
    QString m_against;          ///< "earlier", the id of a person; empty = nothing
    std::optional<Error> m_error;
    bool m_asking = false, m_again = false;

    TextLabel *m_pipelineLabel, *m_modeLabel, *m_fromLabel, *m_toLabel, *m_explanation, *m_totals;
    TextLabel *m_groupingLabel, *m_comparisonLabel, *m_findings;
    QComboBox *m_pipeline, *m_mode, *m_grouping, *m_comparison;
    QToolButton *m_export, *m_changes;
    std::function<QString(const QString &suffix)> m_question;
    std::vector<FunnelGrouping> m_groupings;
    FieldPath m_by;
    QString m_group; ///< key of the group whose funnel is shown
    bool m_groupChosen = false;
    QLineEdit *m_from, *m_to;
    AsOfControl *m_asOf;
    QStackedWidget *m_stack;
    QWidget *m_content;
    ChartView *m_chart;
    QTableWidget *m_table, *m_groups;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
