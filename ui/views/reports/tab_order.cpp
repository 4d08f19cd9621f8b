// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/tab_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QWidget>

namespace millrace {

namespace {

void collectFocus(QWidget *widget, QList<QWidget *> &order);

void collectFocus(QLayout *layout, QList<QWidget *> &order)
{
    for (int i = 0; layout && i < layout->count(); ++i) {
        if (QWidget *widget = layout->itemAt(i)->widget())
            collectFocus(widget, order);
        else
            collectFocus(layout->itemAt(i)->layout(), order);
    }
}

void collectFocus(QWidget *widget, QList<QWidget *> &order)
{
    if (widget->focusPolicy() & Qt::TabFocus)
        order << widget;
    if (auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collectFocus(splitter->widget(i), order);
    } else if (auto *area = qobject_cast<QScrollArea *>(widget)) {
        if (area->widget())
            collectFocus(area->widget(), order);
    } else {
        collectFocus(widget->layout(), order);
    }
}

} // namespace

void followLayout(QWidget *root)
{
    QList<QWidget *> order;
    collectFocus(root, order);
    for (qsizetype i = 0; i + 1 < order.size(); ++i)
        QWidget::setTabOrder(order.at(i), order.at(i + 1));
}

} // namespace millrace
