// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "ui/models/live_data.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace millrace {

class ConditionEdit;
class WrapLayout;

/// The conditions of a list, one chip each: a click edits one, its cross takes it away, a button adds another. What all
/// must hold stands side by side; anything deeper is one chip that the editor of the whole opens.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    FilterChips(EntityPtr entity, LiveData &data, QWidget *parent);
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    /// What "$key" is called in conditions of a report.
    void setParameters(const QHash<QString, QString> &words);
    /// Adds a condition on the field, or edits the one that stands, in a panel at that place.
    void edit(const FieldPath &path, const QPoint &globalPos);
    int chipCount() const { return int(m_chips.size()); }
    QString chipText(int chip) const;
    void retranslate();

Q_SIGNALS:
    void filterChanged(const millrace::Filter &filter);
    void editorRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void open(int place, const FieldPath &path, const QPoint &globalPos);
    void replace(int place, const Filter &condition);
    struct Chip
    {
        QFrame *frame;
        QToolButton *text;
    };
    EntityPtr m_entity;
    LiveData &m_data;
    Filter m_filter;
    QHash<QString, QString> m_parameters;
    WrapLayout *m_row;
    std::vector<Chip> m_chips;
    QToolButton *m_add, *m_editor, *m_clear;
};

/// The panel of one condition; each change acts at once.
class ConditionPanel : public QFrame
{
    Q_OBJECT

public:
    ConditionPanel(EntityPtr entity, LiveData &data, QWidget *parent);
    ConditionEdit *edit() const { return m_edit; }
    void openAt(const QPoint &globalPos, const QString &title);

Q_SIGNALS:
    void removed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ConditionEdit *m_edit;
    class TextLabel *m_title;
    QPushButton *m_remove, *m_done;
};

} // namespace millrace
