// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/import_questions.h"
#include "ui/views/import/import_step.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace millrace {

/// What is to be imported, as which kind of record, and how its columns were understood the last time.
class ChooseStep : public ImportStep
{
    Q_OBJECT

public:
    ChooseStep(ImportTask &task, const ImportQuestions &questions, QWidget *parent);
    QString title() const override;
    void enter() override;
    bool isReady() const override;
    void retranslate() override;
    QWidget *firstField() override;
    /// A file that was chosen or dropped.
    void setFile(const QString &path);

private:
    void showEntities();
    void showMappings();
    void showInput();

    const ImportQuestions &m_questions;
    QComboBox *m_entity, *m_mapping;
    QPushButton *m_choose, *m_template;
    ElidedLabel *m_file;
    QPlainTextEdit *m_paste;
    TextLabel *m_entityLabel, *m_mappingLabel, *m_pasteLabel;
};

} // namespace millrace
