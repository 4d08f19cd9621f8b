// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "ui/shell/view_context.h"
#include "ui/text/schedule_run.h"

#include <atomic>
#include <memory>

class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace millrace {

class EmptyState;
class SkeletonRows;
class TextLabel;

/// Reports that are written by themselves: which, when next, what became of the last time and why, where the files go;
/// made, changed, paused, run now and deleted here. Places: "" the list, "new" or "new/REPORT" a fresh one.
class SchedulesPage : public Page
{
    Q_OBJECT

public:
    SchedulesPage(const ViewContext &context, QWidget *parent);
    ~SchedulesPage() override;

    QString title() const override;
    QStringList breadcrumb() const override;
    PageAddress breadcrumbAddress(int step) const override;
    QString railPage() const override { return QStringLiteral("reports"); }
    void goTo(const QString &place) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *mainWidget() override;

    QTableWidget *table() const { return m_table; }
    const std::vector<ScheduleState> &schedules() const { return m_schedules; }
    /// Null while none is marked.
    const ScheduleState *current() const;
    /// Asks for a new one of that report (empty = the first), or about the marked one.
    void openNew(const QString &report = {});
    void openCurrent();
    void runCurrent();
    void pauseCurrent();
    void removeCurrent();
    void openFolder();

Q_SIGNALS:
    void listed();
    /// A run that was asked for here ended.
    void ran(const millrace::ScheduleOutcome &outcome);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Read
    {
        ReportShelf shelf;
        std::vector<ScheduleState> schedules;
    };
    void makeButtons();
    void addCommands();
    void read();
    void fill();
    void refresh();
    void retranslate();
    void commit(Edit edit, const char *label, std::function<QString()> done);
    QString reportName(const QString &report) const;
    QString resultText(const ScheduleState &state) const;

    ViewContext m_context;
    LiveData &m_data;
    ReportShelf m_shelf;
    std::vector<ScheduleState> m_schedules;
    std::optional<Error> m_error;
    std::optional<QString> m_wanted; ///< the report of a new one that was asked for before the shelf was read
    bool m_read = false, m_reading = false, m_again = false;
    std::vector<std::shared_ptr<std::atomic<bool>>> m_runs; ///< whether each run is to stop

    QPushButton *m_edit, *m_run, *m_pause, *m_remove, *m_folder;
    TextLabel *m_words;
    QStackedWidget *m_stack;
    QTableWidget *m_table;
    EmptyState *m_empty, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
