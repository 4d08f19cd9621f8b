// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/import_step.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace millrace {

/// Which column becomes which field, with three samples and how sure it is; values for new records that the file lacks;
/// and a name under which all of it can be kept.
class MapStep : public ImportStep
{
    Q_OBJECT

public:
    MapStep(ImportTask &task, QWidget *parent);
    QString title() const override;
    void enter() override;
    bool isReady() const override;
    void retranslate() override;
    QWidget *firstField() override;

    /// Gives a column of the file to a field; an empty key leaves it out. A field has one column.
    void assign(const QString &column, const QString &field);
    void addDefault(const QString &field, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showColumns();
    void showSurety(int row);
    void showDefaults();
    void removeDefault(const QString &field);
    QString samplesOf(int column) const;
    QStringList missing() const;

    QTableWidget *m_table;
    TextLabel *m_missing, *m_defaultsLabel, *m_nameLabel, *m_defaultFieldLabel, *m_defaultValueLabel;
    QComboBox *m_defaultField;
    QLineEdit *m_defaultValue, *m_name;
    QPushButton *m_add, *m_save;
    QWidget *m_defaults;
};

} // namespace millrace
