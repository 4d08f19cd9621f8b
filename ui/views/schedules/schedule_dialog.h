// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "ui/models/live_data.h"
#include "ui/text/schedule_run.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QTimeEdit;

namespace millrace {

/// Asks which report a schedule writes, with which parameters, when, as what and where.
class ScheduleDialog : public QDialog
{
    Q_OBJECT

public:
    /// `state` as it is; with a null id a new one.
    ScheduleDialog(LiveData &data, ReportShelf shelf, ScheduleState state, QWidget *parent);

    /// What is said so far.
    ScheduleState state() const;
    /// Which folder; the system's dialog unless it is set.
    void setFolderQuestion(std::function<QString(const QString &before)> question) { m_question = std::move(question); }
    void accept() override;

Q_SIGNALS:
    void given(const millrace::ScheduleState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    const ReportEntry *report() const;
    void fillReports();
    void fillParameters();
    void fillDays();
    void askFolder();
    QString problem() const;
    void retranslate();
    TextLabel *addRow(const char *name, QWidget *widget);

    LiveData &m_data;
    ReportShelf m_shelf;
    ScheduleState m_state;
    std::function<QString(const QString &before)> m_question;
    QFormLayout *m_form, *m_parameterForm;
    QComboBox *m_report, *m_rhythm, *m_day, *m_format;
    QLineEdit *m_name, *m_folder;
    QTimeEdit *m_time;
    QCheckBox *m_active;
    QPushButton *m_browse, *m_save, *m_cancel;
    TextLabel *m_problem, *m_dayLabel;
    std::vector<std::pair<TextLabel *, QWidget *>> m_rows;
    std::vector<std::pair<ReportParameter, QLineEdit *>> m_parameters;
};

/// The edit that keeps a schedule: a new record, or a change of the one that it is.
Edit editOfSchedule(const ScheduleState &state, const ReportShelf &shelf, const Catalog &catalog);

} // namespace millrace
