// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/forecast_report.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace millrace {

class AsOfControl;
class BandPicture;
class EmptyState;
class SkeletonRows;

/// What a quarter will bring: by category from person to manager, with what was said in the place of a computed line,
/// and the range that the company's own past lets expect. On a second sheet every kept forecast beside what came of it.
/// Places: "" is the running quarter, "2026Q1" that one.
class ForecastPage : public Page
{
    Q_OBJECT

public:
    /// Lists of opportunities open on `listPage`.
    ForecastPage(const ViewContext &context, QString listPage, QWidget *parent);

    QString title() const override;
    QStringList breadcrumb() const override;
    QString place() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;

    const std::optional<ForecastReport> &report() const { return m_report; }
    const std::optional<ForecastAccuracy> &accuracy() const { return m_accuracy; }
    QTreeWidget *lines() const { return m_lines; }
    QTreeWidget *scores() const { return m_scores; }
    QTreeWidget *outcomes() const { return m_outcomes; }
    AsOfControl *asOf() const { return m_asOf; }
    QString warnings() const;
    void showQuarter(QDate day);
    void showAccuracy(bool shown);
    /// Keeps the forecast of now as records, to be scored when the quarter is over.
    void keep();
    /// Asks what is to stand in the place of a computed line, and why.
    void editLine(const RecordId &person, ForecastCategory category);
    /// Stores it as a record; in the place of the one that stood there.
    void sayAmount(const RecordId &person, ForecastCategory category, const Money &amount, const QString &reason);
    /// Takes what was said away, so that the computed line counts again.
    void takeBack(const RecordId &person, ForecastCategory category);
    /// Lists the opportunities behind a line: open ones of the person and of all below, in the quarter.
    void drill(const RecordId &person);

Q_SIGNALS:
    void reportShown();
    void accuracyShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHeader();
    void makeSheets();
    void ask();
    void askAccuracy();
    void fill();
    void fillTotal(QTreeWidgetItem *item);
    void fillAccuracy();
    void commit(std::vector<Edit> edits, const QString &label, const QString &done);
    const ForecastReportLine *lineOf(const RecordId &person) const;
    std::optional<ForecastOverride> saidOf(const RecordId &person, ForecastCategory category) const;
    bool isChangeable() const;
    QString shownMoney(std::int64_t minor) const;
    QString nameOf(const ForecastReportLine &line) const;
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    QString m_listPage;
    QDate m_quarter; ///< its first day
    std::optional<ForecastReport> m_report;
    std::optional<ForecastAccuracy> m_accuracy;
    std::optional<Error> m_error;
    bool m_asking = false, m_again = false;

    QToolButton *m_earlier, *m_later;
    QPushButton *m_keep;
    TextLabel *m_title, *m_days, *m_sentence, *m_warnings;
    AsOfControl *m_asOf;
    QTabWidget *m_sheets;
    QStackedWidget *m_stack;
    QWidget *m_content;
    BandPicture *m_band;
    QTreeWidget *m_lines, *m_scores, *m_outcomes;
    TextLabel *m_scoresText, *m_outcomesText;
    EmptyState *m_empty, *m_failed, *m_noScores;
    QStackedWidget *m_scoreStack;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
