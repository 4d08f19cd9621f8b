// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/import/import_task.h"

#include <QWidget>

class QTableView;
class QVBoxLayout;

namespace millrace {

/// One of the six steps. It reads and changes the task; the page around it leads from step to step.
class ImportStep : public QWidget
{
    Q_OBJECT

public:
    ImportStep(ImportTask &task, const char *name, QWidget *parent);

    virtual QString title() const = 0;
    /// Shows the task as it is now; called each time the step is come to.
    virtual void enter() = 0;
    /// Whether the next step can be taken.
    virtual bool isReady() const { return true; }
    /// Sets all texts in the language of now.
    virtual void retranslate() = 0;
    virtual QWidget *firstField() = 0;
    /// The button that leads on; empty = "Next".
    virtual QString nextLabel() const { return {}; }

Q_SIGNALS:
    void readyChanged();

protected:
    void setNote(const QString &note) { m_note->setText(note); }
    QVBoxLayout *column() const { return m_column; }
    /// A row of labelled fields, each label above its field.
    TextLabel *addField(QLayout *row, QWidget *field, int stretch = 0);
    ImportTask &task() const { return m_task; }

private:
    ImportTask &m_task;
    QVBoxLayout *m_column;
    TextLabel *m_note;
};

/// The looks that the tables of the import have in common.
void dressImportTable(QTableView *table, const QString &name);

} // namespace millrace
