// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/list_layout.h"

#include <QFrame>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QToolButton;

namespace millrace {

/// A panel that chooses the columns of a list: a line to find a field by any part of its name, a box to tick, the
/// sequence by dragging or by the arrows. Every change acts at once; closes with Esc.
class ColumnChooser : public QFrame
{
    Q_OBJECT

public:
    ColumnChooser(EntityPtr entity, const ListLayout &layout, const QString &locale, QWidget *parent);
    void openBelow(QWidget *button);
    QListWidget *list() const { return m_list; }
    QLineEdit *search() const { return m_search; }

Q_SIGNALS:
    void fieldsChanged(const QStringList &fields);
    void firstFrozenChanged(bool frozen);
    void standardRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const QStringList &shown);
    void tell();
    void shift(int step);
    void narrow(const QString &text);
    EntityPtr m_entity;
    QString m_locale;
    QLineEdit *m_search;
    QListWidget *m_list;
    QToolButton *m_up, *m_down;
    QCheckBox *m_frozen;
    QPushButton *m_standard;
    bool m_filling = false;
};

} // namespace millrace
