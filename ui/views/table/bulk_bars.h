// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk_change.h"
#include "ui/models/record_table_model.h"
#include "ui/theme/typography.h"

#include <QDialog>
#include <QFrame>

class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace millrace {

class FieldEditor;

/// Says what a paste would do before it is done: "Will change 12 rows × 2 columns; 2 cells are invalid".
class PasteBar : public QFrame
{
    Q_OBJECT

public:
    explicit PasteBar(QWidget *parent);
    /// `firstReason` tells what is wrong with the first invalid cell.
    void show(const PastePlan &plan, const QString &firstReason);
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    void applyRequested();
    void cancelRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TextLabel *m_text, *m_reason;
    QPushButton *m_apply, *m_cancel;
};

/// What can be done with several marked rows.
class SelectionBar : public QFrame
{
    Q_OBJECT

public:
    SelectionBar(bool ownable, QWidget *parent);
    void setCount(qint64 marked, qint64 all);

Q_SIGNALS:
    void allRequested();
    void editRequested();
    void transferRequested();
    void exportRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    TextLabel *m_text;
    QPushButton *m_all, *m_edit, *m_transfer, *m_export, *m_remove;
    bool m_ownable;
    qint64 m_marked = 0, m_rows = 0;
};

/// Asks for one field and its new value for many records.
class BulkEditDialog : public QDialog
{
    Q_OBJECT

public:
    /// `field`: the one asked for, or -1 for a choice among all.
    BulkEditDialog(const EntityPtr &entity, LiveData &data, qint64 records, int field, QWidget *parent);
    QComboBox *fields() const { return m_fields; }
    FieldEditor *editor() const { return m_editor; }

Q_SIGNALS:
    void applied(int field, const millrace::Value &value);

private:
    void showEditor();
    EntityPtr m_entity;
    LiveData &m_data;
    QComboBox *m_fields;
    QVBoxLayout *m_place;
    FieldEditor *m_editor = nullptr;
    TextLabel *m_problem;
};

/// What an export holds and how it is written.
struct ExportWish
{
    enum class Scope { View, Marked, Everything };
    Scope scope = Scope::View;
    bool shownColumns = true;
    QString suffix = QStringLiteral("xlsx");
};

/// Asks for it. With nothing marked the view is offered.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `cards`: the records can be contact cards.
    ExportDialog(qint64 shown, qint64 marked, bool cards, QWidget *parent);
    ExportWish wish() const;

Q_SIGNALS:
    void chosen(const millrace::ExportWish &wish);

private:
    QRadioButton *m_view, *m_marked, *m_everything;
    QComboBox *m_format;
    QCheckBox *m_allColumns;
};

} // namespace millrace
