// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_label.h"
#include "ui/views/import/import_step.h"

class QComboBox;
class QSpinBox;
class QStandardItemModel;

namespace millrace {

/// How the file is read: sheet, row of the headings, encoding and delimiter, with its first rows as they come out.
class ParseStep : public ImportStep
{
    Q_OBJECT

public:
    ParseStep(ImportTask &task, QWidget *parent);
    QString title() const override;
    void enter() override;
    bool isReady() const override;
    void retranslate() override;
    QWidget *firstField() override;

private:
    void showPreview();
    void showChoices();
    QString doubt() const;

    QComboBox *m_sheet, *m_encoding, *m_delimiter;
    QSpinBox *m_headerRow;
    TextLabel *m_sheetLabel, *m_encodingLabel, *m_delimiterLabel, *m_headerLabel, *m_doubt;
    IconLabel *m_doubtIcon;
    QTableView *m_table;
    QStandardItemModel *m_rows;
};

} // namespace millrace
