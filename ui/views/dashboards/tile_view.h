// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/dashboard_tile_run.h"
#include "ui/charts/chart_data.h"
#include "ui/print/printout.h"
#include "ui/text/format_context.h"
#include "ui/theme/typography.h"

#include <QFrame>

class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace millrace {

class ChartView;
class IconLabel;

/// One tile of a dashboard: its title, and a figure, a chart, a table, a ranking or a text below. What is chosen in it
/// is told as what lies behind it. While the dashboard is arranged it takes the keys itself and nothing in it can be
/// chosen.
class TileView : public QFrame
{
    Q_OBJECT

public:
    explicit TileView(QWidget *parent);

    void setTile(const DashboardTile &tile);
    const DashboardTile &tile() const { return m_tile; }
    /// Shows the numbers, or why there are none.
    void showAnswer(const Result<TileAnswer> &answer, const FormatContext &context, const QString &problem);
    const std::optional<TileAnswer> &answer() const { return m_answer; }
    void setEditing(bool editing);
    bool isEditing() const { return m_editing; }
    /// What stands in it as one line; for tests and readers.
    QString figureText() const { return m_figure->text(); }
    /// Adds what is shown to a printout: its title, and below it the figure, the chart or the rows of the table.
    void addTo(Printout &paper) const;
    QString colour() const { return m_colour; }
    ChartView *chart() const { return m_chart; }
    /// Switches between a chart and the same figures as a table.
    QToolButton *twin() const { return m_twin; }
    QTableWidget *table() const { return m_table; }
    QString message() const { return m_message->text(); }
    /// How near to the lower right corner a press means to resize.
    static constexpr int grip = 20;

Q_SIGNALS:
    /// The whole dashboard is to be narrowed to what a figure of this tile is about.
    void filterAsked(const QString &entity, const millrace::Filter &filter, const QString &words);
    /// The records behind a figure.
    void recordsAsked(const millrace::Query &query, const QString &title);
    void recordListAsked(const QString &entity, const std::vector<millrace::RecordId> &ids, const QString &title);
    void recordAsked(const QString &entity, const millrace::RecordId &id);
    void targetsAsked();
    /// The chart as a picture, without what was taken out of it.
    void copyAsked(const millrace::ChartData &chart);
    void editAsked();
    void removeAsked();
    /// By units of the grid.
    void moveAsked(int columns, int rows);
    void resizeAsked(int columns, int rows);
    void pressed(QPoint globalPlace, bool resizes);
    void dragged(QPoint globalPlace);
    void released();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showFigure();
    void showChart();
    void showTwin();
    void clearTable();
    void showTable();
    void showLeaderboard();
    void tell(const QString &message);
    void chosenInChart(int row, int column);
    void chosenInTable(int row, int column);
    void chosenDatum(const ChartDatum &datum);
    void retranslate();

    DashboardTile m_tile;
    std::optional<TileAnswer> m_answer;
    FormatContext m_context;
    QString m_colour;             ///< of the threshold that is passed
    std::vector<int> m_tableRows; ///< of the table behind the rows shown
    std::vector<int> m_tableColumns;
    std::vector<std::vector<ChartDatum>> m_twinData; ///< of the cells, while the chart is shown as a table
    bool m_editing = false, m_pressed = false;

    ElidedLabel *m_title;
    IconLabel *m_mark;
    QToolButton *m_twin, *m_edit, *m_remove;
    QStackedWidget *m_stack;
    QWidget *m_figurePage;
    TextLabel *m_figure, *m_under, *m_text, *m_message;
    ChartView *m_chart;
    QTableWidget *m_table;
};

} // namespace millrace
