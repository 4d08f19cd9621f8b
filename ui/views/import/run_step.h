// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_label.h"
#include "ui/views/import/import_questions.h"
#include "ui/views/import/import_step.h"

class QListWidget;
class QProgressBar;
class QPushButton;

namespace millrace {

/// The import itself: what is about to happen, how far it is, and what came of it, with the ways back.
class RunStep : public ImportStep
{
    Q_OBJECT

public:
    RunStep(ImportTask &task, const ImportQuestions &questions, QWidget *parent);
    QString title() const override;
    void enter() override;
    void retranslate() override;
    QWidget *firstField() override;
    QString nextLabel() const override;
    bool isReady() const override { return !task().isBusy(); }
    bool isDone() const { return task().report.has_value(); }
    QString headline() const { return m_headline->text(); }

Q_SIGNALS:
    /// The new records are to be seen.
    void showRequested();

private:
    void showState();
    void showReport();

    const ImportQuestions &m_questions;
    IconLabel *m_icon;
    TextLabel *m_headline, *m_counts, *m_findingsLabel;
    QProgressBar *m_bar;
    QPushButton *m_cancel, *m_show, *m_errors, *m_revert;
    QListWidget *m_findings;
};

} // namespace millrace
