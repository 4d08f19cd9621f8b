// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fields/field_editor.h"

class QAction;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace millrace {

/// One line: texts, numbers, moments, lengths of time, phones, addresses; understood by ui/text/field_parse.
class LineEditor : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    QString typed() const override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    QLineEdit *line() const { return m_line; }

protected:
    /// What was last set, while the text still says the same; keeps what a text form would lose.
    bool isUntouched() const;
    QLineEdit *m_line;
    Value m_set;
    QString m_setText;
};

/// Several lines; Tab leaves it.
class AreaEditor : public FieldEditor
{
    Q_OBJECT

public:
    AreaEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    QString typed() const override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_area;
};

/// A line for the day with a calendar beside it (Alt+Down); weeks begin on Monday.
class DateEditor : public LineEditor
{
    Q_OBJECT

public:
    DateEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    void retranslate() override;
    bool isPopupOpen() const override { return m_open; }

private:
    void showCalendar();
    QAction *m_calendar;
    bool m_open = false;
};

/// Amount and currency.
class MoneyEditor : public LineEditor
{
    Q_OBJECT

public:
    MoneyEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    void retranslate() override;
    bool isPopupOpen() const override;

private:
    QComboBox *m_currency;
};

} // namespace millrace
